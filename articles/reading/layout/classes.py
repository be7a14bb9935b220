"""Of which class a line is, by itself: a byline, a dateline, a line of date or source, a head of a notice …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.credits.bylines import opens_byline, parse_byline
from articles.reading.credits.datelines import PLAIN, SHOWN
from articles.reading.credits.odd import is_bare, odd_credits
from articles.reading.credits.tokens import BULLETS
from articles.reading.credits.unnamed import names_alone, without_role
from articles.reading.layout.imprints import is_imprint, is_notice_head, without_imprint
from articles.reading.layout.lines import FULL, LineClass, SourceLine
from articles.reading.records import Credit

# 本报讯 and its kin; one of the three characters may be misread.
DATELINE = re.compile(
    r"^\s*(?P<dateline>本\s*报\s*讯|本\s*报\s?\S(?=[\s（(])|本\S讯(?=[\s（(])|\S报讯(?=[\s（(])"
    r"|(?:据)?新华社(?:\S{1,8}?\d{1,2}月\d{1,2}日)?[电讯]|"
    rf"[【〔\[]\s*{PLAIN}\s*[】〕\]]|{PLAIN}|{SHOWN}(?=[:：]?\s*[（(【〔]))(?=\s|[（(“\"]|\S)"
)
# A summary or an editor's note beside the headline; the label may stand on a line of its own.
STANDFIRST = re.compile(
    r"^[【\[■●]?\s*(?:核心提示|内容提要|内容提示|阅读提示|编者按|编者的话|开栏的话)\s*[】\]]?\s*(?P<label>[:：]?$|[:：])?"
)
_LONGEST_BYLINE = 4  # lines: three roles and one line more for names
_LONGEST_BYLINE_ROW = 60  # characters of such a line
_LONGEST_NAMES, _MOST_NAMES = 12, 2  # characters of a line of names without a role; a list of more signs nothing
_NO_ROOM = 2.2  # em that a row of a credit leaves at most where it goes on: a blank and less than a character
_CLOSING_BRACKET = re.compile(r"[)）】〕]")
# The rest of a credit in brackets, and the text that goes on behind it.
_CLOSES_WITHIN = re.compile(r"\n[^，。（()）]{0,30}[)）】〕].")
_BULLETS = frozenset("■◆●□★▲▼◎⊙○◇▪•")  # alone on a line: a byline whose names are lost


def class_at(run: Sequence[SourceLine], at: int) -> tuple[LineClass, tuple[Credit, ...], int]:
    """The class of the line, the bylines it holds, and how many lines it takes."""
    text = run[at].text
    bylines, length = _byline_at(run, at)
    cls = _classify(text, bylines)
    if cls == "plain" and _opens_dateline(run, at):
        cls = "dateline"
    if cls == "byline" and without_imprint(text) != text:
        return "imprint", tuple(byline for byline in bylines if byline.line == 0), 1
    return cls, bylines or (_names(text) if cls in ("byline", "name") else ()), length if cls == "byline" else 1


def _opens_dateline(run: Sequence[SourceLine], at: int) -> bool:
    """Whether a dateline in brackets begins here and ends in the next row."""
    row = run[at].text
    if row[0] not in "【〔[" or _CLOSING_BRACKET.search(row) or at + 1 == len(run):
        return False
    return bool(DATELINE.match(row + run[at + 1].text))


def _classify(text: str, bylines: tuple[Credit, ...]) -> LineClass:
    if bylines or text in _BULLETS or is_bare(text):
        return "byline"
    if len(text) == 1:
        return "letter"
    if is_imprint(text):
        return "imprint"
    if is_notice_head(text):
        return "notice"
    if _names(text):
        return "byline" if text[0] in BULLETS else "name"
    if (standfirst := STANDFIRST.match(text)) and standfirst["label"] is not None:
        return "standfirst"
    return "dateline" if DATELINE.match(text) else "plain"


def _names(text: str) -> tuple[Credit, ...]:
    """The names, when the line is nothing else: behind a mark they are a byline, without one they may be."""
    if len(text) > _LONGEST_NAMES:
        return ()
    bare = text.lstrip(BULLETS + " \u3000")
    names = names_alone(bare, rare=bare != text)
    return without_role(names, text) if len(names) <= _MOST_NAMES else ()


def _byline_at(run: Sequence[SourceLine], at: int) -> tuple[tuple[Credit, ...], int]:
    """The longest byline that starts at a line, and how many lines it takes (1 where there is none)."""
    if at + 1 < len(run) and _fills_column(run[at], run[at + 1]):
        whole = parse_byline(run[at].text + run[at + 1].text)
        if whole:
            return whole, 2
    best: tuple[tuple[Credit, ...], int] = ((), 1)
    text = ""
    for length in range(1, min(_LONGEST_BYLINE, len(run) - at) + 1):
        row = run[at + length - 1].text
        if len(row) > _LONGEST_BYLINE_ROW:
            break
        text = f"{text}\n{row}" if text else row
        parsed = parse_byline(text)
        if parsed:
            best = (parsed, length)
        elif not (_is_unclosed(text) or (length == 1 and opens_byline(text))):
            break
    if best[1] == 1 and _is_unclosed(run[at].text) and _CLOSES_WITHIN.match(text[len(run[at].text) :]):
        return (), 1
    if best[0]:
        return best
    row = run[at].text
    rest = without_imprint(row)
    return odd_credits(row) or (parse_byline(rest) if rest != row else None) or (), 1


def _fills_column(row: SourceLine, below: SourceLine) -> bool:
    """Whether the row is known to end where its column does, so that a name may go on at the edge of the next."""
    if row.place is None or below.place is None or row.place.piece != below.place.piece:
        return False
    return row.place.white < _NO_ROOM and below.place.indent < FULL


def _is_unclosed(text: str) -> bool:
    """Whether the text opens with a bracket that a later line must close."""
    return text[:1] in "（(【〔" and not _CLOSING_BRACKET.search(text)
