"""Whether today's paper should be in by now and is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.conf import settings
from django.utils import timezone

from articles.models import Issue, KnownDay

# So many weeks back tell on which days the paper appears.
WEEKS = 8


def awaited_paper(now: dt.datetime) -> dt.date | None:
    """Today, where PAPER_DUE is past on a day on which the paper appears, and there is neither an issue of today nor
    a word that none was printed."""
    here = timezone.localtime(now)
    today = here.date()
    if settings.PAPER_DUE is None or here.time() < settings.PAPER_DUE:
        return None
    lately = Issue.objects.filter(date__range=(today - dt.timedelta(weeks=WEEKS), today))
    held = set(lately.values_list("date", flat=True))
    if today in held or not appears_on(today, held) or KnownDay.objects.within(today, today).exists():
        return None
    return today


def appears_on(day: dt.date, held: Collection[dt.date]) -> bool:
    """Whether on this weekday there was an issue in at least half of the weeks before, from the first issue held on."""
    earlier = (day - dt.timedelta(weeks=week) for week in range(1, WEEKS + 1))
    asked = [other for other in earlier if held and other >= min(held)]
    return bool(asked) and 2 * sum(other in held for other in asked) >= len(asked)
