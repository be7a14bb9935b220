"""What every page is given."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest

# Where anybody looks up the number: the ministry's register as a whole, the police's by the digits of the filing.
ICP_REGISTER = "https://beian.miit.gov.cn/"
POLICE_REGISTER = "https://beian.mps.gov.cn/#/query/webSearch?code="


def newspaper(request: HttpRequest) -> dict[str, object]:
    """``newspaper`` is the printed name with its edition, for the site's header and titles; ``has_session``, told
    without the database, whether there is a log-in to end; ``filings`` stand at the foot."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return {"newspaper": settings.NEWSPAPER, "has_session": has_session, "filings": filings()}


def filings() -> list[tuple[str, str]]:
    """What the site must show of itself, as far as it is set: (words, the address they lead to or "")."""
    police = POLICE_REGISTER + re.sub(r"[^0-9]", "", settings.POLICE_NUMBER)
    telephone = settings.COMPLAINTS_TELEPHONE
    known = [
        (settings.ICP_NUMBER, settings.ICP_NUMBER, ICP_REGISTER),
        (settings.POLICE_NUMBER, settings.POLICE_NUMBER, police),
        (settings.NEWS_LICENCE, f"互联网新闻信息服务许可证编号：{settings.NEWS_LICENCE}", ""),
        (telephone, f"违法和不良信息举报电话：{telephone}", f"tel:{telephone}"),
    ]
    return [(words, address) for is_set, words, address in known if is_set]
