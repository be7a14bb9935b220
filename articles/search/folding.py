"""One printed character → the characters it is compared as: "" (dropped), one, or several (㎡ → m2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from articles.search.variants import VARIANTS

# Signs that are compared as one, the first of each: a paper sets what it has in its cases, and people type what their
# keyboard has. docs/search.md shows this table to readers.
ONE_SIGN = {
    "dash": "-‐‑‒–—―─━⸺⸻﹘−⁃┄┅┈┉╌╍➖",
    "point": ".。․·•‧∙⋅・⸱ꞏ˙",
    "comma": ",、،",
    "tilde": "~〜∼˜",
    "ratio": ":∶꞉ː",
    "stroke": "/⁄∕⧸",
    "circle": "〇○◯⭘",
    "degree": "°˚º",
    "open": "(〔[【〖〘〚⟨{",
    "close": ")〕]】〗〙〛⟩}",
}
# Signs that are compared as several others.
SEVERAL_SIGNS = {"⋯": "...", "∷": "::"}
QUOTATION_MARKS = "\"'`´“”„‟‘’‚‛「」『』〝〞〟«»‹›《》〈〉′‵ʹʼʻʽ"
# Tokens use these two signs for a kept space and for a paragraph's end, so printed ones are dropped.
RESERVED = "␣␞"
# Blanks that Unicode takes for letters or signs.
BLANKS = "\u034f\u115f\u1160\u180b\u180c\u180d\u2800\u3164\ufffc"

# Two characters of today that people write for one another, so that a table cannot choose: 看著 is 看着, 著名 is 著名.
# Both simplified; words are cut before they are made one.
EITHER = dict(zip("著藉甚覆画链像俱哩", "着借什复划炼象具里", strict=True))

# Radicals that stand for the character itself in text taken from PDF files; NFKC knows only the Kangxi block.
RADICALS = dict(
    zip(
        "⺁⺇⺈⺉⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲",
        "厂几刀刂㔾小小兀尣尢巳幺彑彐忄扌攵旡日月歺民氵氺灬爪爫丬牛犭王疋目示礻竹糹纟罓罒耂肀聿肉臼艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀",
        strict=True,
    )
)

# Forms that OpenCC's characters leave alone, because its phrases decide: 瞭解 is 了解, 彷彿 is 仿佛, 钱锺书 is 钱钟书.
TRADITIONAL = dict(zip("瞭甦揹伕暱彷谘迳钜锺馀", "了苏背夫昵仿咨径巨钟余", strict=True))

_DROPPED = frozenset(QUOTATION_MARKS + RESERVED + BLANKS)
_ONE_FORM = {char: forms[0] for forms in ONE_SIGN.values() for char in forms} | SEVERAL_SIGNS
FRACTION_SLASH = "⁄"
# か゛ is が.
VOICED_MARKS = "゛゜"
# Control characters, format characters, lone surrogates.
_INVISIBLE = ("Cc", "Cf", "Cs")


@lru_cache(maxsize=1)
def simplified() -> dict[str, str]:
    """Traditional → simplified, character by character: phrases depend on context and would break substrings."""
    from opencc import OpenCC

    blocks = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2A6E0), (0x2A700, 0x323B0))
    hanzi = [chr(code) for first, end in blocks for code in range(first, end)]
    # One line each: no phrase of OpenCC's crosses a line end, and one call is four times faster than one a character.
    lines: list[str] = OpenCC("t2s").convert("\n".join(hanzi)).split("\n")
    table = {char: line for char, line in zip(hanzi, lines, strict=True) if line != char} | TRADITIONAL
    # 纔 → 才 first, then what is a variant itself: 並 → 并.
    table = VARIANTS | {char: TRADITIONAL.get(simple, simple) for char, simple in table.items()}
    return {char: VARIANTS.get(simple, simple) for char, simple in table.items()}


class _Fold(dict[int, str]):
    """A table for ``str.translate`` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    """Until nothing changes, so that folding what was folded already is harmless."""
    folded = "".join(_fold_once(part) for part in _compatible(char))
    return folded if folded == char else "".join(_fold(part) for part in folded)


def _compatible(char: str) -> str:
    """NFKC, but for accents that stand alone: Unicode makes a space and an accent on it of them."""
    plain = unicodedata.normalize("NFKC", char)
    if char in _ONE_FORM or char in _DROPPED or plain == char:
        return char
    if plain[0] == " " and len(plain) > 1:
        return plain[1:] if char in VOICED_MARKS else char
    # 1½ is one and a half, not eleven halves.
    return f" {plain} " if FRACTION_SLASH in plain else plain


def _fold_once(char: str) -> str:
    if char.isspace():
        return " "
    if char in _DROPPED or unicodedata.category(char) in _INVISIBLE or _is_variation_selector(char):
        return ""
    if (digit := _digit(char)) is not None:
        return digit
    char = RADICALS.get(char, char).casefold()
    return "".join(_ONE_FORM.get(part, part) for part in simplified().get(char, char))


def _digit(char: str) -> str | None:
    """Of another script's digits, and of the numbers in circles (❶) that NFKC leaves alone."""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    if unicodedata.category(char) == "No" and "CIRCLED" in unicodedata.name(char, ""):
        return f"{unicodedata.numeric(char):.0f}"
    return None


def _is_variation_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


FOLD = _Fold()


@lru_cache(maxsize=1)
def _changing() -> re.Pattern[str]:
    """Whatever may not be compared as it is: all but the characters of which that is known."""
    same = [chr(code) for code in range(0x4E00, 0xA000) if chr(code) not in simplified()]
    return re.compile(f"[^{''.join(same)}a-z0-9,.]")


def changing(text: str) -> set[str]:
    """The characters of a text that may be compared as others."""
    return set(_changing().findall(text))


def fold(text: str) -> str:
    """Each character as it is compared. Most of a Chinese text are, so the few others are replaced one after the other,
    nearly twice as fast as ``str.translate``; none is made of what another is replaced by, for FOLD goes to the end."""
    for char in changing(text):
        text = text.replace(char, FOLD[ord(char)])
    return text


def without_choice(text: str) -> str:
    """Folded text with the characters of ``EITHER`` made one; as long as before."""
    for char, one in EITHER.items():
        text = text.replace(char, one)
    return text


def composed(text: str) -> str:
    """Letters and the accents behind them as one character, where there is one: e and ́ are é."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter stands with all that may become one character with it: accents, and parts of a syllable."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _joins(text[at]):
            yield start, at
            start = at


def _joins(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or "\u1161" <= char <= "\u11c2"
