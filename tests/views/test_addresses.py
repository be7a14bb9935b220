"""Whole addresses name the site as it is set up, whatever a client calls it."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from articles.indexing import indexer
from articles.models import Article
from tests.support.factories import make_article
from tests.support.source import strings, trees

SITE = "https://paper.example.cn"
CALLED = ["localhost", "127.0.0.1", "evil.example"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(settings) -> Article:
    settings.SITE_URL = SITE
    settings.ALLOWED_HOSTS = CALLED
    made = make_article(headline="春天来了")
    indexer.catch_up()
    return made


def read(host: str, address: str, **headers: str) -> str:
    answer = Client().get(address, HTTP_HOST=host, **headers)
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


@pytest.mark.parametrize("host", CALLED)
@pytest.mark.parametrize("address", ["", "?as=printed"])
def test_the_permalink_is_the_same_whoever_asks(article: Article, host: str, address: str) -> None:
    page = read(host, article.get_absolute_url() + address, HTTP_X_FORWARDED_HOST="evil.example")
    assert f'<link rel="canonical" href="{SITE}{article.get_absolute_url()}">' in page
    assert set(re.findall(r"https?://[^/\"'<\s]+", page)) == {SITE, "https://schema.org"}
    assert host not in page


@pytest.mark.parametrize("host", CALLED)
def test_every_file_has_the_same_addresses(article: Article, host: str) -> None:
    whole = SITE + article.get_absolute_url()
    assert json.loads(read(host, "/search/?q=春天&format=jsonl"))["url"] == whole
    assert json.loads(read(host, "/search/?q=春天&format=json"))["results"][0]["permalink"] == whole
    assert whole in read(host, "/search/?q=春天&format=csv")
    for kind in ("json", "jsonl", "csv"):
        assert host not in read(host, f"/search/?q=春天&format={kind}")


@pytest.mark.parametrize("host", CALLED)
def test_no_redirect_names_a_host(article: Article, admin_client: Client, host: str) -> None:
    kind = ContentType.objects.get_for_model(Article).pk
    code = article.permalink_id
    for address in (f"/a/{code.upper()}/", f"/a/{code}", "/search", "/admin", f"/admin/r/{kind}/{article.pk}/"):
        place = admin_client.get(address, HTTP_HOST=host).headers["Location"]
        assert place.startswith("/") and not place.startswith("//")


def test_the_way_to_https_leads_to_the_site(settings) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_SSL_HOST = True, "paper.example.cn"
    assert Client().get("/issues/", HTTP_HOST="localhost").headers["Location"] == f"{SITE}/issues/"


@pytest.mark.parametrize("row", ["999999", "x"])
def test_a_row_that_is_gone_has_no_page_on_the_site(admin_client: Client, row: str) -> None:
    for kind in (ContentType.objects.get_for_model(Article).pk, 999999):
        assert admin_client.get(f"/admin/r/{kind}/{row}/").status_code == 404


def test_where_a_row_stands_is_told_to_whom_the_desk_shows_it(client: Client, article: Article) -> None:
    kind = ContentType.objects.get_for_model(Article).pk
    user = User.objects.create_user("plain", is_staff=True)
    client.force_login(user)
    assert client.get(f"/admin/r/{kind}/{article.pk}/", HTTP_HOST=CALLED[0]).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    assert client.get(f"/admin/r/{kind}/{article.pk}/", HTTP_HOST=CALLED[0]).status_code == 302


def test_no_code_asks_the_request_for_the_host() -> None:
    """But to hold where a post says that it comes from against where it went."""
    asking = {"build_absolute_uri", "get_host", "HTTP_HOST", "get_current_site", "SERVER_NAME", "_current_scheme_host"}
    assert {place for place, tree in trees() if asking & (names(tree) | strings(tree))} == {"admin/rescuing.py"}


def names(tree) -> set[str]:
    import ast

    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
    }
