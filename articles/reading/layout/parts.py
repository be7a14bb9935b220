"""Parts of an item as they may stand on the page: groups of heads, and texts with every place where they could end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from articles.chinese.text import continues
from articles.reading.layout.evidence import PageEvidence

# Costs in the units of rules.py; what they weigh is in docs/reading.md.
MORE_TITLES = (0.0, 0.0, 1.0, 4.0, 7.0)  # by number of headline blocks: one, kicker and headline, a subtitle too, more
NO_TITLE = 8.0  # a block dearer than this as a headline is none
SECOND_BYLINE, NEW_BYLINE = 1.0, 4.0  # a byline goes on in another block; but that one looks like a new byline
IMPRINT, MOST_IMPRINTS = 0.3, 3  # a line of date or source, or of editors; so many stand together
STANDFIRST = 0.5  # a summary between headline and byline, or above the headline
SECTION, SECTION_BEHIND, NO_SECTION = 1.0, 2.0, 4.0
MORE_CROSSHEADS = 0.5  # behind the first crosshead
SECOND_DATELINE = 8.0
VERSE_BEHIND_PROSE = 4.0  # short uneven lines below prose are lettering rather than verse
NEW_CAPTION = 4.0  # a text goes on with what opens the caption of a picture
BEHIND_CREDIT = 4.0  # a text goes on behind the credit that signs it
STARTS_INSIDE, SPLIT_SENTENCE = 3.0, 1.2  # a text starts, or ends, inside a sentence
AFTER_OPEN, INTO_NEXT = 0.4, 0.5  # factors for a scrap that goes on from the block before, or into the next
TOO_ODD = 12.0  # a text that has cost as much is none
LONGEST_TEXT = 60  # blocks; the longest article of the samples has 14 in all


class Heads(NamedTuple):
    """Headline blocks (H) and byline (B) that stand together; ``end`` is the block after them."""

    end: int
    letters: str = ""
    titles: tuple[int, ...] = ()
    bylines: tuple[int, ...] = ()
    section: int | None = None
    standfirsts: tuple[int, ...] = ()
    imprints: tuple[int, ...] = ()
    cost: float = 0.0


class Text(NamedTuple):
    """Text blocks in a row; ``size`` counts characters, ``credited`` tells of a credit inside."""

    start: int
    end: int
    cost: float = 0.0
    crossheads: tuple[int, ...] = ()
    size: int = 0
    credited: bool = False


def heads_at(page: PageEvidence, start: int) -> list[Heads]:
    """All groups of heads that start at a block, the empty one first."""
    nothing = Heads(start)
    titled = list(_titles(page, nothing))
    signed = list(_bylines(page, nothing))
    both = [b for h in titled for b in _bylines(page, h)] + [h for b in signed for h in _titles(page, b)]
    groups = [nothing, *titled, *signed, *both]
    if page.standfirst[start]:
        below = nothing._replace(end=start + 1, standfirsts=(start,), cost=STANDFIRST)
        groups += (titled := list(_titles(page, below)))
        groups += [signed_too for heads in titled for signed_too in _bylines(page, heads)]
    groups += [stamped for heads in groups for stamped in _imprints_behind(page, heads)]
    return groups + [tagged for heads in groups for tagged in _tagged_behind(page, heads)]


def heads_before(page: PageEvidence, start: int, heads: list[list[Heads]]) -> list[Heads]:
    """The groups of heads that may open an item at a block: a section tag stands in front."""
    opening = [group for group in heads[start] if group.section is None]
    own = page.costs[start]["section"]
    if own < NO_SECTION and not page.byline[start]:
        titled = (group for group in heads[start + 1] if group.titles and group.section is None)
        opening += [group._replace(section=start, cost=group.cost + SECTION + own) for group in titled]
    return opening


def texts_at(page: PageEvidence, start: int) -> Iterator[Text]:
    """Texts that start at a block, one for each place where they could end."""
    cost = odd = 0.0
    size, credited = 0, False
    crossheads: tuple[int, ...] = ()
    for at in range(start, min(start + LONGEST_TEXT, page.size)):
        if page.byline[at]:
            return
        is_crosshead = at > start and page.crosshead[at]
        own = _crosshead_cost(page, at, crossheads) if is_crosshead else _text_cost(page, at, start)
        cost, odd = cost + own, odd + max(0.0, own)
        if odd > TOO_ODD:
            return
        size += page.blocks[at].size
        credited = credited or page.inline_credit[at]
        if is_crosshead:
            crossheads = (*crossheads, at)
        else:
            split = 0.0 if page.blocks[at].closed else SPLIT_SENTENCE
            yield Text(start, at + 1, cost + split, crossheads, size, credited)


def _crosshead_cost(page: PageEvidence, at: int, before: tuple[int, ...]) -> float:
    dateline = SECOND_DATELINE * page.dateline[at]
    return page.costs[at]["crosshead"] + (MORE_CROSSHEADS if before else page.crossheads[at]) + dateline


def _text_cost(page: PageEvidence, at: int, start: int) -> float:
    own = page.costs[at]["text"]
    if at > start and not page.blocks[at - 1].closed and not page.dateline[at]:
        own *= AFTER_OPEN
    if page.joined[at]:
        own *= INTO_NEXT
    if at > start:
        behind = BEHIND_CREDIT * page.blocks[at - 1].signed + NEW_CAPTION * page.caption[at]
        behind += VERSE_BEHIND_PROSE * (page.stanza[at] and not page.stanza[at - 1])
        return own + page.unlike[at] + behind + SECOND_DATELINE * page.dateline[at]
    return own + STARTS_INSIDE * (continues(page.blocks[at].text) or page.full[at])


def _titles(page: PageEvidence, before: Heads) -> Iterator[Heads]:
    """One to four headline blocks behind what stands already."""
    cost = before.cost
    most = min(before.end + len(MORE_TITLES) - 1, page.size)
    for at in range(before.end, most):
        own = page.costs[at]["title"]
        if page.byline[at] or own > NO_TITLE:
            return
        count = at + 1 - before.end
        cost += own + MORE_TITLES[count] - MORE_TITLES[count - 1]
        titles = tuple(range(before.end, at + 1))
        yield before._replace(end=at + 1, letters=before.letters + "H", titles=titles, cost=cost)


def _bylines(page: PageEvidence, before: Heads) -> Iterator[Heads]:
    """A byline behind what stands already, and one that goes on in the next block."""
    at, letters = before.end, before.letters + "B"
    if before.titles and page.imprint[at] and not page.byline[at]:
        for stamped in _imprints_behind(page, before):
            yield from _bylines(page, stamped)
    if before.titles and page.standfirst[at] and not before.standfirsts:
        yield from _bylines(page, before._replace(end=at + 1, standfirsts=(at,), cost=before.cost + STANDFIRST))
    if at < page.size and page.byline[at]:
        yield before._replace(end=at + 1, letters=letters, bylines=(at,))
        if at + 1 < page.size and page.byline[at + 1]:
            cost = before.cost + SECOND_BYLINE + NEW_BYLINE * page.opens_byline[at + 1]
            yield before._replace(end=at + 2, letters=letters, bylines=(at, at + 1), cost=cost)
    elif at < page.size and page.name[at]:
        yield before._replace(end=at + 1, letters=letters, bylines=(at,), cost=before.cost + page.name_cost)


def _imprints_behind(page: PageEvidence, before: Heads) -> Iterator[Heads]:
    """The same heads with lines of date, source or editors after them, which are of no order."""
    for at in range(before.end, min(before.end + MOST_IMPRINTS, page.size)):
        if not page.imprint[at] or before.imprints:
            return
        imprints = tuple(range(before.end, at + 1))
        yield before._replace(end=at + 1, imprints=imprints, cost=before.cost + IMPRINT * len(imprints))


def _tagged_behind(page: PageEvidence, heads: Heads) -> Iterator[Heads]:
    """The same heads with a section tag after them, as letters below one another often stand."""
    at = heads.end
    if at < page.size and not page.byline[at] and (own := page.costs[at]["section"]) < NO_SECTION:
        behind = 0.0 if page.blocks[at].cls == "letter" else SECTION_BEHIND
        yield heads._replace(end=at + 1, section=at, cost=heads.cost + SECTION + behind + own)
