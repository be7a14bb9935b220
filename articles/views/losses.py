"""Where a printed text lacks characters: only where the reading knows of it, never guessed from punctuation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.chinese.typography import full_width
from articles.models import Article, Problem

# Reasons of the reader's: a paragraph whose end was not read, and a text that stops in the middle of a sentence.
PARAGRAPH_LOST, TEXT_LOST = "lost-end", "open-end"


@dataclass(frozen=True)
class ShownParagraph:
    """``lost``: its end was not read."""

    text: str
    lost: bool = False


def shown_paragraphs(article: Article, problems: Iterable[Problem], as_printed: bool = False) -> list[ShownParagraph]:
    """The paragraphs with full-width punctuation and the losses that nobody has mended; ``as_printed`` with neither.

    A loss stands where a paragraph still ends with the raw line before it; once the rest is typed in, it is gone.
    """
    if as_printed:
        return [ShownParagraph(text) for text in article.paragraphs]
    ends = tuple(end for problem in problems if (end := lost_at(article, problem)))
    return [ShownParagraph(full_width(text), squeezed(text).endswith(ends)) for text in article.paragraphs]


def lost_at(article: Article, problem: Problem) -> str:
    """The last words before a loss; nothing where the problem is of another kind."""
    if problem.reason == PARAGRAPH_LOST and problem.page_text:
        return squeezed(problem.page_text.lines[problem.last_line - 1])
    if problem.reason == TEXT_LOST:
        return squeezed(article.original_body.rpartition("\n")[2])
    return ""


def squeezed(text: str) -> str:
    return "".join(text.split())
