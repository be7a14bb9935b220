"""Raw lines put together by paragraphs: a narrow column cuts one into many lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from articles.chinese.text import compact, glue
from articles.views.rawlines import ROLES, RawLine

# So many characters at the end of a line tell that a paragraph ends there.
TAIL = 6
# Lines of any other part, two headlines or two bylines, are told apart by standing on lines of their own.
TEXTS = (ROLES["body"], ROLES["caption"])


def by_paragraphs(lines: Iterable[RawLine]) -> list[RawLine]:
    """The same lines, those that go on in a paragraph as ``rest`` of its first one; no line is lost or moved."""
    shown: list[RawLine] = []
    for line in lines:
        if shown and goes_on(shown[-1], line):
            shown[-1] = joined(shown[-1], line)
        else:
            shown.append(line)
    return shown


def goes_on(before: RawLine, line: RawLine) -> bool:
    """Whether ``line`` belongs to the paragraph that ``before`` has so far: both of one article and one part of it."""
    same = line.listed is not None and line.listed is before.listed and line.role == before.role
    return same and line.role in TEXTS and not ends_paragraph((before.rest or (before,))[-1])


def ends_paragraph(line: RawLine) -> bool:
    """As it was first read: corrections change words, raw lines do not follow them."""
    article = line.listed.article if line.listed else None
    read = (article.original_body or article.body) if article else ""
    end = compact(line.text)[-TAIL:]
    return any(compact(paragraph).endswith(end) for paragraph in read.split("\n"))


def joined(before: RawLine, line: RawLine) -> RawLine:
    end = (before.rest or (before,))[-1].text.rstrip()
    text = glue([end, line.text.strip()])[len(end) :]
    return replace(before, rest=(*before.rest, replace(line, text=text)), doubts=before.doubts + line.doubts)
