"""Bytes of one raw page → text, with the encoding that was taken and whatever had to be mended.

A byte order mark decides. Else the strict readings (UTF-8, GB18030, Big5, UTF-16) are weighed: each character costs
bits, few for a common one, many for a rare one, and the reading that costs least is the text. Nothing is guessed
beyond that: where even the best reading looks like no Chinese text, the file is ``Unreadable``.

Line breaks become ``\\n`` (a file that knows only ``\\r`` included). Every other control character, NUL and the form
feed among them, becomes one space, so that lines and columns stay those of the file; the raw bytes are kept elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from articles.importing.files.formats import refused_by_content
from articles.importing.files.hanzi import COMMON, EVERYDAY, PRIVATE_USE, PUNCTUATION

MAX_LINES = 20_000
MAX_LINE_LENGTH = 50_000

_BOMS = (
    (b"\xef\xbb\xbf", "UTF-8"),
    (b"\xff\xfe\x00\x00", "UTF-32LE"),
    (b"\x00\x00\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
    (b"\x84\x31\x95\x33", "GB18030"),
)
# cp950 is the Big5 that Windows writes; HKSCS adds Hong Kong's characters and is asked only after it.
# In all of these a byte 0A is always a line's end, so that a file can be read line by line.
_CODECS = {"UTF-8": "utf-8", "GB18030": "gb18030", "Big5": "cp950", "Big5-HKSCS": "big5hkscs"}
_CANDIDATES = (*_CODECS, "UTF-16LE", "UTF-16BE")

_COST_OF_NO_TEXT = 30.0  # control, unassigned, private-use and replacement characters
_UNKNOWN_ABOVE = 15.5  # mean bits of a non-ASCII character; Chinese text costs 9 to 12
_CLEARLY_LESS = 0.75  # a line leaves the file's encoding only for this share of the bits
_BROKEN_ABOVE = 0.02  # share of the characters that may be unreadable
_BINARY_BYTES = [bytes((byte,)) for byte in (*range(9), *range(14, 32))]
_BINARY_ABOVE = 0.02  # share of the bytes that no text encoding makes so often
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


class Unreadable(Exception):
    """A file that gives no text; the message says in one line (Chinese) what it is and what helps."""


@dataclass(frozen=True)
class Decoded:
    """A page's text (lines end at ``\\n``), the encoding taken (an IANA name) and what was mended, in Chinese."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The page in ``data``; raises Unreadable for what is empty, binary, in no known encoding or no page at all."""
    decoded = decode_text(data)
    lines = decoded.text.split("\n")
    if len(lines) > MAX_LINES:
        raise Unreadable(f"有 {len(lines)} 行，不像报纸的一个版；请按版拆成几个文件再导入")
    longest = max(map(len, lines))
    if longest > MAX_LINE_LENGTH:
        raise Unreadable(f"有一行长达 {longest} 字，不像报纸的一个版；请按段落断行、按版拆开再导入")
    return decoded


def decode_text(data: bytes) -> Decoded:
    """The same for any text, however many lines it has and however long they are."""
    if not data.strip(b"\x00\t\n\x0b\x0c\r "):
        raise Unreadable("是空文件；请重新导出这一版的文字")
    if refused := refused_by_content(data):
        raise Unreadable(refused)
    text, encoding, notes = _read(data)
    text, mended = _mend(text)
    if not text.strip():
        raise Unreadable("是空文件（只有空白）；请重新导出这一版的文字")
    return Decoded(text, encoding, (*notes, *mended))


def decode_name(raw: bytes) -> str:
    """A file name of unknown encoding as text on one line; never fails, for a name only names."""
    texts = [text for encoding in _CODECS if (text := _strict(raw, encoding)) is not None]
    text = texts[0] if texts and _is_utf8(raw) else min(texts, key=_bits, default=raw.decode("ascii", "replace"))
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _read(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """(text, encoding, notes): by the byte order mark, by the cheapest whole reading, or line by line."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text, _, notes = _whole(data[len(bom) :], encoding) or _by_lines(data[len(bom) :], encoding)
            return text, encoding, ("文件头有 BOM，已略去", *notes)
    if (reading := _whole(data, "UTF-8")) and _plausible(reading[0]):
        return reading  # the common case: nothing else reads as Chinese what is strict UTF-8 and Chinese
    readings = [reading for encoding in _CANDIDATES if (reading := _whole(data, encoding))]
    best = min(readings, key=lambda reading: _bits(reading[0]), default=None)
    if best is None or not (_plausible(best[0]) or (best[1] == "UTF-8" and _is_clean(Counter(best[0])))):
        return _by_lines(data)
    mixed = best[1] in ("GB18030", "Big5", "Big5-HKSCS") and any(_is_utf8(line) for line in data.split(b"\n"))
    return _by_lines(data, best[1]) if mixed else best


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_CODECS.get(encoding, encoding))
    except UnicodeDecodeError:
        return None


def _is_utf8(line: bytes) -> bool:
    return not line.isascii() and _strict(line, "UTF-8") is not None


def _whole(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]] | None:
    """The strict reading of all bytes but, where the file was cut off within its last character, those few."""
    codec = _CODECS.get(encoding, encoding)
    try:
        return data.decode(codec), encoding, ()
    except UnicodeDecodeError as error:
        rest = len(data) - error.start
        if rest > 3 or not error.start or b"\n" in data[error.start :]:
            return None
        text = data[: error.start].decode(codec)
        return text, encoding, (f"文件在一个字中间断了，末尾 {rest} 个字节没有读出，请核对原件是否完整",)


def _by_lines(data: bytes, main: str = "") -> tuple[str, str, tuple[str, ...]]:
    """A file of several encodings, or with damaged places: each line in the encoding that reads it best."""
    raw_lines = data.split(b"\n")
    main = main or _vote(raw_lines)
    if main not in _CODECS:
        raise _unknown(data)
    encodings = [_encoding_of(line, main) for line in raw_lines]
    lines = [
        raw.decode(_CODECS[encoding or main], "replace") for raw, encoding in zip(raw_lines, encodings, strict=True)
    ]
    text = "\n".join(lines)
    if text.count("\ufffd") > max(3, _BROKEN_ABOVE * len(text)) or not _plausible(text):
        raise _unknown(data)
    return text, main, _line_notes(encodings, main)


def _unknown(data: bytes) -> Unreadable:
    if sum(data.count(byte) for byte in _BINARY_BYTES) > _BINARY_ABOVE * len(data):
        return Unreadable("是二进制文件，不是文字；请导出为纯文本（.txt，UTF-8）再导入")
    return Unreadable("认不出编码，或文件已损坏；请用文本编辑器打开，核对后另存为 UTF-8 再导入")


def _vote(raw_lines: list[bytes]) -> str:
    """The encoding that reads most of the bytes, line by line; "" where none reads any."""
    votes = Counter[str]()
    for line in raw_lines:
        if not line.isascii():
            votes[_encoding_of(line, "")] += len(line)
    del votes[""]
    return max(votes, key=votes.__getitem__, default="")


def _encoding_of(line: bytes, main: str) -> str:
    """The encoding of one line: ``main`` unless another is far more likely, "" where none reads it."""
    if line.isascii():
        return main
    texts = {name: text for name in _CODECS if (text := _strict(line, name)) is not None}
    best = min(texts, key=lambda name: _bits(texts[name]), default="")
    if main in texts and _bits(texts[best]) > _CLEARLY_LESS * _bits(texts[main]):
        return main
    return best


def _line_notes(encodings: list[str], main: str) -> tuple[str, ...]:
    notes = []
    for other in sorted(set(encodings) - {main}):
        numbers = ranges(n for n, encoding in enumerate(encodings, 1) if encoding == other)
        if other:
            notes.append(f"第 {numbers} 行不是 {main} 而是 {other}，已分别读出")
        else:
            notes.append(f"第 {numbers} 行有读不出的字节，以 \ufffd 代替，请对照原件补上")
    return tuple(notes)


def ranges(numbers: Iterable[int]) -> str:
    """1 2 3 7 → "1–3、7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


@lru_cache(maxsize=20_000)
def _cost(char: str) -> float:
    """Bits it takes to name this character, were the text Chinese news."""
    if char < "\x80":
        return 6.0 if char.isprintable() or char in "\t\n\r" else _COST_OF_NO_TEXT
    if char in COMMON:
        return 9.0
    if char in PUNCTUATION:
        return 8.0
    if char in EVERYDAY:
        return 13.0
    if unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") or char == "\ufffd":
        return _COST_OF_NO_TEXT
    return 20.0


def _bits(text: str) -> float:
    return sum(_cost(char) * count for char, count in Counter(text).items())


def _is_clean(counts: Counter[str]) -> bool:
    """Whether there are next to no control, unassigned, private-use and replacement characters."""
    broken = sum(count for char, count in counts.items() if _cost(char) == _COST_OF_NO_TEXT and char != "\f")
    return broken <= max(3, _BROKEN_ABOVE * counts.total())


def _plausible(text: str) -> bool:
    """Whether a reading is clean and what is not ASCII in it looks like Chinese."""
    counts = Counter(text)
    wide = [(_cost(char), count) for char, count in counts.items() if char >= "\x80"]
    bits, total = sum(cost * count for cost, count in wide), sum(count for _, count in wide)
    return bits <= _UNKNOWN_ABOVE * total and _is_clean(counts)


def _mend(text: str) -> tuple[str, tuple[str, ...]]:
    notes = []
    if "\n" not in text and "\r" in text.rstrip("\r"):
        text = text.replace("\r", "\n")
    text = re.sub(r"\r+\n", "\n", text).rstrip("\r")
    if "\ufeff" in text:
        text = text.replace("\ufeff", "")
        notes.append("文中有 BOM（零宽字符），已略去")
    if controls := _CONTROL.findall(text):
        text = _CONTROL.sub(" ", text)
        notes.append(f"有 {len(controls)} 个控制字符（NUL、换页符之类），各以一个空格代替")
    if private := _PRIVATE.findall(text):
        text, left = text.translate(PRIVATE_USE), sum(ord(char) not in PRIVATE_USE for char in private)
        if left < len(private):
            notes.append(f"有 {len(private) - left} 个旧国标码表的专用区字符，已换成 Unicode 正式字符")
        if left:
            notes.append(f"有 {left} 个造字（专用区字符），无从对应，请对照原件改正")
    return text, tuple(notes)
