"""遮盖: a passage leaves an article's own fields for real, whatever the next save holds, until somebody undoes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from articles.corrections import history
from articles.corrections.called import row_place, rows_called, settle_aliases
from articles.corrections.change import opened, write
from articles.models import Article, PageText, PublicChanges, Redaction, Reporter, Series
from articles.models.articles import PRINTED_FIELDS
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.models.revisions import MASKED, UNMASKED, states
from articles.models.states import Reason
from articles.public.fields import PERSON, SERIES, MaskedPlace, Path, hidden, is_row, kept_places, strings
from articles.public.masking import SIGN, replaced
from articles.public.masking.keys import holds_sign
from articles.public.quoting import quotes_in_past, shown_lines
from articles.public.undoing import Masking, named_no_more, restored, undone


class NothingToRedact(Exception):
    """The passage stands nowhere in the article."""


def redact(article: Article, passage: str, *, reason: Reason, by: User | None, note: str = "") -> list[Redaction]:
    """Mask every exact quotation of ``passage`` in the article and in all other parts of its text, or, where it stands
    only there, in their old versions and raw texts; a row for each part that had it. Raises NothingToRedact, and
    ValueError for a passage that is too short or partly masked already, both in Chinese."""
    if holds_sign(passage):
        raise ValueError("这段文字里已有遮盖过的字：请只写还看得见的部分，前后分别遮盖。")
    with one_writer():
        parts = (_redact(part, passage, reason, by, note) for part in with_merged(article))
        made = [row for row in parts if row]
        if not made:
            raise NothingToRedact(f"{article.permalink_id} 里没有这段文字：请照文中原样再写一次。")
        settle_aliases()
        PublicChanges.note()
    article.refresh_from_db()
    return made


def with_merged(article: Article) -> list[Article]:
    """The parts of its text, each with what was merged into it: nobody reads that there, but it keeps the words."""
    parts = article.whole_text()
    links = [code for part in parts for code in part.permalink.taken_in()]
    return [*parts, *Article.objects.filter(permalink__in=links).order_by("pk")]


def _redact(part: Article, passage: str, reason: Reason, by: User | None, note: str) -> Redaction | None:
    current = opened(Article, part.pk, part.version)
    state = history.state(current)
    after, places = hidden(state, passage, SIGN)
    places += named_no_more(after, list(rows_called(state, passage)))
    places = places or _kept(current, passage)
    if not places:
        return None
    row = saved(Redaction(article=current, words=passage, sign=SIGN, places=places, reason=reason, by=by, note=note))
    if difference := history.difference(state, after):
        write(current, difference, by, f"{MASKED}：{reason.label}")
    _mask_log(current, row)
    _list_no_longer(places)
    return row


def _kept(article: Article, passage: str) -> list[MaskedPlace]:
    """Where it stands only in what was corrected, or on a page of the article in no text of it, and is shown there."""
    shown, versions = quotes_in_past(article), states(article.revisions.order_by("version")).items()
    told: list[tuple[Path, Mapping[str, Any]]] = [(["version", number], shown.state(one)) for number, one in versions]
    texts = PageText.objects.filter(Q(page=article.page_id) | Q(readings__spans__article=article)).distinct()
    for text in texts.select_related("page"):
        reading = text.current_reading
        lines = shown_lines(text, reading.spans.all() if reading else ())
        told.append((["page_text", text.pk], {"body": "\n".join(lines)}))
    return [place for leading, state in told for place in kept_places(state, passage, SIGN, leading)]


def _list_no_longer(places: Iterable[MaskedPlace]) -> None:
    """Who is named in no byline any more is no name for the lists either."""
    people = {place["person"] for place in places if place["person"] and place["path"] != SERIES}
    Reporter.objects.filter(pk__in=people, bylines=None).update(while_signed=True)


def _mask_log(article: Article, row: Redaction) -> None:
    """Django's own log names what was changed by its title, or its name, which may have been the passage."""
    named = {place["person"] for place in row.places} - {None}
    of_article = Q(content_type__model__in=("article", "photocaption", "shownarticle"), object_id=str(article.pk))
    of_names = Q(content_type__model__in=("series", "reporter"), object_id__in=list(map(str, named)))
    for entry in LogEntry.objects.filter(of_article | of_names, content_type__app_label="articles"):
        said, _ = replaced(entry.object_repr, row.words, row.sign)
        if said != entry.object_repr:
            LogEntry.objects.filter(pk=entry.pk).update(object_repr=said[:200])


def unredact(redaction: Redaction, *, by: User | None) -> int:
    """Put the words back; how many places were written over since, where they cannot stand again.

    Raises ValueError where it was undone already."""
    with one_writer():
        row = Redaction.objects.select_for_update().get(pk=redaction.pk)
        if row.undone_at:
            raise ValueError(f"这一处遮盖已于 {row.undone_at.astimezone():%Y-%m-%d %H:%M} 取消。")
        Redaction.objects.filter(pk=row.pk).update(undone_at=timezone.now(), undone_by=by)
        current = opened(Article, row.article_id, row.article.version)
        state = history.state(current)
        later = list(current.redactions.in_force().by_decision().filter(pk__gt=row.pk).order_by("pk"))
        after, lost, places = undone(state, _masking(row), list(map(_masking, later)))
        lost += _without_deleted(after)
        for other, stands in zip(later, places, strict=True):
            Redaction.objects.filter(pk=other.pk).update(places=stands)
        if difference := history.difference(state, after):
            write(current, difference, by, UNMASKED)
        lost += _put_back_where_it_went(current, row, by)
        settle_aliases()
        PublicChanges.note()
    redaction.refresh_from_db()
    return len(lost) + signs_without_words(current)


def signs_without_words(article: Article) -> int:
    """How many more signs it has than passages that are masked in it: what was masked before it was stored, in a later
    reading, has its words in no row."""
    article.refresh_from_db()
    printed = {name: text for name, text in history.state(article).items() if name in (*PRINTED_FIELDS, "bylines")}
    signs = sum(text.count(SIGN) for path, text in strings(printed) if path[-1] != "printed")
    places = [place for row in article.redactions.in_force().by_decision() for place in row.places]
    told = [one for one in places if one["path"][0] in printed and not is_row(one) and one["path"][-1] != "printed"]
    return max(0, signs - len(told))


def _put_back_where_it_went(article: Article, row: Redaction, by: User | None) -> list[MaskedPlace]:
    """Into the articles that the text is a part of by now; those places of it that are in none of them."""
    links = [link.pk for link in article.permalink.standing() if link.pk != article.permalink_id]
    lost = [place for place in row.places if place["path"][0] in PRINTED_FIELDS] if links else []
    for home in Article.objects.filter(permalink__in=links):
        state = history.state(home)
        after, lost = restored(state, lost, row.sign)
        if difference := history.difference(state, after):
            write(opened(Article, home.pk, home.version), difference, by, UNMASKED)
    return lost


def _without_deleted(state: dict[str, Any]) -> list[MaskedPlace]:
    """Takes out of the state what was deleted while the article did not name it."""
    people = {one["person"] for one in state["bylines"]} - {None}
    gone = people - set(Reporter.objects.filter(pk__in=people).values_list("pk", flat=True))
    places = [row_place(["bylines", order, PERSON], "", one["person"]) for order, one in enumerate(state["bylines"])]
    places = [place for place in places if place["person"] in gone]
    if state["series"] and not Series.objects.filter(pk=state["series"]).exists():
        places.append(row_place(SERIES, "", state["series"]))
    return named_no_more(state, places)


def _masking(row: Redaction) -> Masking:
    return Masking(row.words, row.sign, row.places)
