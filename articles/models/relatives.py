"""What is related to articles as they stand now, and may be seen: through merges and splits, on both sides.

What was said of an item that was merged is said of the one it is a part of now, of one that was split of all its parts,
of the beginning of a text of its rests too. What was withdrawn leads nowhere, whatever became of it since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from articles.models.articles import Article, ArticleQuerySet
from articles.models.notes import EditorsNote
from articles.models.permalinks import Permalink, PermalinkState
from articles.models.relations import Relation, RelationKind
from articles.models.states import Visibility

_Followed = Permalink.successors.through

# What is said of the other one, where it is the later one and where it is the earlier one.
WORDS = {
    RelationKind.ERRATUM: ("更正", "更正的是"),
    RelationKind.FOLLOW_UP: ("续报", "续报的是"),
    RelationKind.REPRINT: ("转载", "转载自"),
}
ORDER = list(RelationKind)


@dataclass(frozen=True)
class Relative:
    """``article`` is the other one; ``is_later``: it tells of this one."""

    kind: RelationKind
    article: Article
    is_later: bool

    @property
    def word(self) -> str:
        """更正, 续报的是 …"""
        return WORDS[self.kind][not self.is_later]

    @property
    def is_erratum(self) -> bool:
        """Whether it puts this one right."""
        return self.is_later and self.kind == RelationKind.ERRATUM


def relatives(own: Mapping[int, set[str]], among: ArticleQuerySet) -> dict[int, list[Relative]]:
    """Key of an article → its relatives, of those ``among`` which may be named; 更正 of it first, the older first.

    ``own`` as ``codes_of`` gives it. The number of queries does not grow with the articles, but with the length of a
    chain of merges.
    """
    codes = {code for theirs in own.values() for code in theirs}
    rows = list(Relation.objects.in_force().filter(Q(later__in=codes) | Q(earlier__in=codes)).order_by("pk"))
    if not rows:
        return {}
    homes = standing_at({code for row in rows for code in (row.later_id, row.earlier_id)})
    wanted = {code for codes in homes.values() for code in codes}
    named = {one.permalink_id: one for one in among.filter(permalink__in=wanted).select_related("page__issue")}
    return {pk: found for pk, theirs in own.items() if (found := _of_one(pk, theirs, rows, homes, named))}


def errata_of(articles: Iterable[Article], among: ArticleQuerySet) -> dict[int, tuple[Article, ...]]:
    """Key of an article → the printed 更正 of it; one of which there is none is not there."""
    rows = list(articles)
    found = relatives(codes_of(rows), among) if rows else {}
    errata = {pk: tuple(one.article for one in theirs if one.is_erratum) for pk, theirs in found.items()}
    return {pk: theirs for pk, theirs in errata.items() if theirs}


def _of_one(
    pk: int, own: set[str], rows: Iterable[Relation], homes: Mapping[str, list[str]], named: Mapping[str, Article]
) -> list[Relative]:
    found: dict[tuple[str, int, bool], Relative] = {}
    for row in rows:
        for mine, other, is_later in ((row.earlier_id, row.later_id, True), (row.later_id, row.earlier_id, False)):
            for code in homes[other] if mine in own else ():
                if (article := named.get(code)) and article.pk != pk:
                    found[row.kind, article.pk, is_later] = Relative(RelationKind(row.kind), article, is_later)
    return sorted(found.values(), key=_place)


def _place(one: Relative) -> tuple[bool, int, bool, str, int]:
    return not one.is_erratum, ORDER.index(one.kind), not one.is_later, str(one.article.date or ""), one.article.pk


def notes_on(codes: Iterable[str]) -> list[EditorsNote]:
    """What the editors say of an article of these codes, the oldest first, as they wrote it."""
    return list(EditorsNote.objects.in_force().filter(permalink__in=codes))


def codes_of(articles: Iterable[Article]) -> dict[int, set[str]]:
    """Key of an article → the codes of which what is said is said of it: its own, those of the parts of its text
    before it, and of all that was merged into these and was not withdrawn."""
    rows = list(articles)
    own = {article.pk: {article.permalink_id} for article in rows}
    before: dict[int, int | None] = {article.pk: article.continuation_of_id for article in rows}
    while wanted := {part for part in before.values() if part}:
        known = Article.objects.filter(pk__in=wanted).order_by()
        told = {pk: (code, part) for pk, code, part in known.values_list("pk", "permalink", "continuation_of")}
        for pk, part in before.items():
            code, further = told.get(part, ("", None)) if part else ("", None)
            before[pk] = further if code not in own[pk] else None
            own[pk] |= {code} - {""}
    _add_taken_in(own)
    return own


def _add_taken_in(own: dict[int, set[str]]) -> None:
    waiting = {code for codes in own.values() for code in codes}
    while waiting:
        rows = _Followed.objects.filter(to_permalink__in=waiting)
        rows = rows.exclude(from_permalink__article__visibility=Visibility.WITHDRAWN)
        former = defaultdict(set)
        for after, before in rows.values_list("to_permalink", "from_permalink"):
            former[after].add(before)
        known = {code for codes in own.values() for code in codes}
        for codes in own.values():
            codes |= {before for after in codes & former.keys() for before in former[after]}
        waiting = {code for codes in own.values() for code in codes} - known


def standing_at(codes: set[str]) -> dict[str, list[str]]:
    """Code → the live ones that it leads to by now; nothing behind one that was withdrawn."""
    leads: dict[str, list[str]] = {}
    waiting = set(codes)
    while waiting:
        rows = Permalink.objects.filter(pk__in=waiting).values_list("pk", "state", "article__visibility", "successors")
        for code, state, visibility, after in rows:
            is_end = state == PermalinkState.LIVE or visibility == Visibility.WITHDRAWN
            leads.setdefault(code, []).extend([after] if after and not is_end else [])
            if state == PermalinkState.LIVE:
                leads[code] = [code]
        waiting = {after for found in leads.values() for after in found} - leads.keys()
    return {code: _ends(code, leads) for code in codes}


def _ends(code: str, leads: Mapping[str, list[str]]) -> list[str]:
    found, waiting, seen = list[str](), [code], {code}
    while waiting:
        one = waiting.pop(0)
        if leads.get(one) == [one]:
            found.append(one)
            continue
        after = [next_one for next_one in leads.get(one, ()) if next_one not in seen]
        seen |= set(after)
        waiting += after
    return found
