"""A page's text comes again, read better: articles keep their permalinks, corrected text is kept."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from articles.corrections.change import NothingChanged, change
from articles.corrections.history import entry
from articles.corrections.structure import move_permalink, unlink_continuation
from articles.importing.pairing import best_pairs, swallowed_by
from articles.importing.store import rows
from articles.importing.store.differing import REASON as DIFFERS
from articles.importing.store.differing import difference_in_words
from articles.importing.store.items import ask_about, new_articles, place_lines, series_of
from articles.importing.store.strays import Strays
from articles.importing.store.withheld import Guard, Match, whole_text
from articles.models import Article, Discrepancy, Page, PageText, Problem
from articles.models.articles import Status
from articles.models.people import reporters_named
from articles.models.permalinks import PermalinkState
from articles.reading.records import Item, Reading


@dataclass(frozen=True)
class Replaced:
    """How many items the text has that are withheld, and how many articles kept a corrected text that differs."""

    withheld: int
    differing: int


def replace_text(page: Page, text: PageText, reading: Reading) -> Replaced:
    """Give each item its earlier article by best overlap; what is like a withheld article is withheld too."""
    earlier = list(page.articles.filter(permalink__state=PermalinkState.LIVE).order_by("order"))
    printed = [index for index, item in enumerate(reading.items) if rows.is_printed(item)]
    texts = {index: rows.whole_text(reading.items[index]) for index in printed}
    guard = Guard(page, [whole_text(article) for article in earlier if not article.is_withheld])
    matches = {index: match for index, one in texts.items() if (match := guard.match(one))}
    kept = paired(earlier, texts, matches)
    strays = Strays(earlier).among({i: rows.printed(reading.items[i]) for i in printed if i not in matches}, kept)
    matches |= strays
    kept = {index: article for index, article in kept.items() if index not in strays}
    unknown = {index: texts[index] for index in printed if index not in kept and index not in matches}
    matches |= {index: match for index, one in unknown.items() if (match := guard.cannot_tell(one))}
    places = {index: place for place, index in enumerate(printed, 1)}
    differing = [
        reread(article, reading.items[index], text, places[index], ask=index not in matches)
        for index, article in kept.items()
    ]
    made = new_articles(page, reading, {i: place for i, place in places.items() if i not in kept}, matches)
    articles = made | kept
    place_lines(reading, text, articles, guard)
    asked = {i: match for i, match in matches.items() if i in made or not is_as_before(kept[i], reading.items[i])}
    ask_about(asked, articles, reading, text)
    orphans = [article for article in earlier if article not in kept.values()]
    retire(orphans, [articles[index] for index in printed], text)
    return Replaced(len(asked), sum(differing))


def paired(earlier: list[Article], texts: Mapping[int, str], matches: Mapping[int, Match]) -> dict[int, Article]:
    """Index of an item → its earlier article. What is like something withheld is never a public article's new text."""
    withheld = {article.pk: article for article in earlier if article.is_withheld}
    kept: dict[int, Article] = {}
    for index, match in sorted(matches.items(), key=lambda pair: -pair[1].covered):
        if article := withheld.pop(match.article.pk, None):
            kept[index] = article
    free = [article for article in earlier if article not in kept.values()]
    rest = [index for index in texts if index not in matches]
    pairs = best_pairs([whole_text(article) for article in free], [texts[index] for index in rest])
    return kept | {rest[new]: free[old] for new, old in pairs.items()}


def is_as_before(article: Article, item: Item) -> bool:
    """Whether what was read is what was read of this article at first, neither more nor less."""
    original = rows.original_fields(item)
    return (article.original_body, article.original_head) == (original["original_body"], original["original_head"])


def reread(article: Article, item: Item, text: PageText, place: int, *, ask: bool) -> bool:
    """Untouched text is replaced; whether text that a person corrected, checked or withheld stays and another was read.

    The difference is kept, and where ``ask`` says so a person is asked.
    """
    changes: dict[str, Any] = {"order": place}
    differs = False
    if not article.is_withheld and not article.revisions.by_people().exists():
        changes |= read_anew(item) | rows.original_fields(item)
    elif not is_as_before(article, item) and (said := difference_in_words(article, rows.reading(item))):
        Discrepancy.objects.create(article=article, page_text=text, reading=rows.reading(item))
        differs = ask
        if ask:
            rows.item_problem(item, text, article, DIFFERS, said).save()
    reason = f"版面文本第 {text.version} 次识别"
    with suppress(NothingChanged):
        change(article, version=article.version, changes=changes, reason=reason)
    part_what_goes_on_no_more(article, reason)
    return differs


def part_what_goes_on_no_more(article: Article, reason: str) -> None:
    """A link to another page ends with the 下转 or 上接 that said so."""
    if article.continuation_of_id and not article.continued_from:
        unlink_continuation(article, reason=reason)
    rest = Article.objects.filter(continuation_of=article).first()
    if rest and not article.continues_on:
        unlink_continuation(rest, reason=reason)


def read_anew(item: Item) -> dict[str, Any]:
    """The whole item as this reading has it; what people have done with an earlier text was not done with this."""
    people = reporters_named(rows.people_of(item.bylines))
    bylines = [entry(byline) for byline in rows.byline_rows(item.bylines, None, people)]
    series = series_of([item]).get(rows.series_name(item))
    return rows.printed_fields(item) | rows.facts(item, series) | {"bylines": bylines, "status": Status.UNREVIEWED}


def retire(orphans: list[Article], present: list[Article], text: PageText) -> None:
    """Articles of the earlier text that the new one does not have by themselves.

    A public one that now stands inside another, and that nobody corrected, moves there with its permalink; any other
    stays as it is and a person is asked.
    """
    for article in present:
        article.refresh_from_db()
    homes = [article for article in present if not article.is_withheld]
    for orphan in orphans:
        home = swallowed_by(orphan.body or orphan.headline, [article.body for article in homes])
        if home is not None and not orphan.is_withheld and not orphan.revisions.by_people().exists():
            move_permalink(orphan, homes[home], reason=f"版面文本第 {text.version} 次识别")
        else:
            detail = f"新识别文本中找不到《{orphan}》，请核对。"
            Problem.objects.create(
                page_text=text, article=orphan, first_line=1, last_line=len(text.lines), reason="missing", detail=detail
            )
