"""Whatever page prints a text: what would turn it round or hide in it is shown by its number, never obeyed."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.chinese.controls import COMMANDS
from articles.indexing import indexer
from tests.support.factories import make_article, make_page, make_problem, make_span, make_text

pytestmark = pytest.mark.django_db

COMMANDING = ("\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\x1b", "\x9b", "\x08")
TYPED = re.compile(r"<textarea\b.*?</textarea>|<input\b[^>]*>", re.DOTALL)
PUBLIC = (
    "/",
    "/issues/2024/",
    "/issues/2024-05-06/",
    "/issues/2024-05-06/1/",
    "{article}",
    "{article}?as=printed",
    "/reporters/",
    "{reporter}",
    "/search/?q=青柿子",
    "/search/?q=青{char}柿子",
    "/search/?q=没有的{char}词",
    "/search/?q=青柿子&format=csv",
    "/nowhere/{char}/",
)
ADMIN = ("articles/article/", "articles/article/{pk}/change/", "articles/article/{pk}/history/", "articles/page/")


def printed(char: str) -> dict[str, object]:
    """One article whose every text holds the character, with the values that addresses are made of."""
    page = make_page(name=f"要{char}闻")
    fields = dict.fromkeys(("kicker", "headline", "subtitle", "section", "body", "dateline"), f"青{char}柿子")
    article = make_article(page, [(f"记{char}者", f"李{char}四")], **fields)
    text = make_text(page, f"青{char}柿子\n正文{char}", source_name=f"1{char}.txt")
    make_span(text, article, 1, 1, "headline")
    make_problem(text, article, 2, f"疑{char}点")
    indexer.catch_up()
    reporter = article.bylines.get().reporter
    return {"char": char, "article": article.get_absolute_url(), "reporter": reporter.get_absolute_url()} | {
        "pk": article.pk
    }


def shown(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code in (200, 404), path
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return TYPED.sub("", content.decode())


@pytest.mark.parametrize("char", COMMANDING, ids=lambda char: f"U+{ord(char):04X}")
def test_no_page_obeys_a_character_that_commands(client: Client, admin_client: Client, char: str) -> None:
    values = printed(char)
    for path in (path.format(**values) for path in PUBLIC):
        assert COMMANDS.search(shown(client, path)) is None, path
    for path in (f"/admin/{path}".format(**values) for path in ADMIN):
        assert COMMANDS.search(shown(admin_client, path)) is None, path


@pytest.mark.parametrize("path", ["{article}", "/issues/2024-05-06/1/", "/issues/2024-05-06/", "/search/?q=青柿子"])
def test_readers_see_that_it_stands_there(client: Client, path: str) -> None:
    page = shown(client, path.format(**printed("\u202e")))
    assert "青〔U+202E〕柿子" in re.sub(r"</?(?:mark|span)[^>]*>", "", page)


def test_what_a_person_edits_keeps_every_character(admin_client: Client) -> None:
    values = printed("\u202e")
    form = admin_client.get(f"/admin/articles/article/{values['pk']}/change/").content.decode()
    assert "青\u202e柿子" in form


def test_files_for_programs_keep_every_character(client: Client) -> None:
    printed("\u202e")
    lines = b"".join(client.get("/search/?q=青柿子&format=jsonl").streaming_content).decode()
    assert "青\u202e柿子" in lines


def test_text_stays_escaped(client: Client) -> None:
    article = make_article(headline="<b>\u202e</b>")
    assert "&lt;b&gt;〔U+202E〕&lt;/b&gt;" in client.get(article.get_absolute_url()).content.decode()
