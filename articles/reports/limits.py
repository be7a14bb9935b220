"""How much is taken from whom: counted in the rows themselves, without keeping an address."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from articles.models import Case, TextReport

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
# Letters in an hour from one address, of both kinds; and in a day about one article and in all, of each kind, so that
# no flood of misread words shuts out whom a text is about.
OF_AN_ADDRESS, OF_AN_ARTICLE, OF_ALL = 5, 30, 200


@dataclass
class LimitReached(Exception):
    """``why`` is a sentence for who writes; ``again`` are the seconds after which trying again may help."""

    why: str
    again: int


def hashed(address: str) -> str:
    """The same for the same address, and nothing to whoever lacks the secret key."""
    return salted_hmac(__name__, address, algorithm="sha256").hexdigest()


def check_limits(row: Case | TextReport) -> None:
    """Raises LimitReached where this one more is too much."""
    here = {"address_hash": row.address_hash, "at__gt": row.at - HOUR}
    if sum(model.objects.filter(**here).count() for model in (Case, TextReport)) >= OF_AN_ADDRESS:
        raise LimitReached(f"从您这个网络一小时里已经提交了 {OF_AN_ADDRESS} 次，请过一小时再提交。", 3600)
    today = type(row)._default_manager.filter(at__gt=row.at - DAY)
    if today.filter(permalink=row.permalink_id).count() >= OF_AN_ARTICLE:
        raise LimitReached("这一篇今天收到的已经太多，请明天再提交；急事请直接联系编辑部。", 86_400)
    if today.count() >= OF_ALL:
        raise LimitReached("今天收到的已经太多，请明天再提交；急事请直接联系编辑部。", 86_400)
