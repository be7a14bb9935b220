"""撤下 and back again, always with the whole text, on whatever pages its parts stand."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from django.contrib.auth.models import User
from django.utils import timezone

from articles.corrections.change import NothingChanged, change
from articles.models import Article, Problem, Withdrawal
from articles.models.doubts import UNTIL
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.models.states import Reason, Visibility


class NotWithdrawn(Exception):
    """There is nothing to undo."""


def withdraw(
    article: Article,
    *,
    reason: Reason,
    by: User | None,
    note: str = "",
    public_reason: str = "",
    until: dt.date | None = None,
) -> list[Withdrawal]:
    """Every part of the text; one that is withdrawn already gets these reasons instead of its own."""
    with one_writer():
        rows = [_withdraw(part, reason, by, note, public_reason, until) for part in article.whole_text()]
    article.refresh_from_db()
    return rows


def _withdraw(
    part: Article, reason: Reason, by: User | None, note: str, public_reason: str, until: dt.date | None
) -> Withdrawal:
    former = part.withdrawals.in_force().first()
    before = former.before if former else part.visibility
    part.withdrawals.in_force().end(by)
    row = saved(
        Withdrawal(
            article=part, reason=reason, note=note, public_reason=public_reason, until=until, before=before, by=by
        )
    )
    with suppress(NothingChanged):
        changes = {"visibility": Visibility.WITHDRAWN}
        change(part, version=part.version, changes=changes, by=by, reason=f"撤下：{reason.label}")
    return row


def undo_withdrawal(article: Article, *, by: User | None) -> list[Article]:
    """Each part that is withdrawn gets back what its visibility was; where nobody knows, it is 待定.

    Raises NotWithdrawn where none of them is."""
    with one_writer():
        parts = [part for part in article.whole_text() if part.visibility == Visibility.WITHDRAWN]
        if not parts:
            raise NotWithdrawn(f"{article.permalink_id} 现在没有撤下。")
        for part in parts:
            _restore(part, by)
    article.refresh_from_db()
    return parts


def _restore(part: Article, by: User | None) -> None:
    row = part.withdrawals.in_force().first()
    before = row.before if row else _before(part)
    change(part, version=part.version, changes={"visibility": before}, by=by, reason="恢复（取消撤下）")


def _before(part: Article) -> str:
    """Of what was withdrawn without a row of its own: by its form, or by an earlier release."""
    decided = part.revisions.filter(changes__visibility__after=Visibility.WITHDRAWN).first()
    before = decided.changes["visibility"]["before"] if decided and decided.version > 1 else ""
    return before if before in set(Visibility) - {Visibility.WITHDRAWN} else Visibility.HELD


def show_other_parts(article: Article, *, by: User | None, reason: str) -> None:
    """The other parts of the text are seen, or not, as this one is."""
    for part in article.whole_text():
        with suppress(NothingChanged):
            change(part, version=part.version, changes={"visibility": article.visibility}, by=by, reason=reason)


def take_down(article: Article, *, by: User | None) -> list[Article]:
    """Until a person decides: every public part of the text becomes 待定. What was stricter stays so."""
    with one_writer():
        parts = [part for part in article.whole_text() if part.visibility == Visibility.PUBLIC]
        for part in parts:
            change(part, version=part.version, changes={"visibility": Visibility.HELD}, by=by, reason="暂时下架")
    article.refresh_from_db()
    return parts


def let_go(article: Article, *, reason: str) -> None:
    """What waited for a decision that is needed no more is public; ``article`` is reloaded."""
    change(article, version=article.version, changes={"visibility": Visibility.PUBLIC}, reason=reason)


def ask_about_due(now: dt.datetime) -> list[str]:
    """A problem for each withdrawal whose day has come, once; a line for each. Nothing returns by itself."""
    today = timezone.localdate(now)
    said = []
    waiting = Withdrawal.objects.in_force().filter(until__lte=today, asked_at=None)
    for row in waiting.filter(article__visibility=Visibility.WITHDRAWN).select_related("article"):
        with one_writer():
            if not Withdrawal.objects.filter(pk=row.pk, undone_at=None, asked_at=None).update(asked_at=now):
                continue
            code = row.article.permalink_id
            detail = f"撤下期限 {row.until} 已到：请决定是否恢复（manage.py withdraw {code} --undo）。"
            Problem.objects.create(article=row.article, first_line=1, last_line=1, reason=UNTIL, detail=detail)
        said.append(f"{code} 的撤下期限 {row.until} 已到，已提请处理")
    return said
