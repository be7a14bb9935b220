"""From an item of a reading to the rows it becomes; nothing here is saved yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from articles.importing.store.withheld import Match
from articles.importing.traces import Printed
from articles.models import Article, Byline, Page, PageReading, Permalink, Problem, Reporter, Series, Span
from articles.models.states import Visibility
from articles.public.masking.keys import holds_sign
from articles.public.screening import Screened
from articles.reading.records import PRINTED_KINDS, Credit, Doubt, Item

# A margin wider than this says no more; without a rival it has no end.
WIDEST = 99.0


def is_printed(item: Item) -> bool:
    return item.kind in PRINTED_KINDS


def body_text(item: Item) -> str:
    return "\n".join(item.body)


def whole_text(item: Item) -> str:
    """All that identifies the item when two readings are compared."""
    return f"{item.kicker}{item.headline}{item.subtitle}{body_text(item)}"


def printed(item: Item) -> Printed:
    """All that the item prints, to look for traces of others in it."""
    texts = (*printed_fields(item).values(), *(byline.printed for byline in item.bylines))
    return Printed(texts, frozenset(people_of(item.bylines)))


def printed_fields(item: Item) -> dict[str, Any]:
    """The item's text and how it was read, as corrections name it; bylines apart."""
    return {
        "section": item.section,
        "kicker": item.kicker,
        "headline": item.headline,
        "subtitle": item.subtitle,
        "dateline": item.dateline,
        "body": body_text(item),
    }


def original_fields(item: Item) -> dict[str, Any]:
    """What the article keeps of the reading for ever beside the text that people correct."""
    head = printed_fields(item)
    bylines = [{"role": byline.role, "name": byline.name} for byline in item.bylines]
    return {"original_body": head.pop("body"), "original_head": head | {"bylines": bylines}}


def reading(item: Item) -> dict[str, Any]:
    """All that is printed, for a person who compares it with a corrected text."""
    return printed_fields(item) | {"bylines": original_fields(item)["original_head"]["bylines"]}


def facts(item: Item, series: Series | None) -> dict[str, Any]:
    """What the reading says beside the text, as corrections name it."""
    return {
        "kind": item.kind,
        "series": series.pk if series else None,
        "instalment": item.instalment.number if item.instalment else None,
        "continues_on": item.continues_on,
        "continued_from": item.continued_from,
        "certain": item.certain,
    }


def margin_of(item: Item) -> float | None:
    """As it is stored: where two readings of one text agree, so do their figures."""
    return None if item.margin is None else round(min(item.margin, WIDEST), 2)


def series_name(item: Item) -> str:
    """Nothing for a section tag of which something is masked."""
    return item.instalment.series if item.instalment else "" if holds_sign(item.section) else item.section


def people_of(bylines: Iterable[Credit]) -> set[str]:
    return {byline.name for byline in bylines if not byline.organisation}


def standing(match: Match | None, screen: Screened) -> dict[str, str]:
    """The columns that say what may be seen of a new row."""
    if match:
        return {"visibility": match.visibility}
    return {"visibility": Visibility.HELD} if screen.waits else {}


def article_row(
    item: Item, page: Page, order: int, series: Series | None, match: Match | None, screen: Screened
) -> Article:
    read = facts(item, series)
    series_id = read.pop("series")
    fields = printed_fields(item) | original_fields(item) | read | standing(match, screen) | {"margin": margin_of(item)}
    return Article(permalink=Permalink(), page=page, order=order, series_id=series_id, **fields)


def byline_rows(
    bylines: Iterable[Credit],
    article: Article | None,
    people: Mapping[str, Reporter | None],
    margin: float | None = None,
) -> list[Byline]:
    """Nobody's is a name that is in none of ``people``, or that several bear."""
    return [
        Byline(
            article=article,
            reporter=None if byline.organisation else people.get(byline.name),
            role=byline.role,
            name=byline.name,
            organisation=byline.organisation,
            printed=byline.printed,
            order=order,
            certain=byline.certain,
            margin=margin,
        )
        for order, byline in enumerate(bylines)
    ]


def span_rows(item: Item, into: PageReading, article: Article | None, first_order: int) -> list[Span]:
    return [
        Span(
            reading=into,
            article=article,
            first_line=span.first,
            last_line=span.last,
            role=span.role if article else item.kind,
            order=first_order + number,
        )
        for number, span in enumerate(item.spans)
    ]


def item_problem(item: Item, into: PageReading, article: Article, reason: str, detail: str) -> Problem:
    """One that is about the whole item."""
    lines = item.lines or (1,)
    return Problem(
        reading=into, article=article, first_line=min(lines), last_line=max(lines), reason=reason, detail=detail
    )


def problem_rows(doubts: Iterable[Doubt], into: PageReading, article: Article | None) -> list[Problem]:
    return [
        Problem(
            reading=into,
            article=article,
            first_line=doubt.first_line,
            last_line=doubt.last_line,
            reason=doubt.reason,
            detail=doubt.detail,
        )
        for doubt in doubts
    ]
