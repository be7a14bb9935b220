"""Records of single people or things, kept in this process while nothing of theirs has changed."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from django.utils import timezone

from articles.catalogue.remembered import current_period
from articles.models import Article, PublicChanges
from articles.models.articles import STAMP
from articles.models.sight import STAFF, current

Record = TypeVar("Record")

KEPT = 128  # records
SECONDS = 1800
# A change bears the moment at which it was begun, and is seen when it is done: an import of a page, a merging.
UNDER_WAY = dt.timedelta(minutes=5)
# Of more changed articles than these nobody asks whose they are.
FEW = 500


class _Kept(NamedTuple, Generic[Record]):
    record: Record
    read_at: dt.datetime
    changes: int
    period: int


class Recollection(Generic[Record]):
    """``read`` makes the record of a key; ``concerns`` says whether a change of articles may be one of it. A record is
    what the database held when it was asked for, however often others change something meanwhile."""

    def __init__(
        self, name: str, read: Callable[[int], Record], concerns: Callable[[int, list[int], Record], bool]
    ) -> None:
        self.name, self.read, self.concerns = name, read, concerns
        self._kept: OrderedDict[tuple[int, str], _Kept[Record]] = OrderedDict()
        self._lock = Lock()

    def recalled(self, key: int) -> Record:
        changes, now, period = PublicChanges.count(), timezone.now(), current_period(self.name, SECONDS)
        place = key, current().name
        kept = self._kept.get(place)
        if kept is None or kept.period != period or not self._stands(key, kept, changes):
            kept = _Kept(self.read(key), now, changes, period)
        else:
            kept = kept._replace(changes=changes)
        with self._lock:
            self._kept[place] = kept
            self._kept.move_to_end(place)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return kept.record

    def _stands(self, key: int, kept: _Kept[Record], changes: int) -> bool:
        if kept.changes == changes:
            return True
        # What was never public has no stamp, and the desk's people see some of it.
        if current() == STAFF:
            return False
        stamped = Article.objects.ever_public().alias(stamp=STAMP).filter(stamp__gte=kept.read_at - UNDER_WAY)
        changed = list(stamped.order_by().values_list("pk", flat=True)[: FEW + 1])
        return len(changed) <= FEW and not self.concerns(key, changed, kept.record)
