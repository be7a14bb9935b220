"""Where a printed text lacks characters: only where the reading knows of it, never guessed from punctuation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from articles.chinese.typography import crossheads, typeset
from articles.models import Article, Problem
from articles.models.states import Kind
from articles.search.highlight import Part

# Reasons of the reader's: a paragraph whose end was not read, and a text that stops in the middle of a sentence.
PARAGRAPH_LOST, TEXT_LOST = "lost-end", "open-end"
LINES_ABOVE = 3  # raw lines that tell two paragraphs with the same last line apart


@dataclass(frozen=True)
class ShownParagraph:
    """``lost``: its end was not read; ``is_crosshead``: it is 小标题. ``parts`` is its text with what is marked in it,
    ``dateline`` what stands before it on its line."""

    text: str
    lost: bool = False
    is_crosshead: bool = False
    parts: tuple[Part, ...] = ()
    dateline: tuple[Part, ...] = ()

    @property
    def tag(self) -> str:
        return "h2" if self.is_crosshead else "p"


def shown_paragraphs(article: Article, problems: Iterable[Problem], as_printed: bool = False) -> list[ShownParagraph]:
    """The paragraphs as they are read, crossheads told apart, and the losses that nobody has mended; ``as_printed``
    with neither.

    A loss stands where a paragraph still ends with the raw lines before it; once the rest is typed in, it is gone.
    """
    if as_printed:
        return [ShownParagraph(text) for text in article.paragraphs]
    lost = {place for problem in problems if (place := lost_at(article, problem)) is not None}
    heads = crossheads(article.paragraphs) - lost if article.kind == Kind.ARTICLE else frozenset()
    return [ShownParagraph(typeset(one), n in lost, n in heads) for n, one in enumerate(article.paragraphs)]


def lost_at(article: Article, problem: Problem) -> int | None:
    """The paragraph that lacks its end; none where the problem is of another kind, mended, or fits several alike."""
    paragraphs = [squeezed(text) for text in article.paragraphs]
    if problem.reason == TEXT_LOST:
        read = squeezed(article.original_body.rpartition("\n")[2])
        return len(paragraphs) - 1 if read and paragraphs and paragraphs[-1].endswith(read) else None
    if problem.reason != PARAGRAPH_LOST or not problem.page_text:
        return None
    *above, row = map(squeezed, problem.page_text.lines[: problem.last_line])
    ends = [place for place, text in enumerate(paragraphs) if row and text.endswith(row)]
    best = sorted((alike("".join(above[-LINES_ABOVE:]) + row, paragraphs[place]), place) for place in ends)
    return best[-1][1] if best and (len(best) == 1 or best[-1][0] > best[-2][0]) else None


def alike(one: str, other: str) -> int:
    """How many characters the two have in common at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def squeezed(text: str) -> str:
    return "".join(text.split())
