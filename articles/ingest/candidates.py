"""Every item that could stand at a place of the page, with its cost: article, photo, weather, notice, ad, noise.

A candidate takes consecutive blocks. An article is a group of heads (headline blocks and byline in either order), its
text, and another group of heads; which parts stand before the text and which after it is its order, written with the
letters H (headline), B (byline or credit) and T (text).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from statistics import median

from articles.ingest import rules
from articles.ingest.affinity import Affinity
from articles.ingest.bylines import find_inline
from articles.ingest.lines import Block
from articles.ingest.paragraphs import Measure, opening
from articles.ingest.records import Byline, ItemKind
from articles.ingest.text import continues

PHOTO_ROLES = frozenset({"摄影", "图", "摄", "图片", "供图", "制图", "摄像"})

# What a whole item costs beside its blocks.
NO_HEADLINE, NO_DATELINE = 8.0, 3.5
NO_BYLINE, NO_BYLINE_WHERE_ALL_HAVE = 0.5, 2.5
OTHER = 2.5  # a notice, forecast or advertisement
SECOND_BYLINE, NEW_BYLINE = 1.0, 4.0
HOPELESS, TOO_ODD = 7.0, 12.0
STARTS_INSIDE = 3.0
FLOWS_ON, IN_COLUMN, IN_COLUMN_TEXT = 1.5, 1.5, 0.4
UNLIKE, LIKE, LONG_ENOUGH = 2.0, 0.12, 40
SECOND_DATELINE, CREDIT_ONLY, TWO_CREDITS, ODD_ORDER, SPLIT_SENTENCE = 8.0, 5.0, 1.5, 2.0, 1.2
MORE_TITLES = (0.0, 0.0, 1.0, 4.0, 7.0)  # by number of headline blocks
CROSSHEADS, MORE_CROSSHEADS = 6.0, 0.5
SECTION, SECTION_BEHIND, SCRAP = 1.0, 2.0, 2.0
PHOTO, NO_CREDIT, NO_PHOTO_HEADLINE, PHOTO_DATELINE, WRITERS_CREDIT = 0.5, 4.5, 2.5, 6.0, 3.5
LONG_CAPTION, LONG_PHOTO_HEADLINE, MORE_CAPTION = 0.02, 0.35, 1.0
NOISE, MORE_NOISE, NOISE_MOST = 4.0, 0.4, 30.0
AFFINITY, AFFINITY_MOST, BY_CHANCE = 0.4, 10.0, 3.0
ODD_ORDERS = frozenset({"BHT", "TBH", "HTB"})
_LONGEST_TEXT = 60  # blocks


@dataclass(frozen=True)
class Heads:
    """Headline blocks and byline that stand together; ``end`` is the block after them."""

    end: int
    letters: str = ""
    titles: tuple[int, ...] = ()
    bylines: tuple[int, ...] = ()
    section: int | None = None
    cost: float = 0.0


@dataclass(frozen=True, eq=False)
class Candidate:
    """One possible item: blocks ``start`` to ``end`` (excluded), and the whole cost.

    The blocks named in ``titles``, ``bylines``, ``crossheads`` and ``section`` have these roles, the others are text
    (in an article or photo) or have the kind for their role. ``runner_up`` is the cost of the next cheapest roles for
    the same blocks, kind and order.
    """

    start: int
    end: int
    kind: ItemKind
    order: str
    cost: float
    titles: tuple[int, ...] = ()
    bylines: tuple[int, ...] = ()
    crossheads: tuple[int, ...] = ()
    section: int | None = None
    runner_up: float = inf

    @property
    def roles(self) -> list[str]:
        """A role for each block."""
        named = {at: role for role in ("title", "byline", "crosshead") for at in getattr(self, f"{role}s")}
        if self.section is not None:
            named[self.section] = "section"
        rest = "text" if self.kind in ("article", "photo") else self.kind
        return [named.get(at, rest) for at in range(self.start, self.end)]


class Page:
    """The blocks of a page with everything about them that candidates ask for, worked out once."""

    def __init__(self, blocks: Sequence[Block], measure: Measure) -> None:
        self.blocks = blocks
        self.full = [opening(block, measure) == "full" for block in blocks]
        inline = [find_inline(block.text) for block in blocks]
        self.inline_credit = [bool(credit) for credit in inline]
        self.inline_photo = [bool(credit and _photographic(credit.bylines)) for credit in inline]
        self.costs = [rules.costs(block) for block in blocks]
        self.affinity = Affinity(blocks)
        self._affinities: dict[tuple[int, int, int], float] = {}
        for at in range(len(blocks) - 1):
            if self._flows_on(at):
                self.costs[at]["title"] += FLOWS_ON
        width = _column_width(blocks)
        for block, costs in zip(blocks, self.costs, strict=True):
            if width and _set_in_column(block, width):
                costs["title"] += IN_COLUMN
                costs["text"] *= IN_COLUMN_TEXT
        self.dateline = [block.cls == "dateline" for block in blocks]
        self.byline = [block.cls == "byline" for block in blocks]
        self.opens_byline = [_opens_byline(block) for block in blocks]
        self.photo_credit = [_photographic(block.bylines) for block in blocks]
        self.has_datelines = any(self.dateline)
        signed = (
            sum(self.inline_credit)
            - sum(self.inline_photo)
            + sum(b and not p for b, p in zip(self.byline, self.photo_credit, strict=True))
        )
        share = min(1.0, signed / max(1, sum(self.dateline), signed > 0))
        self.no_byline = NO_BYLINE + NO_BYLINE_WHERE_ALL_HAVE * share
        self.size = len(blocks)
        self.joined = [*(self._flows_on(at) for at in range(self.size - 1)), False]
        self.crosshead = [self._is_crosshead(at) for at in range(self.size)]
        self.unlike = [self._unlike(at) for at in range(self.size)]

    def affinity_of(self, title: int, start: int, end: int) -> float:
        """What a headline block gains by the pairs it shares with the text from ``start`` to ``end``."""
        key = (title, start, end)
        if key not in self._affinities:
            found: frozenset[str] = frozenset().union(*(self.affinity.common(title, at) for at in range(start, end)))
            shared = max(0.0, self.affinity.weigh(found) - BY_CHANCE)
            self._affinities[key] = AFFINITY * min(AFFINITY_MOST, shared)
        return self._affinities[key]

    def _flows_on(self, at: int) -> bool:
        """Whether the block seems to break off inside a word that the next block ends."""
        one, other = self.blocks[at], self.blocks[at + 1]
        return other.cls == "plain" and not one.closed and (self.full[at + 1] or self.affinity.fits(one, other))

    def _is_crosshead(self, at: int) -> bool:
        """Whether the block, if it stands inside a text, is a crosshead and no piece of a sentence."""
        before_closed = at > 0 and self.blocks[at - 1].closed
        return before_closed and not self.joined[at] and self.costs[at]["crosshead"] < self.costs[at]["text"]

    def _unlike(self, at: int) -> float:
        """What it costs to take the block into one text with those before it: below 0 where they share much."""
        found: frozenset[str] = frozenset()
        for before in range(max(0, at - 4), at):
            found |= self.affinity.common(before, at)
        size = self.affinity.size(at)
        likeness = self.affinity.weigh(found) / max(1, size)
        return UNLIKE * max(-1.0, 1 - likeness / LIKE) * min(1.0, size / LONG_ENOUGH)


def _photographic(bylines: Sequence[Byline]) -> bool:
    return bool(bylines) and all(byline.role in PHOTO_ROLES or byline.organisation for byline in bylines)


def _opens_byline(block: Block) -> bool:
    """Whether a byline is the first of its article: marked, or led by a reporter as no second line is."""
    return bool(block.bylines) and (not block.text[0].isalnum() or block.bylines[0].role.endswith("记者"))


def _column_width(blocks: Sequence[Block]) -> float | None:
    """How many characters most rows of the page's text hold; None where whole paragraphs stand on a line."""
    rows = [len(line.text) for block in blocks if len(block.lines) > 3 for line in block.lines[1:-1]]
    width = median(rows) if len(rows) > 8 else 0
    return width if 0 < width <= 40 else None


def _set_in_column(block: Block, width: float) -> bool:
    """Whether the block of several lines fills the column as text does; a headline breaks where it likes."""
    rows = [len(line.text) for line in block.lines]
    return len(rows) > 1 and all(abs(row - width) <= 2.5 for row in rows[:-1]) and rows[-1] <= width + 2


def candidates(page: Page) -> list[list[Candidate]]:
    """The candidates by their first block."""
    heads = [_heads(page, start) for start in range(page.size + 1)]
    return [_best([*_stories(page, start, heads), *_others(page, start)]) for start in range(page.size)]


def _best(found: list[Candidate]) -> list[Candidate]:
    """One candidate for each end, kind and order, and none that is far dearer than another with the same end."""
    best: dict[tuple[int, ItemKind, str], Candidate] = {}
    cheapest: dict[int, float] = {}
    for candidate in sorted(found, key=lambda c: c.cost):
        key = (candidate.end, candidate.kind, candidate.order)
        if candidate.cost > cheapest.setdefault(candidate.end, candidate.cost) + HOPELESS:
            continue
        if key not in best:
            best[key] = candidate
        elif best[key].runner_up == inf:
            best[key] = replace(best[key], runner_up=candidate.cost)
    return list(best.values())


def _heads(page: Page, start: int) -> list[Heads]:
    """All groups of heads that start at a block, the empty one first."""
    nothing = Heads(start)
    titled = list(_titles(page, nothing))
    signed = list(_bylines(page, nothing))
    both = [b for h in titled for b in _bylines(page, h)] + [h for b in signed for h in _titles(page, b)]
    found = [nothing, *titled, *signed, *both]
    return found + [s for h in found for s in _sections(page, start, h)]


def _titles(page: Page, before: Heads) -> Iterator[Heads]:
    group, cost = list(before.titles), before.cost
    for at in range(before.end, min(before.end + 4, page.size)):
        if page.byline[at] or (own := page.costs[at]["title"]) > 8:
            return
        group.append(at)
        cost += own + MORE_TITLES[len(group)] - MORE_TITLES[len(group) - 1]
        yield replace(before, end=at + 1, letters=before.letters + "H", titles=tuple(group), cost=cost)


def _bylines(page: Page, before: Heads) -> Iterator[Heads]:
    at = before.end
    if at < page.size and page.byline[at]:
        yield replace(before, end=at + 1, letters=before.letters + "B", bylines=(at,))
        if at + 1 < page.size and page.byline[at + 1]:
            cost = before.cost + SECOND_BYLINE + NEW_BYLINE * page.opens_byline[at + 1]
            yield replace(before, end=at + 2, letters=before.letters + "B", bylines=(at, at + 1), cost=cost)


def _sections(page: Page, start: int, heads: Heads) -> Iterator[Heads]:
    """The same heads with a section tag after them."""
    at = heads.end
    if at < page.size and not page.byline[at] and (own := page.costs[at]["section"]) < 4:
        behind = 0.0 if page.blocks[at].cls == "letter" else SECTION_BEHIND
        yield replace(heads, end=at + 1, section=at, cost=heads.cost + SECTION + behind + own)


def _stories(page: Page, start: int, heads: list[list[Heads]]) -> Iterator[Candidate]:
    """Articles and photos that start at a block."""
    befores = [h for h in heads[start] if h.section is None]
    if page.costs[start]["section"] < 4 and not page.byline[start]:
        own = page.costs[start]["section"] + SECTION
        befores += [
            replace(h, section=start, cost=h.cost + own) for h in heads[start + 1] if h.titles and h.section is None
        ]
    for before in befores:
        if before.titles or before.bylines:
            yield from _textless(page, start, before)
        for text in _texts(page, before.end):
            for after in heads[text.end]:
                if after.letters and set(after.letters) & set(before.letters):
                    continue
                if after.section is not None and before.section is not None:
                    continue
                yield _article(page, start, before, text, after)
                if text.end - before.end <= 3 and after.section is None and before.section is None:
                    yield _photo(page, start, before, text, after)


@dataclass(frozen=True)
class _Text:
    end: int
    cost: float
    crossheads: tuple[int, ...]
    size: int
    credited: bool


def _texts(page: Page, start: int) -> Iterator[_Text]:
    """Texts that start at a block, one for each place where they could end."""
    cost, odd, size, heads, credited = 0.0, 0.0, 0, (), False
    for at in range(start, min(start + _LONGEST_TEXT, page.size)):
        if page.byline[at]:
            return
        own, role = page.costs[at]["text"], "text"
        before_open = at > start and not page.blocks[at - 1].closed
        if before_open and not page.dateline[at]:
            own *= 0.4
        if page.joined[at]:
            own *= 0.5
        if at > start and page.crosshead[at]:
            own, role = page.costs[at]["crosshead"] + (MORE_CROSSHEADS if heads else CROSSHEADS), "crosshead"
            heads = (*heads, at)
        if at > start and role == "text":
            own += page.unlike[at]
        if at > start and page.dateline[at]:
            own += SECOND_DATELINE
        if at == start and (continues(page.blocks[at].text) or page.full[at]):
            own += STARTS_INSIDE
        cost += own
        odd += max(0.0, own)
        size += page.blocks[at].size
        credited = credited or page.inline_credit[at]
        if odd > TOO_ODD:
            return
        if role == "text":
            open_end = 0.0 if page.blocks[at].closed else SPLIT_SENTENCE
            yield _Text(at + 1, cost + open_end, heads, size, credited)


def _article(page: Page, start: int, before: Heads, text: _Text, after: Heads) -> Candidate:
    order = before.letters + "T" + after.letters
    titles, bylines = before.titles + after.titles, before.bylines + after.bylines
    cost = before.cost + text.cost + after.cost
    if not titles:
        cost += NO_HEADLINE
    if bylines:
        cost += TWO_CREDITS * text.credited + CREDIT_ONLY * all(page.photo_credit[b] for b in bylines)
    elif not text.credited:
        cost += page.no_byline
    elif any(page.inline_photo[before.end : text.end]):
        cost += CREDIT_ONLY
    if page.has_datelines and not page.dateline[before.end]:
        cost += NO_DATELINE
    if text.size < 60 and not page.dateline[before.end]:
        cost += SCRAP
    if order in ODD_ORDERS:
        cost += ODD_ORDER
    cost -= _affinity(page, titles, before.end, text.end)
    return _story("article", start, before, text, after, cost)


def _photo(page: Page, start: int, before: Heads, text: _Text, after: Heads) -> Candidate:
    titles, bylines = before.titles + after.titles, before.bylines + after.bylines
    cost = PHOTO + before.cost + text.cost + after.cost + LONG_CAPTION * max(0, text.size - 150)
    cost += MORE_CAPTION * sum(page.blocks[at].closed for at in range(before.end, text.end - 1))
    cost += 4.0 * max(0, len(titles) - 1)
    cost += LONG_PHOTO_HEADLINE * sum(max(0, page.blocks[t].size - 10) for t in titles)
    if not titles:
        cost += NO_PHOTO_HEADLINE
    if bylines:
        cost += 0.0 if all(page.photo_credit[b] for b in bylines) else WRITERS_CREDIT
    elif not any(page.inline_photo[before.end : text.end]):
        cost += NO_CREDIT
    if page.dateline[before.end]:
        cost += PHOTO_DATELINE
    cost -= _affinity(page, titles, before.end, text.end)
    return _story("photo", start, before, text, after, cost)


def _textless(page: Page, start: int, heads: Heads) -> Iterator[Candidate]:
    """A headline, with or without a byline, whose text is not on the page."""
    cost = heads.cost + NO_HEADLINE + (0 if heads.titles else NO_HEADLINE)
    yield _story("article", start, heads, _Text(heads.end, 0.0, (), 0, False), Heads(heads.end), cost)


def _affinity(page: Page, titles: tuple[int, ...], start: int, end: int) -> float:
    return sum(page.affinity_of(title, start, end) for title in titles)


def _story(kind: ItemKind, start: int, before: Heads, text: _Text, after: Heads, cost: float) -> Candidate:
    return Candidate(
        start,
        after.end,
        kind,
        before.letters + "T" * bool(text.size) + after.letters,
        cost,
        before.titles + after.titles,
        before.bylines + after.bylines,
        text.crossheads,
        before.section if after.section is None else after.section,
    )


def _others(page: Page, start: int) -> Iterator[Candidate]:
    """Forecasts, notices, advertisements and noise that start at a block."""
    yield from _run(page, start, "weather", most=3)
    yield from _run(page, start, "ad", most=4)
    yield from _notices(page, start)
    noise = NOISE
    for end in range(start + 1, min(start + 12, page.size) + 1):
        noise += min(NOISE_MOST, page.costs[end - 1]["noise"]) + 6 * page.byline[end - 1]
        yield Candidate(start, end, "noise", "", noise)
        noise += MORE_NOISE


def _run(page: Page, start: int, kind: ItemKind, most: int) -> Iterator[Candidate]:
    cost = OTHER
    for end in range(start + 1, min(start + most, page.size) + 1):
        if page.byline[end - 1]:
            return
        own = page.costs[end - 1][kind]  # type: ignore[index]
        cost += own if end == start + 1 else min(own, 0.2 + 0.5 * page.costs[end - 1]["title"])
        if cost > 12:
            return
        yield Candidate(start, end, kind, "", cost)


def _notices(page: Page, start: int) -> Iterator[Candidate]:
    cost = OTHER
    for end in range(start + 1, min(start + 6, page.size) + 1):
        if page.byline[end - 1]:
            return
        cost += page.costs[end - 1]["notice"] if end == start + 1 else min(page.costs[end - 1]["notice"], 1.5)
        if cost > 12:
            return
        yield Candidate(start, end, "notice", "", cost)
