"""The same string as other people write it."""

from __future__ import annotations

from opencc import OpenCC

FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F) if chr(code) not in "\"'"})
OTHER_MARKS = str.maketrans("，。、；：？！（）“”‘’—·", ",.,;:?!()「」『』-・")


TO_TRADITIONAL = OpenCC("s2t")


def is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def respaced(text: str) -> str:
    """Spaces between Chinese characters only: between letters they are printed text."""
    out = ""
    for char, following in zip(text, text[1:] + "a", strict=True):
        out += char + ("　 " if is_hanzi(char) and is_hanzi(following) else "")
    return out


def repunctuated(text: str) -> str:
    return text.translate(OTHER_MARKS)


def full_width(text: str) -> str:
    return text.translate(FULL_WIDTH)


def traditional(text: str) -> str:
    return TO_TRADITIONAL.convert(text)


def upper_case(text: str) -> str:
    return text.upper()


FORMS = (respaced, repunctuated, full_width, traditional, upper_case)
