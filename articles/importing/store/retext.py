"""A page's text comes again, read better: articles keep their permalinks, corrected text is kept."""

from __future__ import annotations

from articles import corrections
from articles.importing.pairing import best_pairs, swallowed_by
from articles.importing.store import rows
from articles.importing.store.items import new_articles, place_lines, series_of
from articles.models import Article, Discrepancy, Page, PageText, Problem
from articles.models.articles import Status, Visibility
from articles.models.permalinks import PermalinkState
from articles.reading.records import Item, Reading


def replace_text(page: Page, text: PageText, reading: Reading) -> list[Article]:
    """Give each item its earlier article by best overlap; returns every article whose index entry is due."""
    earlier = list(page.articles.filter(permalink__state=PermalinkState.LIVE).order_by("order"))
    printed = [index for index, item in enumerate(reading.items) if rows.is_printed(item)]
    pairs = best_pairs(
        [f"{a.kicker}{a.headline}{a.subtitle}{a.body}" for a in earlier],
        [rows.whole_text(reading.items[index]) for index in printed],
    )
    kept = {printed[new]: earlier[old] for new, old in pairs.items()}
    for index, article in kept.items():
        reread(article, reading.items[index], text)
    last = max((article.order for article in earlier), default=0)
    made = new_articles(page, reading, [index for index in printed if index not in kept], first_order=last + 1)
    articles = made | kept
    place_lines(reading, text, articles)
    put_in_order(articles)
    orphans = [article for article in earlier if article not in kept.values()]
    retire(orphans, [articles[index] for index in printed], text)
    return [*articles.values(), *orphans]


def reread(article: Article, item: Item, text: PageText) -> None:
    """Untouched text is replaced; text that a person corrected stays, and the difference waits for a person."""
    original = rows.original_fields(item)
    if article.revisions.filter(by__isnull=False).exists():
        if (article.original_body, article.original_head) != (original["original_body"], original["original_head"]):
            reading = rows.printed_fields(item)
            Discrepancy.objects.create(article=article, page_text=text, reading=reading)
        return
    changes = rows.printed_fields(item) | {"kind": item.kind}
    try:
        reason = f"版面文本第{text.version}次识别"
        corrections.correct(article, version=article.version, changes=changes, by=None, reason=reason)
    except corrections.NothingChanged:
        pass
    series = series_of([item]).get(rows.series_name(item))
    Article.objects.filter(pk=article.pk).update(
        series=series,
        instalment=item.instalment.number if item.instalment else None,
        continues_on=item.continues_on,
        continued_from=item.continued_from,
        status=Status.UNREVIEWED if item.certain else Status.DOUBTFUL,
        **original,
    )


def put_in_order(articles: dict[int, Article]) -> None:
    """The order of the page as the new reading has it."""
    for order, index in enumerate(sorted(articles), 1):
        if articles[index].order != order:
            Article.objects.filter(pk=articles[index].pk).update(order=order)


def retire(orphans: list[Article], present: list[Article], text: PageText) -> None:
    """Articles of the earlier text that the new one does not have by themselves.

    One that now stands inside another, and that nobody corrected, moves there with its permalink; any other stays
    as it is and a person is asked.
    """
    for article in present:
        article.refresh_from_db()
    for orphan in orphans:
        home = swallowed_by(orphan.body or orphan.headline, [article.body for article in present])
        if home is not None and not orphan.revisions.filter(by__isnull=False).exists():
            move_permalink(orphan, present[home])
        else:
            detail = f"新识别文本中找不到《{orphan}》，请核对。"
            Problem.objects.create(
                page_text=text, article=orphan, first_line=1, last_line=len(text.lines), reason="missing", detail=detail
            )


def move_permalink(article: Article, home: Article) -> None:
    Article.objects.filter(pk=article.pk).update(visibility=Visibility.HIDDEN)
    article.permalink.successors.set([home.permalink])
    article.permalink.state = PermalinkState.MOVED
    article.permalink.save(update_fields=["state", "changed_at"])
