"""疑似误识, 你是不是要找 and 少写几个字: what is near where little is found."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.chinese.shapes import alike
from articles.search.nearby import frequent_words
from articles.search.suspects import MOST
from tests.search.asking import ask, index_all
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_words_of_another_archive() -> None:
    frequent_words.cache_clear()


def twin(char: str) -> str:
    """What looks most like it."""
    return next(iter(alike(char)))


def test_a_misread_phrase_is_shown_apart() -> None:
    make_article(headline="信息", body="国际信息湛项目开工。")
    index_all()
    page = ask("国际信息港")
    assert page.count == 0
    ((place,),) = [hit.places for hit in page.suspects.hits]
    assert [part.text for part in place.snippet.parts if part.differs] == ["湛"]


@pytest.mark.parametrize(("typed", "differs"), [("张讳国", "伟"), ("胀伟国", "张"), ("张伟围", "国")])
def test_any_one_character_may_differ(typed: str, differs: str) -> None:
    make_article(headline="人物", body="记者见到了张伟国先生。")
    index_all()
    (hit,) = ask(typed).suspects.hits
    assert [part.text for part in hit.places[0].snippet.parts if part.differs] == [differs]


@pytest.mark.parametrize("field", ["headline", "kicker", "body"])
@pytest.mark.parametrize("printed", ["河边新栽树", "河边新栽柳树", "河边新栽柳树了", "河边新栽柳树全都活过了这个冬天"])
def test_wherever_it_differs_in_a_long_word(printed: str, field: str) -> None:
    make_article(**{"headline": "绿化", "body": "无关的话。", field: printed})
    index_all()
    for place, char in enumerate(printed):
        (hit,) = ask(f"{printed[:place]}{twin(char)}{printed[place + 1 :]}").suspects.hits
        assert [part.text for part in hit.places[0].snippet.parts if part.differs] == [char]


def test_of_several_long_words_each_may_differ() -> None:
    words = ["河边新栽柳树", "桥头旧有茶馆", "山上又添亭子", "城里刚修马路"]
    make_article(headline="城市", body="，".join(words))
    index_all()
    for word in words:
        typed = " ".join(f"{twin(one[0])}{one[1:]}" if one == word else one for one in words)
        assert len(ask(typed).suspects.hits) == 1


def test_what_is_found_as_typed_is_not_suspected() -> None:
    make_article(headline="人物", body="张伟国和张讳国。")
    index_all()
    page = ask("张伟国")
    assert page.count == 1
    assert page.suspects.hits == ()


def test_a_word_that_is_printed_is_not_suspected_beside_one_that_is_not() -> None:
    make_article(headline="人物", body="张卫国在国际信息港。")
    index_all()
    (hit,) = ask("张卫国 国际信息湛").suspects.hits
    assert [part.text for part in hit.places[0].snippet.parts if part.differs] == ["港"]


def test_another_number_is_no_misread_one() -> None:
    make_article(headline="收成", body="共2.5亿元。")
    index_all()
    assert ask("2.4亿元").suspects.hits == ()


def test_it_is_said_how_many_are_suspected() -> None:
    for number in range(MOST + 2):
        make_article(headline=f"信息{number}", body="国际信息港。")
    index_all()
    page = ask("国际信息湛")
    assert (len(page.suspects.hits), page.suspects.count) == (MOST, MOST + 2)


def test_characters_that_do_not_look_alike_are_no_misreading() -> None:
    make_article(headline="人物", body="张大伟和国际信息巷。")
    index_all()
    assert ask("张小伟").suspects.hits == ask("国际信息港").suspects.hits == ()


def test_a_name_leads_to_no_other_name() -> None:
    make_article(None, [("记者", "张太伟")], headline="人物", body="无关的话。")
    index_all()
    assert ask("张大伟").suspects.hits == ()


def test_short_words_are_never_suspected() -> None:
    make_article(headline="人物", body="水稻。")
    index_all()
    assert ask("水道").suspects.hits == ()


def test_suspects_keep_to_the_chosen_conditions() -> None:
    make_article(make_page("1", dt.date(2023, 9, 12)), headline="信息", body="国际信息港。")
    index_all()
    assert ask("国际信息湛", kind="photo").suspects.hits == ()
    assert ask("国际信息湛 2024-01").suspects.hits == ()
    assert len(ask("国际信息湛 2023-09").suspects.hits) == 1


@pytest.mark.parametrize("typed", ["张玮国", "章伟国", "张伟锅"])
def test_reporters_near_by_sound_or_character_are_offered(typed: str) -> None:
    make_article(headline="人物", bylines=[("记者", "张伟国")])
    index_all()
    assert [(near.text, near.count) for near in ask(typed).near] == [("张伟国", 1)]


def test_of_two_character_names_only_those_that_sound_alike_are_offered() -> None:
    make_article(headline="人物", bylines=[("记者", "陈超"), ("记者", "陈芳")])
    index_all()
    assert [near.text for near in ask("陈操").near] == ["陈超"]


def test_what_is_offered_keeps_to_the_other_conditions() -> None:
    make_article(make_page("1", dt.date(2023, 9, 12)), headline="人物", bylines=[("记者", "张伟国")])
    make_article(make_page("1", dt.date(2024, 9, 12)), headline="又见", bylines=[("记者", "张伟国")])
    index_all()
    assert [(near.query, near.count) for near in ask("张玮国 2023-09").near] == [("张伟国 2023-09", 1)]
    assert [near.count for near in ask("张玮国", year="2024").near] == [1]
    assert ask("张玮国", year="2022").near == ()


def test_frequent_words_that_sound_alike_are_offered() -> None:
    make_article(headline="水稻水稻", body="水稻。")
    index_all()
    assert [near.text for near in ask("水道").near] == ["水稻"]


def offered(typed: str) -> list[str]:
    return [part.text for part in ask(typed).searched.parts]


def test_parts_of_what_was_typed_are_offered() -> None:
    make_article(headline="水稻", body="农民。")
    index_all()
    assert offered("水稻农民机器人") == ["水稻 农民", "水稻", "农民"]


def test_a_headline_with_a_word_left_out_is_found_by_its_words_together() -> None:
    make_article(headline="早春的湖边 游人如织")
    make_article(headline="湖边的早春")
    index_all()
    assert offered("早春湖边游人如织")[0] == "早春 湖边 游人如织"
    assert ask(ask("早春湖边游人如织").searched.parts[0].query).count == 1


def test_a_headline_with_a_short_word_left_out_is_found_too() -> None:
    make_article(headline="又到最美银杏季")
    make_article(headline="银杏")
    index_all()
    assert offered("又到银杏季")[0] == "又 到 银杏 季"


def test_all_words_together_keep_their_numbers() -> None:
    make_article(headline="2024年又到最美银杏季", body="第5期")
    make_article(headline="银杏")
    index_all()
    assert offered("2024年又到银杏季")[0] == "2024年 又 到 银杏 季"


def test_the_other_words_are_offered_without_the_one_that_fails() -> None:
    make_article(headline="水稻丰收", body="农民。")
    index_all()
    assert offered("水稻 机器人 农民")[0] == "水稻 农民"


@pytest.mark.parametrize("typed", ["10月25日见恐龙", "2023年10月恐龙", "总第5262期", "总第 5262 期", "5262", "第10期"])
def test_no_bare_number_and_no_piece_of_a_word_is_offered(typed: str) -> None:
    make_article(headline="10月", body="10，25，5262，2023，期，第。恐。")
    index_all()
    page = ask(typed)
    words = [near.text for near in (*page.near, *(page.searched.parts if page.searched else ()))]
    assert [word for word in words if any(len(part) < 2 or part.isdecimal() for part in word.split())] == []


def test_what_is_offered_keeps_the_days_that_were_asked_for() -> None:
    make_article(make_page("1", dt.date(2023, 9, 12)), headline="水稻", body="农民。")
    index_all()
    assert [part.query for part in ask("水稻农民机器人 2023-09").searched.parts][:1] == ["水稻 农民 2023-09"]
    assert offered("水稻农民机器人 2024-09") == []
