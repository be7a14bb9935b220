"""Small facts about Chinese text: its white space, where its sentences end, what may open one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

OPENERS = "“‘「『（(《〈【["
CLOSERS = "”’」』）)》〉】]"
COMMAS = "，,"
# What may follow the full stop of a sentence: closing quotes and brackets, straight quotes included.
_CLOSED = re.compile(r"(?:[。？！?!…]|\.{3,})[”’」』）)》\"'\]】]*$")
# Chinese characters and their radicals, for a class of a pattern.
HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
MEMORABLE = 1000  # characters: longer texts are not kept in a cache
# Blanks in a name beside a Chinese character, or beside the dot of one: letter-spacing.
_IDLE_BLANKS = re.compile(rf"(?<=[{HAN}·•]) | (?=[{HAN}·•])")
_TAIL = 40  # characters that are looked at: a long text stays cheap
# Characters that cannot open a sentence: a block that starts with one continues an earlier block.
_CANNOT_OPEN = re.compile(r"[，,。、；;：:？！?!）)》”’」』〉】%％℃们吗呢吧]|的(?![确士])")


def squeeze(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def name_text(text: str) -> str:
    """A name with the blanks that count, one each: those between two words that are not Chinese. 张 三 is 张三."""
    return _IDLE_BLANKS.sub("", " ".join(text.split()))


def places(text: str) -> list[int]:
    """Where in the text each character that ``squeeze`` keeps stands."""
    return [place for place, char in enumerate(text) if not char.isspace()]


def compact(text: str) -> str:
    """Squeezed text with half- and full-width forms made one: for comparing, never for showing."""
    return _compact(text) if len(text) <= MEMORABLE else _compact.__wrapped__(text)


@lru_cache(maxsize=2048)
def _compact(text: str) -> str:
    return squeeze(unicodedata.normalize("NFKC", text))


def pieces(text: str, length: int) -> Iterator[str]:
    """Every stretch of so many characters, from each character on."""
    return (text[place : place + length] for place in range(len(text) - length + 1))


def is_closed(text: str) -> bool:
    """Whether the text ends a sentence (quotes and brackets after the full stop allowed)."""
    return bool(_CLOSED.search(text[-_TAIL:].rstrip()))


def continues(text: str) -> bool:
    """Whether the text cannot be the start of a sentence."""
    return not text or bool(_CANNOT_OPEN.match(text))


def unbalanced(text: str) -> bool:
    """Whether quotes or brackets are left open in the text, or closed without having been opened."""
    pairs = (("“", "”"), ("‘", "’"), ("《", "》"), ("「", "」"))
    round_open = text.count("(") + text.count("（")
    round_close = text.count(")") + text.count("）")
    return (
        any(text.count(a) != text.count(b) for a, b in pairs) or round_open != round_close or text.count('"') % 2 == 1
    )


def glue(pieces: Iterable[str]) -> str:
    """Join the lines of one paragraph; only between two Latin words does the line end stand for a space."""
    glued: list[str] = []
    last = ""
    for piece in pieces:
        if last.isascii() and last.isalpha() and piece[:1].isascii() and piece[:1].isalpha():
            glued.append(" ")
        glued.append(piece)
        last = piece[-1:] or last
    return "".join(glued)
