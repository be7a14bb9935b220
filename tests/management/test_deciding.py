"""The commands that decide what may be seen: what they take and refuse, and that they print nothing of the text."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.corrections.structure import move_permalink
from articles.models import Article, Redaction, Withdrawal
from articles.public.masking import SIGN
from tests.search.asking import index_all
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db

SECRET = "葛天冬住在桑园弄"


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out)
    return out.getvalue()


def make_told() -> Article:
    return make_article(body=f"据说{SECRET}。")


@pytest.mark.parametrize("written", ["{}", "/a/{}/", "http://localhost:8000/a/{}/", "{}/"])
def test_an_article_is_named_by_its_code_or_its_address(written: str) -> None:
    article = make_article()
    run("withdraw", written.format(article.permalink_id.upper()), "--reason", "隐私")
    article.refresh_from_db()
    assert article.visibility == "withdrawn"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("withdraw", "CODE"), "事由"),
        (("withdraw", "CODE", "--reason", "不喜欢"), "invalid choice"),
        (("withdraw", "CODE", "--reason", "隐私", "--until", "2001-01-01"), "已经过了"),
        (("withdraw", "CODE", "--reason", "隐私", "--until", "明天"), "不是日期"),
        (("withdraw", "CODE", "--reason", "隐私", "--by", "nobody"), "没有账户"),
        (("withdraw", "0000000001", "--reason", "隐私"), "打错了"),
        (("withdraw", "CODE", "--undo"), "没有撤下"),
        (("redact", "CODE", SECRET), "事由"),
        (("redact", "CODE", "--reason", "隐私"), "哪段文字"),
        (("redact", "CODE", "没有的话", "--reason", "隐私"), "没有这段文字"),
        (("redact", "CODE", "葛", "--reason", "隐私"), "太短"),
        (("redact", "CODE", "--undo"), "没有这样的遮盖"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words_and_changes_nothing(args: tuple[str, ...], said: str) -> None:
    article = make_told()
    with pytest.raises(CommandError, match=said):
        run(*(article.permalink_id if one == "CODE" else one for one in args))
    article.refresh_from_db()
    assert (article.version, Withdrawal.objects.count(), Redaction.objects.count()) == (1, 0, 0)


def test_redacting_and_its_undoing_print_nothing_of_the_text() -> None:
    article = make_told()
    User.objects.create_user("qian")
    said = run("redact", article.permalink_id, SECRET, "--reason", "隐私", "--by", "qian", "--note", "来函")
    article.refresh_from_db()
    assert article.body == f"据说{SIGN}。"
    said += run("redact", article.permalink_id, "--undo")
    article.refresh_from_db()
    assert article.body == f"据说{SECRET}。"
    assert "葛天冬" not in said
    assert (Redaction.objects.get().by.username, Redaction.objects.get().note) == ("qian", "来函")


def test_of_several_passages_the_one_that_is_meant_must_be_named() -> None:
    article = make_article(body="甲乙丙丁戊己庚辛。")
    for passage in ("甲乙", "戊己"):
        run("redact", article.permalink_id, passage, "--reason", "依法")
    with pytest.raises(CommandError, match="写明"):
        run("redact", article.permalink_id, "--undo")
    run("redact", article.permalink_id, "戊 己", "--undo")
    article.refresh_from_db()
    assert article.body == f"{SIGN}丙丁戊己庚辛。"


@pytest.mark.parametrize("command", [("withdraw",), ("redact", SECRET)])
def test_of_a_text_that_stands_in_another_article_by_now_that_one_is_named(command: tuple[str, ...]) -> None:
    page = make_page()
    first, gone = make_article(page, body="头一段。"), make_article(page, body=f"据说{SECRET}。")
    move_permalink(gone, first)
    name, *passage = command
    with pytest.raises(CommandError, match=first.permalink_id):
        run(name, gone.permalink_id, *passage, "--reason", "隐私")
    assert (Withdrawal.objects.count(), Redaction.objects.count()) == (0, 0)


def test_where_search_does_not_answer_that_is_said_and_the_passage_is_masked() -> None:
    article = make_told()
    said = run("redact", article.permalink_id, SECRET, "--reason", "隐私")
    assert "没有查成" in said and SIGN in Article.objects.get(pk=article.pk).body


def test_other_articles_with_the_passage_are_named() -> None:
    article, other = make_told(), make_article(make_page("2"), body=f"转载：{SECRET}。")
    index_all()
    assert other.permalink_id in run("redact", article.permalink_id, SECRET, "--reason", "隐私")


def test_withdrawing_and_its_undoing_take_every_part() -> None:
    start = make_article(continues_on="2")
    rest = make_article(make_page("2"), continuation_of=start)
    assert rest.permalink_id in run("withdraw", start.permalink_id, "--reason", "失实")
    assert run("withdraw", rest.permalink_id, "--undo").count("公开") == 2
