"""What quotes an article and cannot change is shown through here: raw lines, revisions, old versions, doubts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any

from django.db.models import Q

from articles.chinese.text import pieces
from articles.models import Page, PageText, Redaction, Span
from articles.public.fields import changed
from articles.public.masking import SIGN, Secret, is_quoted, masked, masked_lines, replaced
from articles.public.masking.keys import key_of
from articles.public.own_telephones import TelephonesUnreadable, own_telephones
from articles.public.screening import screened_lines

# Characters in a row that are no chance beside the article itself.
PIECE = 4
# Roles of lines that say who signs.
SIGNING = ("byline", "credit")


class Quoting:
    """Masks what is 遮盖, wherever it is quoted."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self.secrets = list(dict.fromkeys(secrets))

    def text(self, text: str) -> str:
        return masked(text, self.secrets) if self.secrets else text

    def exactly(self, text: str) -> str:
        """Where it is quoted as it stood, but for what a search does not tell apart either."""
        for secret in self.secrets:
            text, _ = replaced(text, secret.words, secret.sign)
        return text

    def state(self, state: dict[str, Any]) -> dict[str, Any]:
        """An article in the form of a revision. Of a name too little stands there to be read otherwise."""
        return changed(state, self.text, self.exactly) if self.secrets else state


def secrets_of(redactions: Iterable[Redaction]) -> list[Secret]:
    return [
        Secret(place["words"], place["before"], place["after"], row.sign)
        for row in redactions
        for place in row.places
        if "whole" not in place
    ]


def quotes_of(*article_ids: int) -> Quoting:
    """For what quotes these articles."""
    return Quoting(secrets_of(Redaction.objects.in_force().filter(article__in=article_ids)))


def is_same(words: str, other: str) -> bool:
    """Whether one is found where the other is looked for."""
    return key_of(words).text == key_of(other).text


def shown_lines(text: PageText, spans: Iterable[Span]) -> list[str]:
    """The raw lines as they may be shown to anybody: without what is 遮盖 in any article that they quote, and without
    personal data in lines that are of no article."""
    lines, spans = text.lines, list(spans)
    own: dict[int, set[int]] = {}
    for span in spans:
        if span.article_id:
            own.setdefault(span.article_id, set()).update(range(span.first_line, span.last_line + 1))
    owned = set[int]().union(*own.values())
    by_article: dict[int, list[Redaction]] = {}
    for row in _redactions_near(text, own):
        by_article.setdefault(row.article_id, []).append(row)
    for article_id, rows in by_article.items():
        lines = masked_lines(lines, secrets_of(rows), own.get(article_id, set()))
        lines = _without_pieces(lines, rows, owned)
        lines = _without_names(lines, rows, [span for span in spans if span.article_id == article_id])
    return screened_lines(lines, _own_telephones(), shown_again(text.page))


def _without_names(lines: Sequence[str], rows: Iterable[Redaction], spans: Iterable[Span]) -> list[str]:
    """Of a name too little stands in a byline to be known where it was read otherwise: then the line is masked whole."""
    shown = list(lines)
    if any(place["path"][-1] == "name" for row in rows for place in row.places):
        for span in spans:
            for number in range(span.first_line, span.last_line + 1) if span.role in SIGNING else ():
                shown[number - 1] = shown[number - 1] if SIGN in shown[number - 1] else SIGN
    return shown


def shown_source(text: PageText) -> str:
    """The name of the file that it came in, as it may be shown."""
    redactions = Redaction.objects.in_force().filter(article__page=text.page_id)
    (name,) = screened_lines([Quoting(secrets_of(redactions)).exactly(text.source_name)], _own_telephones())
    return name


def _without_pieces(lines: Sequence[str], rows: Iterable[Redaction], owned: Container[int]) -> list[str]:
    """A line that nobody knows the article of is masked whole where it has but a piece of a passage."""
    told = {piece for row in rows for piece in pieces(key_of(row.words).text, PIECE)}
    return [
        line if number in owned or told.isdisjoint(pieces(key_of(line).text, PIECE)) else SIGN
        for number, line in enumerate(lines, 1)
    ]


def shown_again(page: Page) -> frozenset[str]:
    """Personal data that somebody chose to show again, in the form in which it is compared."""
    undone = Redaction.objects.filter(article__page=page, undone_at__isnull=False).exclude(personal="")
    return frozenset(key_of(words).text for words in undone.values_list("words", flat=True))


def _own_telephones() -> frozenset[str]:
    """A damaged table hides more, it shows nothing; who imports is told of it."""
    try:
        return own_telephones()
    except TelephonesUnreadable:
        return frozenset()


def _redactions_near(text: PageText, owners: Iterable[int]) -> list[Redaction]:
    """Of the page's issue, of articles that have lines on it, and of any other article that is quoted word for word."""
    page = text.page
    of_page = Q(article__in=list(owners)) | Q(article__page=page)
    if page.issue_id:
        of_page |= Q(article__page__issue=page.issue_id)
    rows = list(Redaction.objects.in_force().filter(of_page))
    elsewhere = Redaction.objects.in_force().filter(personal="").exclude(pk__in=[row.pk for row in rows])
    return rows + [row for row in elsewhere if is_quoted(text.text, secrets_of([row]), own=False)]
