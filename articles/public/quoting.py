"""What quotes an article and cannot change is shown through here: raw lines, revisions, old versions, doubts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from articles.chinese.text import pieces
from articles.models import Article, Page, PageText, Redaction, Span
from articles.models.readings import owners_of_lines
from articles.models.wording import now_printed
from articles.public.fields import SERIES, changed, is_row
from articles.public.masking import SIGN, Secret, is_quoted, masked, masked_lines, replaced
from articles.public.masking.keys import holds_sign, key_of
from articles.public.own_files import OwnFileUnreadable
from articles.public.own_telephones import own_telephones
from articles.public.screening import screened_lines

# Characters in a row that are no chance beside the article itself.
PIECE = 4
# Fields whose text the article's own lines print, each once.
PRINTED_ONCE = ("kicker", "headline", "subtitle", "body")
# Field → the roles of its raw lines.
ROLES = {
    "headline": ("headline", "title"),
    "bylines": ("byline", "credit"),
    **{name: (name,) for name in ("section", "kicker", "subtitle")},
}


class Quoting:
    """Masks what is 遮盖, wherever it is quoted. Personal data that a machine found is looked for as it stood: read
    otherwise, it is found again by its form."""

    def __init__(self, redactions: Iterable[Redaction]) -> None:
        rows = list(redactions)
        # Of articles that the text is not of, only what is plainly a quote is masked; of those elsewhere what is one to
        # the letter.
        self.others: list[Secret] = []
        self.elsewhere: list[Secret] = []
        self.secrets = list(dict.fromkeys(secrets_of(rows)))
        # The keys of those by whose names the passage would be known.
        self.series = {place["person"] for row in rows for place in row.places if place["path"] == SERIES}
        self.near = list(dict.fromkeys(secrets_of(row for row in rows if not row.personal)))

    def text(self, text: str) -> str:
        """As it may be shown: what may be the passage is masked too."""
        text = self.exactly(text)
        text = masked(text, self.near) if self.near else text
        return masked(text, self.others, own=False) if self.others else text

    def exactly(self, text: str) -> str:
        """Where it is quoted as it stood, but for what a search does not tell apart either."""
        key = key_of(text).text
        for secret in (*self.secrets, *self.others, *self.elsewhere):
            if secret.key in key:
                text, _ = replaced(text, secret.words, secret.sign)
        return text

    def stored(self, texts: Mapping[str, str]) -> dict[str, str]:
        """As it may be stored: what reads a passage otherwise is looked for only where it stands nowhere as it was, for
        what is masked here is lost to the article."""
        whole = "\n".join(texts.values())
        near = [secret for secret in self.near if not replaced(whole, secret.words)[1]]
        return {name: masked(self.exactly(text), near) if near else self.exactly(text) for name, text in texts.items()}

    def state(self, state: dict[str, Any]) -> dict[str, Any]:
        """An article in the form of a revision. Of a name too little stands there to be read otherwise."""
        return changed(state, self.text, self.exactly) if self.secrets or self.others or self.elsewhere else state


def secrets_of(redactions: Iterable[Redaction]) -> list[Secret]:
    return [
        Secret(place["words"], place["before"], place["after"], row.sign)
        for row in redactions
        for place in row.places
        if "whole" not in place and not is_row(place)
    ]


def quotes_of(*article_ids: int) -> Quoting:
    """For what quotes these articles."""
    return Quoting(Redaction.objects.in_force().filter(article__in=article_ids))


def quotes_in_past(article: Article) -> Quoting:
    """For what is told of the article's past: an earlier reading, or a hand, may have put into it what stands in
    another one of the issue by now."""
    quotes, others = quotes_beside(article), Redaction.objects.in_force().exclude(article=article.pk)
    quotes.elsewhere = _unless_in(_now_in(article), others.by_decision().exclude(_beside(article)))
    return quotes


def quotes_beside(article: Article) -> Quoting:
    """The same for what only tells how much of it was changed: of articles of other issues nothing is looked for."""
    in_force = Redaction.objects.in_force()
    quotes = Quoting(in_force.filter(article=article.pk))
    quotes.others = _unless_in(_now_in(article), in_force.exclude(article=article.pk).filter(_beside(article)))
    return quotes


def _beside(article: Article) -> Q:
    of_page = Q(article__page=article.page_id)
    return of_page | Q(article__page__issue=article.page.issue_id) if article.page.issue_id else of_page


def _now_in(article: Article) -> str:
    """What it says now everybody reads in it: that was masked in the other one alone."""
    return key_of("\n".join(now_printed(article))).text


def _unless_in(text: str, redactions: Iterable[Redaction]) -> list[Secret]:
    return [secret for secret in dict.fromkeys(secrets_of(redactions)) if secret.key not in text]


def quotes_on(page: Page | None, *article_ids: int) -> Quoting:
    """For what is said of a page, or of articles, and may quote any article that stands there."""
    concerned = Q(article__in=article_ids)
    return Quoting(Redaction.objects.in_force().filter(concerned | Q(article__page=page) if page else concerned))


def is_same(words: str, other: str) -> bool:
    """Whether one is found where the other is looked for."""
    return key_of(words).text == key_of(other).text


def shown_lines(text: PageText, spans: Iterable[Span]) -> list[str]:
    """The raw lines as they may be shown to anybody: without what is 遮盖 in any article that they quote, and without
    personal data in lines that are of no article."""
    lines, spans = text.lines, list(spans)
    owners = owners_of_lines(spans)
    by_article: dict[int, list[Redaction]] = {}
    for row in _redactions_near(text, {span.article_id for span in spans if span.article_id}):
        by_article.setdefault(row.article_id, []).append(row)
    for article_id, rows in by_article.items():
        decided = [row for row in rows if not row.personal]
        lines = list(map(Quoting(rows).exactly, lines))
        own = {number for number, articles in owners.items() if article_id in articles}
        lines = masked_lines(lines, secrets_of(decided), own)
        lines = _without_pieces(lines, decided, owners)
        lines = _without_whole_fields(lines, decided, [span for span in spans if span.article_id == article_id])
    return screened_lines(lines, _own_telephones(), shown_again(Redaction.objects.filter(article__page=text.page)))


def unfound_passages(text: PageText, spans: Iterable[Span]) -> set[int]:
    """Numbers of the lines of articles of which something is 遮盖 that lines of theirs, here and on other pages, have
    to the letter less often than the article's text has it: where such a passage is printed nobody knows."""
    theirs: dict[int, list[Span]] = {}
    for span in spans:
        if span.article_id:
            theirs.setdefault(span.article_id, []).append(span)
    unfound: set[int] = set()
    for row in Redaction.objects.in_force().by_decision().filter(article__in=theirs).select_related("article"):
        own = theirs[row.article_id]
        lacking = _times_told(row) - _times_printed(text.lines, own, row) if secrets_of([row]) else 0
        if lacking > 0 and _times_printed_elsewhere(text, row) < lacking:
            unfound.update(owners_of_lines(own))
    return unfound


def _times_told(row: Redaction) -> int:
    """How often the article's text has the passage; once where only a byline or a first reading has it."""
    return max(1, sum(place["path"][0] in PRINTED_ONCE and not is_row(place) for place in row.places))


def _times_printed(lines: Sequence[str], own: Sequence[Span], row: Redaction) -> int:
    """How often the passage stands in lines of the article to the letter. What may be it, read otherwise, is masked in
    raw lines; whether it is, the print alone tells."""
    printed = key_of("".join(lines[number - 1] for number in sorted(owners_of_lines(own)))).text
    return sum(printed.count(key) for key in {secret.key for secret in secrets_of([row])})


def _times_printed_elsewhere(text: PageText, row: Redaction) -> int:
    """The same of the newest texts of other pages."""
    spans = row.article.spans.current().exclude(reading__page_text__page=text.page_id)
    times = 0
    for other in PageText.objects.filter(readings__spans__in=spans).distinct().select_related("page"):
        own = [span for span in spans if span.reading.page_text_id == other.pk]
        times += _times_printed(other.lines, own, row) if other == other.page.current_text else 0
    return times


def _without_whole_fields(lines: Sequence[str], rows: Iterable[Redaction], spans: Iterable[Span]) -> list[str]:
    """A headline or a name that is masked whole has nothing around it by which it is known where it was read otherwise:
    then its lines are masked whole."""
    shown = list(lines)
    alone = {place["path"][0] for row in rows for place in row.places if not place["before"] and not place["after"]}
    roles = {role for field in alone for role in ROLES.get(str(field), ())}
    for span in spans:
        for number in range(span.first_line, span.last_line + 1) if span.role in roles else ():
            shown[number - 1] = shown[number - 1] if holds_sign(shown[number - 1]) else SIGN
    return shown


def shown_source(text: PageText) -> str:
    """The name of the file that it came in, as it may be shown."""
    redactions = Redaction.objects.in_force().filter(article__page=text.page_id)
    (name,) = screened_lines([Quoting(redactions).exactly(text.source_name)], _own_telephones())
    return name


def _without_pieces(lines: Sequence[str], rows: Iterable[Redaction], owned: Container[int]) -> list[str]:
    """A line that nobody knows the article of is masked whole where it has but a piece of a passage."""
    told = {piece for row in rows for piece in pieces(key_of(row.words).text, PIECE)}
    return [
        line if number in owned or told.isdisjoint(pieces(key_of(line).text, PIECE)) else SIGN
        for number, line in enumerate(lines, 1)
    ]


def shown_again(redactions: Iterable[Redaction]) -> frozenset[str]:
    """Personal data among these that somebody chose to show again, in the form in which it is compared."""
    return frozenset(key_of(row.words).text for row in redactions if row.undone_at and row.personal)


def _own_telephones() -> frozenset[str]:
    """A damaged table hides more, it shows nothing; who imports is told of it."""
    try:
        return own_telephones()
    except OwnFileUnreadable:
        return frozenset()


def _redactions_near(text: PageText, owners: Iterable[int]) -> list[Redaction]:
    """Of the page's issue, of articles that have lines on it, and of any other article that is quoted word for word."""
    page = text.page
    of_page = Q(article__in=list(owners)) | Q(article__page=page)
    if page.issue_id:
        of_page |= Q(article__page__issue=page.issue_id)
    rows = list(Redaction.objects.in_force().filter(of_page))
    elsewhere = Redaction.objects.in_force().by_decision().exclude(pk__in=[row.pk for row in rows])
    return rows + [row for row in elsewhere if is_quoted(text.text, secrets_of([row]), own=False)]
