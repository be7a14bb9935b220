"""The words of a credit, from its pieces: characters become names, an outlet goes with the role it stands before."""

from __future__ import annotations

import re
from operator import add

from articles.reading.credits.names import Chunk, PersonName, split_names
from articles.reading.credits.roles import BLANK, SINGLE, TITLES, WIRES, WORKS
from articles.reading.credits.tokens import BULLETS, pieces_of
from articles.reading.credits.words import Outlet, Piece, Place, Role, Word

_BLANKS = re.compile(f"{BLANK}+")
# Every credit holds one of these pairs, blanks left out: the quick way out for all the lines of a body. Of a longer
# word the second and third characters count: 民日 is rarer than 人民.
_SIGNS = [*TITLES, *(work for work in WORKS if work not in SINGLE), *WIRES, "记者", "供图", "供稿", "提供", "来源"]
_PAIRS = frozenset(sign[1:3] if len(sign) > 2 else sign for sign in _SIGNS) | frozenset(
    pair for single in SINGLE for mark in "/／:：|｜丨." for pair in (single + mark, mark + single)
)


def words_of(text: str) -> list[Word] | None:
    """The words of a credit in printed order, or None where something in the text is no part of a credit."""
    pieces = pieces_of(text)
    if pieces is None:
        return None
    words: list[Word] = []
    chunks: list[Chunk] = []
    outlet: Outlet | None = None
    for piece in [*pieces, None]:
        if isinstance(piece, Chunk):
            chunks.append(piece)
            continue
        names = split_names(chunks)
        if names is None or (outlet and (chunks or not _may_follow(outlet, piece))):
            return None
        words += names
        chunks = []
        if isinstance(piece, Outlet):
            outlet = outlet or piece
        elif isinstance(piece, Place):
            _doubt_name_before(words, piece)
        elif piece:
            words.append(_posted(piece, outlet) if isinstance(piece, Role) else piece)
            outlet = None
    return words


def _may_follow(outlet: Outlet, piece: Piece | None) -> bool:
    """Whether an outlet may stand before it: any title behind what ends as outlets do, else 记者 or 通讯员 alone."""
    if isinstance(piece, Role):
        return not piece.work and (outlet.plain or piece.role.endswith(("记者", "通讯员")))
    return isinstance(piece, Outlet | Place)


def _posted(role: Role, outlet: Outlet | None) -> Role:
    """The role with the outlet before it."""
    if not outlet:
        return role
    return Role(role.role, outlet.start, role.end, role.work, role.trails, role.tied, posted=True)


def _doubt_name_before(words: list[Word], place: Place) -> None:
    """A place that may be a person's name leaves a doubt on the name before it."""
    if not place.sure and words and isinstance(last := words[-1], PersonName):
        words[-1] = PersonName(last.text, last.start, last.end, last.known, sure=False, carried=last.carried)


def may_hold_credit(text: str) -> bool:
    """Whether anything in the text is a sign of a credit."""
    bare = _BLANKS.sub("", text)
    if "摄" in bare or bare.lstrip(BULLETS)[:1] in ("文", "图", "编") or bare.rstrip(")）】")[-1:] == "译":
        return True
    return not _PAIRS.isdisjoint(map(add, bare, bare[1:]))
