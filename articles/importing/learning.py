"""What the corrected and reviewed articles of the archive say of the paper's own habits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch

from articles.chinese.text import squeeze
from articles.models import Article, Span
from articles.models.states import Kind, Status
from articles.reading.habits import FEWEST, MOST_CHARACTERS, Habits
from articles.reading.layout.headlines import is_open
from articles.reading.layout.joints import DASH

USUAL = 0.6  # an order is usual where so many are set in it: three of five
RARE = 0.05  # the shortest and the longest headlines that do not count as usual
LETTERS = {
    "kicker": "H",
    "headline": "H",
    "subtitle": "H",
    "byline": "B",
    "body": "T",
    "crosshead": "T",
    "caption": "T",
}
BATCH = 1000


@dataclass
class Counts:
    """What was counted: orders of articles and photos, headlines of two decks, lengths of headlines."""

    articles: int = 0
    orders: Counter[str] = field(default_factory=Counter)
    photo_orders: Counter[str] = field(default_factory=Counter)
    decks: Counter[str] = field(default_factory=Counter)
    lengths: Counter[int] = field(default_factory=Counter)

    def add(self, article: Article) -> None:
        """An article or photo; one that came without a page's lines shows no habit of pages."""
        order = order_of(article)
        if not order:
            return
        if article.kind == Kind.PHOTO:
            self.photo_orders[order] += 1
            return
        self.articles += 1
        self.orders[order] += 1
        if deck := open_deck(article):
            self.decks[deck] += 1
        if length := len(squeeze(article.headline)):
            self.lengths[min(length, MOST_CHARACTERS)] += 1

    @property
    def habits(self) -> Habits:
        shortest, longest = usual_lengths(self.lengths)
        two_decks, kickers = self.decks.total(), self.decks["kicker"]
        orders = (usual_order(self.orders), usual_order(self.photo_orders))
        return Habits(self.articles, *orders, two_decks, kickers, shortest, longest)


def count_corrected() -> Counts:
    """Every article and photo that people corrected or reviewed."""
    counts = Counts()
    for article in corrected_articles():
        counts.add(article)
    return counts


def corrected_articles() -> Iterator[Article]:
    """With their lines in printed order; the texts themselves are left where they are."""
    spans = Prefetch("spans", Span.objects.order_by("first_line", "order"))
    known = Article.objects.filter(status__in=[Status.CORRECTED, Status.REVIEWED], kind__in=[Kind.ARTICLE, Kind.PHOTO])
    heads = known.only("kind", "kicker", "headline", "subtitle", "original_head").order_by("pk")
    return heads.prefetch_related(spans).iterator(chunk_size=BATCH)


def order_of(article: Article) -> str:
    """H headline, B byline, T text as they stand in the newest reading that has it; "" where no lines are known."""
    spans = list(article.spans.all())
    newest = max((span.reading_id for span in spans), default=0)
    roles = [span.role for span in spans if span.reading_id == newest]
    return "".join(dict.fromkeys(LETTERS[role] for role in roles if role in LETTERS))


def open_deck(article: Article) -> str:
    """What stands beside the headline, kicker or subtitle, where nothing but habit tells it; else ""."""
    if bool(article.kicker) == bool(article.subtitle):
        return ""
    as_read = [value for value in article.original_head.values() if isinstance(value, str)]
    decks = [deck for deck in (article.kicker, article.headline, article.subtitle) if deck]
    if len(decks) != 2 or not is_open(*decks) or any(map(DASH.match, as_read)):
        return ""
    return "kicker" if article.kicker else "subtitle"


def usual_order(orders: Counter[str]) -> str:
    """Of all three parts, else of headline and text, in which most are set; "" where none is, or too few are known."""
    whole = Counter({order: count for order, count in orders.items() if len(order) == 3})
    return most_usual(whole) or most_usual(_of_two(orders))


def _of_two(orders: Counter[str]) -> Counter[str]:
    """How headline and text follow each other, where both are printed."""
    two: Counter[str] = Counter()
    for order, count in orders.items():
        two["".join(part for part in order if part != "B")] += count
    return Counter({order: count for order, count in two.items() if len(order) == 2})


def most_usual(orders: Counter[str]) -> str:
    order, count = max(orders.items(), key=lambda one: one[1], default=("", 0))
    return order if orders.total() >= FEWEST and count >= USUAL * orders.total() else ""


def usual_lengths(lengths: Counter[int]) -> tuple[int, int]:
    """Shortest and longest but for the rare ones at both ends."""
    each = sorted(lengths.elements())
    if not each:
        return 1, MOST_CHARACTERS
    rare = int(RARE * len(each))
    return each[rare], each[-1 - rare]
