"""The one writer of articles that exist: columns, bylines, version and revision, or a refusal and nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from articles.corrections import history
from articles.corrections.called import people_present, rows_called
from articles.corrections.publishing import index_again_beside, note_changed, with_their_rests
from articles.corrections.relating import with_relatives
from articles.corrections.undecided import ask_who_signed
from articles.models import (
    Article,
    Byline,
    Case,
    Issue,
    KnownDay,
    Page,
    Redaction,
    Reporter,
    Revision,
    Series,
    TextReport,
)
from articles.models.doubts import ASKED
from articles.models.fitting import check, fitting, saved
from articles.models.one_writer import one_writer
from articles.models.states import Status, Visibility
from articles.public.fields import MaskedPlace, is_row, taken_out, without_rows

# On these hangs what may be seen, of a text and of what it goes on in.
SHOWN_BY = {"visibility", "page", "continuation_of"}

Row = TypeVar("Row", Article, Issue, KnownDay, Page, Reporter, Series)
Counted = TypeVar("Counted", Article, Issue, KnownDay, Page, Reporter, Series, Case, TextReport)


class StaleVersion(Exception):
    """The row has moved on since it was opened; ``current`` is the row as it stands."""

    def __init__(self, current: Article | Issue | KnownDay | Page | Reporter | Series, opened: int) -> None:
        super().__init__(f"《{current}》已是第 {current.version} 稿，您打开的是第 {opened} 稿：请对照后再保存。")
        self.current = current


class NothingChanged(Exception):
    """Every field already holds the value given."""


def change(
    article: Article, *, version: int, changes: Mapping[str, Any], by: User | None = None, reason: str = ""
) -> Revision:
    """Give fields of ``article`` these values to the letter, as it was seen at ``version``; returns the revision.

    ``changes`` are in the form of ``history.state``: keys of other rows as numbers, bylines as entries. Raises
    StaleVersion when the article has another version by now and NothingChanged when nothing differs. ``article`` is
    reloaded.
    """
    with one_writer():
        current = opened(Article, article.pk, version)
        revision = write(current, history.difference(history.state(current), changes), by, reason)
    article.refresh_from_db()
    return revision


def opened(model: type[Row], pk: int, version: int) -> Row:
    """The row, locked to the end of the transaction; StaleVersion when it has another version by now."""
    row = model._default_manager.select_for_update(of=("self",)).get(pk=pk)
    if row.version != version:
        raise StaleVersion(row, version)
    return row


def as_opened(row: Row, version: int) -> Row:
    """The row as somebody saw it at this version, for an act that is refused where it has another one by now."""
    row.version = version
    return row


def put(row: Counted, **columns: Any) -> None:
    """Store these columns and count the row's version up; ``row`` was opened in this transaction.

    Raises DoesNotFit for a value that its column cannot hold.
    """
    check(type(row), columns)
    type(row)._default_manager.filter(pk=row.pk).update(version=F("version") + 1, **columns)


def write(
    article: Article, difference: history.Difference, by: User | None, reason: str, checked_against: str = ""
) -> Revision:
    """Store what differs with the next version, its revision and all that follows; ``article`` was opened."""
    difference = kept_masked(article, with_people_present(difference))
    if not difference:
        raise NothingChanged(f"《{article}》没有改动。")
    columns = {history.COLUMNS[name]: change["after"] for name, change in difference.items() if name != "bylines"}
    first_reviewed = columns.get("status") == Status.REVIEWED and article.first_reviewed_at is None
    put(article, **columns | ({"first_reviewed_at": timezone.now()} if first_reviewed else {}))
    if "visibility" in difference:
        _settle(article, difference["visibility"]["after"], by)
    if "bylines" in difference:
        _replace_bylines(article, difference["bylines"]["after"])
        ask_who_signed([article.pk])
    spreads = first_reviewed or difference.keys() & SHOWN_BY
    note_changed(with_relatives(with_their_rests([article.pk])) if spreads else [article.pk])
    if "visibility" in difference or "page" in difference:
        index_again_beside(article)
    told = {"by": by, "reason": reason, "checked_against": checked_against}
    return saved(Revision(article=article, version=article.version + 1, changes=difference, **told))


def _settle(article: Article, visibility: str, by: User | None) -> None:
    """What a person was asked about is decided; the reasons of a withdrawal end with it."""
    article.problems.filter(reason__in=ASKED).delete()
    if by and visibility == Visibility.PUBLIC:
        article.near_misses.decide(by)
    if visibility != Visibility.WITHDRAWN:
        article.withdrawals.in_force().end(by)


def with_people_present(difference: history.Difference) -> history.Difference:
    """Whoever was merged into another since is that one, also where a history or an undone mask names him."""
    if "bylines" not in difference:
        return difference
    bylines = difference["bylines"]
    return difference | {"bylines": {**bylines, "after": people_present(bylines["after"])}}


def kept_masked(article: Article, difference: history.Difference) -> history.Difference:
    """Nothing that is saved brings back what is 遮盖 in this article or in one that was merged into it: it is masked
    with the rest, and of this article comes back with it. Other readings were masked before they came here."""
    before, after = ({name: change[side] for name, change in difference.items()} for side in ("before", "after"))
    for row in Redaction.objects.reaching(article).order_by("pk"):
        after, places = _masked_again(row, after)
        if places and row.article_id == article.pk:
            Redaction.objects.filter(pk=row.pk).update(places=[*row.places, *places])
    return history.difference(before, after)


def _masked_again(row: Redaction, state: dict[str, Any]) -> tuple[dict[str, Any], list[MaskedPlace]]:
    places = list[MaskedPlace]()
    for words in dict.fromkeys(place["words"] for place in row.places if "whole" not in place and not is_row(place)):
        state, found = taken_out(state, words, row.sign)
        places += found
    if not row.personal:
        places += [place for place in rows_called(state, row.words) if place not in row.places]
    return without_rows(state, [*row.places, *places]), places


def _replace_bylines(article: Article, entries: list[history.Entry]) -> None:
    """Those that stay to the letter stay as sure as they were."""
    before = [(history.entry(byline), byline.margin) for byline in article.bylines.order_by("order")]
    article.bylines.all().delete()
    rows = []
    for order, entry in enumerate(entries):
        margin = next((margin for known, margin in before if known == entry), None)
        rows.append(Byline(article=article, order=order, reporter_id=entry["person"], margin=margin, **_columns(entry)))
    Byline.objects.bulk_create(fitting(rows))


def _columns(entry: history.Entry) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != "person"}
