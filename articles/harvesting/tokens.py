"""Where a list goes on, told by the token alone: nothing is kept on the server."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

# Of characters that no address has to escape.
_WRITTEN = re.compile(r"([0-9]{8}T[0-9]{6})Z\.([a-z_]{1,20})\.([0-9]{8}T[0-9]{12})Z\.([0-9a-z]{1,16})")
_SECOND, _MICROSECOND = "%Y%m%dT%H%M%S", "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True)
class Token:
    """``until``: the last second of the list. The next record is the one of ``code``, which changed at ``at``; where it
    has changed since, the one behind that place."""

    until: dt.datetime
    prefix: str
    at: dt.datetime
    code: str

    def __str__(self) -> str:
        return f"{_written(self.until, _SECOND)}.{self.prefix}.{_written(self.at, _MICROSECOND)}.{self.code}"


def _written(moment: dt.datetime, pattern: str) -> str:
    return f"{moment.astimezone(dt.UTC):{pattern}}Z"


def read_token(text: str) -> Token:
    """Raises ValueError for what no token of ours can be."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    until, prefix, at, code = found.groups()
    return Token(_moment(until, _SECOND), prefix, _moment(at, _MICROSECOND), code)


def _moment(text: str, pattern: str) -> dt.datetime:
    return dt.datetime.strptime(text, pattern).replace(tzinfo=dt.UTC)
