"""Parts names as they are printed: 张 三 李小四 are two people, 王 五 赵小六 too, 阿依古丽·买买提 is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.chinese.surnames import COMPOUND, FREQUENT, is_common, is_known
from articles.reading.credits.no_names import is_word
from articles.reading.credits.runs import part

LONGEST_DOTTED = 16  # characters of 阿依古丽·买买提 and its like
DOTS = "·•・‧．"


@dataclass(frozen=True)
class Chunk:
    """Printed characters without a blank between them; ``gap``: the blanks and marks in front."""

    text: str
    start: int
    end: int
    gap: str = ""

    @property
    def apart(self) -> bool:
        return is_apart(self.gap)


@dataclass(frozen=True)
class PersonName:
    """A person's name (blanks dropped) and its place in the text.

    ``known``: it starts with a surname. ``sure``: the characters as they are set make just this name. ``carried``: it
    opens a line that may as well be something else, a headline of three characters. ``glued``: no blank parts it from
    another name.
    """

    text: str
    start: int
    end: int
    known: bool
    sure: bool = True
    carried: bool = False
    glued: bool = False


def is_apart(gap: str) -> bool:
    """Whether a mark, not only blanks, parts two names."""
    return bool(gap.strip())


def split_names(chunks: Sequence[Chunk]) -> list[PersonName] | None:
    """The names that the chunks spell, or None where a chunk or the way they stand makes no name."""
    names: list[PersonName] = []
    rest = list(chunks)
    while rest:
        spelled = _first(rest)
        if not spelled:
            return None
        taken, parted = spelled
        if not parted[0].known and any(c in rest[0].gap for c in ")）"):
            return None  # behind brackets the text may go on: （记者甲）昨天
        names += parted
        rest = rest[taken:]
    return None if any(is_word(name.text) for name in names) else names


def _first(chunks: list[Chunk]) -> tuple[int, list[PersonName]] | None:
    """The name that the first chunks spell (two, where they are set without a blank), and how many chunks."""
    text = chunks[0].text
    if any(dot in text for dot in DOTS):
        if len(text) > LONGEST_DOTTED:
            return None
        return 1, [_join(chunks[:1], known=True)]
    if len(text) == 1:
        return _letters(chunks)
    if len(text) == 2:
        return _pair(chunks)
    if len(text) == 3:
        return 1, [_join(chunks[:1])]
    return _long(chunks[0])


def _letters(chunks: list[Chunk]) -> tuple[int, list[PersonName]] | None:
    """Single characters pair; three, or a compound surname and one, make one name."""
    run = _single_run(chunks)
    if run == 1:
        follower = chunks[1] if len(chunks) > 1 else None
        if follower and not follower.apart and len(follower.text) == 2 and is_common(chunks[0].text):
            return 2, [_join(chunks[:2], sure=False)]
        return None
    compound = chunks[0].text + chunks[1].text in COMPOUND
    size = 3 if run == 3 or (run % 2 and compound) else 2
    return size, [_join(chunks[:size])]


def _pair(chunks: list[Chunk]) -> tuple[int, list[PersonName]]:
    """Two characters are a name, unless they are a compound surname, or a single character is left over behind."""
    text = chunks[0].text
    odd = _single_run(chunks[1:]) % 2 == 1 and not chunks[1].apart
    if text in COMPOUND and len(chunks) > 1 and not chunks[1].apart:
        follower = chunks[1].text
        if odd or (len(follower) == 2 and not is_common(follower)):
            return 2, [_join(chunks[:2])]
    return (2, [_join(chunks[:2], sure=False)]) if odd else (1, [_join(chunks[:1])])


def _long(chunk: Chunk) -> tuple[int, list[PersonName]] | None:
    """Four characters with a compound surname; else names set without a blank; else a rare name of four."""
    text = chunk.text
    if len(text) == 4 and text[:2] in COMPOUND:
        return 1, [_join([chunk])]
    parted = part(text, ahead="", named=True, awaits=False)
    if parted and all(one.kind == "name" for one in parted.parts):
        parts = [Chunk(text[p.start : p.end], chunk.start + p.start, chunk.start + p.end) for p in parted.parts]
        return 1, [replace(_join([one], sure=parted.sure), glued=True) for one in parts]
    if len(text) == 4 and is_common(text) and text[-1] not in FREQUENT:
        return 1, [_join([chunk], known=False, sure=False)]
    return None


def _single_run(chunks: Sequence[Chunk]) -> int:
    """How many single characters stand at the start with no more than blanks between them."""
    run = 0
    for chunk in chunks:
        if len(chunk.text) != 1 or (run and chunk.apart):
            break
        run += 1
    return run


def _join(chunks: Sequence[Chunk], *, known: bool | None = None, sure: bool = True) -> PersonName:
    text = "".join(chunk.text for chunk in chunks)
    known = is_known(text) if known is None else known
    return PersonName(text, chunks[0].start, chunks[-1].end, known, sure, carried="\n" in chunks[0].gap)
