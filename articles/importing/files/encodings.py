"""Which encoding the bytes of a file are in: by the byte order mark, by the cheapest whole reading, or line by line."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from articles.chinese.numerals import listed
from articles.importing.files import twice
from articles.importing.files.faults import Unreadable
from articles.importing.files.likelihood import BROKEN_ABOVE, bits_of, foreign, is_clean, is_gibberish, is_plausible

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
_CANDIDATES = (*_CODECS, "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")

_CLEARLY_LESS = 0.75  # a line leaves the file's encoding only for this share of the bits
_BINARY_BYTES = [bytes((byte,)) for byte in (*range(9), *range(14, 32))]
_BINARY_ABOVE = 0.02  # share of the bytes that no text encoding makes so often


class Encoded(NamedTuple):
    """A file's text, the encoding it was read in, and what a person should know of the reading, in Chinese."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def read(data: bytes) -> Encoded:
    """The text in ``data``, whatever its encoding; raises Unreadable where no encoding makes Chinese text of it."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text, _, notes = _whole(data[len(bom) :], encoding) or _by_lines(data[len(bom) :], encoding)
            return _once(Encoded(text, encoding, ("文件头有 BOM，已略去", *notes)))
    if (reading := _whole(data, "UTF-8")) and is_plausible((reading := _once(reading)).text):
        return reading  # the common case: nothing else reads as Chinese what is strict UTF-8 and Chinese
    readings = [reading for encoding in _CANDIDATES if (reading := _whole(data, encoding))]
    best = min(readings, key=lambda reading: bits_of(reading.text), default=None)
    if best is None or not (is_plausible(best.text) or (best.encoding == "UTF-8" and is_clean(best.text))):
        return _by_lines(data)
    if best.encoding == "UTF-8" and is_gibberish(best.text):
        raise Unreadable("大半不是中文，像是乱码（曾被当作别的编码另存）；请找回转存之前的文件再导入")
    if best.encoding == "GB18030" and (language := foreign(best.text)):
        raise Unreadable(f"像是{language}，不是中文；请核对，若是中文请另存为 UTF-8 再导入")
    mixed = best.encoding in ("GB18030", "Big5", "Big5-HKSCS") and any(_is_utf8(line) for line in data.split(b"\n"))
    return _by_lines(data, best.encoding) if mixed else best


def _once(reading: Encoded) -> Encoded:
    """The reading as it was before somebody encoded its text a second time."""
    text, note = twice.put_right(reading.text)
    return Encoded(text, reading.encoding, (*reading.notes, note)) if note else reading


def decode_name(raw: bytes) -> str:
    """A file name of unknown encoding as text on one line; never fails, for a name only names."""
    texts = [text for encoding in _CODECS if (text := _strict(raw, encoding)) is not None]
    text = texts[0] if texts and _is_utf8(raw) else min(texts, key=bits_of, default=raw.decode("ascii", "replace"))
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_CODECS.get(encoding, encoding))
    except UnicodeDecodeError:
        return None


def _is_utf8(line: bytes) -> bool:
    return not line.isascii() and _strict(line, "UTF-8") is not None


def _whole(data: bytes, encoding: str) -> Encoded | None:
    """The strict reading of all bytes but, where the file was cut off within its last character, those few."""
    codec = _CODECS.get(encoding, encoding)
    try:
        return Encoded(data.decode(codec), encoding)
    except UnicodeDecodeError as error:
        rest = len(data) - error.start
        if rest > 3 or not error.start or b"\n" in data[error.start :]:
            return None
        text = data[: error.start].decode(codec)
        cut_off = f"文件在一个字中间断了，末尾 {rest} 个字节没有读出，请核对原件是否完整"
        return Encoded(text, encoding, (cut_off,))


def _by_lines(data: bytes, main: str = "") -> Encoded:
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
    if text.count("\ufffd") > max(3, BROKEN_ABOVE * len(text)) or not is_plausible(text):
        raise _unknown(data)
    return Encoded(text, main, _line_notes(encodings, main))


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
    best = min(texts, key=lambda name: bits_of(texts[name]), default="")
    if main in texts and bits_of(texts[best]) > _CLEARLY_LESS * bits_of(texts[main]):
        return main
    return best


def _line_notes(encodings: list[str], main: str) -> tuple[str, ...]:
    notes = []
    for other in sorted(set(encodings) - {main}):
        numbers = listed(n for n, encoding in enumerate(encodings, 1) if encoding == other)
        if other:
            notes.append(f"第 {numbers} 行不是 {main} 而是 {other}，已分别读出")
        else:
            notes.append(f"第 {numbers} 行有读不出的字节，以 \ufffd 代替，请对照原件补上")
    return tuple(notes)
