"""Every item that could stand at a place of the page, with its cost: article, photo, weather, notice, ad, noise.

A candidate takes consecutive blocks. An article or photo is a group of heads (headline blocks and byline in either
order), its text, and another group of heads; which parts stand before the text and which after it is its order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Literal

from articles.reading.layout.evidence import PageEvidence
from articles.reading.layout.notices import notices_at
from articles.reading.layout.parts import NO_TITLE, Heads, Text, heads_at, heads_before, texts_at
from articles.reading.layout.settling import OTHERS, PART
from articles.reading.layout.stories import ARTICLE, PHOTO, Price, Story, price, resumption
from articles.reading.records import ItemKind

# Costs in the units of rules.py; what they weigh is in docs/reading.md.
OTHER, FOLLOWER, MOST_OTHER = 2.5, 0.2, 8.0  # a forecast or ad; each slogan behind the ad's first; too dear
NOISE, MORE_NOISE, NOISE_MOST, NOISE_BYLINE = 4.0, 0.4, 30.0, 6.0
NOISE_RUN = 16.0  # noise that has cost more goes on no further
NO_TEXT = 8.0  # a headline whose text is not on the page; as much again for a byline alone
LONGEST_CAPTION, LONGEST_ALBUM, LONGEST_NOISE = 3, 9, 12  # blocks; longer noise is several items of it
LONGEST: dict[Literal["weather", "ad"], int] = {"weather": 3, "ad": 4}
HOPELESS = 7.0  # a candidate that much dearer than another with the same blocks is not looked at


@dataclass(slots=True, eq=False)
class Candidate:
    """One possible item: blocks ``start`` to ``end`` (excluded), and the whole cost.

    The blocks named in ``titles``, ``bylines``, ``crossheads``, ``section``, ``standfirsts`` and ``imprints`` have
    these roles, the others are text (in an article or photo) or have the kind for their role. ``runner_up`` is the
    cost of the next cheapest roles for the same blocks, kind and order. ``stops``: its text ends inside a sentence;
    ``resumes``: how much less it costs as the second half of such a text.
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
    standfirsts: tuple[int, ...] = ()
    imprints: tuple[int, ...] = ()
    stops: bool = False
    resumes: float = 0.0
    runner_up: float = inf

    @property
    def roles(self) -> list[str]:
        """A role for each block."""
        roles = ("title", "byline", "crosshead", "standfirst", "imprint")
        named = {at: role for role in roles for at in getattr(self, f"{role}s")}
        if self.section is not None:
            named[self.section] = "section"
        rest = "text" if self.kind in ("article", "photo") else self.kind
        return [named.get(at, rest) for at in range(self.start, self.end)]


def candidates(page: PageEvidence) -> list[list[Candidate]]:
    """The candidates by their first block; every block can stand alone, so that every page has a reading."""
    heads = [heads_at(page, start) for start in range(page.size + 1)]
    return [_best(list(_placed(page, _all_at(page, start, heads)))) for start in range(page.size)]


def _all_at(page: PageEvidence, start: int, heads: list[list[Heads]]) -> Iterator[Candidate]:
    settlement = page.settlement
    for candidate in (*_stories(page, start, heads), *_others(page, start)):
        if not settlement.given or settlement.allows(start, candidate.end, candidate.kind, candidate.roles):
            yield candidate
    if alone := settlement.alone(start):
        yield _settled_alone(start, *alone)


def _settled_alone(start: int, kind: ItemKind, role: str, cost: float) -> Candidate:
    order = {"title": "H", "byline": "B", "text": "T"}.get(role, "")
    candidate = Candidate(start, start + 1, kind, order, cost)
    if role == "section":
        candidate.section = start
        return candidate
    named: dict[str, Any] = {} if role == "text" else {f"{role}s": (start,)}
    return replace(candidate, **named)


def _placed(page: PageEvidence, possible: Iterator[Candidate]) -> Iterator[Candidate]:
    """The candidates with what it costs to leave a region of the sheet, or to take part of one."""
    for candidate in possible:
        candidate.cost += page.regions.cost(candidate.start, candidate.end)
        yield candidate


def _best(possible: list[Candidate]) -> list[Candidate]:
    """One candidate for each end, kind and order, and none that is hopelessly dearer than another with the same end."""
    best: dict[tuple[int, ItemKind, str], Candidate] = {}
    cheapest: dict[int, float] = {}
    for candidate in sorted(possible, key=lambda c: c.cost):
        key = (candidate.end, candidate.kind, candidate.order)
        if candidate.cost > cheapest.setdefault(candidate.end, candidate.cost) + HOPELESS:
            continue
        if key not in best:
            best[key] = candidate
        elif best[key].runner_up == inf:
            best[key].runner_up = candidate.cost
    return list(best.values())


def _stories(page: PageEvidence, start: int, heads: list[list[Heads]]) -> Iterator[Candidate]:
    """Articles and photos that start at a block."""
    texts: dict[int, list[Text]] = {}
    for before in heads_before(page, start, heads):
        if before.letters:
            yield _textless(page, start, before)
        if before.end not in texts:
            texts[before.end] = list(texts_at(page, before.end))
        for text in texts[before.end]:
            for after in heads[text.end]:
                if _fits(before, after) and not _cuts_text(page, before, text, after):
                    yield from _as_kinds(page, start, Story(page, before, text, after))


def _fits(before: Heads, after: Heads) -> bool:
    """Whether no part stands both before the text and after it, but a byline."""
    if before.section is not None and after.section is not None:
        return False
    return "H" not in after.letters or "H" not in before.letters


def _cuts_text(page: PageEvidence, before: Heads, text: Text, after: Heads) -> bool:
    """Whether a text without heads is cut off before a block that can only be more of it."""
    at = text.end
    if page.blocks[at - 1].settled or (at < page.size and page.blocks[at].settled):
        return False
    if before.letters or after.letters or after.imprints or at == page.size or page.dateline[at] or page.byline[at]:
        return False
    return page.costs[at]["title"] > NO_TITLE


def _as_kinds(page: PageEvidence, start: int, story: Story) -> Iterator[Candidate]:
    settled = page.settlement.kind(start, story.after.end)
    if settled in OTHERS:
        yield _candidate(settled, start, story, _cost(page, start, ARTICLE, story))
        return
    yield _candidate("article", start, story, _cost(page, start, ARTICLE, story))
    tagged = story.before.section is not None or story.after.section is not None
    longest = LONGEST_ALBUM if story.numbered else LONGEST_CAPTION
    if settled == "photo" or (story.text.end - story.text.start <= longest and not tagged):
        yield _candidate("photo", start, story, _cost(page, start, PHOTO, story))


def _cost(page: PageEvidence, start: int, table: tuple[Price, ...], story: Story) -> float:
    """What the story costs; a part of what is settled lacks nothing."""
    return PART + price((), story) if page.settlement.is_part(start, story.after.end) else price(table, story)


def _textless(page: PageEvidence, start: int, heads: Heads) -> Candidate:
    story = Story(page, heads, Text(heads.end, heads.end), Heads(heads.end))
    is_part = page.settlement.is_part(start, heads.end)
    return _candidate("article", start, story, heads.cost + (PART if is_part else NO_TEXT * (1 if heads.titles else 2)))


def _candidate(kind: ItemKind, start: int, story: Story, cost: float) -> Candidate:
    section = story.before.section if story.after.section is None else story.after.section
    return Candidate(
        start,
        story.after.end,
        kind,
        story.order,
        cost,
        story.titles,
        story.bylines,
        story.text.crossheads,
        section,
        story.before.standfirsts + story.after.standfirsts,
        story.before.imprints + story.after.imprints,
        *((story.stops, resumption(story)) if kind == "article" else ()),
    )


def _others(page: PageEvidence, start: int) -> Iterator[Candidate]:
    """Forecasts, notices, advertisements and noise that start at a block."""
    for kind, longest in LONGEST.items():
        yield from _run(page, start, kind, longest)
    yield from (Candidate(start, end, "notice", "", cost) for end, cost in notices_at(page, start))
    cost = NOISE
    for end in range(start + 1, min(start + LONGEST_NOISE, page.size) + 1):
        cost += min(NOISE_MOST, page.costs[end - 1]["noise"]) + NOISE_BYLINE * page.byline[end - 1]
        yield Candidate(start, end, "noise", "", cost)
        if cost > NOISE_RUN:
            return
        cost += MORE_NOISE


def _run(page: PageEvidence, start: int, kind: Literal["weather", "ad"], longest: int) -> Iterator[Candidate]:
    """Blocks of one kind; behind the first a slogan of an ad needs no words of the kind."""
    cost = OTHER
    for at in range(start, min(start + longest, page.size)):
        own = page.costs[at][kind]
        if kind == "ad" and at > start:
            own = min(own, FOLLOWER * (at - start) + 0.5 * page.costs[at]["title"])
        cost += own
        if page.byline[at] or cost > MOST_OTHER:
            return
        yield Candidate(start, at + 1, kind, "", cost)
