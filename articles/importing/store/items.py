"""Save the items of a reading: articles with bylines, and where every raw line went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from articles.corrections.history import first_revision
from articles.corrections.publishing import note_changed
from articles.corrections.undecided import ask_who_signed
from articles.importing.store import rows
from articles.importing.store.noting import note_reading
from articles.importing.store.personal import held_in_words, note_personal, screened_reading
from articles.importing.store.phrases import ask_about_phrases
from articles.importing.store.strays import Strays, pages_again
from articles.importing.store.withheld import REASON, Guard, Match
from articles.models import (
    Article,
    Byline,
    Page,
    PageReading,
    PageText,
    Permalink,
    Problem,
    Revision,
    Series,
    Span,
)
from articles.models.doubts import PERSONAL
from articles.models.fitting import fitting, saved
from articles.models.people import reporters_named
from articles.models.states import Visibility
from articles.public.screening import Screened
from articles.reading.records import Item, Reading


def add_articles(page: Page, text: PageText, reading: Reading) -> int:
    """All items of a page that comes for the first time; how many are withheld, since they are like withheld ones."""
    reading, screens = screened_reading(page, reading)
    printed = list(screens)
    guard = Guard(page)
    texts = {index: rows.printed(reading.items[index]) for index in printed}
    matches = {index: match for index, one in texts.items() if (match := guard.match("".join(one.parts)))}
    for earlier in pages_again(text.text, matches.values()):
        matches |= Strays(list(earlier.articles.all())).among({i: texts[i] for i in texts if i not in matches}, {})
    places = {index: place for place, index in enumerate(printed, 1)}
    made = new_articles(page, reading, places, matches, screens)
    into = note_reading(text, reading)
    place_lines(reading, into, made, guard)
    ask_about(matches, made, reading, into)
    ask_about_people(made, reading, into, screens)
    ask_about_phrases(made, screens)
    return len(matches)


def new_articles(
    page: Page,
    reading: Reading,
    places: Mapping[int, int],
    matches: Mapping[int, Match],
    screens: Mapping[int, Screened],
) -> dict[int, Article]:
    """Save the items of these indexes, each at its place on the page; index of the item → its article.

    What ``matches`` something withheld is withheld too, and what the screen found to be told of people waits.
    """
    items = {index: reading.items[index] for index in places}
    people = reporters_named(rows.people_of(credit for item in items.values() for credit in item.bylines))
    series = series_of(items.values())
    made = {
        index: rows.article_row(
            item, page, places[index], series.get(rows.series_name(item)), matches.get(index), screens[index]
        )
        for index, item in items.items()
    }
    Permalink.objects.bulk_create(article.permalink for article in made.values())
    Article.objects.bulk_create(fitting(made.values()))
    bylines = {
        index: rows.byline_rows(item.bylines, made[index], people, made[index].margin) for index, item in items.items()
    }
    Byline.objects.bulk_create(fitting(chain.from_iterable(bylines.values())))
    Revision.objects.bulk_create(first_revision(article, bylines[index]) for index, article in made.items())
    note_personal(made, screens)
    note_changed([article.pk for article in made.values()])
    ask_who_signed([article.pk for article in made.values()])
    return made


def ask_about(matches: Mapping[int, Match], articles: dict[int, Article], reading: Reading, into: PageReading) -> None:
    """A problem for each item that is like something withheld."""
    Problem.objects.bulk_create(
        rows.item_problem(reading.items[index], into, articles[index], REASON, match.detail)
        for index, match in matches.items()
    )


def ask_about_people(
    articles: Mapping[int, Article], reading: Reading, into: PageReading, screens: Mapping[int, Screened]
) -> None:
    """A problem for each item that waits for a person for the sake of those it tells of."""
    Problem.objects.bulk_create(
        rows.item_problem(reading.items[index], into, article, PERSONAL, held_in_words(screens[index]))
        for index, article in articles.items()
        if screens[index].of_people and article.visibility == Visibility.HELD
    )


def place_lines(reading: Reading, into: PageReading, articles: dict[int, Article], guard: Guard) -> None:
    """Save spans and problems; ``articles`` maps the index of an item to its article.

    Lines of a withheld article that were read as no item's belong to it still: they are not to be seen either.
    """
    spans: list[Span] = []
    problems = rows.problem_rows(reading.doubts, into, None)
    for index, item in enumerate(reading.items):
        article = articles.get(index)
        spans += rows.span_rows(item, into, article, len(spans))
        if guard and article is None:
            withhold_lines(spans[-len(item.spans) :] if item.spans else [], into.page_text, guard)
        problems += rows.problem_rows(item.doubts, into, article)
    Span.objects.bulk_create(fitting(spans))
    Problem.objects.bulk_create(fitting(problems))


def withhold_lines(spans: Iterable[Span], text: PageText, guard: Guard) -> None:
    for span in spans:
        if match := guard.match("".join(text.lines[span.first_line - 1 : span.last_line])):
            span.article_id = match.article.pk


def series_of(items: Iterable[Item]) -> dict[str, Series]:
    """The series of each printed name, by name or alias, made where there is none yet."""
    names = {name for item in items if (name := rows.series_name(item))}
    found = {series.name: series for series in Series.objects.filter(name__in=names)}
    if missing := names - found.keys():
        aliased = Series.objects.exclude(aliases=[])
        found |= {alias: series for series in aliased for alias in series.aliases if alias in missing}
    for name in sorted(names - found.keys()):
        found[name] = saved(Series(name=name))
    return found
