"""Which earlier article each item of a new reading is, and which items are like something withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from articles.corrections.structure import bring_back
from articles.importing.pairing import best_pairs
from articles.importing.store import rows
from articles.importing.store.strays import Strays, is_kept_back, unseen_as
from articles.importing.store.withheld import Guard, Match, Withheld, strictest, whole_text
from articles.models import Article, Page, PageReading
from articles.models.permalinks import PermalinkState
from articles.models.states import Visibility
from articles.reading.records import Item, Reading

# Of an article whose permalink was moved another one has the text, and that is what is withheld or not.
ARE_KNOWN = Q(article__permalink__state=PermalinkState.LIVE) | Q(article__visibility=Visibility.WITHDRAWN)


@dataclass
class Matched:
    """By the index of an item: its earlier article, and the withheld one that it is like."""

    kept: dict[int, Article] = field(default_factory=dict)
    matches: dict[int, Match] = field(default_factory=dict)


def match_items(earlier: list[Article], reading: Reading, guard: Guard, former: PageReading | None) -> Matched:
    """Give each item its earlier article by best overlap; what is like a withheld article is never a public one's text.

    ``former``: the reading before of the same text (none: the text is new). Its lines tell of what is too short.
    """
    items = {index: item for index, item in enumerate(reading.items) if rows.is_printed(item)}
    texts = {index: rows.whole_text(item) for index, item in items.items()}
    same = read_alike(earlier, items)
    matches = {i: match for i, one in texts.items() if i not in same and (match := guard.match(one))}
    others = [article for article in earlier if article not in same.values()]
    kept = same | paired(others, {i: text for i, text in texts.items() if i not in same}, matches)
    rest = {i: item for i, item in items.items() if i not in matches and i not in same}
    strays = Strays(earlier).among({i: rows.printed(item) for i, item in rest.items()}, kept)
    strays = dict(_on_withheld_lines(rest, kept, former)) | strays
    matches |= strays
    kept = {i: article for i, article in kept.items() if i not in strays}
    unknown = {i: text for i, text in texts.items() if i not in kept and i not in matches}
    matches |= {i: match for i, one in unknown.items() if (match := guard.cannot_tell(one))}
    return Matched(kept, matches)


def earlier_articles(page: Page, former: PageReading | None) -> list[Article]:
    """What readings of the page's texts have made, wherever it stands by now; for a new text all else on the page."""
    live = Article.objects.filter(permalink__state=PermalinkState.LIVE).select_related("page", "continuation_of__page")
    placed = live.filter(spans__reading__page_text__page=page).distinct()
    own = placed.filter(page=page) if former else live.filter(page=page)
    moved = [article for article in placed.exclude(page=page).order_by("pk") if _was_born_on(article, page)]
    return [*own.order_by("order", "pk"), *moved]


def _was_born_on(article: Article, page: Page) -> bool:
    """Lines that are like a withheld article of another page are given to that one too."""
    first = article.revisions.filter(version=1).values_list("changes__page__after", flat=True).first()
    return first == page.pk


def is_as_before(article: Article, item: Item) -> bool:
    """Whether what was read is what was read of this article at first, neither more nor less."""
    original = rows.original_fields(item)
    return (article.original_body, article.original_head) == (original["original_body"], original["original_head"])


def read_alike(earlier: Sequence[Article], items: Mapping[int, Item]) -> dict[int, Article]:
    """Items that are to the letter what was read of a public article, so that they show nothing that was not shown;
    not where a withheld one read the same."""
    found: dict[int, Article] = {}
    for index, item in items.items():
        alike = [article for article in earlier if is_as_before(article, item)]
        free = [article for article in alike if article not in found.values()]
        if free and not any(article.is_withheld for article in alike):
            found[index] = free[0]
    return found


def paired(earlier: list[Article], texts: Mapping[int, str], matches: Mapping[int, Match]) -> dict[int, Article]:
    """Index of an item → its earlier article. What is like something withheld is never a public article's new text."""
    withheld = {article.pk: article for article in earlier if article.is_withheld}
    kept: dict[int, Article] = {}
    for index, match in sorted(matches.items(), key=lambda pair: -pair[1].covered):
        if article := withheld.pop(match.article.pk, None):
            kept[index] = article
    free = [article for article in earlier if article not in kept.values()]
    rest = [index for index in texts if index not in matches]
    pairs = best_pairs([forms_of(article) for article in free], [texts[index] for index in rest])
    return kept | {rest[new]: free[old] for new, old in pairs.items()}


def forms_of(article: Article) -> set[str]:
    """Its whole text as it stands, and as it was first read: a person may have written it anew."""
    head = "".join(article.original_head.get(name, "") for name in ("kicker", "headline", "subtitle"))
    return {whole_text(article), f"{head}{article.original_body}"}


def _on_withheld_lines(
    items: Mapping[int, Item], kept: Mapping[int, Article], former: PageReading | None
) -> Iterator[tuple[int, Match]]:
    """Items with a line of the same text that was of an article which readers do not see, and which they are not."""
    if former is None:
        return
    spans = former.spans.filter(ARE_KNOWN).select_related("article__page", "article__continuation_of__page")
    unseen = {
        line: span.article
        for span in spans
        if span.article and is_kept_back(span.article)
        for line in range(span.first_line, span.last_line + 1)
    }
    for index, item in items.items():
        others = {one for line in item.lines if (one := unseen.get(line)) and one != kept.get(index)}
        found = [(Withheld(one.pk, one.page_id, unseen_as(one), one.permalink_id), 0) for one in others]
        if match := strictest(found):
            yield index, match


def brought_back(page: Page, texts: Mapping[int, str], reason: str) -> dict[int, Article]:
    """Items that an earlier reading had made part of others, and that stand by themselves again."""
    gone = Article.objects.filter(page=page, permalink__state__in=(PermalinkState.MOVED, PermalinkState.SPLIT))
    untouched = [one for one in gone.order_by("order", "pk") if not one.revisions.by_people().exists()] if texts else []
    indexes = list(texts)
    pairs = best_pairs([forms_of(one) for one in untouched], [texts[index] for index in indexes])
    found = {indexes[new]: untouched[old] for new, old in pairs.items()}
    for article in found.values():
        bring_back(article, reason=reason)
    return found
