"""What an article's page says of itself to machines in ``<meta>``: Highwire Press (citation_…) and Dublin Core."""

from __future__ import annotations

from collections.abc import Iterator

from articles.citing.cited import Cited
from articles.citing.gbt7714 import GBT_2025, reference


def pairs(cited: Cited) -> list[tuple[str, str]]:
    """Name and content, in their order; a name comes again for each author."""
    return [(name, content) for name, content in [*highwire(cited), *dublin_core(cited)] if content]


def highwire(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "citation_title", cited.full_title()
    yield from (("citation_author", name) for name in cited.names)
    yield "citation_publication_date", day(cited)
    yield "citation_journal_title", cited.newspaper
    yield "citation_publisher", cited.publisher
    # No last page: programs would make 1-4 of a text on pages 1 and 4.
    yield "citation_firstpage", cited.pages[0]
    yield "citation_language", "zh"
    yield "citation_public_url", cited.url


def dublin_core(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "DC.title", cited.full_title()
    yield from (("DC.creator", name) for name in cited.names)
    # For Zotero, which takes its own name of the kind from here.
    yield "DC.type", "newspaperArticle"
    yield "DC.date", cited.printed_on.edtf
    yield "DC.publisher", cited.publisher
    yield "DC.identifier", cited.url
    yield "DC.language", "zh-CN"
    yield "DC.relation.isPartOf", cited.newspaper
    yield "DCTERMS.bibliographicCitation", reference(cited, GBT_2025, online=False)


def day(cited: Cited) -> str:
    """2023/09/12; of a day that was inferred, which this form cannot say, no more than the year."""
    return cited.printed_on.year if cited.printed_on.inferred else f"{cited.printed_on.first:%Y/%m/%d}"
