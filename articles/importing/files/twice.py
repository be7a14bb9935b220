"""UTF-8 encoded twice: 昨天 stored as æ˜¨å¤© or 鏄ㄥぉ. Put right line by line, or refused where characters are gone.

Somebody read the bytes of a text in the wrong encoding and saved what he saw as UTF-8. Encoded back and read rightly
the text is so much likelier Chinese that nothing else can be meant.
"""

from __future__ import annotations

import re

from articles.importing.files.faults import Unreadable
from articles.importing.files.likelihood import BROKEN_ABOVE, bits_of, is_plausible

_CLEARLY_LESS = 0.75  # share of the bits, as where a line leaves the file's encoding
_MOST_TIMES = 3
# A byte from B0 to F7 and one that may follow it, as Latin-1 and Windows-1252 show them.
_LATIN = re.compile("[\u00b0-\u00f7][\u0080-\u00ff\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_WIDE = (("gb18030", "GBK"), ("cp950", "Big5"))
_LOOKS = 0.4  # share of the characters beyond ASCII that are left where UTF-8 was read as GBK; of a right text 0.2
_TELLING = 8  # characters of a line that is no UTF-8 by chance, and beyond ASCII of a text that is worth a look
_WINDOWS = {ord(sign): byte for byte in range(0x80, 0xA0) if (sign := bytes((byte,)).decode("cp1252", "ignore"))}


def put_right(text: str) -> tuple[str, str]:
    """The text as it was before it was encoded again, and a note of that, "" where it was not; raises Unreadable."""
    read, notes = text, [""]
    for _ in range(_MOST_TIMES):
        once = _undone(read)
        if once is None:
            break
        read, notes = once[0], [*notes, once[1]]
    left = (
        line for line in read.split("\n") if len(line) >= _TELLING and any(_shines_through(line, w) for w, _ in _WIDE)
    )
    if sum(map(len, left)) > BROKEN_ABOVE * len(read):
        raise Unreadable("是乱码：UTF-8 曾被当作别的编码另存，有的字已丢失，无从还原；请找回转存之前的文件再导入")
    if read != text and is_plausible(read):
        return read, notes[-1]
    return text, ""


def _undone(text: str) -> tuple[str, str] | None:
    """The text with every line that a wrong reading explains put right, by the reading that explains most."""
    lines = text.split("\n")
    if _beyond_ascii(text) < _TELLING or not (ways := _ways(text)):
        return None
    tried = [([_line(line, *way) for line in lines], way) for way in ways]
    read, (_, wrong, _) = min(tried, key=lambda one: bits_of("\n".join(one[0])))
    whole = "\n".join(read)
    if whole == text or bits_of(whole) > _CLEARLY_LESS * bits_of(text):
        return None
    lost = whole.count("\ufffd") - text.count("\ufffd")
    if lost > max(3, BROKEN_ABOVE * len(whole)):
        return None
    changed = sum(one != other for one, other in zip(lines, read, strict=True))
    note = f"有 {changed} 行曾被当作 {wrong} 另存为 UTF-8（乱码），已还原"
    return whole, f"{note}，其中 {lost} 处读不出，以 \ufffd 代替，请对照原件补上" if lost > 0 else note


def _ways(text: str) -> list[tuple[str, str, str]]:
    """(codec of the wrong reading, its name, codec of the right one) of what the text may have gone through."""
    ways = [("latin", "Latin-1", right) for right in ("utf-8", "gb18030", "cp950")] if _LATIN.search(text) else []
    if ways and _is_utf8(text):
        return ways[:1]  # what is strict UTF-8 is nothing else
    return ways + [(codec, name, "utf-8") for codec, name in _WIDE if _shines_through(text, codec)]


def _is_utf8(text: str) -> bool:
    try:
        return bool(_latin(text).decode("utf-8"))
    except UnicodeError:
        return False


def _shines_through(text: str, codec: str) -> bool:
    """Whether most of the text, encoded so, is UTF-8 of Chinese characters."""
    left = _bytes(text, codec, "ignore").decode("utf-8", "ignore")
    return _beyond_ascii(left) > _LOOKS * _beyond_ascii(text) and is_plausible(left)


def _bytes(text: str, codec: str, errors: str = "strict") -> bytes:
    """Windows shows the byte 80 as € where no other follows it."""
    return b"\x80".join(part.encode(codec, errors) for part in text.split("€"))


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _line(line: str, wrong: str, _: str, right: str) -> str:
    """The line read rightly, or as it stands where that is no likelier."""
    if line.isascii():
        return line
    try:
        raw = _latin(line) if wrong == "latin" else _bytes(line, wrong)
    except UnicodeEncodeError:
        return line
    read = raw.decode(right, "replace")
    return read if bits_of(read) < _CLEARLY_LESS * bits_of(line) else line


def _latin(line: str) -> bytes:
    """The bytes that Windows-1252 shows so; its five empty places are control characters."""
    return line.translate(_WINDOWS).encode("latin-1")
