"""Articles held against the table of 要害词: where one nearly stands, the text waits for a person."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.utils import timezone

from articles.corrections.change import change
from articles.corrections.withdrawing import let_go
from articles.desk.key_phrases import AROUND, HeldPhrase, NearPhrase, phrase_book
from articles.desk.weighing import weigh
from articles.models import Article, KeyPhrase, NearMiss, Page, Problem
from articles.models.articles import PRINTED_FIELDS
from articles.models.doubts import ASKED, PHRASE
from articles.models.one_writer import one_writer
from articles.models.states import Visibility

# Articles in one transaction of the job.
AT_ONCE = 100
REASON, LET_GO = "与要害词只差一个字", "要害词表已改"
PUT_RIGHT = "要害词已订正，仍列为待定：请决定是否公开。"


class PhrasePlace(NamedTuple):
    """Where a phrase nearly stands: the field, what stands there, and by what the place is known again."""

    field: str
    near: NearPhrase
    digest: str


class Table:
    """The rows of 要害词 as they are now."""

    def __init__(self) -> None:
        self.rows = [HeldPhrase(row.whole, row.first, row.last) for row in KeyPhrase.objects.all()]

    def places(self, texts: Mapping[str, str], earliest: dt.date | None, latest: dt.date | None) -> list[PhrasePlace]:
        """In texts printed between these days, none where a day is not known."""
        words = tuple(dict.fromkeys(row.words for row in self.rows if row.may_hold(earliest, latest)))
        if not words:
            return []
        book = phrase_book(words)
        return [
            PhrasePlace(name, near, digest_of(name, texts[name], near))
            for name in PRINTED_FIELDS
            if texts.get(name)
            for near in book.near(texts[name])
        ]

    def places_in(self, article: Article) -> list[PhrasePlace]:
        texts = {name: getattr(article, name) for name in PRINTED_FIELDS}
        return self.places(texts, *printed_between(article.page))


def printed_between(page: Page) -> tuple[dt.date | None, dt.date | None]:
    return (page.date, page.date) if page.date else (page.earliest, page.latest)


def digest_of(field: str, text: str, near: NearPhrase) -> str:
    """The same as long as the words and what stands around them are, wherever in the field that is by then."""
    around = text[max(0, near.start - AROUND) : near.end + AROUND]
    return hashlib.sha256("\0".join((field, near.text, around)).encode()).hexdigest()


def in_words(places: Iterable[PhrasePlace]) -> str:
    """Without what stands there, which may be masked some day."""
    phrases = dict.fromkeys(phrase for place in places for phrase in place.near.phrases[:1])
    return f"与要害词“{'”“'.join(phrases)}”只差一个字，列为待定，读者看不到：请对照原报，改正或决定公开。"


def note_places(article: Article, places: Sequence[PhrasePlace]) -> list[PhrasePlace]:
    """A row for each that is new; those that nobody has decided about."""
    known = dict(article.near_misses.values_list("place", "decided_at"))
    new = {place.digest: place for place in places if place.digest not in known}
    NearMiss.objects.bulk_create(
        NearMiss(article=article, version=article.version, phrase=place.near.phrases[0], place=digest)
        for digest, place in new.items()
    )
    return [place for place in places if known.get(place.digest) is None]


def check_phrases(article: Article, table: Table, by: User | None = None) -> bool:
    """Whether the article waits for its sake from now on: what is public is so no more, what a person put right or the
    table names no longer is open no more. For the one writer; ``article`` is reloaded where it changes."""
    places = table.places_in(article)
    article.near_misses.open().exclude(place__in=[place.digest for place in places]).delete()
    waiting = note_places(article, places)
    if not waiting:
        _let_go(article, by)
        return False
    if not article.is_withheld:
        change(article, version=article.version, changes={"visibility": Visibility.HELD}, reason=REASON)
    if not article.problems.filter(reason=PHRASE).update(detail=in_words(waiting)):
        Problem.objects.create(article=article, first_line=1, last_line=1, reason=PHRASE, detail=in_words(waiting))
    return True


def _let_go(article: Article, by: User | None) -> None:
    """What a person put right still waits for whoever decides what is public; what only the table held is free."""
    asked = article.problems.filter(reason=PHRASE)
    if by or not asked.exists():
        asked.update(detail=PUT_RIGHT)
        return
    asked.delete()
    others = article.problems.filter(reason__in=(*ASKED, "withheld")).exists()
    decided = article.revisions.by_people().filter(changes__has_key="visibility").exists()
    if article.visibility == Visibility.HELD and not others and not decided:
        let_go(article, reason=LET_GO)


def check_archive(payload: dict[str, Any], tell: Callable[..., None]) -> None:
    """A job: the whole archive against the table as it is now."""
    table, last, done = Table(), 0, 0
    total = Article.objects.count()
    while keys := list(Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        _check_some(keys, table)
        last, done = keys[-1], done + len(keys)
        tell(done, total, "要害词")


def _check_some(keys: Sequence[int], table: Table) -> None:
    """Nobody else waits for what only reads: most have nothing."""
    found = Article.objects.filter(pk__in=keys).select_related("page__issue")
    noted = set(NearMiss.objects.open().filter(article__in=keys).values_list("article", flat=True))
    concerned = [article.pk for article in found if article.pk in noted or table.places_in(article)]
    if not concerned:
        return
    with one_writer():
        for article in Article.objects.filter(pk__in=concerned).select_related("page__issue"):
            check_phrases(article, table)
        weigh(concerned)


def table_stamp() -> str:
    """Another one for another table, so that a job is asked for anew when it changes while one runs."""
    rows = KeyPhrase.objects.order_by("pk").values_list("title", "words", "first", "last")
    return hashlib.sha256(repr([timezone.localdate().isoformat(), *rows]).encode()).hexdigest()[:16]
