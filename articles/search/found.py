"""The words that somebody came from a search with, on the article's own page: each place where they stand has a number.

The same normalisation and the same finds as in the list of results; nothing typed raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from articles.models.sight import current
from articles.search.highlight import Misreading, Part, Range, find, find_near, holds
from articles.search.hits import words_by_text
from articles.search.query import MAX_LENGTH, Query, Word, parse
from articles.search.suspects import is_fit, misreadings
from articles.search.texts import present_texts, printed_texts, texts_asked

if TYPE_CHECKING:
    from articles.models import Article


# Places that are links of their own.
OFFERED = 20


class _Place(NamedTuple):
    """One find, ``differs`` the character of it that is another than was asked for."""

    start: int
    end: int
    differs: Range | None = None


class Places:
    """Numbers the places where words stand, as they are marked: ``count`` so far, on the page of what was ``typed``."""

    def __init__(self, typed: str) -> None:
        self.typed, self.count = typed[:MAX_LENGTH], 0

    @property
    def offered(self) -> range:
        """Those that are offered one by one where no script leads from one to the next."""
        return range(1, min(self.count, OFFERED) + 1)

    def mark_line(
        self, texts: Sequence[str], words: Sequence[str], misread: Sequence[Misreading] = ()
    ) -> list[tuple[Part, ...]]:
        """Texts that stand on one line, or go on from one line to the next: a find may reach from one into another, and
        is one place. ``misread``: words with one character misread."""
        line = " ".join(texts)
        places = [(self._next(), place) for place in _finds(line, words, misread)]
        marked, at = [], 0
        for text in texts:
            marked.append(tuple(_cut_up(line, places, (at, at + len(text)))))
            at += len(text) + 1
        return marked

    def _next(self) -> int:
        self.count += 1
        return self.count


class WordsFound(Places):
    """Marks what is shown of ``article``, its bylines prefetched; ask in the order of the page. ``names``: of bylines,
    by their keys. ``absent`` are words that its present text has nowhere."""

    def __init__(self, query: Query, typed: str, article: Article) -> None:
        super().__init__(typed)
        self.names: dict[int, tuple[Part, ...]] = {}
        self._article, self._words = article, words_by_text(query)
        texts = present_texts(article)
        self.absent = [word for word in query.words if not _stands_in(texts, word)]
        gone = [group for group in query.groups if all(one in self.absent for one in group)]
        misread = [one for group in gone for one in group if isinstance(one, Word) and is_fit(one)]
        self._misread = [one for word in misread for one in misreadings(word.normal)]

    def mark(self, name: str, *texts: str) -> list[tuple[Part, ...]]:
        """What stands on one line of the article's text ``name``; nothing in what is no text that is searched in."""
        return self.mark_line(texts, self._words.get(name, ()), self._misread if name in self._words else ())

    def mark_names(self) -> None:
        """A name is marked whole where role and name together were asked for."""
        for byline in sorted(self._article.bylines.all(), key=lambda one: one.order):
            (parts,) = self.mark("byline", byline.name)
            printed = (f"{byline.role} {byline.name}", byline.printed)
            whole = not any(part.marked for part in parts) and any(holds(printed, one) for one in self._words["byline"])
            self.names[byline.pk] = (Part(byline.name, marked=True, place=self._next()),) if whole else parts

    def in_original(self) -> list[tuple[Part, ...]]:
        """The paragraphs of the first reading that alone have a word, where whoever looks may read them."""
        gone = [word.normal for word in self.absent if "original" in texts_asked(word.field)]
        if not gone or not current().raw:
            return []
        paragraphs = printed_texts(self._article).get("original", [])
        return [self.mark_line((one,), gone)[0] for one in paragraphs if any(holds([one], word) for word in gone)]


def found_in(typed: str, article: Article) -> WordsFound | None:
    """None where what was typed asks for no words."""
    query = parse(typed)
    return WordsFound(query, typed, article) if query.words else None


def marked_lines(found: WordsFound | None, name: str, *texts: str) -> list[tuple[Part, ...]]:
    """The same as ``WordsFound.mark`` gives, without marks for whoever comes from no search."""
    return found.mark(name, *texts) if found else [(Part(text),) for text in texts]


def _finds(text: str, words: Sequence[str], misread: Sequence[Misreading]) -> Iterator[_Place]:
    exact = [_Place(*place) for place in find(text, words)]
    near = [_Place(*whole, differs) for whole, differs in find_near(text, misread)] if misread else []
    end = 0
    for place in sorted([*exact, *near], key=lambda one: (one.start, -one.end)):
        if place.start >= end:
            yield place
            end = place.end


def printed_words(query: Query) -> list[str]:
    """What to look for in raw lines, which know no fields."""
    return list(dict.fromkeys(word.normal for word in query.words if texts_asked(word.field)))


def _stands_in(texts: dict[str, list[str]], word: Word) -> bool:
    return any(holds(texts.get(name, ()), word.normal) for name in texts_asked(word.field))


def _cut_up(line: str, places: Sequence[tuple[int, _Place]], window: Range) -> Iterator[Part]:
    at, stop = window
    for number, place in places:
        start, end = max(place.start, at), min(place.end, stop)
        if start < end:
            yield from _unmarked(line[at:start])
            yield from _marked(line, place, (start, end), number if start == place.start else 0)
            at = end
    yield from _unmarked(line[at:stop])


def _unmarked(text: str) -> Iterable[Part]:
    return (Part(text),) if text else ()


def _marked(line: str, place: _Place, window: Range, number: int) -> Iterator[Part]:
    """What of a find lies in the window; the number goes with its first piece."""
    start, end = window
    first, last = place.differs or (start, start)
    first, last = (min(max(one, start), end) for one in (first, last))
    for piece, differs in ((line[start:first], False), (line[first:last], True), (line[last:end], False)):
        if piece:
            yield Part(piece, marked=True, differs=differs, place=number)
            number = 0
