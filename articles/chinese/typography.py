"""How printed Chinese and the archive's own figures are set on reading pages. Pure; stored text is never changed."""

from __future__ import annotations

import re

NARROW_NO_BREAK_SPACE = "\u202f"

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
CHINESE = re.compile("[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]")
# A sign belongs to the characters beyond these.
TRANSPARENT = " \u3000\"'“”‘’()（）"
BRACKETS = re.compile(r"\(([^()]*)\)")
APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])")


def full_width(text: str) -> str:
    """``text`` with half-width punctuation and straight quotes among Chinese characters set full-width.

    Times, decimals and Latin text stay: 12:30, 4.73, A (B). Straight quotes are only paired where their number is even,
    since a lost line may have taken the other one.
    """
    if not CHINESE.search(text):
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
    """Straight quotes as opening and closing ones by turns; as they are when one of a pair is missing."""
    parts = text.split(straight)
    if len(parts) % 2 == 0 or (straight == "'" and APOSTROPHE.search(text)):
        return text
    return "".join(part + curly[n % 2] for n, part in enumerate(parts[:-1])) + parts[-1]


def phrases(headline: str) -> list[str]:
    """The phrases of a headline, which the paper parts by spaces."""
    return headline.split()


def grouped(number: int) -> str:
    """Digits in threes with a narrow no-break space from 10 000 up and below alike: 13 842."""
    return f"{number:,}".replace(",", NARROW_NO_BREAK_SPACE)
