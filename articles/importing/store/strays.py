"""Lines of what readers may not see that a new reading of the page gives to something else.

A headline or a caption is too short to be told by likeness from all that is printed; but on its own page it is known
letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.importing.likeness import KnownTexts, letters
from articles.importing.store.withheld import Match, Withheld, strictest
from articles.importing.traces import Printed, Traces
from articles.models import Article, Page
from articles.models.states import Visibility
from articles.reading.credits.bylines import find_inline, parse_byline
from articles.reading.layout.furniture import furniture_lines

# Share of a page's letters that stand on an earlier one: then it is that page again, under another date or number.
AGAIN = 0.5


def pages_again(text: str, matches: Iterable[Match]) -> Iterator[Page]:
    """The earlier pages with something withheld of which ``text`` is one more reading."""
    plain = letters(text)
    for page in Page.objects.filter(pk__in={match.article.page for match in matches}):
        if page.current_text and _covered(plain, page.current_text.text) >= AGAIN * len(plain):
            yield page


def _covered(plain: str, earlier: str) -> int:
    return sum(likeness.covered for likeness in KnownTexts([earlier]).like(plain).values())


class Strays:
    """Knows the articles of a page as they stand before it is read anew."""

    def __init__(self, earlier: Sequence[Article]) -> None:
        self._unseen = [article for article in earlier if is_kept_back(article)]
        public = [printed(article) for article in earlier if article not in self._unseen] if self._unseen else []
        self._traces = Traces([printed(article) for article in self._unseen], public)

    def among(self, items: Mapping[int, Printed], kept: Mapping[int, Article]) -> dict[int, Match]:
        """Index of each item that has something of an article that readers do not see and that it is not itself."""
        found = {index: self._strays_in(item, kept.get(index)) for index, item in items.items()}
        return {index: match for index, match in found.items() if match}

    def _strays_in(self, item: Printed, own: Article | None) -> Match | None:
        others = [self._unseen[place] for place in self._traces.found_in(item) if self._unseen[place] != own]
        return strictest([(Withheld(one.pk, one.page_id, unseen_as(one), one.permalink_id), 0) for one in others])


def is_kept_back(article: Article) -> bool:
    """Whether readers do not see it for another reason than that its own page waits for a date: what else stands there
    waits with it."""
    return any(
        part.is_withheld or (part.page.issue_id is None and part.page_id != article.page_id)
        for part in (article, *article.beginnings())
    )


def unseen_as(article: Article) -> str:
    """The rest of a text that is not public is hidden with it."""
    return article.visibility if article.is_withheld else Visibility.HIDDEN


def printed(article: Article) -> Printed:
    """Now, and as it was first read."""
    head = [value for value in article.original_head.values() if isinstance(value, str)]
    bylines = list(article.bylines.all())
    head += (article.section, article.kicker, article.headline, article.subtitle, article.dateline)
    names = frozenset(byline.name for byline in bylines if not byline.organisation)
    body = (part for text in (article.body, article.original_body) for part in own_words(text))
    return Printed((*head, *body, *(byline.printed for byline in bylines)), names)


def own_words(body: str) -> Iterator[str]:
    """Its paragraphs without credits and page furniture: those of one paper read alike."""
    for paragraph in body.split("\n"):
        if furniture_lines([paragraph]) or parse_byline(paragraph):
            continue
        credit = find_inline(paragraph)
        yield from (paragraph[: credit.start], paragraph[credit.end :]) if credit else (paragraph,)
