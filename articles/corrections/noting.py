"""编者注: a dated note of the editors beside a printed item, never in its text."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.contrib.auth.models import User
from django.utils import timezone

from articles.corrections.publishing import note_changed, with_their_rests
from articles.corrections.redacting import with_merged
from articles.corrections.relating import beginning_of
from articles.corrections.text import clean
from articles.models import Article, EditorsNote
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.models.relatives import standing_at
from articles.public.masking.keys import holds_sign
from articles.public.quoting import quotes_in_past, quotes_on

LONGEST = 1000  # characters


class NoNote(Exception):
    """There is none to take back."""


def add_note(article: Article, text: str, *, by: User | None) -> EditorsNote:
    """Raises ValueError as ``tidy_note`` does."""
    with one_writer():
        said = tidy_note(article, text)
        row = saved(EditorsNote(permalink=beginning_of(article.permalink), text=said, by=by))
        note_shown(row)
    return row


def tidy_note(article: Article, text: str) -> str:
    """Without empty paragraphs. Raises ValueError, in Chinese, for a text that is none, too long, or tells what is 遮盖
    in the article or in one that stands beside it."""
    said = re.sub(r"\n+", "\n", clean(text)).strip()
    if not said:
        raise ValueError("编者注里没有文字。")
    if len(said) > LONGEST:
        raise ValueError(f"编者注不能超过 {LONGEST} 个字，这里有 {len(said)} 个。")
    if holds_sign(said) or note_mask(article)(said) != said:
        raise ValueError("编者注里有已遮盖的文字：请换一种说法，不要引它。")
    return said


def note_mask(article: Article) -> Callable[[str], str]:
    """Takes out of a note what is 遮盖 in its text, in what stands beside it, or is quoted from anywhere."""
    own = quotes_on(article.page, *(part.pk for part in with_merged(article)))
    anywhere = quotes_in_past(article)
    return lambda text: anywhere.text(own.text(text))


def take_back(note: EditorsNote, *, by: User | None) -> None:
    """Raises NoNote where it was taken back already."""
    with one_writer():
        done = EditorsNote.objects.in_force().filter(pk=note.pk).update(undone_at=timezone.now(), undone_by=by)
        if not done:
            raise NoNote(f"{note} 的编者注已经撤回。")
        note_shown(note)


def note_shown(note: EditorsNote) -> None:
    """What is shown of its article has changed, wherever that stands by now."""
    homes = standing_at({note.permalink_id})[note.permalink_id]
    keys = Article.objects.filter(permalink__in=homes).order_by().values_list("pk", flat=True)
    note_changed(with_their_rests(list(keys)))
