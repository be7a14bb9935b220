"""What is hidden, withdrawn or undated is in no public output: every page, file, list, suggestion, header and count."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from articles.corrections import filing
from articles.corrections.change import change
from articles.indexing import indexer
from articles.models import Article, Reporter
from articles.urls import urlpatterns
from tests.search.asking import index_all
from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.crawling import (
    ADDRESSES,
    Output,
    crawl,
    fetch,
    fetch_patiently,
    public_addresses,
    searches_in_issues,
    some_alike,
)
from tests.support.marked import (
    DAY,
    NEAR,
    NOTE,
    PICTURE,
    REST,
    REVISED,
    STORY,
    Marked,
    arrive,
    first_page_again,
    first_page_parted,
    make_marked,
    make_unmarked,
)
from tests.support.pictured import picture_all
from tests.support.thorough import tries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settled")]

# What is linked is followed to so many addresses of a kind, where another act tries them all.
EVERY = 1_000
ALIKE = tries(2, EVERY)

EVERYTHING = {*STORY.values(), *REST.values(), *NEAR.values(), *PICTURE.values(), REVISED, NOTE}
# Words that are looked for, where another act tries them all.
FEW = sorted(EVERYTHING)[:: tries(3, 1)]


def show(marked: Marked, article: Article, visibility: str) -> None:
    current = Article.objects.get(pk=article.pk)
    change(current, version=current.version, changes={"visibility": visibility}, by=marked.editor)


def hide(marked: Marked) -> None:
    for article in (marked.story, marked.photo):
        show(marked, article, "hidden")


def withdraw(marked: Marked) -> None:
    for article in (marked.story, marked.photo):
        show(marked, article, "withdrawn")


def undate(marked: Marked) -> None:
    page = marked.story.page
    page.refresh_from_db()
    filing.file_page(page, version=page.version, date=None, number=page.number, name=page.name)


def lead_to_hidden_parts(marked: Marked, state: str) -> None:
    withdraw(marked)
    permalink = marked.story.permalink
    permalink.successors.set([marked.photo.permalink, marked.rest.permalink])
    permalink.state = state
    permalink.save()


def move(marked: Marked) -> None:
    lead_to_hidden_parts(marked, "moved")


def split(marked: Marked) -> None:
    lead_to_hidden_parts(marked, "split")


def read_again(marked: Marked) -> None:
    """Lines shift, and what stood near the story stands elsewhere."""
    withdraw(marked)
    arrive("1", *first_page_again())


def part_again(marked: Marked) -> None:
    """The end of the story comes as an article of its own, which nobody has withdrawn."""
    withdraw(marked)
    arrive("1", *first_page_parted())


ACTS = [hide, withdraw, undate, move, split, read_again, part_again]


def leaks(outputs: Collection[Output], markers: Collection[str]) -> list[str]:
    """Address and marker, but where the visitor himself said it."""
    return [f"{marker} in {output.address}" for output in outputs for marker in markers if says(output, marker)]


def says(output: Output, marker: str) -> bool:
    return marker in output.text and marker not in unquote(output.address).replace("+", " ")


def crawled(client: Client, words: Collection[str] = FEW, alike: int = ALIKE) -> list[Output]:
    """Every public output, these words looked for, and of what they lead to so many addresses of a kind."""
    return list(crawl(client, public_addresses(sorted(words)), some_alike(alike)).values())


def slugs() -> set[str]:
    names = (STORY["name"], PICTURE["photographer"])
    return set(Reporter.objects.filter(name__in=names).values_list("slug", flat=True))


@pytest.mark.parametrize("act", ACTS)
def test_what_is_not_public_is_in_no_output(client: Client, act: Callable[[Marked], None]) -> None:
    act(make_marked())
    indexer.catch_up()
    outputs = crawled(client, EVERYTHING, EVERY) if act is withdraw else crawled(client)
    assert leaks(outputs, EVERYTHING | slugs()) == []
    assert [output.address for output in outputs if output.status >= 500] == []


def told_to_viewers(client: Client, words: Collection[str]) -> list[Output]:
    """The manifests, what they lead to but pictures, and what is found in each issue."""
    picture_all()
    addresses = [*ADDRESSES["manifest"]([]), *searches_in_issues(sorted(words))]
    return list(crawl(client, addresses, lambda address: not address.endswith(("/", ".jpg"))).values())


def found_nothing(outputs: Collection[Output]) -> list[str]:
    searched = [output for output in outputs if output.view == "issue-search"]
    return [unquote(output.address) for output in searched if '"items": []' in output.text]


@pytest.mark.parametrize("act", [withdraw, move, read_again])
def test_what_is_not_public_is_told_to_no_viewer_and_found_on_no_picture(
    client: Client, act: Callable[[Marked], None]
) -> None:
    act(make_marked())
    outputs = told_to_viewers(client, EVERYTHING)
    assert {"manifest", "canvas", "issue-search", "iiif-info"} <= {output.view for output in outputs}
    assert leaks(outputs, EVERYTHING) == []
    assert len(found_nothing(outputs)) == sum(output.view == "issue-search" for output in outputs)


def test_viewers_are_told_of_what_is_public_and_find_it(client: Client) -> None:
    make_marked()
    outputs = told_to_viewers(client, NEAR.values())
    assert any(says(output, STORY["headline"]) for output in outputs if output.view == "manifest")
    assert [one for one in found_nothing(outputs) if f"{DAY}/search.json?q=" in one] == []


def test_no_text_that_is_withdrawn_is_anywhere_before_the_index_knows(client: Client) -> None:
    withdraw(make_marked())
    assert leaks(crawled(client, EVERYTHING), EVERYTHING | slugs()) == []


def test_an_account_without_rights_is_shown_no_more_than_a_stranger(client: Client) -> None:
    withdraw(make_marked())
    indexer.catch_up()
    client.force_login(User.objects.create_user("plain", is_staff=True))
    assert leaks(crawled(client), EVERYTHING | slugs()) == []


@pytest.mark.elasticsearch
def test_what_is_withdrawn_is_in_no_answer_of_the_other_engine(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with elasticsearch_engine(monkeypatch):
        withdraw(make_marked())
        indexer.catch_up()
        told = ("section", "headline", "name", "body")
        words = [*(STORY[name] for name in told), PICTURE["caption"], PICTURE["photographer"], REST["rest"]]
        asked = [*ADDRESSES["search"](words), *ADDRESSES["suggest"](words)]
        outputs = [fetch_patiently(client, address) for address in asked]
    assert {output.status for output in outputs} == {200}
    assert leaks(outputs, EVERYTHING | slugs()) == []


def test_a_rest_alone_may_be_hidden(client: Client) -> None:
    marked = make_marked()
    show(marked, marked.rest, "hidden")
    indexer.catch_up()
    outputs = crawled(client)
    assert leaks(outputs, REST.values()) == []
    assert any(says(output, STORY["body"]) for output in outputs)


def test_what_is_shown_again_is_found_again(client: Client) -> None:
    marked = make_marked()
    withdraw(marked)
    show(marked, marked.story, "public")
    indexer.catch_up()
    assert says(fetch(client, marked.rest.get_absolute_url()), REST["rest"])
    assert fetch(client, f"/search/?q={REST['rest']}&format=json").text.count(marked.rest.permalink_id)


# Where each text of something public stands: what the crawl must find there, or it could pass without looking.
HEADS = {STORY["headline"], STORY["kicker"], STORY["name"], PICTURE["photo headline"]}
# Whoever rang the bell is no author.
CITED = {STORY["headline"], STORY["subtitle"], PICTURE["photo headline"], PICTURE["photographer"]}
FOUND = {
    "home": HEADS | {PICTURE["photographer"], STORY["body"]},
    "issue": HEADS | {REST["rest"]},
    "page": {*STORY.values(), *REST.values(), *NEAR.values()} - {STORY["body"]},
    "page-alto": {*STORY.values(), *REST.values(), *NEAR.values()} - {STORY["body"], STORY["name"]},
    "article": HEADS | {STORY["section"], STORY["subtitle"], STORY["role"], STORY["body"], PICTURE["caption"], NOTE},
    "version": HEADS | {STORY["section"], STORY["role"], STORY["original"], STORY["body"], REVISED},
    "version-text": HEADS | {STORY["section"], STORY["role"], STORY["original"], STORY["body"], REVISED},
    "proof": HEADS | {STORY["section"], STORY["role"], STORY["original"], STORY["body"], REVISED},
    "article-json": HEADS | {STORY["section"], STORY["subtitle"], STORY["role"], STORY["body"], PICTURE["caption"]},
    "article-text": HEADS | {STORY["section"], STORY["subtitle"], STORY["role"], STORY["body"], PICTURE["caption"]},
    "all-series": {STORY["section"]},
    "series": {STORY["section"], STORY["headline"]},
    "issue-json": {STORY["headline"], PICTURE["photo headline"]},
    "feed": {STORY["headline"], STORY["body"], PICTURE["photo headline"], PICTURE["photographer"]},
    "reporter-feed": {STORY["headline"], STORY["name"], PICTURE["photo headline"], PICTURE["photographer"]},
    "oai": {STORY["headline"], STORY["section"], PICTURE["photo headline"], PICTURE["photographer"]},
    "cite": CITED,
    "cite-file": CITED,
    "report": {STORY["headline"], PICTURE["photo headline"]},
    "reporters": {STORY["name"], STORY["role"]},
    "reporter": HEADS,
    "works": {STORY["headline"], PICTURE["photo headline"], STORY["name"]},
    "works-file": {STORY["headline"], PICTURE["photo headline"], STORY["role"]},
    "search": {*STORY.values(), *REST.values(), *PICTURE.values()},
    "search json": {STORY["headline"], STORY["body"], PICTURE["photo headline"]},
    "search csv": {*STORY.values()} - {STORY["printed"], STORY["original"]},
    "search jsonl": {*STORY.values()} - {STORY["printed"], STORY["original"]},
    "suggest": {STORY["headline"], STORY["name"], STORY["section"]},
}


def kind_of(output: Output) -> str:
    return f"{output.view} {output.address.partition('format=')[2]}".strip()


def test_the_crawl_finds_what_is_public_in_every_kind_of_output(client: Client) -> None:
    make_marked()
    outputs = crawled(client, EVERYTHING)
    missed = {
        kind: {marker for marker in markers if not any(says(one, marker) for one in outputs if kind_of(one) == kind)}
        for kind, markers in FOUND.items()
    }
    assert {kind: markers for kind, markers in missed.items() if markers} == {}


def test_the_crawl_knows_every_view() -> None:
    assert {pattern.name for pattern in urlpatterns} == ADDRESSES.keys()


LISTS = ("/", "/series/", "/issues/", "/reporters/", "/reporters/li-si/", "/search/", "/search/?from=1949-01-01")


def readable(client: Client) -> dict[str, str]:
    """What the pages with numbers say, without tags and addresses; of a page only its head, above the raw text."""
    cache.clear()
    index_all()
    pages = {address: client.get(address, follow=True).content.decode() for address in (*LISTS, f"/issues/{DAY}/")}
    for number in "12":
        page = client.get(f"/issues/{DAY}/{number}/").content.decode()
        pages[f"page {number}"] = page[page.index("<h1>") : page.index("</h1>") + 300].partition("<nav")[0]
    return {address: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)) for address, text in pages.items()}


@pytest.mark.parametrize("visibility", ["hidden", "withdrawn"])
def test_every_number_is_as_if_it_had_never_been_printed(client: Client, visibility: str) -> None:
    with transaction.atomic():
        make_unmarked()
        never_printed = readable(client)
        transaction.set_rollback(True)
    marked = make_marked()
    for article in (marked.story, marked.photo):
        show(marked, article, visibility)
    # What is related to them waits for the index too.
    indexer.catch_up()
    assert readable(client) == never_printed
