"""The words of a search on the article's own page: which places are marked, in which text, with which number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.typography import full_width
from articles.models import Article
from articles.models.sight import PUBLIC, STAFF, looking
from articles.search.analysis import normalise
from articles.search.found import WordsFound, found_in, marked_lines
from articles.search.highlight import Part
from tests.support.factories import make_article, make_byline

pytestmark = pytest.mark.django_db


def sought(typed: str, article: Article) -> WordsFound:
    found = found_in(typed, article)
    assert found is not None
    return found


def marks(parts: tuple[Part, ...]) -> list[tuple[int, str]]:
    """Number and text of each marked piece."""
    return [(part.place, part.text) for part in parts if part.marked]


@pytest.mark.parametrize(
    ("typed", "printed", "expected"),
    [
        ("湖边", "早春的湖边，湖边的柳树。", ["湖边", "湖边"]),
        ("柳樹", "湖边的柳树。", ["柳树"]),
        ("ＡＢ12", "编号ab12。", ["ab12"]),
        ("于2013年", "于 2013\n年", ["于 2013\n年"]),
        ("柳 风筝", "风筝挂在柳树上。", ["风筝", "柳"]),
        ('"湖边 的柳"', "湖边的柳树。", ["湖边的柳"]),
        ("湖边 -风筝", "湖边的风筝。", ["湖边"]),
        ("树", "柳树桃树。", ["树", "树"]),
        ("湖边 2023-09-12", "湖边。", ["湖边"]),
        ("正文:湖边", "湖边。", []),
    ],
)
def test_what_the_search_finds_is_marked(typed: str, printed: str, expected: list[str]) -> None:
    found = sought(typed, make_article(body=printed))
    (parts,) = found.mark("body", printed)
    assert [text for _, text in marks(parts)] == expected
    assert [place for place, _ in marks(parts)] == list(range(1, len(expected) + 1))


def test_places_are_numbered_through_the_page() -> None:
    found = sought("湖边", make_article(headline="湖边", body="湖边。\n又到湖边。"))
    pieces = [marks(found.mark(name, text)[0]) for name, text in (("headline", "湖边"), ("body", "又到湖边。"))]
    assert (pieces, found.count) == ([[(1, "湖边")], [(2, "湖边")]], 2)


def test_a_find_that_begins_in_the_dateline_is_one_place() -> None:
    found = sought("本报讯昨天", make_article(dateline="本报讯", body="昨天开会。"))
    before, after = found.mark("body", "本报讯", "昨天开会。")
    assert (marks(before), marks(after), found.count) == ([(1, "本报讯")], [(0, "昨天")], 1)


def test_a_field_is_marked_in_that_field_alone() -> None:
    found = sought("标题:湖边", make_article(headline="湖边", body="湖边。"))
    marked = [marks(found.mark(name, "湖边")[0]) for name in ("headline", "kicker", "body", "")]
    assert marked == [[(1, "湖边")], [], [], []]


def test_a_name_is_marked_and_role_and_name_together_mark_the_name() -> None:
    article = make_article()
    byline = make_byline(article, "记者", "李四", printed="■记者 李 四")
    for typed in ("李四", "记者李四", "署名:李四", "作者:李 四"):
        found = sought(typed, Article.objects.get(pk=article.pk))
        found.mark_names()
        assert (typed, marks(found.names[byline.pk])) == (typed, [(1, "李四")])


def test_a_misread_word_is_marked_with_the_character_that_differs() -> None:
    found = sought("湖边的榔树", make_article(body="湖边的柳树发了芽。"))
    (parts,) = found.mark("body", "湖边的柳树发了芽。")
    told = [(part.text, part.differs, part.place) for part in parts if part.marked]
    assert told == [("湖边的", False, 1), ("柳", True, 0), ("树", False, 0)]


def test_a_word_that_stands_there_is_not_looked_for_misread() -> None:
    found = sought("湖边的柳树 或 湖边的榔树", make_article(body="湖边的柳树，湖边的桃树。"))
    (parts,) = found.mark("body", "湖边的柳树，湖边的桃树。")
    assert [text for _, text in marks(parts)] == ["湖边的柳树"]


def test_what_only_the_first_reading_has_is_shown_to_those_who_may_read_it() -> None:
    article = make_article(body="水稻丰收。", original_body="水滔丰收。\n末行。", version=2)
    for sight, expected in ((STAFF, ["水滔"]), (PUBLIC, [])):
        with looking(lambda sight=sight: sight):
            found = sought("水滔", article)
            assert [text for parts in found.in_original() for _, text in marks(parts)] == expected


def test_the_first_reading_is_not_asked_where_the_text_has_the_words(django_assert_num_queries) -> None:
    made = make_article(body="水稻丰收。", original_body="水滔丰收。", version=2)
    article = Article.objects.with_context().get(pk=made.pk)
    with looking(lambda: STAFF), django_assert_num_queries(0):
        assert sought("水稻", article).in_original() == []


@pytest.mark.parametrize("typed", ["", "《》", "2023-09-12", "-广告", " ", "\0"])
def test_what_asks_for_no_words_marks_nothing(typed: str) -> None:
    assert found_in(typed, make_article(body="广告")) is None
    assert marked_lines(None, "body", "广告") == [(Part("广告"),)]


def test_a_huge_query_is_cut_as_the_search_cuts_it() -> None:
    found = sought("湖" * 100_000, make_article(body="湖" * 300))
    assert (len(found.typed), found.mark("body", "湖" * 300)[0][0].text) == (200, "湖" * 300)


TEXT = st.text(alphabet="湖边柳树的，,.。:：“”\"'《》() ab1２％—-…㎡著着𠮷\u202e\u3000", max_size=40)


@given(typed=st.text(max_size=30) | TEXT, text=TEXT, dateline=TEXT)
def test_parts_joined_are_the_text_and_each_place_begins_once(typed: str, text: str, dateline: str) -> None:
    found = found_in(typed, Article(body=text, dateline=dateline, pk=1, headline=dateline))
    before, after = marked_lines(found, "body", dateline, text)
    assert ("".join(part.text for part in before), "".join(part.text for part in after)) == (dateline, text)
    places = [part.place for part in (*before, *after) if part.place]
    assert places == list(range(1, (found.count if found else 0) + 1))


@given(TEXT)
def test_punctuation_as_it_is_shown_is_the_same_to_the_search(text: str) -> None:
    assert normalise(full_width(text)) == normalise(text)
