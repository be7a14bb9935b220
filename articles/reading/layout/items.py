"""The chosen candidates to items: headline decks, bylines, dateline and paragraphs, each with its raw lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from articles.chinese.text import squeeze
from articles.reading.credits.misread import may_be_credit
from articles.reading.credits.odd import opens_with_role
from articles.reading.habits import Habits
from articles.reading.layout.assembling import Assembled, assemble
from articles.reading.layout.candidates import Candidate
from articles.reading.layout.cheapest import Chosen
from articles.reading.layout.crossing import Crossing
from articles.reading.layout.doubts import doubts_of, hard_to_read, out_of_order, uncertain
from articles.reading.layout.headlines import Deck, decks
from articles.reading.layout.kickers import Habit, habit_of
from articles.reading.layout.lines import Block, SourceLine
from articles.reading.layout.notices import is_signature, signatures_behind
from articles.reading.layout.paragraphs import Measure, paragraphs
from articles.reading.layout.prose import read_prose
from articles.reading.layout.series import instalment_of
from articles.reading.records import Credit, Item, ItemKind, LineSpan

SURE = 2.0  # an item is certain where the next best reading costs this much more: of those 0.998 are right
# Costs of an item, on the average of its page: those of known pages reach 1.5. Each unit more asks so much more margin.
KNOWN_STRAIN, STRANGE, FEWEST_STORIES = 1.8, 2.0, 4
SURE_OF_NAMES = 4.0  # the same where a name without a role signs it: it may sign its neighbour
_HEAD_BLOCKS = 2  # whose notice it is, and what it is
_LONGEST_TITLE = 30  # characters of a headline above a notice, a forecast or an advertisement


@dataclass(frozen=True)
class Setting:
    """What holds for all items of a page: its columns, its crossed rows, how it sets headlines, and what is sure.

    ``sure``: the margin that makes an item certain here.
    """

    measure: Measure
    crossing: Crossing
    habit: Habit
    sure: float = SURE


def make_items(
    chosen: Sequence[Chosen],
    blocks: Sequence[Block],
    measure: Measure,
    crossing: Crossing,
    paper: Habits | None = None,
) -> list[Item]:
    """The items that the chosen candidates stand for; ``blocks`` are all blocks that were weighed."""
    headlines = [
        [blocks[at] for at in choice.candidate.titles] for choice in chosen if choice.candidate.kind == "article"
    ]
    texts = [block for choice in chosen for block in _texts_of(choice.candidate, blocks)]
    setting = Setting(measure, crossing, habit_of(headlines, texts, paper), sure_margin(chosen))
    return [_item(assembled, setting) for assembled in assemble(chosen, blocks)]


def sure_margin(chosen: Sequence[Chosen]) -> float:
    """The margin that makes an item certain: more on a page whose items cost more than those of known pages do."""
    costs = [max(0.0, choice.candidate.cost) for choice in chosen if choice.candidate.kind in ("article", "photo")]
    strain = sum(costs) / max(FEWEST_STORIES, len(costs))
    return SURE + STRANGE * max(0.0, strain - KNOWN_STRAIN)


def _texts_of(candidate: Candidate, blocks: Sequence[Block]) -> list[Block]:
    own = zip(candidate.roles, blocks[candidate.start : candidate.end], strict=True)
    return [block for role, block in own if role == "text"]


def _item(whole: Assembled, setting: Setting) -> Item:
    kind, own, roles = whole.kind, whole.blocks, whole.roles
    if kind in ("article", "photo") or not whole.is_of_one_role:
        named = any(block.cls == "name" for block, role in zip(own, roles, strict=True) if role == "byline")
        certain = whole.settled or whole.margin >= max(setting.sure, SURE_OF_NAMES * named)
        return replace(_ordered(_story(whole, setting, certain), whole), margin=whole.margin_told)
    if kind in ("weather", "notice", "ad"):
        certain = whole.settled or whole.margin >= setting.sure
        return replace(_ordered(_other(kind, own, setting.measure, certain), whole), margin=whole.margin_told)
    return aside(kind, own)


def _ordered(item: Item, whole: Assembled) -> Item:
    """The item, uncertain where the places or the characters are."""
    if whole.settled:
        return item
    doubts = [
        *([] if whole.is_in_order else [out_of_order(whole.blocks)]),
        *([] if whole.is_read_surely else [hard_to_read(whole.blocks)]),
    ]
    return replace(item, certain=item.certain and not doubts, doubts=(*item.doubts, *doubts))


def aside(kind: ItemKind, blocks: Sequence[Block]) -> Item:
    """Furniture, noise or a duplicate: the lines as they are."""
    body = tuple(line.text for block in blocks for line in block.lines)
    return Item(kind=kind, spans=spans(_numbers(blocks, kind)), body=body)


def _story(whole: Assembled, setting: Setting, certain: bool) -> Item:
    own, roles = whole.blocks, whole.roles
    parts: dict[str, list[Block]] = defaultdict(list)
    for block, role in zip(own, roles, strict=True):
        parts[role].append(block)
    titles = decks(parts["title"], setting.habit)
    text = [block for block, role in zip(own, roles, strict=True) if role in ("text", "crosshead")]
    prose = read_prose(parts["standfirst"], text, set(map(id, parts["crosshead"])), setting.measure, setting.crossing)
    bylines = (*_bylines(parts["byline"]), *prose.bylines, *_bylines(parts["imprint"]))
    doubts = doubts_of(whole.kind, own, titles, prose, certain)
    kicker, headline, subtitle = (_deck(titles, role) for role in ("kicker", "headline", "subtitle"))
    section = "".join(squeeze(block.text) for block in parts["section"])
    return Item(
        kind=whole.kind,
        spans=_story_spans(whole.kind, own, roles, titles),
        kicker=kicker,
        headline=headline,
        subtitle=subtitle,
        section=section,
        dateline=prose.dateline,
        bylines=bylines,
        body=tuple(_notice_body(text, setting.measure)) if whole.kind == "notice" else prose.body,
        instalment=instalment_of(section, headline, kicker, subtitle),
        continues_on=prose.continues_on,
        continued_from=prose.continued_from,
        certain=whole.settled or (certain and _is_plain(parts, bylines) and all(deck.sure for deck in titles)),
        doubts=doubts,
    )


def _is_plain(parts: dict[str, list[Block]], bylines: Sequence[Credit]) -> bool:
    """Whether every credit names somebody for certain, and no headline opens as credits do."""
    named = all(block.bylines or not opens_with_role(block.text) for block in parts["byline"])
    lines = [line.text for block in (*parts["title"], *parts["section"]) for line in block.lines]
    titled = any(opens_with_role(line) or may_be_credit(line) for line in lines)
    return named and not titled and all(byline.certain or _is_unnamed(byline) for byline in bylines)


def _is_unnamed(byline: Credit) -> bool:
    """Whether a person is named without a role: the role is not known, the name is."""
    return not byline.role and not byline.organisation


def _deck(titles: Sequence[Deck], role: str) -> str:
    return " ".join(deck.text for deck in titles if deck.role == role)


def _bylines(blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """The bylines with the page's line numbers for those within the block."""
    return tuple(replace(byline, line=block.lines[byline.line].number) for block in blocks for byline in block.bylines)


def _other(kind: ItemKind, own: Sequence[Block], measure: Measure, certain: bool) -> Item:
    section, rest = ("", own) if kind != "ad" else (own[0].text, own[1:])
    head, rest = _head_of(rest)
    headline = " ".join(line.text for block in head for line in block.lines)
    return Item(
        kind=kind,
        spans=spans(_numbers(own, kind)),
        headline=unlettered(headline),
        section=section,
        body=tuple(_notice_body(rest, measure) if kind == "notice" else _texts(rest, measure)),
        certain=certain,
        doubts=() if certain else (uncertain(own),),
    )


def _head_of(own: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks that are the item's head, and the rest: what stands above the words of a notice's head is of it."""
    for at in range(min(_HEAD_BLOCKS, len(own) - 1)):
        if own[at].cls == "notice":
            return own[: at + 1], own[at + 1 :]
    has_head = len(own) > 1 and not own[0].closed and own[0].size <= _LONGEST_TITLE
    return (own[:1], own[1:]) if has_head else ((), own)


def _texts(blocks: Sequence[Block], measure: Measure) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(blocks, measure)]


def _notice_body(blocks: Sequence[Block], measure: Measure) -> Iterator[str]:
    """The paragraphs, and a line each for whoever signs."""
    for signs, group in groupby(blocks, key=is_signature):
        if signs:
            yield from (line.text for block in group for line in block.lines)
            continue
        together = list(group)
        last = together[-1]
        count = signatures_behind([line.text for line in last.lines])
        text = [*together[:-1], replace(last, lines=last.lines[: len(last.lines) - count])]
        yield from _texts(text, measure)
        yield from (line.text for line in last.lines[len(last.lines) - count :])


def unlettered(text: str) -> str:
    """Letter-spaced words (友 情 提 醒) set close again; phrases keep the space between them."""
    pieces = text.split()
    return "".join(pieces) if len(pieces) > 2 and all(len(piece) <= 3 for piece in pieces) else text


def _numbers(blocks: Sequence[Block], role: str) -> Iterable[tuple[int, str]]:
    return ((line.number, _role_of(line, role)) for block in blocks for line in block.lines)


def _role_of(line: SourceLine, read: str) -> str:
    """The role that is settled of the line, or the one that was read."""
    return line.settled.role if line.settled else read


def _story_spans(
    kind: ItemKind, own: Sequence[Block], roles: Sequence[str], titles: Sequence[Deck]
) -> tuple[LineSpan, ...]:
    deck_of = {number: deck.role for deck in titles for number in deck.lines}
    text = {"photo": "caption", "article": "body"}.get(kind, kind)
    return spans(
        (line.number, _role_of(line, deck_of.get(line.number, text if role == "text" else role)))
        for block, role in zip(own, roles, strict=True)
        for line in block.lines
    )


def spans(numbers: Iterable[tuple[int, str]]) -> tuple[LineSpan, ...]:
    """Neighbouring line numbers with one role become one span."""
    joined: list[LineSpan] = []
    for number, role in numbers:
        if joined and joined[-1].last == number - 1 and joined[-1].role == role:
            joined[-1] = LineSpan(joined[-1].first, number, role)
        else:
            joined.append(LineSpan(number, number, role))
    return tuple(joined)
