"""An article in simple Dublin Core, as OAI-PMH asks of every repository."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, register_namespace

from articles.describing.described import Described
from articles.describing.linked_data import LANGUAGE
from articles.describing.markup import add, under_schema

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC = "http://purl.org/dc/elements/1.1/"

register_namespace("oai_dc", OAI_DC)
register_namespace("dc", DC)


def oai_dc(one: Described) -> Element:
    root = under_schema("dc", OAI_DC, SCHEMA)
    for name, value in elements(one):
        if value:
            add(root, f"{{{DC}}}{name}", value)
    return root


def elements(one: Described) -> Iterator[tuple[str, str]]:
    """A name comes again for each author. What is kept here of a photograph is its caption, a text."""
    yield "title", one.full_title
    yield from (("creator", author.name) for author in one.authors)
    yield "subject", one.section
    yield "description", one.opening
    yield "publisher", one.place.newspaper
    yield "date", one.place.iso_date
    yield "type", "Text"
    yield "type", one.kind_name
    yield "format", "text/html"
    yield "identifier", one.url
    yield "source", str(one.place)
    yield "language", LANGUAGE
    yield "relation", one.place.issue_url
    yield from (("relation", other.url) for other in one.related)
