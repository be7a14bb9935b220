"""Real news texts as bodies, read from the shared corpus at run time: headline and clean paragraphs."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tests.support.places import SHARED

_NEWS = ("pfr", "CTB6", "PKUtest", "MSRtest")
_SENTENCES = ("CTB6", "MSRtest")  # one sentence a line: several make a paragraph
_SHORTEST, _USUAL, _LONGEST = 60, 90, 900  # characters of a paragraph
_HALF = str.maketrans("０１２３４５６７８９．％『』", "0123456789.%“”")
_CLOSED = re.compile(r"[。！？][”』」]?$")
_HEAD = re.compile(r"[^。！？；●◆■★@\[\]【】（）()…：．，、]{7,26}")
_NO_HEAD = re.compile(
    r"[－─—]{2}|^.[.．]|第.章|记者|新华社|本报|通讯员|^图|\d年\d*月?|[月日][一二三四五六七八九十日]*[电讯]$|^[一二三四五六七八九十]、"
)
_NO_PARAGRAPH = re.compile(
    r"[（(][^）)]{0,20}(?:记者|摄|图|编者|完|作者|上接|下转)[^）)]*[）)]|来源[:：]|编者按|^图|[@\[\]◆■●△▲]|http|ｗｗｗ|[－─]{3}|记者[^，。]{2,12}摄"
)
_OPENING = re.compile(
    r"^(?:本报|据?新华社|中新社)[^。，]{0,14}?(?:电|讯)(?:[（(][^）)]*[）)])?(?:[^。，]{0,24}?报道[：:])?\s*"
)


class Story(NamedTuple):
    headline: str
    paragraphs: tuple[str, ...]


@cache
def stories() -> tuple[Story, ...]:
    """Every headline of the corpus with the clean paragraphs that follow it."""
    with gzip.open(SHARED / "corpus" / "news.jsonl.gz", "rt", "utf-8") as rows:
        texts = [json.loads(row) for row in rows]
    found = (story for row in texts if row["id"].startswith(_NEWS) for story in _stories(row["id"], row["text"]))
    return tuple({story.headline: story for story in found}.values())


def _stories(number: str, text: str) -> Iterator[Story]:
    headline, lines = "", []
    for line in [*(line.strip().translate(_HALF) for line in text.split("\n") if line.strip()), ""]:
        if _CLOSED.search(line):
            lines.append(line)
            continue
        if headline and (paragraphs := _paragraphs(lines, several=number.startswith(_SENTENCES))):
            yield Story(headline, paragraphs)
        if lines or not _dateline(line):  # a dateline of its own stands between headline and text
            headline = line if _HEAD.fullmatch(line) and not _NO_HEAD.search(line) else ""
        lines = []


def _dateline(line: str) -> bool:
    return bool(_OPENING.match(line)) and len(line) < 30


def _paragraphs(lines: list[str], *, several: bool) -> tuple[str, ...]:
    """The paragraphs up to the first that is not clean."""
    made: list[str] = []
    for line in lines:
        line = _OPENING.sub("", line)
        if _NO_PARAGRAPH.search(line) or len(line) > _LONGEST:
            break
        if made and len(made[-1]) < (_USUAL if several else _SHORTEST):
            made[-1] += line
        else:
            made.append(line)
    return tuple(made) if made and len(made[0]) >= _SHORTEST else ()
