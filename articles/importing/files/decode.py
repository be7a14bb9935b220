"""Bytes of one raw page → text, with the encoding that was taken and whatever had to be mended.

A byte order mark decides. Else the strict readings (UTF-8, GB18030, Big5, UTF-16) are weighed: each character costs
bits, few for a common one, many for a rare one, and the reading that costs least is the text. Nothing is guessed
beyond that: where even the best reading looks like no Chinese text, the file is ``Unreadable``.

Whatever ends a line becomes ``\\n``: CR alone, U+0085, U+2028, U+2029, the vertical tab and the form feed too. Every
other control character, NUL among them, becomes one space, so that lines and columns stay those of the file; what has
neither width nor meaning is left out. Marks that turn text round stay, and are shown by their number wherever the text
is shown. The raw bytes are kept elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.importing.files import encodings
from articles.importing.files.faults import Unreadable
from articles.importing.files.formats import refused_by_content
from articles.importing.files.hanzi import PRIVATE_USE

# The sample pages have up to 404 lines, the longest line 336 characters.
MAX_LINES = 20_000
MAX_LINE_LENGTH = 50_000
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LINE_END = re.compile("\r+\n|[\r\v\f\x85\u2028\u2029]")
_ODD_END = re.compile("\r(?![\r\n])|[\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\ufeff\u200b-\u200d\u2060\u00ad\u180e]")


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
    text, encoding, notes = encodings.read(data)
    text, mended = _mend(text)
    if not text.strip():
        raise Unreadable("是空文件（只有空白）；请重新导出这一版的文字")
    return Decoded(text, encoding, (*notes, *mended))


def _mend(text: str) -> tuple[str, tuple[str, ...]]:
    notes = []
    text = text.rstrip("\r")
    if ends := _ODD_END.findall(text):
        notes.append(f"有 {len(ends)} 处以 {_named(ends)} 换行，已作换行处理")
    text = _LINE_END.sub("\n", text)
    if unseen := _UNSEEN.findall(text):
        text = _UNSEEN.sub("", text)
        notes.append(f"文中有 {len(unseen)} 个零宽字符（{_named(unseen)}），已略去")
    if controls := _CONTROL.findall(text):
        text = _CONTROL.sub(" ", text)
        notes.append(f"有 {len(controls)} 个控制字符（NUL 之类），各以一个空格代替")
    if private := _PRIVATE.findall(text):
        text, left = text.translate(PRIVATE_USE), sum(ord(char) not in PRIVATE_USE for char in private)
        if left < len(private):
            notes.append(f"有 {len(private) - left} 个旧国标码表的专用区字符，已换成 Unicode 正式字符")
        if left:
            notes.append(f"有 {left} 个造字（专用区字符），无从对应，请对照原件改正")
    return text, tuple(notes)


def _named(chars: list[str]) -> str:
    """U+2028、U+000B; a byte order mark by its name."""
    return "、".join(sorted({"BOM" if char == "\ufeff" else f"U+{ord(char):04X}" for char in chars}))
