from __future__ import annotations

import datetime as dt

import pytest

from tests.support.factories import make_article, make_byline, make_page, make_reporter, make_undated_page

pytestmark = pytest.mark.django_db


def shown(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_names_stand_under_their_letter_with_pinyin_and_count(client) -> None:
    for name in ("张三", "李四", "李四"):
        make_article(None, [("记者", name)])
    index = shown(client, "/reporters/")
    assert index.index(">李四<") < index.index(">张三<")
    assert "Li Si" in index
    assert 'href="?letter=L"' in index
    assert 'href="?letter=A"' not in index


def test_a_name_in_latin_letters_is_not_said_twice(client) -> None:
    make_article(None, [("记者", "John Smith")])
    assert shown(client, "/reporters/").count("John Smith") == 1


@pytest.mark.parametrize("typed", ["張三", "张 三", "ＺＨＡＮＧ", "zhang'san", "zs", "三丰"])
def test_the_index_is_searched_in_any_script_by_alias_and_by_initials(client, typed: str) -> None:
    make_article(None, [("记者", "李四"), ("记者", "张三")])
    make_reporter("张三").aliases.create(name="三丰")
    index = shown(client, f"/reporters/?q={typed}")
    assert ">张三<" in index
    assert "李四" not in index


def test_people_without_shown_articles_are_not_listed(client) -> None:
    make_article(make_undated_page(), [("记者", "张三")])
    assert "张三" not in shown(client, "/reporters/")


@pytest.mark.parametrize("typed", ["李", "lisi", "li si", "LI"])
def test_the_index_can_be_narrowed_by_name_or_pinyin(client, typed: str) -> None:
    make_article(None, [("记者", "李四")])
    make_article(None, [("记者", "张三")])
    index = shown(client, f"/reporters/?q={typed}")
    assert "李四" in index
    assert "张三" not in index


def test_the_index_can_be_narrowed_by_role(client) -> None:
    make_article(None, [("记者", "李四"), ("通讯员", "张三")])
    index = shown(client, "/reporters/?role=通讯员")
    assert "张三" in index
    assert "李四" not in index


def test_an_empty_archive_says_what_will_stand_here(client) -> None:
    assert "还没有公开的署名文章" in shown(client, "/reporters/")


def test_a_reporter_has_span_roles_and_companions(client) -> None:
    make_article(make_page(date=dt.date(2020, 1, 2)), [("记者", "李四"), ("摄影", "张三")])
    make_article(make_page(date=dt.date(2023, 5, 6)), [("见习记者", "李四")])
    page = shown(client, "/reporters/li-si/")
    assert "2020年1月2日至2023年5月6日，署名 2 篇" in page
    assert "见习记者 1" in page
    assert 'href="/reporters/zhang-san/"' in page


def test_everyone_is_an_author_and_the_printed_role_of_that_name_says_who_wrote(client) -> None:
    make_article(None, [("作者", "李四")])
    page = shown(client, "/reporters/li-si/")
    assert '<a href="/reporters/" aria-current="page">作者</a>' in page
    assert "撰文 1" in page
    assert '<option value="作者">撰文</option>' in page
    assert '<span class="role">撰文</span>' in page


def test_articles_stand_newest_first_unless_asked_otherwise(client) -> None:
    make_article(make_page(date=dt.date(2020, 1, 2)), [("记者", "李四")], headline="旧稿")
    make_article(make_page(date=dt.date(2023, 5, 6)), [("记者", "李四")], headline="新稿")
    newest = shown(client, "/reporters/li-si/")
    oldest = shown(client, "/reporters/li-si/?sort=oldest")
    assert newest.index("新稿") < newest.index("旧稿")
    assert oldest.index("旧稿") < oldest.index("新稿")


@pytest.mark.parametrize("query", ["year=2020", "role=摄影", "page_number=C02"])
def test_the_list_can_be_narrowed(client, query: str) -> None:
    make_article(make_page("C02", dt.date(2020, 1, 2)), [("摄影", "李四")], headline="找得到")
    make_article(make_page("1", dt.date(2023, 5, 6)), [("记者", "李四")], headline="不相干")
    page = shown(client, f"/reporters/li-si/?{query}")
    assert "找得到" in page
    assert "不相干" not in page


def test_two_bylines_under_one_article_list_it_once(client) -> None:
    make_article(None, [("记者", "李四"), ("摄影", "李四")], headline="一稿两职")
    assert shown(client, "/reporters/li-si/").count("一稿两职") == 1


def test_long_lists_are_parted_and_keep_the_filters(client) -> None:
    for _ in range(21):
        make_article(None, [("记者", "李四")])
    page = shown(client, "/reporters/li-si/?year=2024")
    assert "第 1—20 篇，共 21 篇" in page
    assert "year=2024&amp;page=2" in page
    assert "第 21 篇，共 21 篇" in shown(client, "/reporters/li-si/?page=99")


def test_doubtful_bylines_are_counted(client) -> None:
    make_byline(make_article(), "记者", "李四", certain=False)
    assert "1 处署名是机器拿不准的" in shown(client, "/reporters/li-si/")


@pytest.mark.parametrize("query", ["year=x", "year=99999", "page=x", "role=%00", "sort=x", "page=-1"])
def test_nonsense_in_the_address_does_no_harm(client, query: str) -> None:
    make_article(None, [("记者", "李四")])
    shown(client, f"/reporters/li-si/?{query}")
    shown(client, f"/reporters/?{query}")


def test_an_unknown_reporter_is_not_found(client) -> None:
    assert client.get("/reporters/nobody/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_list(client, django_assert_max_num_queries) -> None:
    for n in range(15):
        make_article(None, [("记者", "李四"), ("通讯员", f"王小{n}")])
    # One more for each role: whether anything public is signed in it.
    with django_assert_max_num_queries(8):
        client.get("/reporters/")
    with django_assert_max_num_queries(12):
        client.get("/reporters/li-si/")


def test_names_without_a_letter_stand_together_at_the_end(client) -> None:
    make_article(bylines=[("记者", name) for name in ["3号站", "阿明", "张三", "Иван Петров", "Émile Zola", "吕布"]])
    index = client.get("/reporters/").content.decode()
    order = ["阿明", "Émile Zola", "吕布", "张三", "3号站", "Иван Петров"]
    places = [index.index(f">{name}<") for name in order]
    assert places == sorted(places)
    assert index.count('id="other"') == 1
