"""The raw lines that a byline was read from, as they may be shown, and what the grammar reads of them now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.models import Article, Byline, Span
from articles.public.masking.keys import holds_sign
from articles.public.quoting import ROLES, shown_lines
from articles.reading.credits.bylines import LONGEST, find_inline, parse_byline
from articles.reading.credits.odd import odd_credits
from articles.reading.credits.typed import Signed

# Lines of a text at either end of it among which a credit may stand.
ENDS = 3


@dataclass(frozen=True)
class PrintedCredit:
    """``first``: the number of the first raw line, 0 where only what the byline printed is known."""

    text: str
    first: int = 0

    @property
    def is_masked(self) -> bool:
        return holds_sign(self.text)

    @property
    def signed(self) -> tuple[Signed, ...]:
        """As the present rules read it; nothing of what is masked in part."""
        if self.is_masked:
            return ()
        inline = find_inline(self.text)
        read = parse_byline(self.text) or (inline.bylines if inline else ()) or odd_credits(self.text.strip())
        return tuple(Signed(one.role, one.name, one.organisation, one.printed) for one in read)

    @property
    def signed_in_words(self) -> str:
        said = (f"{one.role or '-'} {one.name}{'（机构）' if one.organisation else ''}" for one in self.signed)
        return "；".join(said) or "读不出署名"

    def names(self, name: str) -> bool:
        return bare(name) in bare(self.text)


def printed_credits(article: Article) -> list[PrintedCredit]:
    """The places of its raw lines where a credit may stand, those first that the reading took for one."""
    rows = article.spans.current().select_related("reading__page_text__page").order_by("reading", "first_line")
    found = [one for _, spans in groupby(rows, lambda span: span.reading_id) for one in _of_reading(list(spans))]
    return [one for _, one in sorted(found, key=lambda pair: pair[0] not in ROLES["bylines"])]


def _of_reading(spans: list[Span]) -> Iterator[tuple[str, PrintedCredit]]:
    reading = spans[0].reading
    lines = shown_lines(reading.page_text, reading.spans.all())
    for span in spans:
        own = lines[span.first_line - 1 : span.last_line]
        for at, part in _credit_lines(own, span.role):
            yield span.role, PrintedCredit("\n".join(part), span.first_line + at)


def _credit_lines(lines: list[str], role: str) -> Iterable[tuple[int, list[str]]]:
    if role in ROLES["bylines"] or len(lines) <= ENDS:
        return [(0, lines)]
    return [(0, lines[:ENDS]), (len(lines) - ENDS, lines[-ENDS:])]


def printed_as(byline: Byline, credits: Iterable[PrintedCredit]) -> PrintedCredit | None:
    """The first place that has its name; else the form that was kept with it."""
    place = next((one for one in credits if one.names(byline.name)), None)
    if place or not byline.printed:
        return place
    return PrintedCredit(byline.printed[:LONGEST])


def bare(text: str) -> str:
    """Names are set with blanks in them, and broken at a line's end."""
    return "".join(text.split())
