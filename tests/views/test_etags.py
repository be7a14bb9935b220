"""Pages of the reading room are kept by who asked and asked for again: a digest of their bytes says if they changed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from articles.corrections import correct
from articles.corrections.structure import move_permalink
from articles.indexing import indexer
from articles.models import Article
from tests.support.factories import DAY, held_issue, make_article, make_page, make_text

pytestmark = pytest.mark.django_db

KEPT = {
    "home": "/",
    "year": "/issues/2024/",
    "month": "/issues/2024-05/",
    "missing": "/issues/missing/",
    "missing as a file": "/issues/missing.csv",
    "dates": "/issues/?date=9月12日",
    "issue": "/issues/2024-05-06/",
    "no issue": "/issues/2024-05-05/",
    "page": "/issues/2024-05-06/1/",
    "page as ALTO": "/issues/2024-05-06/1.xml",
    "article": "/a/{code}/",
    "as printed": "/a/{code}/?as=printed",
    "version": "/a/{code}/v/1/",
    "version as a file": "/a/{code}/v/1.txt",
    "proof": "/a/{code}/v/1/proof/",
    "words found": "/a/{code}/?found=标题",
    "words found on the page": "/issues/2024-05-06/1/?found=标题",
    "citations": "/a/{code}/cite/",
    "citation file": "/a/{code}/cite.csl.json",
    "split": "/a/{split}/",
    "reporters": "/reporters/",
    "reporter": "/reporters/wang-xiao-ming/",
    "works": "/reporters/wang-xiao-ming/works/",
}
NOT_KEPT = {
    "search": "/search/?q=标题",
    "search json": "/search/?q=标题&format=json",
    "suggestions": "/search/suggest/?q=标",
    "log-in": "/admin/login/",
    "withdrawn": "/a/{withdrawn}/",
    "not there": "/a/nowhere/",
    "spelled otherwise": "/a/{code}",
    "merged": "/a/{merged}/",
    "alive": "/healthz",
}


@pytest.fixture
def addresses() -> dict[str, str]:
    """One row of all that is asked for: the places of the addresses."""
    page = make_page()
    held_issue(DAY - dt.timedelta(days=3))
    make_text(page, "标题\n正文。")
    article, whole, merged = make_article(page, [("记者", "王小明")]), make_article(page), make_article(page)
    move_permalink(whole, article, make_article(page))
    move_permalink(merged, article)
    withdrawn = make_article(page, visibility="withdrawn")
    indexer.catch_up()
    rows = {"code": article, "split": whole, "merged": merged, "withdrawn": withdrawn}
    codes = {name: row.permalink_id for name, row in rows.items()}
    return {name: address.format(**codes) for name, address in (KEPT | NOT_KEPT).items()}


def told(answer: HttpResponse) -> list[str | None]:
    """To those that keep it."""
    return [answer.get(name) for name in ("ETag", "Cache-Control", "Vary")]


@pytest.mark.parametrize("method", ["get", "head"])
def test_what_is_the_same_is_not_sent_again(client: Client, addresses: dict[str, str], method: str) -> None:
    for name in KEPT:
        first = client.get(addresses[name])
        assert (first.status_code, first["Cache-Control"]) == (200, "no-cache"), name
        for known in (first["ETag"], f'"other", W/{first["ETag"]}', "*"):
            again = getattr(client, method)(addresses[name], headers={"If-None-Match": known})
            assert (again.status_code, again.content, told(again)) == (304, b"", told(first)), name


def test_whoever_knows_another_one_is_sent_the_page(client: Client, addresses: dict[str, str]) -> None:
    for name in KEPT:
        first = client.get(addresses[name])
        again = client.get(addresses[name], headers={"If-None-Match": '"another"'})
        assert (again.status_code, again.content) == (200, first.content), name


def test_what_a_log_in_changes_says_so_and_hangs_on_nothing_else(client: Client, addresses: dict[str, str]) -> None:
    answers = {name: client.get(addresses[name]) for name in KEPT}
    assert {answer["Vary"] for answer in answers.values()} == {"Cookie"}
    assert [name for name, answer in answers.items() if answer.cookies] == []


def test_what_is_not_a_page_to_keep_has_no_digest(client: Client, addresses: dict[str, str]) -> None:
    answers = {name: client.get(addresses[name], headers={"If-None-Match": "*"}) for name in NOT_KEPT}
    assert [name for name, answer in answers.items() if "ETag" in answer] == []


@pytest.mark.parametrize("name", ["withdrawn", "not there"])
def test_what_is_not_there_may_be_there_tomorrow(client: Client, addresses: dict[str, str], name: str) -> None:
    assert client.get(addresses[name])["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("cookie", ["of an account", "made up"])
def test_with_a_session_nothing_is_kept(client: Client, addresses: dict[str, str], cookie: str) -> None:
    tags = {name: client.get(addresses[name])["ETag"] for name in KEPT}
    user = User.objects.create_user("plain")
    for name, tag in tags.items():
        # Anew for each: who comes with a session that is none loses it.
        client.cookies["sessionid"] = "made-up"
        if cookie == "of an account":
            client.force_login(user)
        response = client.get(addresses[name], headers={"If-None-Match": tag})
        assert (response.status_code, "no-store" in response["Cache-Control"]) == (200, True), name
        assert "ETag" not in response, name


@pytest.mark.parametrize("name", ["article", "version", "split"])
def test_an_anonymous_page_is_the_same_bytes_whoever_asks_and_when(
    addresses: dict[str, str], name: str, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "paper.example.cn"]
    now, seen = timezone.now(), set()
    for days, host in ((0, "localhost"), (1, "127.0.0.1"), (400, "paper.example.cn")):
        monkeypatch.setattr(timezone, "now", lambda days=days: now + dt.timedelta(days=days))
        headers = {"Host": host, "User-Agent": f"reader {days}", "Accept-Language": "zh", "Cookie": f"seen={days}"}
        response = Client().get(addresses[name], headers=headers)
        assert response.cookies == {}
        seen.add((response.content, response["ETag"], response["Content-Security-Policy"]))
    assert len(seen) == 1


def test_a_page_that_a_log_in_page_was_seen_before_is_the_same(client: Client, addresses: dict[str, str]) -> None:
    """Its token is a cookie of its own."""
    tag = client.get(addresses["article"])["ETag"]
    client.get(addresses["log-in"])
    assert "csrftoken" in client.cookies
    assert client.get(addresses["article"], headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("name", ["issue", "article", "page", "reporter"])
def test_a_correction_is_another_page(client: Client, addresses: dict[str, str], name: str) -> None:
    tag = client.get(addresses[name])["ETag"]
    article = Article.objects.get(bylines__name="王小明")
    correct(article, version=article.version, changes={"headline": "改过的"}, by=None)
    answer = client.get(addresses[name], headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer["ETag"] != tag


def test_a_withdrawal_is_told_to_whoever_kept_the_page(client: Client, addresses: dict[str, str]) -> None:
    tag = client.get(addresses["article"])["ETag"]
    article = Article.objects.get(bylines__name="王小明")
    correct(article, version=article.version, changes={"visibility": "withdrawn"}, by=None)
    assert client.get(addresses["article"], headers={"If-None-Match": tag}).status_code == 410


def test_a_digest_is_of_what_is_sent(client: Client, addresses: dict[str, str]) -> None:
    """Characters that hide in the text are shown by their number on the way out."""
    article = Article.objects.get(bylines__name="王小明")
    Article.objects.filter(pk=article.pk).update(body="甲\u202e乙。")
    one = client.get(addresses["article"])
    Article.objects.filter(pk=article.pk).update(body="甲〔U+202E〕乙。")
    other = client.get(addresses["article"])
    assert (one.content == other.content) is (one["ETag"] == other["ETag"])
    assert "\u202e" not in one.content.decode()


NOT_INDEXED = [
    "search",
    "search json",
    "suggestions",
    "as printed",
    "version",
    "citations",
    "citation file",
    "dates",
    "works",
    "page as ALTO",
]
NOT_INDEXED += ["version as a file", "proof", "words found", "words found on the page"]


def test_what_is_not_to_be_indexed_says_so(client: Client, addresses: dict[str, str]) -> None:
    names = [*NOT_INDEXED, "no issue"]
    said = {name: client.get(addresses[name]).get("X-Robots-Tag") for name in names}
    assert said == dict.fromkeys(names, "noindex")


def test_what_is_to_be_found_from_outside_forbids_nothing(client: Client, addresses: dict[str, str]) -> None:
    names = ["home", "year", "month", "missing", "issue", "page", "article", "reporter"]
    assert [name for name in names if "X-Robots-Tag" in client.get(addresses[name])] == []
