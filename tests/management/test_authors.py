"""manage.py merge_reporters and split_reporter: what they say, and that an error leaves nothing half done."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article, Reporter, Revision
from tests.support.factories import make_article, make_page, make_reporter

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def articles() -> list[Article]:
    return [
        make_article(make_page("1", dt.date(2001, 5, 6)), [("记者", "张三")], headline="老稿"),
        make_article(make_page("1", dt.date(2019, 5, 6)), [("摄影", "张三"), ("记者", "李四")], headline="新稿"),
    ]


def test_merging_says_how_many_and_where_the_address_leads(articles: list[Article]) -> None:
    assert run("merge_reporters", "zhang-san", "li-si") == "已合并：zhang-san 的 2 篇归 li-si（李四），原网址转到那里\n"


def test_people_may_be_named_by_address_or_by_name(articles: list[Article]) -> None:
    run("merge_reporters", "https://archive.example/reporters/zhang-san/", "李四")
    assert Reporter.objects.get(name="张三").merged_into.name == "李四"


def test_a_trial_changes_nothing(articles: list[Article]) -> None:
    before = Revision.objects.count()
    assert "2 篇会归 li-si" in run("merge_reporters", "zhang-san", "li-si", "--dry-run")
    listed = run("split_reporter", "zhang-san", "--years", "2001", "--dry-run")
    assert f"{articles[0].permalink_id} 2001-05-06 第1版 老稿 记者 张三" in listed
    assert "会分出 1 篇" in listed
    assert (Revision.objects.count(), Reporter.objects.count()) == (before, 2)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [(("--years", "2010-2019"), "新稿"), (("--roles", "记者"), "老稿"), (("--articles", "CODE"), "新稿")],
)
def test_splitting_by_years_roles_or_articles(articles: list[Article], chosen: tuple[str, str], expected: str) -> None:
    code = articles[1].permalink_id
    arguments = [code if one == "CODE" else one for one in chosen]
    said = run("split_reporter", "zhang-san", *arguments, "--note", "摄影部")
    assert said == "已拆分：1 篇归 zhang-san-2（张三（摄影部）），其余仍归 zhang-san\n"
    assert Article.objects.get(bylines__reporter__slug="zhang-san-2").headline == expected


def test_a_wrong_merging_is_undone_by_splitting(articles: list[Article]) -> None:
    run("merge_reporters", "zhang-san", "li-si")
    assert "会分出 2 篇" in run("split_reporter", "li-si", "--into", "zhang-san", "--dry-run")
    assert run("split_reporter", "li-si", "--into", "zhang-san") == "已还原：2 篇归 zhang-san（张三），其余仍归 li-si\n"
    assert list(articles[1].bylines.order_by("order").values_list("reporter__slug", flat=True)) == [
        "zhang-san",
        "li-si",
    ]


def test_who_did_it_is_noted(articles: list[Article]) -> None:
    editor = User.objects.create_user("bianji")
    run("merge_reporters", "zhang-san", "li-si", "--by", "bianji")
    assert set(Revision.objects.filter(version=2).values_list("by", flat=True)) == {editor.pk}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("merge_reporters", "nobody", "li-si"), "没有作者“nobody”"),
        (("merge_reporters", "li-si", "li-si"), "没有合并：li-si 就是这一位"),
        (("merge_reporters", "zhang-san", "li-si", "--by", "nobody"), "没有账户“nobody”"),
        (("split_reporter", "zhang-san"), "要写明分出哪些"),
        (("split_reporter", "zhang-san", "--years", "1999"), "没有这样的署名"),
        (("split_reporter", "zhang-san", "--years", "2019-2001"), "前后颠倒"),
        (("split_reporter", "zhang-san", "--years", "今年"), "不是年份"),
        (("split_reporter", "zhang-san", "--years", "1990-2030"), "都选中了"),
        (("split_reporter", "zhang-san", "--articles", "2222222222"), "2222222222"),
        (("split_reporter", "zhang-san", "--roles", "摄影", "--note", "长" * 21), "不能超过 20 个字"),
        (("split_reporter", "zhang-san", "--roles", "摄影", "--into", "zhang-san"), "--into 要写另一位"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line_and_changes_nothing(
    articles: list[Article], arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(CommandError, match=said) as raised:
        run(*arguments)
    assert "\n" not in str(raised.value)
    assert (Revision.objects.filter(version=2).count(), Reporter.objects.count()) == (0, 2)


def test_an_article_that_he_did_not_sign_is_named(articles: list[Article]) -> None:
    other = make_article(None, [("记者", "李四")])
    with pytest.raises(CommandError, match=f"{other.permalink_id} 没有 zhang-san 的署名"):
        run("split_reporter", "zhang-san", "--articles", other.permalink_id)


def test_of_two_of_a_name_the_address_is_asked_for(articles: list[Article]) -> None:
    Reporter.objects.create(name="李四")
    with pytest.raises(CommandError, match="请写 li-si 或 li-si-2"):
        run("merge_reporters", "张三", "李四")


def test_who_was_merged_is_named_by_who_he_is_now(articles: list[Article]) -> None:
    run("merge_reporters", "zhang-san", "li-si")
    with pytest.raises(CommandError, match="zhang-san 已并入 li-si：请写 li-si"):
        run("merge_reporters", "zhang-san", make_reporter("王五").slug)
