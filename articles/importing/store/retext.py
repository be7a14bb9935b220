"""A page's text comes again or is read again, better: articles keep their permalinks, corrected text is kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from articles.corrections.change import NothingChanged, change
from articles.corrections.structure import note_margin, unlink_continuation
from articles.importing.store import rows
from articles.importing.store.differing import REASON as DIFFERS
from articles.importing.store.differing import difference_in_words
from articles.importing.store.items import ask_about, ask_about_people, new_articles, place_lines, series_of
from articles.importing.store.leaving import retire
from articles.importing.store.matching import brought_back, earlier_articles, is_as_before, match_items
from articles.importing.store.noting import note_reading
from articles.importing.store.personal import note_personal, screened_reading
from articles.importing.store.phrases import ask_about_phrases
from articles.importing.store.settled import signed_anew
from articles.importing.store.withheld import Guard, whole_text
from articles.models import Article, Discrepancy, Page, PageReading, PageText
from articles.models.states import Status
from articles.public.screening import Screened
from articles.reading.records import Item, Reading


@dataclass(frozen=True)
class Replaced:
    """How many items the text has that are withheld, and how many articles kept a corrected text that differs; how many
    articles are new, were changed, and are none by themselves any more."""

    withheld: int = 0
    differing: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0


def replace_text(page: Page, text: PageText, reading: Reading) -> Replaced:
    """Give each item its earlier article by best overlap; what is like a withheld article is withheld too."""
    former = text.current_reading
    reason = "读稿程序更新，重读原文" if former else f"版面文本第 {text.version} 次识别"
    reading, screens = screened_reading(page, reading)
    earlier = earlier_articles(page, former)
    guard = Guard(page, [whole_text(one) for one in page.articles.all() if one in earlier and not one.is_withheld])
    found = match_items(earlier, reading, guard, former)
    kept, matches = found.kept, found.matches
    into = note_reading(text, reading)
    printed = list(screens)
    unknown = [index for index in printed if index not in kept and index not in matches]
    kept |= brought_back(page, {index: rows.whole_text(reading.items[index]) for index in unknown}, reason)
    places = {index: place for place, index in enumerate(printed, 1)}
    again = [
        reread(article, reading.items[index], into, places[index], reason, screens[index], ask=index not in matches)
        for index, article in kept.items()
    ]
    made = new_articles(page, reading, {i: place for i, place in places.items() if i not in kept}, matches, screens)
    articles = made | kept
    place_lines(reading, into, articles, guard)
    asked = {i: match for i, match in matches.items() if i in made or not is_as_before(kept[i], reading.items[i])}
    ask_about(asked, articles, reading, into)
    ask_about_people(articles, reading, into, screens)
    ask_about_phrases(articles, screens)
    orphans = [article for article in earlier if article not in kept.values()]
    gone = retire(orphans, [articles[index] for index in printed], into, former, reason)
    return Replaced(
        withheld=len(asked),
        differing=sum(differs for differs, _ in again),
        new=len(made),
        changed=sum(changed for _, changed in again),
        gone=gone,
    )


def reread(
    article: Article, item: Item, into: PageReading, place: int, reason: str, screen: Screened, *, ask: bool
) -> tuple[bool, bool]:
    """Untouched text is replaced. Whether text that a person corrected, checked or withheld stays and another was read,
    and whether anything was changed.

    The difference is kept, and where ``ask`` says so a person is asked. What has moved to another page stays there.
    """
    changes: dict[str, Any] = {"order": place} if article.page_id == into.page_text.page_id else {}
    untouched = not article.is_withheld and not article.revisions.by_people().exists()
    differs = False
    if untouched:
        changes |= read_anew(article, item) | rows.original_fields(item) | rows.standing(None, screen)
    else:
        differs = note_difference(article, item, into, ask=ask) and ask
    changed = False
    with suppress(NothingChanged):
        change(article, version=article.version, changes=changes, reason=reason)
        changed = True
    if untouched:
        note_personal({0: article}, {0: screen})
        note_margin(article, rows.margin_of(item))
    part_what_goes_on_no_more(article, reason)
    return differs, changed


def note_difference(article: Article, item: Item, into: PageReading, *, ask: bool) -> bool:
    """Whether the item reads otherwise than what stands; of one text only the last reading is compared."""
    earlier = Discrepancy.objects.filter(article=article, page_text=into.page_text)
    said = "" if is_as_before(article, item) else difference_in_words(article, rows.reading(item))
    if not said:
        earlier.delete()
        return False
    Discrepancy.objects.update_or_create(
        article=article, page_text=into.page_text, defaults={"reading": rows.reading(item)}
    )
    if ask:
        rows.item_problem(item, into, article, DIFFERS, said).save()
    return True


def part_what_goes_on_no_more(article: Article, reason: str) -> None:
    """A link to another page ends with the 下转 or 上接 that said so."""
    if article.continuation_of_id and not article.continued_from:
        unlink_continuation(article, reason=reason)
    rest = Article.objects.filter(continuation_of=article).first()
    if rest and not article.continues_on:
        unlink_continuation(rest, reason=reason)


def read_anew(article: Article, item: Item) -> dict[str, Any]:
    """The whole item as this reading has it; what people have done with an earlier text was not done with this.

    Who a name means under this article, and what its series is called, stays as it was settled.
    """
    read = rows.printed_fields(item) | {"bylines": signed_anew(article, item.bylines), "status": Status.UNREVIEWED}
    if article.series and article.series.version > 1 and is_as_before(article, item):
        return read | rows.facts(item, article.series)
    return read | rows.facts(item, series_of([item]).get(rows.series_name(item)))
