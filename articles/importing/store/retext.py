"""A page's text comes again, read better: articles keep their permalinks, corrected text is kept."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from articles.corrections.change import NothingChanged, change
from articles.corrections.history import entry
from articles.corrections.structure import move_permalink, unlink_continuation
from articles.importing.pairing import best_pairs, swallowed_by
from articles.importing.store import rows
from articles.importing.store.items import new_articles, place_lines, series_of
from articles.models import Article, Discrepancy, Page, PageText, Problem
from articles.models.articles import Status, Visibility
from articles.models.people import reporters_named
from articles.models.permalinks import PermalinkState
from articles.reading.records import Item, Reading


def replace_text(page: Page, text: PageText, reading: Reading) -> list[Article]:
    """Give each item its earlier article by best overlap; returns every article of the page."""
    earlier = list(page.articles.filter(permalink__state=PermalinkState.LIVE).order_by("order"))
    printed = [index for index, item in enumerate(reading.items) if rows.is_printed(item)]
    pairs = best_pairs(
        [f"{a.kicker}{a.headline}{a.subtitle}{a.body}" for a in earlier],
        [rows.whole_text(reading.items[index]) for index in printed],
    )
    kept = {printed[new]: earlier[old] for new, old in pairs.items()}
    places = {index: place for place, index in enumerate(printed, 1)}
    for index, article in kept.items():
        reread(article, reading.items[index], text, places[index])
    made = new_articles(page, reading, {index: place for index, place in places.items() if index not in kept})
    articles = made | kept
    place_lines(reading, text, articles)
    orphans = [article for article in earlier if article not in kept.values()]
    retire(orphans, [articles[index] for index in printed], text)
    return [*articles.values(), *orphans]


def reread(article: Article, item: Item, text: PageText, place: int) -> None:
    """Untouched text is replaced; text that a person corrected stays, and the difference waits for a person."""
    original = rows.original_fields(item)
    changes: dict[str, Any] = {"order": place}
    if not article.revisions.by_people().exists():
        changes |= read_anew(item) | original
    elif (article.original_body, article.original_head) != (original["original_body"], original["original_head"]):
        Discrepancy.objects.create(article=article, page_text=text, reading=rows.reading(item))
    reason = f"版面文本第 {text.version} 次识别"
    with suppress(NothingChanged):
        change(article, version=article.version, changes=changes, reason=reason)
    part_what_goes_on_no_more(article, reason)


def part_what_goes_on_no_more(article: Article, reason: str) -> None:
    """A link to another page ends with the 下转 or 上接 that said so."""
    if article.continuation_of_id and not article.continued_from:
        unlink_continuation(article, reason=reason)
    rest = Article.objects.filter(continuation_of=article).first()
    if rest and not article.continues_on:
        unlink_continuation(rest, reason=reason)


def read_anew(item: Item) -> dict[str, Any]:
    """The whole item as this reading has it; what people have done with an earlier text was not done with this."""
    people = reporters_named(rows.people_of([item]))
    bylines = [entry(byline) for byline in rows.byline_rows(item, None, people)]
    series = series_of([item]).get(rows.series_name(item))
    return rows.printed_fields(item) | rows.facts(item, series) | {"bylines": bylines, "status": Status.UNREVIEWED}


def retire(orphans: list[Article], present: list[Article], text: PageText) -> None:
    """Articles of the earlier text that the new one does not have by themselves.

    One that now stands inside another, and that nobody corrected, moves there with its permalink; any other stays
    as it is and a person is asked.
    """
    for article in present:
        article.refresh_from_db()
    for orphan in orphans:
        home = swallowed_by(orphan.body or orphan.headline, [article.body for article in present])
        withdrawn = orphan.visibility == Visibility.WITHDRAWN
        if home is not None and not withdrawn and not orphan.revisions.by_people().exists():
            move_permalink(orphan, present[home], reason=f"版面文本第 {text.version} 次识别")
        else:
            detail = f"新识别文本中找不到《{orphan}》，请核对。"
            Problem.objects.create(
                page_text=text, article=orphan, first_line=1, last_line=len(text.lines), reason="missing", detail=detail
            )
