"""What holds for every page: strict CSP, the language, private archives, error pages."""

from __future__ import annotations

import pytest
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


def test_the_probe_answers(client) -> None:
    assert client.get("/healthz").status_code == 200


def test_a_private_archive_asks_readers_to_log_in_but_not_the_probe(client, settings, paths) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]
    for path in paths[:-1]:
        response = client.get(path)
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("admin:login"))
    assert client.get("/healthz").status_code == 200
