"""An article as it is cited, and what its page says of itself to machines."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.chinese.typography import full_width
from articles.citing.authors import CitedName
from articles.citing.cited import Cited, Erratum, PrintedOn
from articles.citing.gbt7714 import GBT_2025, reference, with_erratum
from articles.citing.meta import pairs
from articles.models import Article
from articles.views.said_of import SaidOf

# A card in a chat shows no more of a text.
CARD = 80


def citation(article: Article, address: str, said: SaidOf) -> dict[str, object]:
    """For the page at ``address``; the same every day, so that the page is."""
    cited = cited_at(article, address, said)
    return {
        "citation": with_erratum(cited, reference(cited, GBT_2025, online=True)),
        "meta": pairs(cited),
        "card": card(article),
        "cited_at": cited.url,
    }


def cited_at(article: Article, address: str, said: SaidOf) -> Cited:
    """The whole text that the article is a part of, as whoever looks may see it, at the path ``address``."""
    parts = shown_parts(article)
    titled = next((part for part in parts if part.has_printed_title), article)
    fixed = reverse("version", args=[article.permalink_id, article.version])
    return Cited(
        code=article.permalink_id,
        title=full_width(titled.title),
        subtitle=full_width(titled.subtitle),
        title_printed=titled.has_printed_title,
        credits=tuple(credit for part in parts for credit in credits_of(part)),
        newspaper=settings.NEWSPAPER_CITED,
        place=settings.NEWSPAPER_PLACE,
        publisher=settings.NEWSPAPER_PUBLISHER,
        printed_on=printed_on(article),
        pages=tuple(dict.fromkeys(part.page.number for part in parts)),
        url=settings.SITE_URL + address,
        fixed=settings.SITE_URL + fixed,
        version=article.version,
        accessed=timezone.localdate(),
        is_photo=article.is_photo,
        errata=tuple(erratum(one.article) for one in said.errata),
    )


def erratum(article: Article) -> Erratum:
    return Erratum(printed_on(article), article.page.number, settings.SITE_URL + article.get_absolute_url())


def shown_parts(article: Article) -> list[Article]:
    """Of the text; ``article`` itself, which may be an earlier version, is shown, whatever it went on from then."""
    if article.continuation_of_id is None and not hasattr(article, "continuation"):
        return [article]
    parts = [article if part.pk == article.pk else part for part in article.whole_text()]
    return [part for part in parts if part is article or part.is_shown] if article in parts else [article]


def credits_of(article: Article) -> list[CitedName]:
    bylines = sorted(article.bylines.all(), key=lambda byline: byline.order)
    return [CitedName(byline.name, byline.role, byline.organisation) for byline in bylines]


def printed_on(article: Article) -> PrintedOn:
    issue = article.page.issue
    assert issue is not None, "nothing undated is shown"
    first, last = article.page.known_between or (issue.date, issue.date)
    return PrintedOn(first, last, inferred=issue.is_inferred)


def card(article: Article) -> str:
    """Where it was printed and how it begins, for a card in a chat and a list of finds."""
    text = full_width(" ".join(article.paragraphs))
    begins = text if len(text) <= CARD else f"{text[:CARD]}…"
    return "｜".join(part for part in (f"{article.page.printed_date}{article.page.label}", begins) if part)
