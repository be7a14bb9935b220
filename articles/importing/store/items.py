"""Save the items of a reading: articles with bylines, and where every raw line went."""

from __future__ import annotations

from collections.abc import Iterable

from articles.importing.store import rows
from articles.models import Article, Byline, Page, PageText, Permalink, Problem, Series, Span
from articles.models.people import reporters_named
from articles.reading.records import Item, Reading


def add_articles(page: Page, text: PageText, reading: Reading) -> list[Article]:
    """All items of a page that comes for the first time; returns its articles in the order of the page."""
    made = new_articles(page, reading, range(len(reading.items)), first_order=1)
    place_lines(reading, text, made)
    return list(made.values())


def new_articles(page: Page, reading: Reading, indexes: Iterable[int], first_order: int) -> dict[int, Article]:
    """Save the printed items among ``indexes``; index of the item → its article."""
    items = {index: reading.items[index] for index in indexes if rows.is_printed(reading.items[index])}
    people = reporters_named(rows.people_of(items.values()))
    series = series_of(items.values())
    made = {
        index: rows.article_row(item, page, order, series.get(rows.series_name(item)))
        for order, (index, item) in enumerate(items.items(), first_order)
    }
    Permalink.objects.bulk_create(article.permalink for article in made.values())
    Article.objects.bulk_create(made.values())
    Byline.objects.bulk_create(
        byline for index, item in items.items() for byline in rows.byline_rows(item, made[index], people)
    )
    return made


def place_lines(reading: Reading, text: PageText, articles: dict[int, Article]) -> None:
    """Save spans and problems; ``articles`` maps the index of an item to its article."""
    spans: list[Span] = []
    problems = rows.problem_rows(reading.doubts, text, None)
    for index, item in enumerate(reading.items):
        article = articles.get(index)
        spans += rows.span_rows(item, text, article, len(spans))
        problems += rows.problem_rows(item.doubts, text, article)
    Span.objects.bulk_create(spans)
    Problem.objects.bulk_create(problems)


def series_of(items: Iterable[Item]) -> dict[str, Series]:
    """The series of each printed name, by name or alias, made where there is none yet."""
    names = {name for item in items if (name := rows.series_name(item))}
    found = {series.name: series for series in Series.objects.filter(name__in=names)}
    if missing := names - found.keys():
        aliased = Series.objects.exclude(aliases=[])
        found |= {alias: series for series in aliased for alias in series.aliases if alias in missing}
    for name in sorted(names - found.keys()):
        found[name] = Series.objects.create(name=name)
    return found
