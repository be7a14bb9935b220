"""Where a printed item stands and where its permalink leads, as later readings and people put it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from articles.corrections.change import change
from articles.corrections.relating import note_led
from articles.models import Article
from articles.models.one_writer import one_writer
from articles.models.permalinks import PermalinkState
from articles.models.states import STRICTEST_FIRST, Visibility


def move_permalink(article: Article, *homes: Article, by: User | None = None, reason: str = "") -> None:
    """``article`` is none by itself any more: its permalink leads to the one it has become a part of, to the several
    that it has come apart into, or, where nothing printed has its text, to its page. What went on from it is seen as
    before, by itself until another part goes on there."""
    with one_writer():
        if article.visibility == Visibility.PUBLIC:
            for rest in Article.objects.filter(continuation_of=article):
                unlink_continuation(rest, reason=reason)
            change(article, version=article.version, changes={"visibility": Visibility.HIDDEN}, by=by, reason=reason)
        _lead(article, homes, PermalinkState.SPLIT if len(homes) > 1 else PermalinkState.MOVED)


def bring_back(article: Article, *, reason: str = "") -> None:
    """One whose permalink an import had moved stands by itself again."""
    with one_writer():
        if article.visibility == Visibility.HIDDEN:
            change(article, version=article.version, changes={"visibility": Visibility.PUBLIC}, reason=reason)
        _lead(article, (), PermalinkState.LIVE)


def _lead(article: Article, homes: Sequence[Article], state: PermalinkState) -> None:
    former = Article.objects.filter(permalink__in=article.permalink.successors.all())
    note_led(article.permalink_id, [*former, *homes])
    article.permalink.successors.set([home.permalink for home in homes])
    article.permalink.state = state
    article.permalink.save(update_fields=["state", "changed_at"])


def link_continuation(start: Article, rest: Article, *, reason: str = "") -> None:
    """The text of ``start`` goes on in ``rest``."""
    change(rest, version=rest.version, changes={"continuation_of": start.pk}, reason=reason)


def unlink_continuation(rest: Article, *, reason: str = "") -> None:
    """The text before ``rest`` is printed to end where it ends. What was not to be seen for the sake of the text before
    it is not seen by itself either, until a person says so."""
    changes: dict[str, Any] = {"continuation_of": None}
    withheld = {part.visibility for part in rest.beginnings() if part.is_withheld}
    if withheld and rest.visibility == Visibility.PUBLIC:
        changes["visibility"] = next(each for each in STRICTEST_FIRST if each in withheld)
    change(rest, version=rest.version, changes=changes, reason=reason)


def note_margin(article: Article, margin: float | None) -> None:
    """How sure the reading was that now stands in the article and its bylines. Nothing printed: no version of its own,
    nor is any index entry due."""
    Article.objects.filter(pk=article.pk).update(margin=margin)
    article.bylines.update(margin=margin)
