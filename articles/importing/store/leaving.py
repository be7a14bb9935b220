"""Articles of an earlier reading that a new one does not have by themselves, and where their permalinks lead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from articles.corrections.structure import move_permalink
from articles.importing.pairing import swallowed_by
from articles.models import Article, PageReading, Problem

# What has at least such a part of its characters as what has most of them is one of the things that it has become.
PART = 0.25
NOWHERE = "新识别文本中找不到《{}》，请核对。"
NO_ARTICLE = "重读后《{}》不再是单独的稿件，它的链接改到所在的版面，请核对。"
REASON = "missing"


def retire(
    orphans: list[Article], present: list[Article], into: PageReading, former: PageReading | None, reason: str
) -> int:
    """A public one that nobody corrected leads to what it has become: the article that it now stands inside, or those
    that have its lines where the same text was read before (``former``), or its page where no article has them.

    Any other stays as it is, and a person is asked. ``present``: the articles of the new reading. Returns how many are
    none by themselves any more.
    """
    for article in present:
        article.refresh_from_db()
    untouched = {orphan.pk for orphan in orphans if is_untouched(orphan, into)}
    takers = Takers(into, former) if orphans and former else None
    moved = 0
    for orphan in orphans:
        homes = homes_of(orphan, present, takers) if orphan.pk in untouched else None
        if homes is not None:
            move_permalink(orphan, *homes, reason=reason)
            moved += 1
        if not homes:
            ask(orphan, into, NOWHERE if homes is None else NO_ARTICLE)
    return moved


def is_untouched(article: Article, into: PageReading) -> bool:
    """No person has decided anything about it, nor does it stand on another page by now."""
    here = article.page_id == into.page_text.page_id
    return here and not article.is_withheld and not article.revisions.by_people().exists()


def ask(orphan: Article, into: PageReading, detail: str) -> None:
    Problem.objects.create(
        reading=into,
        article=orphan,
        first_line=1,
        last_line=len(into.page_text.lines),
        reason="missing",
        detail=detail.format(orphan),
    )


def homes_of(orphan: Article, present: Sequence[Article], takers: Takers | None) -> list[Article] | None:
    """What it has become, the largest part first; none where that cannot be told."""
    shown = [article for article in present if not article.is_withheld]
    home = swallowed_by(orphan.body or orphan.headline, [article.body for article in shown])
    if home is not None:
        return [shown[home]]
    return takers.of(orphan, present) if takers else None


class Takers:
    """Whose the lines of the articles of a former reading are now."""

    def __init__(self, into: PageReading, former: PageReading) -> None:
        self._sizes = [len(line.strip()) for line in into.page_text.lines]
        now = dict(self._owners(into))
        self._shares: dict[int, Counter[int | None]] = defaultdict(Counter)
        for line, owner in self._owners(former):
            if owner is not None:
                self._shares[owner][now.get(line)] += self._sizes[line - 1]

    def _owners(self, reading: PageReading) -> Iterable[tuple[int, int | None]]:
        for first, last, owner in reading.spans.values_list("first_line", "last_line", "article"):
            yield from ((line, owner) for line in range(first, last + 1))

    def of(self, orphan: Article, present: Iterable[Article]) -> list[Article] | None:
        """None where it had no line of this text, or where one has them now whose text people keep as it is."""
        shares = self._shares.get(orphan.pk, Counter())
        most = max(shares.values(), default=0)
        enough = [owner for owner, size in shares.most_common() if size >= PART * most]
        by_key = {article.pk: article for article in present}
        homes = [by_key[owner] for owner in enough if owner in by_key]
        if not enough or any(home.is_withheld or home.revisions.by_people().exists() for home in homes):
            return None
        return homes
