"""A page whose articles the file marks itself: their lines stand together, and what they are is settled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from articles.geometry.page import read_sheet, set_out
from articles.geometry.pieces import ColumnPiece
from articles.geometry.placed import PlacedLine, PlacedPage, Rectangle, Sheet
from articles.geometry.rooms import rooms_of
from articles.geometry.stories import Placement, placements
from articles.importing.placed.alto import AltoLine, AltoPage
from articles.importing.placed.mets_articles import TEXT, MetsArticle, MetsPart
from articles.reading.reader import read_page
from articles.reading.settled import Settled

_TITLES = frozenset({"headline", "kicker", "subtitle", "title"})
_ASIDE = frozenset({"furniture", "noise", "duplicate"})


@dataclass(frozen=True)
class _Owner:
    """Of which article, counted from 1, a line is, and of which of its parts."""

    article: int
    part: int


def by_articles(page: AltoPage, articles: Sequence[MetsArticle], file: str) -> tuple[PlacedPage, tuple[Settled, ...]]:
    """The page of this file in reading order, each article's lines in the file's own; and what the file settles."""
    owners = _owners(page.lines, articles, file)
    if not owners:
        return read_sheet(page.sheet), ()
    own = {id(page.lines[at].placed): owner for at, owner in owners.items()}
    photographs = _photographs(page.sheet, own)
    found = [
        Placement(list(_pieces(number, page, owners)), photographs.pop(number, []))
        for number in _article_numbers(owners)
    ]
    rest = tuple(line for line in page.sheet.lines if id(line) not in own)
    left = replace(page.sheet, lines=rest, pictures=tuple(box for boxes in photographs.values() for box in boxes))
    found += [one for room in rooms_of(left) for one in placements(room) if one.pieces]
    placed, lines = set_out(page.sheet, found)
    return placed, _settled(placed, lines, own, articles)


def _article_numbers(owners: dict[int, _Owner]) -> list[int]:
    return sorted({owner.article for owner in owners.values()})


def _owners(lines: Sequence[AltoLine], articles: Sequence[MetsArticle], file: str) -> dict[int, _Owner]:
    """Of each line that belongs to an article: to the one that most of its words are of."""
    reach = _Reach(lines)
    claims: dict[int, Counter[_Owner]] = defaultdict(Counter)
    for number, article in enumerate(articles, 1):
        for at, part in enumerate(article.parts):
            if part.file == file:
                for line, words in reach.lines_of(part):
                    claims[line][_Owner(number, at)] += words
    most = {line: claimed.most_common(1)[0] for line, claimed in claims.items()}
    return {line: owner for line, (owner, words) in sorted(most.items()) if 2 * words >= reach.length(line)}


class _Reach:
    """How far what an ID names reaches, in words from the beginning of the file."""

    def __init__(self, lines: Sequence[AltoLine]) -> None:
        self._line_of: list[int] = []
        self._ends: dict[str, tuple[int, int]] = {}
        self._blocks: dict[int, tuple[int, int]] = {}
        self._lines = lines
        for number, line in enumerate(lines):
            first = len(self._line_of)
            self._line_of += [number] * self.length(number)
            last = len(self._line_of) - 1
            self._blocks[line.block] = self._blocks.get(line.block, (first, 0))[0], last
            self._ends |= {told: (self._ends.get(told, (first, 0))[0], last) for told in line.ids}
            self._ends |= {told: (at, at) for at, told in enumerate(line.words, first) if told}

    def length(self, line: int) -> int:
        return max(1, len(self._lines[line].words))

    def lines_of(self, part: MetsPart) -> Iterator[tuple[int, int]]:
        """(Line, how many of its words). To the end of its block where only the first of its IDs is in the file, from
        the beginning where only the last is; nothing where neither is."""
        begin, end = self._ends.get(part.begin), self._ends.get(part.end)
        begin, end = begin or self._block(end), end or self._block(begin)
        if begin and end:
            yield from Counter(self._line_of[begin[0] : end[1] + 1]).items()

    def _block(self, ends: tuple[int, int] | None) -> tuple[int, int] | None:
        return self._blocks[self._lines[self._line_of[ends[0]]].block] if ends else None


def _pieces(article: int, page: AltoPage, owners: dict[int, _Owner]) -> Iterator[ColumnPiece]:
    """The article's parts in the order of its parts, in each the blocks of the file."""
    own = sorted((owner.part, at) for at, owner in owners.items() if owner.article == article)
    for _, run in groupby(own, key=lambda one: (one[0], page.lines[one[1]].block)):
        first, *others = (page.lines[at].placed for _, at in run)
        piece = ColumnPiece([first], page.sheet.text_size)
        for line in others:
            piece.add(line)
        yield piece


def _photographs(sheet: Sheet, own: dict[int, _Owner]) -> dict[int, list[Rectangle]]:
    """The pictures by the article that their captions belong to; 0 for those of none."""
    found: dict[int, list[Rectangle]] = defaultdict(list)
    for room in rooms_of(sheet):
        for photo in room.photos:
            owners = Counter(own[id(line)].article for piece in photo.pieces for line in piece.lines if id(line) in own)
            found[owners.most_common(1)[0][0] if owners else 0].append(photo.picture)
    return found


def _settled(
    page: PlacedPage, lines: Sequence[PlacedLine | None], own: dict[int, _Owner], articles: Sequence[MetsArticle]
) -> tuple[Settled, ...]:
    """What the file leaves open of a line's role is what the text is read as."""
    reading = read_page(page.text, placed=page)
    roles = {
        line: span.role
        for item in reading.items
        for span in item.spans
        for line in range(span.first, span.last + 1)
        if span.role not in _ASIDE
    }
    found = []
    for number, line in enumerate(lines, 1):
        if line and (owner := own.get(id(line))):
            article = articles[owner.article - 1]
            role = _role(article.parts[owner.part].role, roles.get(number, ""), article.kind)
            found.append(Settled(number, owner.article, role, article.kind))
    return tuple(found)


def _role(told: str, read: str, kind: str) -> str:
    if told and told != TEXT:
        return told
    text = "caption" if kind == "photo" else "body"
    return text if not read or (told == TEXT and read in _TITLES) else read
