"""No kind of page is forgotten by the tests that look at one of each: a new address or template must be among them."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import resolve

from articles.urls import urlpatterns
from tests.browser.archive import make_archive
from tests.browser.states import STATES
from tests.search.asking import index_all
from tests.support.places import ROOT

pytestmark = pytest.mark.django_db

TEMPLATES = ROOT / "templates"
# Files, feeds, probes, and what only leads elsewhere; all other names are of pages that people see.
NO_PAGES = {
    "article-json",
    "article-pdf",
    "article-text",
    "canvas",
    "cite-file",
    "cutting",
    "cutting-picture",
    "elsewhere",
    "feed",
    "healthz",
    "iiif-image",
    "iiif-info",
    "iiif-jpeg",
    "issue-json",
    "issue-search",
    "manifest",
    "missing-file",
    "oai",
    "opensearch",
    "page-alto",
    "page-pdf",
    "page-picture",
    "small-picture",
    "readyz",
    "reporter-feed",
    "robots",
    "sitemap",
    "sitemaps",
    "suggest",
    "version-text",
    "works-file",
}


def pages_of_the_reading_room() -> set[str]:
    """The templates that extend the room's frame, themselves or by way of another."""
    parents = {
        path.name: found[1]
        for path in TEMPLATES.glob("*.html")
        if (found := re.match(r'{% extends "([\w.]+)" %}', path.read_text("utf-8")))
    }
    framed = {"base.html"}
    while more := {name for name, parent in parents.items() if parent in framed} - framed:
        framed |= more
    return framed - {"base.html"}


def test_one_page_of_every_address_is_looked_at() -> None:
    looked_at = {resolve(address.partition("?")[0]).url_name for address in make_archive()}
    assert {str(pattern.name) for pattern in urlpatterns} - NO_PAGES - looked_at == set()


def test_one_page_of_every_template_is_looked_at(client: Client) -> None:
    addresses = make_archive()
    index_all()
    shown = {template.name for address in addresses for template in client.get(address).templates}
    assert pages_of_the_reading_room() - shown - set(STATES) == set()
