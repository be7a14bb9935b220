"""Where a printed item stands and where its permalink leads, as later readings and people put it."""

from __future__ import annotations

from django.contrib.auth.models import User

from articles.corrections.change import change
from articles.models import Article
from articles.models.articles import Visibility
from articles.models.one_writer import one_writer
from articles.models.permalinks import PermalinkState


def move_permalink(article: Article, home: Article, *, by: User | None = None, reason: str = "") -> None:
    """``article`` has become a part of ``home``: its permalink leads there, and it is shown by itself no more."""
    with one_writer():
        if article.visibility == Visibility.PUBLIC:
            change(article, version=article.version, changes={"visibility": Visibility.HIDDEN}, by=by, reason=reason)
        article.permalink.successors.set([home.permalink])
        article.permalink.state = PermalinkState.MOVED
        article.permalink.save(update_fields=["state", "changed_at"])


def link_continuation(start: Article, rest: Article, *, reason: str = "") -> None:
    """The text of ``start`` goes on in ``rest``."""
    change(rest, version=rest.version, changes={"continuation_of": start.pk}, reason=reason)


def unlink_continuation(rest: Article, *, reason: str = "") -> None:
    """The text before ``rest`` is printed to end where it ends."""
    change(rest, version=rest.version, changes={"continuation_of": None}, reason=reason)
