"""What a doubt is, and what each reason for one is called."""

from __future__ import annotations

from dataclasses import dataclass

SHAPE, UNHEARD = "shape", "unheard"
WIDTH, QUOTES, BLANK, TWICE, LATIN, UNENDED = "width", "quotes", "blank", "twice", "latin", "unended"

# In words, as staff read them; the order is that of what is the surer, where two are of one place.
DOUBT_REASONS = {
    LATIN: "字母混作数字",
    BLANK: "词中有空",
    TWICE: "字词重复",
    WIDTH: "标点全半角混用",
    SHAPE: "形近字",
    UNHEARD: "搭配少见",
    QUOTES: "引号不成对",
    UNENDED: "段落没有结束",
}


@dataclass(frozen=True)
class TextDoubt:
    """``start`` to ``end``: code points of the text, never none; ``text`` is what stands there. ``suggestions`` may
    stand in its place, the likeliest first; "" means that it goes; none where nobody can say."""

    start: int
    end: int
    text: str
    reason: str
    suggestions: tuple[str, ...]
