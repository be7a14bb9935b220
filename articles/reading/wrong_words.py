"""The words by which a printed 更正 shows of which text it speaks: what it quotes, and what it says was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.chinese.text import compact

SHORTEST, LONGEST = 2, 30
_MARKS = r"\s，,。．.；;：:、！!？?（）()《》〈〉“”‘’「」『』\"'"
_RUN = rf"[^{_MARKS}]{{{SHORTEST},12}}"
# 船名湖光应为湖影: the words end there; 将湖影误为湖光: they begin there. How far they reach is not marked.
_WORDS = re.compile(
    rf"[“‘「『](?P<quoted>[^“”‘’「」『』]{{{SHORTEST},{LONGEST}}})[”’」』]"
    rf"|(?P<ending>{_RUN}?)(?=应为|应是|应该)"
    rf"|(?:误为|误作|误写[为成]?|错为|错写[为成]?|错印[为成]?)(?P<beginning>{_RUN})"
)


def wrong_words(body: str) -> list[tuple[str, ...]]:
    """Each in the forms in which a text may have it, the longest first."""
    return [_forms(match) for match in _WORDS.finditer(compact(body))]


def number_shared(words: Iterable[tuple[str, ...]], text: str) -> int:
    """How many characters of them the text has."""
    within = compact(text)
    return sum(next((len(form) for form in forms if form in within), 0) for forms in words)


def _forms(match: re.Match[str]) -> tuple[str, ...]:
    if quoted := match["quoted"]:
        return (quoted,)
    run = match["ending"] or match["beginning"]
    ends = range(len(run), SHORTEST - 1, -1)
    return tuple(run[-length:] if match["ending"] else run[:length] for length in ends)
