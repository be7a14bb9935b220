"""What no database can look for, in every address of site and admin: an answer in words, never a fault of ours."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from articles.indexing import indexer
from articles.models import Issue, Page, Reporter
from tests.support.factories import make_article, make_page, make_text

pytestmark = pytest.mark.django_db

# In the place of one part of an address or of a parameter's value.
NUL, LARGE, LARGER, NEGATIVE = "a\0b", "9" * 20, "9" * 5000, "-9223372036854775809"
ODD = {"nul": NUL, "large": LARGE, "larger": LARGER, "negative": NEGATIVE, "half": "\udc80", "astral": "𠮷" * 300}
PATHS = [
    "/issues/{}/",
    "/issues/2024-05-06/{}/",
    "/a/{}/",
    "/a/x/{}/",
    "/reporters/{}/",
    "/admin/articles/article/{}/change/",
    "/admin/articles/article/{}/history/",
    "/admin/articles/photocaption/{}/change/",
    "/admin/articles/issue/{}/change/",
    "/admin/articles/page/{}/change/",
    "/admin/articles/reporter/{}/change/",
    "/admin/articles/series/{}/change/",
    "/admin/articles/series/{}/delete/",
    "/admin/articles/revision/{}/change/",
    "/admin/articles/permalink/{}/change/",
    "/admin/auth/user/{}/change/",
    "/admin/r/{}/1/",
    "/admin/r/1/{}/",
]
PARAMETERS = {
    "/": ["page"],
    "/issues/2024/": ["page"],
    "/search/": [
        "q",
        "page",
        "sort",
        "from",
        "to",
        "year",
        "month",
        "reporter",
        "role",
        "page_number",
        "series",
        "kind",
    ],
    "/search/suggest/": ["q"],
    "/reporters/": ["q", "role"],
    "/reporters/li-si/": ["page", "year", "role", "page_number", "sort"],
    "/admin/login/": ["next"],
    "/admin/articles/article/": ["q", "p", "o", "status__exact", "kind__exact"],
    "/admin/articles/issue/": ["q", "p", "date_source__exact"],
    "/admin/articles/page/": ["q", "p", "issue__isempty", "reader"],
    "/admin/articles/reporter/": ["q", "p"],
    "/admin/articles/permalink/": ["q", "p", "state__exact"],
    "/admin/articles/problem/": ["q", "reason"],
}
ASKED = [(path, name) for path, names in PARAMETERS.items() for name in names]


@pytest.fixture
def visitor(admin_client: Client) -> Client:
    """One who may open everything; a fault is an answer 500 and no exception."""
    page = make_page()
    make_text(page, "甲")
    make_article(page, [("记者", "李四")])
    indexer.catch_up()
    admin_client.raise_request_exception = False
    return admin_client


def written(value: str) -> str:
    return quote(value.encode("utf-8", "surrogateescape"))


def answers(client: Client, addresses: list[str]) -> dict[str, int]:
    return {address[:100]: client.get(address).status_code for address in addresses}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_address_is_not_found(visitor: Client, odd: str) -> None:
    found = answers(visitor, [path.format(written(ODD[odd])) for path in PATHS])
    assert {address: status for address, status in found.items() if status not in (302, 404)} == {}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_parameter_does_no_harm(visitor: Client, odd: str) -> None:
    found = answers(visitor, [f"{path}?{name}={written(ODD[odd])}" for path, name in ASKED])
    assert {address: status for address, status in found.items() if status not in (200, 302)} == {}


def test_an_address_with_a_nul_says_what_is_wrong_with_it(client: Client) -> None:
    answer = client.get("/a/%00/")
    assert answer.status_code == 404
    assert "空字符" in answer.content.decode()


@pytest.mark.parametrize("odd", ["a%00b", "a%%0000b", "%%%000000", "%2500%00"])
def test_no_nul_is_left_of_what_is_asked_for(visitor: Client, odd: str) -> None:
    answer = visitor.get(f"/search/?q={odd}&{odd}=1")
    assert answer.status_code == 200
    assert "\0" not in "".join([*answer.wsgi_request.GET, *answer.wsgi_request.GET.values()])


def test_a_session_with_a_nul_is_nobodys(client: Client) -> None:
    client.cookies["sessionid"] = "abcdefgh\0ijkl"
    assert client.get("/admin/").status_code == 302


FORMS = {
    "/admin/login/": {"username": NUL, "password": NUL},
    "/admin/articles/issue/add/": {"date": "2024-06-01", "date_source": "printed", "edition": NUL},
    "/admin/articles/reporter/add/": {"name": NUL, "aliases_text": ""},
    "/admin/articles/series/add/": {"name": "甲", "aliases_text": NUL},
}


@pytest.mark.parametrize("path", FORMS)
def test_a_form_with_a_nul_is_refused_and_shows_what_was_typed(visitor: Client, client: Client, path: str) -> None:
    answer = (client if path == "/admin/login/" else visitor).post(path, FORMS[path] | {"opened_version": "1"})
    assert answer.status_code == 200
    assert "空字符" in answer.content.decode() or "null" in answer.content.decode().lower()
    assert (Issue.objects.count(), Page.objects.count(), Reporter.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("number", [2**31, 10**20])
def test_a_number_beyond_its_column_is_refused_in_the_form(visitor: Client, number: int) -> None:
    issue = Issue.objects.get()
    form = {"date": issue.date, "date_source": "printed", "number": number, "opened_version": "1"}
    answer = visitor.post(f"/admin/articles/issue/{issue.pk}/change/", form)
    assert answer.status_code == 200
    issue.refresh_from_db()
    assert (issue.number, issue.version) == (None, 1)
