"""What holds for every page: strict CSP, the language, private archives, error pages."""

from __future__ import annotations

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from tests.support.factories import make_article, make_page, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths() -> list[str]:
    page = make_page()
    make_text(page, "甲")
    article = make_article(page, [("记者", "李四")])
    return [
        "/",
        "/issues/2024/",
        "/issues/2024-05-06/",
        "/issues/2024-05-06/1/",
        article.get_absolute_url(),
        "/reporters/",
        "/reporters/li-si/",
        "/search/",
        "/nowhere/",
    ]


def test_every_page_is_chinese_under_a_strict_policy_without_inline_style_or_script(client, paths) -> None:
    for path in paths:
        response = client.get(path)
        page = response.content.decode()
        assert '<html lang="zh-Hans">' in page
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        for forbidden in (" style=", "<style", "<script>", " onclick=", "javascript:"):
            assert forbidden not in page


def test_every_page_has_one_heading_of_the_first_rank(client, paths) -> None:
    for path in paths:
        assert client.get(path).content.decode().count("<h1") == 1


def test_the_current_door_is_marked(client, paths) -> None:
    assert '<a href="/reporters/" aria-current="page">' in client.get("/reporters/li-si/").content.decode()


def test_an_unknown_address_offers_ways_on(client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()
    assert "Resolver404" not in response.content.decode()


def test_a_fault_of_ours_says_that_nothing_is_lost(monkeypatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("articles.catalogue.holdings.totals", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "没有受影响" in response.content.decode()


def test_a_database_that_does_not_answer_is_told_as_such_on_every_page(client, admin_client, paths) -> None:
    def fail(*args: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    asked = [path for path in [*paths, "/admin/", "/search/?q=x", "/search/?q=x&format=csv"] if path != "/nowhere/"]
    admin_client.raise_request_exception = client.raise_request_exception = False
    with connection.execute_wrapper(fail):
        answers = {(who, path): who.get(path) for who in (client, admin_client) for path in asked}
    told = {
        path: (answer.status_code, answer["Retry-After"], "没有应答" in answer.content.decode())
        for (who, path), answer in answers.items()
        if not (who is client and path == "/admin/")
    }
    assert {path: said for path, said in told.items() if said != (503, "60", True)} == {}


def test_the_probe_answers(client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.fixture
def private(settings) -> None:
    settings.ASKS_FOR_LOG_IN = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]


@pytest.mark.usefixtures("private")
def test_a_private_archive_asks_readers_to_log_in_but_not_the_probe(client, paths) -> None:
    for path in paths[:-1]:
        response = client.get(path)
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("admin:login"))
    assert client.get("/healthz").status_code == 200


@pytest.mark.usefixtures("private")
def test_a_private_archive_is_kept_by_no_browser_and_in_no_search_engine(client, admin_client, paths) -> None:
    for visitor in (client, admin_client):
        for path in [*paths, "/admin/login/", "/healthz", "/search/?q=x&format=csv"]:
            response = visitor.get(path)
            assert "no-store" in response.headers["Cache-Control"]
            assert "noindex" in response.headers["X-Robots-Tag"]
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_what_is_shown_to_somebody_with_an_account_is_stored_by_nobody(client, admin_client, paths) -> None:
    for path in [*paths, "/admin/", "/search/suggest/?q=x", "/search/?q=x&format=csv", "/readyz"]:
        assert "no-store" in admin_client.get(path).headers["Cache-Control"]
        if path != "/admin/":
            assert "no-store" not in client.get(path).headers.get("Cache-Control", "")


def test_a_public_archive_leaves_only_its_desk_and_its_searches_to_no_crawler(client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert [line for line in lines if line.startswith("Disallow")] == ["Disallow: /admin/", "Disallow: /search/"]
    assert "X-Robots-Tag" not in client.get("/").headers


def test_every_answer_closes_the_doors_that_no_page_uses(client, admin_client, paths) -> None:
    for path in [*paths, "/admin/", "/healthz", "/robots.txt", "/search/?q=x&format=csv", "/static/site.css"]:
        headers = admin_client.get(path).headers
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cross-Origin-Resource-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_file_opened_as_a_page_may_load_nothing_from_elsewhere(settings) -> None:
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    answer = Client().get("/static/icon.svg")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_who_has_logged_in_finds_the_way_out_on_every_page_and_nobody_else_does(client, admin_client, paths) -> None:
    assert [path for path in paths if "退出" not in admin_client.get(path).content.decode()] == []
    assert [path for path in paths if "退出" in client.get(path).content.decode()] == []


def test_leaving_on_a_page_of_the_reading_room_ends_the_session(admin_client) -> None:
    page = admin_client.get("/").content.decode()
    address = re.search('<form action="([^"]*)" method="post">', page)
    assert address
    answer = admin_client.post(address[1])
    assert (answer.status_code, "已经退出" in answer.content.decode()) == (200, True)
    assert admin_client.get("/admin/").status_code == 302


def test_who_may_not_see_a_page_is_told_so_in_words(client, django_user_model) -> None:
    client.force_login(django_user_model.objects.create_user("plain", is_staff=True))
    response = client.get("/admin/auth/user/")
    assert response.status_code == 403
    assert "没有这个权限" in response.content.decode()
