"""更正, 续报 and 转载: made and undone by people, proposed by what the paper printed.

Nothing is changed in either text, but readers are shown another thing of both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from articles.corrections.publishing import note_changed, with_their_rests
from articles.models import Article, EditorsNote, Permalink, Problem, Relation, RelationKind
from articles.models.doubts import ERRATUM
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.models.relatives import codes_of, relatives, standing_at

_DOUBT: dict[str, Any] = {"reading": None, "reason": ERRATUM}
_NO_LINES = {"first_line": 1, "last_line": 1}
_UNCLEAR = "这篇更正没有说定是哪一篇："


class NotRelated(Exception):
    """There is no such relation to undo, to accept or to refuse."""


def relate(later: Permalink, kind: RelationKind, earlier: Permalink, *, by: User | None) -> Relation:
    """``later`` is the 更正, 续报 or 转载 of ``earlier``; what was proposed is accepted so.

    Raises ValueError, in Chinese, where that cannot be.
    """
    with one_writer():
        later, earlier = beginning_of(later), beginning_of(earlier)
        refuse_nonsense(later, kind, earlier)
        known = Relation.objects.filter(kind=kind, later=later, earlier=earlier, undone_at=None).first()
        if known and known.made_at:
            raise ValueError(f"已经有了：{known}。")
        row = known or Relation(kind=kind, later=later, earlier=earlier)
        row.made_at, row.made_by = timezone.now(), by
        saved(row)
        settle(later)
        note_both(row)
    return row


def beginning_of(link: Permalink) -> Permalink:
    """Of a text that goes on from another part, where it begins: what is said of the text is said there, once."""
    article = Article.objects.filter(permalink=link).first()
    return article.beginnings()[-1].permalink if article and article.continuation_of_id else link


def refuse_nonsense(later: Permalink, kind: RelationKind, earlier: Permalink) -> None:
    homes = standing_at({later.pk, earlier.pk})
    ends = {code: set(Article.objects.filter(permalink__in=found)) for code, found in homes.items()}
    parts = {part.pk for article in ends[later.pk] for part in article.whole_text()}
    if later == earlier or parts & {article.pk for article in ends[earlier.pk]}:
        raise ValueError(f"{later.pk} 和 {earlier.pk} 是同一篇：请写两篇的编号。")
    days = {code: [article.date for article in found if article.date] for code, found in ends.items()}
    if days[later.pk] and days[earlier.pk] and max(days[later.pk]) < min(days[earlier.pk]):
        raise ValueError(
            f"{later.pk} 登在 {earlier.pk} 以前，不会是它的{RelationKind(kind).label}：请把后登的写在前面。"
        )
    if Relation.objects.in_force().filter(kind=kind, later=earlier, earlier=later).exists():
        raise ValueError(f"已经有了反过来的：{earlier.pk} 是 {later.pk} 的{RelationKind(kind).label}。请先取消它。")


def unrelate(later: Permalink, kind: RelationKind, earlier: Permalink, *, by: User | None) -> None:
    """Raises NotRelated."""
    with one_writer():
        later, earlier = beginning_of(later), beginning_of(earlier)
        row = Relation.objects.in_force().filter(kind=kind, later=later, earlier=earlier).first()
        if row is None:
            raise NotRelated(f"{later.pk} 现在不是 {earlier.pk} 的{RelationKind(kind).label}。")
        end([row], by)
        note_both(row)


def accept(later: Permalink, *, by: User | None) -> list[Relation]:
    """All that is proposed of it. Raises NotRelated where nothing is."""
    with one_writer():
        rows = list(Relation.objects.proposed().filter(later=later).order_by("pk"))
        if not rows:
            raise NotRelated(f"{later.pk} 没有等待决定的更正。")
        for row in rows:
            row.made_at, row.made_by = timezone.now(), by
            row.save(update_fields=["made_at", "made_by"])
            note_both(row)
        settle(later)
    return rows


def refuse(later: Permalink, *, by: User | None, only: Relation | None = None) -> list[Relation]:
    """Nothing that is proposed of it, or ``only`` this not; nobody is asked about it any more where nothing is left.
    Raises NotRelated."""
    with one_writer():
        rows = [row for row in Relation.objects.proposed().filter(later=later).order_by("pk") if only in (None, row)]
        end(rows, by)
        if not (settle(later) or rows):
            raise NotRelated(f"{later.pk} 没有等待决定的更正。")
    return rows


def propose(later: Article, earlier: Article) -> None:
    """A person is asked whether ``later`` is the 更正 of ``earlier``, once: also where it was undone or refused."""
    pair = {"kind": RelationKind.ERRATUM, "later": later.permalink, "earlier": earlier.permalink}
    if not Relation.objects.filter(**pair).exists():
        Relation.objects.create(**pair)
        code = later.permalink_id
        detail = (
            f"这篇更正说的或是 {earlier.permalink_id}。采纳：manage.py relate {code} --accept；"
            f"不采纳：manage.py relate {code} --refuse；另指一篇：manage.py relate {code} 更正 编号"
        )
        Problem.objects.get_or_create(article=later, **_DOUBT, detail=detail, defaults=_NO_LINES)


def ask_which(later: Article, said: Iterable[str]) -> None:
    """Which article it puts right, once at a time; ``said`` names none but by its code."""
    code = later.permalink_id
    detail = (
        f"{_UNCLEAR}{'；'.join(said)}。指明一篇：manage.py relate {code} 更正 编号；"
        f"都不是：manage.py relate {code} --refuse"
    )
    asked = {"article": later, **_DOUBT, "detail__startswith": _UNCLEAR}
    Problem.objects.update_or_create(**asked, defaults={"detail": detail, **_NO_LINES})


def end(rows: Iterable[Relation], by: User | None) -> None:
    Relation.objects.filter(pk__in=[row.pk for row in rows]).update(undone_at=timezone.now(), undone_by=by)


def settle(later: Permalink) -> int:
    """Nobody need be asked any more what it puts right; whether anybody was."""
    if Relation.objects.proposed().filter(later=later).exists():
        return 0
    return Problem.objects.filter(article__permalink=later, reason=ERRATUM).delete()[0]


def note_both(row: Relation) -> None:
    """What is shown of both has changed, wherever they stand by now."""
    homes = standing_at({row.later_id, row.earlier_id})
    codes = [code for found in homes.values() for code in found]
    keys = Article.objects.filter(permalink__in=codes).order_by().values_list("pk", flat=True)
    note_changed(with_their_rests(list(keys)))


def note_led(code: str, homes: Collection[Article]) -> None:
    """The permalink leads to these now, or no more: what is said of it is said of them, or no more."""
    codes = [code, *Permalink(pk=code).taken_in()]
    told = Relation.objects.in_force().filter(Q(later__in=codes) | Q(earlier__in=codes))
    if told.exists() or EditorsNote.objects.in_force().filter(permalink__in=codes).exists():
        note_changed(with_their_rests([home.pk for home in homes]))


def with_relatives(article_ids: Collection[int]) -> list[int]:
    """These, and all that names them: whether they may be seen is told there too."""
    articles = Article.objects.filter(pk__in=article_ids)
    found = relatives(codes_of(articles), Article.objects.all())
    others = {one.article.pk for theirs in found.values() for one in theirs}
    return [*article_ids, *(with_their_rests(others - {*article_ids}) if others else ())]
