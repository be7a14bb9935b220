"""校次: a text is checked by as many people as REVIEWS says, each another one, none of them one who worked at it."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import User

from articles import corrections
from articles.corrections.change import opened
from articles.desk.weighing import TEXT, weigh
from articles.models import Article, Review, Revision
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.models.reviews import PASSES
from articles.models.states import Status


class ReviewRefused(Exception):
    """Why this person may not review this text as it stands, in a sentence."""


def changes_text(revision: Revision) -> bool:
    """Whether it sets right what is printed; to say which person a name means does not."""
    if revision.changes.keys() & (TEXT - {"bylines"}):
        return True
    bylines = revision.changes.get("bylines")
    return bool(bylines) and _printed(bylines["before"]) != _printed(bylines["after"])


def _printed(bylines: Sequence[dict[str, str]]) -> list[tuple[str, str]]:
    return [(entry["role"], entry["name"]) for entry in bylines]


def last_reviewed(revisions: Sequence[Revision]) -> int:
    """The version that was last found right by all its reviewers, else the first; ``revisions`` in their order."""
    said = (one.version for one in revisions if one.changes.get("status", {}).get("after") == Status.REVIEWED)
    return max(said, default=1)


def passes_done(article: Article, revisions: Sequence[Revision]) -> list[Review]:
    """Who agreed to the text as it stands, since it last changed, was sent back, or was reviewed to the end."""
    changed = max((one.version for one in revisions if changes_text(one)), default=1)
    done: list[Review] = []
    for review in article.reviews.filter(version__gte=changed).order_by("pk").select_related("by"):
        done = [*done, review] if review.agreed else []
    return done


def why_not(article: Article, by: User, revisions: Sequence[Revision]) -> str:
    """In a sentence, "" where this person may review it as it stands."""
    if article.status == Status.REVIEWED:
        return "这一稿已复核。"
    if article.near_misses.open().exists():
        return "文中有疑似误写的要害词，要先由签发人决定。"
    since = last_reviewed(revisions)
    if any(one.by_id == by.pk and changes_text(one) for one in revisions if one.version > since):
        return "这一稿有您自己的改动，要由别人复核。"
    if any(review.by_id == by.pk for review in passes_done(article, revisions)):
        return "前一校是您做的，下一校要由别人做。"
    return ""


def revisions_of(article: Article) -> list[Revision]:
    return list(article.revisions.order_by("version"))


def agree(article: Article, *, version: int, by: User, reason: str = "") -> Review:
    """The next pass; with the last one the text is 已复核. Raises StaleVersion and ReviewRefused."""
    with one_writer():
        current = opened(Article, article.pk, version)
        done = _checked(current, by)
        review = saved(Review(article=current, version=version, pass_number=len(done) + 1, by=by, agreed=True))
        if review.pass_number >= settings.REVIEWS:
            corrections.correct(current, version=version, changes={"status": Status.REVIEWED}, by=by, reason=reason)
        weigh([current.pk])
    return review


def send_back(article: Article, *, version: int, by: User, reason: str) -> Review:
    """To whoever corrects it, with the reason. Raises StaleVersion and ReviewRefused."""
    if not reason.strip():
        raise ReviewRefused("退回要写明理由。")
    with one_writer():
        current = opened(Article, article.pk, version)
        number = len(_checked(current, by)) + 1
        row = Review(article=current, version=version, pass_number=number, by=by, agreed=False, reason=reason.strip())
        review = saved(row)
        if current.status != Status.DISPUTED:
            told = f"退回：{reason.strip()}"[:300]
            corrections.correct(current, version=version, changes={"status": Status.DISPUTED}, by=by, reason=told)
        weigh([current.pk])
    return review


def _checked(article: Article, by: User) -> list[Review]:
    """The passes before; with fewer than are there since REVIEWS was lowered the last one is done again."""
    revisions = revisions_of(article)
    if why := why_not(article, by, revisions):
        raise ReviewRefused(why)
    return passes_done(article, revisions)[: settings.REVIEWS - 1]


def next_pass(article: Article, revisions: Sequence[Revision]) -> str:
    """一校, 二校 or 三校."""
    return PASSES[min(len(passes_done(article, revisions)), settings.REVIEWS - 1)]


def sent_back(article: Article) -> Review | None:
    """What the last reviewer wants, while nobody has said that it is done."""
    if article.status != Status.DISPUTED:
        return None
    last = article.reviews.select_related("by").first()
    return last if last and not last.agreed else None
