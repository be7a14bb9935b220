"""The strings of ALTO's lines as words; what a line's end cut in two is one word, on the line where it begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from articles.geometry.placed import Rectangle
from articles.importing.placed.given import GivenWord, one_line
from articles.importing.placed.xml_files import Element, local_name, number

Boxes = Callable[[Element], Rectangle | None]
_FIRST, _SECOND = "hyppart1", "hyppart2"
_SURE, _UNSURE = 0, 9  # of a character in CC


@dataclass(frozen=True)
class AltoString:
    """A string of a line; of a word that was cut ``part`` says which part it is, and ``whole`` what the word is."""

    word: GivenWord
    part: str = ""
    whole: str = ""


@dataclass(eq=False)
class StringsOfLine:
    """``hyphen``: how the line ends where its last word goes on in the next one. ``ids``: of all strings printed on it,
    and on those after it of which nothing is left."""

    element: Element
    strings: list[AltoString]
    hyphen: str | None = None
    ids: list[str] = field(default_factory=list)

    @property
    def words(self) -> tuple[GivenWord, ...]:
        return tuple(string.word for string in self.strings)


def strings_of_lines(elements: Sequence[Element], box_of: Boxes) -> list[StringsOfLine]:
    """Of each line that holds text, each cut word once and whole."""
    lines = [line for element in elements if (line := _strings(element, box_of)).strings]
    _put_together(lines)
    kept: list[StringsOfLine] = []
    for line in lines:
        if line.strings:
            kept.append(line)
        else:
            kept[-1].ids += line.ids
    return kept


def _strings(element: Element, box_of: Boxes) -> StringsOfLine:
    line = StringsOfLine(element, [])
    parted, told = False, element.find("{*}SP") is not None
    for one in element:
        name = local_name(one)
        if name == "SP":
            parted = True
        elif name == "HYP":
            line.hyphen = one_line(one.get("CONTENT"))
        elif name == "String" and (text := one_line(one.get("CONTENT"))):
            line.strings.append(_string(one, text, box_of, parted=parted or not told))
            line.ids.append(one.get("ID") or "")
            parted, line.hyphen = False, None
    return line


def _string(element: Element, text: str, box_of: Boxes, *, parted: bool) -> AltoString:
    box = box_of(element)
    glyphs = [one for one in element.iterchildren("{*}Glyph") if one_line(one.get("CONTENT"))]
    places = [found.left for glyph in glyphs if (found := box_of(glyph))]
    exact = "".join(one_line(glyph.get("CONTENT")) for glyph in glyphs) == text and len(glyphs) == len(text)
    if box and box.height > box.width:  # characters below one another begin at their tops
        places = [found.top for glyph in glyphs if (found := box_of(glyph))]
    starts = tuple(places) if exact else ()
    part, whole = (element.get("SUBS_TYPE") or "").lower(), one_line(element.get("SUBS_CONTENT"))
    word = GivenWord(text, box, starts, _confidence(element, glyphs), parted)
    return AltoString(word, part if whole else "", whole)


def _confidence(element: Element, glyphs: Sequence[Element]) -> float | None:
    """Of 0 to 1: of the word, else of its characters."""
    told = number(element.get("WC"))
    if told is None:
        levels = [int(digit) for digit in element.get("CC") or "" if digit.isascii() and digit.isdigit()]
        sure = [1 - level / (_UNSURE - _SURE) for level in levels]
        sure = sure or [value for glyph in glyphs if (value := number(glyph.get("GC"))) is not None]
        told = sum(sure) / len(sure) if sure else None
    return told if told is None else min(max(told, 0.0), 1.0)


def _put_together(lines: Sequence[StringsOfLine]) -> None:
    """By what the file says the whole word is; where it only says that there is a hyphen, from both parts."""
    begun: list[str] = []
    for at, line in enumerate(lines):
        line.strings = [kept for string in line.strings if (kept := _whole(string, begun))]
        if line.hyphen is None or not line.strings or line.strings[-1].part:
            continue
        last, following = line.strings[-1], lines[at + 1] if at + 1 < len(lines) else None
        if following and _continues(following.strings[0]):
            line.strings[-1] = _as_word(last, last.word.text + following.strings.pop(0).word.text)
        else:
            line.strings[-1] = _as_word(last, last.word.text + line.hyphen)


def _continues(string: AltoString) -> bool:
    return not string.part and string.word.text[0].islower()


def _whole(string: AltoString, begun: list[str]) -> AltoString | None:
    """The word that it begins; none where its first part has become the word already. A second part without a first
    stays as it is printed."""
    if string.part == _SECOND and string.whole in begun:
        begun.remove(string.whole)
        return None
    if string.part == _FIRST:
        begun.append(string.whole)
        return _as_word(string, string.whole)
    return string


def _as_word(string: AltoString, text: str) -> AltoString:
    return replace(string, word=replace(string.word, text=text, starts=()))
