"""How printed Chinese and the archive's own figures are set on reading pages. Pure; stored text is never changed."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

from articles.chinese.text import continues, is_closed, squeeze

NARROW_NO_BREAK_SPACE = "\u202f"

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
CHINESE = re.compile("[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]")
# A sign belongs to the characters beyond these.
TRANSPARENT = " \u3000\"'“”‘’()（）"
BRACKETS = re.compile(r"\(([^()]*)\)")
LATIN = "A-Za-z\u00c0-\u024f"
APOSTROPHE = re.compile(rf"(?<=[{LATIN}])'(?=[{LATIN}])")
# 1'30", 5'11": minutes and seconds, feet and inches; behind any other digit a mark may as well close a quotation.
DIGITS = "0-9０-９"
MEASURED = re.compile(rf"(?<=[{DIGITS}])'(?=\s?[{DIGITS}])|(?<=[{DIGITS}]['′’])(\s?[{DIGITS}]+(?:[.．][{DIGITS}]+)?)\"")
NEVER_OPENS = re.compile(r"$|[，。、；：！？）》】」』,;:!?)%]")  # what follows a mark that does not open
NEVER_CLOSES = re.compile(r"[（《【「『：(]$")  # what stands before a mark that does not close


# Without any of these there is nothing to set full-width.
NARROW = re.compile(rf"[{re.escape(''.join(FULL_WIDTH))}()\"']")

# In a text that goes from left to right letters, digits and per cent are half as wide (GB/T 15835); signs of small and
# half-width sets have their full forms.
_HALF = "%" + string.digits + string.ascii_letters
ONE_FORM = {ord(half) + 0xFEE0: half for half in _HALF}
ONE_FORM |= dict(zip(map(ord, "﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞｡､｢｣"), "，、。；：？！（）〔〕。、「」", strict=True))
_HAN = CHINESE.pattern
# Two strokes or more beside a Chinese character are a dash; three points, or six, the omission of words.
DASHES = re.compile(rf"(?<={_HAN})[-－‐‑–—―─━]{{2,}}|[-－‐‑–—―─━]{{2,}}(?={_HAN})")
_POINTS = "(?:[.。·]{6}|[.。·]{3})"
DOTS = re.compile(rf"(?<={_HAN}){_POINTS}(?![.。·])|(?<![.。·]){_POINTS}(?={_HAN})")
# Between the parts of a foreign name.
NAME_DOT = re.compile(rf"(?<={_HAN})[•‧∙⋅･・](?={_HAN})")
TILDE = re.compile(r"(?<=[\d%℃])~(?=\d)")


def typeset(text: str) -> str:
    """A paragraph as it is read (GB/T 15834): what ``full_width`` does, and dashes, dots and numbers in their one form.

    The search takes both for the same, so a word is marked in what is shown where it stands in what is stored.
    """
    if not CHINESE.search(text):
        return text
    text = DASHES.sub(lambda run: "—" * len(run[0]), text)
    text = full_width(DOTS.sub(lambda run: "…" * (len(run[0]) // 3), text))
    return TILDE.sub("～", NAME_DOT.sub("·", text)).translate(ONE_FORM)


# Characters of a crosshead, at most, and of a paragraph of prose before it and behind it, at least.
CROSSHEAD, PROSE = 18, 20
# What is no crosshead: a mark at its end or a sentence inside, all in brackets, the two lines of a couplet.
_NO_CROSSHEAD = re.compile(
    r".*[，,、：:—…]$|.*[。！？!?；;：:].|[（(【].*[）)】]$|(?P<line>[^，,]{5}|[^，,]{7})[，,](?:[^，,]{5}|[^，,]{7})$"
)


def crossheads(paragraphs: Sequence[str]) -> frozenset[int]:
    """Which of them are 小标题, for the stored text does not say it: short phrases, each between two paragraphs of
    prose. Lines of verse and of lists stand beside their like."""
    texts = [squeeze(text) for text in paragraphs]
    inner = range(1, len(texts) - 1)
    return frozenset(at for at in inner if _is_prose(texts[at - 1]) and _is_prose(texts[at + 1]) and _heads(texts[at]))


def _is_prose(text: str) -> bool:
    return len(text) >= PROSE and is_closed(text)


def _heads(text: str) -> bool:
    if not 2 <= len(text) <= CROSSHEAD or is_closed(text) or continues(text):
        return False
    return len(CHINESE.findall(text)) >= 2 and not _NO_CROSSHEAD.match(text)


def full_width(text: str) -> str:
    """``text`` with half-width punctuation and straight quotes among Chinese characters set full-width.

    Times, decimals, measures and Latin text stay: 12:30, 4.73, 1'30", don't, A (B). Straight quotes are only paired
    where all of them find a partner, since a lost line may have taken one.
    """
    if not NARROW.search(text) or not CHINESE.search(text):
        return text
    signs = "".join(FULL_WIDTH[c] if c in FULL_WIDTH and among_chinese(text, i) else c for i, c in enumerate(text))
    return paired(paired(widened_brackets(signs), '"', "“”"), "'", "‘’")


def among_chinese(text: str, at: int) -> bool:
    """Whether the sign ``text[at]`` touches a Chinese character; a full stop must follow one."""
    before = text[:at][-8:].rstrip(TRANSPARENT)[-1:]
    after = text[at + 1 : at + 9].lstrip(TRANSPARENT)[:1]
    if text[at] == ".":
        return bool(CHINESE.match(before)) and not after.isascii() if after else bool(CHINESE.match(before))
    return bool(CHINESE.match(before) or CHINESE.match(after))


def widened_brackets(text: str) -> str:
    def widen(match: re.Match[str]) -> str:
        outside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        return f"（{match[1]}）" if CHINESE.search(match[1] + outside) else match[0]

    return BRACKETS.sub(widen, text)


def paired(text: str, straight: str, curly: str) -> str:
    """Straight quotes as opening and closing ones by turns; as they are where one of them stands as it cannot."""
    places = quotes(text, straight)
    if places is None:
        return text
    turned = list(text)
    for turn, place in enumerate(places):
        turned[place] = curly[turn % 2]
    return "".join(turned)


def quotes(text: str, straight: str) -> list[int] | None:
    """Where the quotes stand, opening and closing by turns; None where they make no pairs. Measures do not count."""
    measured = {match.end() - 1 for match in MEASURED.finditer(text)} | {m.start() for m in APOSTROPHE.finditer(text)}
    places: list[int] = []
    for place in (at for at, char in enumerate(text) if char == straight and at not in measured):
        before, after, is_open = text[:place][-1:], text[place + 1 : place + 2], len(places) % 2 == 1
        if behind_number(before, straight) and (not is_open or after == straight):
            continue
        if NEVER_CLOSES.search(before) if is_open else NEVER_OPENS.match(after):
            return None
        places.append(place)
    return places if len(places) % 2 == 0 else None


def behind_number(before: str, straight: str) -> bool:
    """Whether a mark outside a quotation belongs to the number (19", 90') or the word (Jones') before it."""
    return bool(re.match(rf"[{DIGITS}½¼¾]", before) or (straight == "'" and re.match(rf"[{LATIN}]", before)))


def phrases(headline: str) -> list[str]:
    """The phrases of a headline, which the paper parts by spaces."""
    return headline.split()


def subtitle(text: str) -> str:
    """A subtitle starts with a dash, printed or not."""
    return "——" + text.lstrip("—-― ")


def grouped(number: int) -> str:
    """Digits in threes with a narrow no-break space from 10 000 up and below alike: 13 842."""
    return f"{number:,}".replace(",", NARROW_NO_BREAK_SPACE)
