"""What is stored by a rule, made anew where the rule answers otherwise now: reporters' sort keys and addresses.

A migration does so when a rule changes; this finds and mends what one has left, and what a library reads otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.pinyin import pinyin_key, slug_of
from articles.corrections.publishing import note_changed
from articles.models import Article, FormerAddress, PublicChanges, Reporter
from articles.models.one_writer import one_writer


def outdated_reporters() -> Iterator[Reporter]:
    """Whose stored pinyin is not what the rule says of the name."""
    return (one for one in Reporter.objects.order_by("pk").iterator() if one.pinyin != pinyin_key(one.name))


def remake(reporter: Reporter) -> None:
    """Its key by the rule, and its address where that came from the former key; the former address leads on."""
    with one_writer():
        former = reporter.slug
        if comes_from(former, reporter.pinyin):
            reporter.slug = reporter.free_slug()
        reporter.save(update_fields=["pinyin", "slug"])
        if reporter.slug != former:
            FormerAddress.objects.get_or_create(slug=former, defaults={"reporter": reporter})
            note_changed(
                list(Article.objects.filter(bylines__reporter=reporter).values_list("pk", flat=True).distinct())
            )
        PublicChanges.note()


def comes_from(slug: str, pinyin: str) -> bool:
    """Whether this address was made of this key, with a number behind it or not; else the reporter was renamed."""
    return re.fullmatch(rf"{re.escape(slug_of(pinyin))}(-\d+)?", slug) is not None
