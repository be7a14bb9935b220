"""What this archive prints, counted into a file of the data folder: ``manage.py count_words``, or the job ``words``.

What may not be seen is not counted. Once something was withdrawn, hidden or masked since, the file is not used until
it is counted anew: no doubt may lead to what somebody took away.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from articles.chinese.places import PLACES
from articles.desk.doubts.counting import count_texts
from articles.desk.doubts.learned import learned_pairs
from articles.desk.doubts.statistics import Statistics, read_statistics
from articles.jobs.job_kinds import Tell
from articles.jobs.queueing import queue
from articles.models import Article, Redaction, Reporter, Revision
from articles.models.sight import PUBLIC

STATISTICS_FILE = "statistics.bin"
# Characters that are counted at most, spread over the whole archive: more would take much memory and tell little more.
MOST_CHARACTERS = 10_000_000
# Revisions looked at, the latest first, and after what time what came since is counted too.
MOST_REVISIONS, RENEWED = 20_000, dt.timedelta(days=1)
_FIELDS = ("kicker", "headline", "subtitle", "body")
_BATCH = 500


def statistics_file() -> Path:
    return Path(settings.DATA_DIR) / STATISTICS_FILE


def archive_statistics() -> Statistics:
    """The same as ``known_statistics``, and asks for the job where they are to be counted anew."""
    known = known_statistics()
    if not known.counted_at or grown(dt.datetime.fromisoformat(known.counted_at)):
        queue("words", {})
    return known


def known_statistics() -> Statistics:
    """Those of the file; empty ones where there is none that may be used."""
    path = statistics_file()
    try:
        known = _as_kept(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):
        return Statistics()
    return Statistics() if outdated(dt.datetime.fromisoformat(known.counted_at)) else known


@lru_cache(maxsize=1)
def _as_kept(path: Path, _changed: int) -> Statistics:
    with path.open("rb") as file:
        return read_statistics(file)


def outdated(counted_at: dt.datetime) -> bool:
    """Whether anything was taken away since; what was so when it came was never counted."""
    gone = Article.objects.withheld().filter(changed_at__gte=counted_at, version__gt=1)
    masked = Redaction.objects.filter(at__gte=counted_at).exclude(~Q(personal=""), article__version=1)
    return gone.exists() or masked.exists()


def grown(counted_at: dt.datetime) -> bool:
    old = timezone.now() - counted_at > RENEWED
    return old and Article.objects.filter(changed_at__gte=counted_at).exists()


def count_words(_payload: dict[str, Any] | None = None, tell: Tell | None = None) -> Statistics:
    """Count the archive and keep what was counted, whole or not at all, for its owner only. Raises OSError."""
    at = timezone.now()
    learned = learned_pairs(corrected_texts())
    counted = count_texts(shown_texts(tell), names_known(), learned, at.isoformat())
    path = statistics_file()
    handle, unfinished = tempfile.mkstemp(prefix=f"{STATISTICS_FILE}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            counted.write(file)
        os.replace(unfinished, path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return counted


def shown_texts(tell: Tell | None = None) -> Iterator[str]:
    """Of what everybody of the house may see, every so manyth article, so that all years are among them."""
    rows = Article.objects.seen_with(PUBLIC).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    left = MOST_CHARACTERS
    for done, start in enumerate(_spread(range(0, len(keys), _BATCH))):
        if tell:
            tell(done * _BATCH, len(keys))
        for fields in rows.filter(pk__in=keys[start : start + _BATCH]).values_list(*_FIELDS):
            text = "\n".join(filter(None, fields))
            left -= len(text)
            yield text
        if left < 0:
            return


def _spread(starts: range) -> list[int]:
    """So ordered that the first ones stand all over it."""
    return [start for offset in range(7) for start in starts[offset::7]]


def names_known() -> list[str]:
    return [*PLACES, *Reporter.objects.in_use().values_list("name", flat=True)]


def corrected_texts() -> Iterator[tuple[str, str]]:
    """Bodies before and after a correction by people, of articles that may be seen and in which nothing is 遮盖."""
    shown = Article.objects.seen_with(PUBLIC).exclude(redactions__isnull=False)
    rows = Revision.objects.by_people().filter(Q(article__in=shown), version__gt=1).order_by("-pk")
    for changes in rows.values_list("changes", flat=True)[:MOST_REVISIONS].iterator(chunk_size=_BATCH):
        if change := changes.get("body"):
            yield change["before"], change["after"]
