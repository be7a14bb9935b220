"""What a run of characters is by what stands behind it: the outlet of a role, a place before 报道."""

from __future__ import annotations

import re

from articles.chinese.patterns import lazily
from articles.reading.credits.names import DOTS
from articles.reading.credits.roles import BLANK, TITLE
from articles.reading.credits.runs import Ahead, outlet_cost

UNKNOWN, _NO_OUTLET = 1.0, 9.0  # costs of outlets: from the first on it does not end as outlets do
TITLE_NEXT = lazily(rf"(?P<blank>{BLANK}*){TITLE}")
_REPORT_NEXT = re.compile(rf"(?P<blank>{BLANK}*)(?:(?:综合|联合)?报{BLANK}*[道导]|专电)")
FOREIGN = re.compile(r"[A-Za-z0-9]")
_CHAIN_NEXT = re.compile(rf"{BLANK}*[、，,\-－—–─·•/／]")


def ahead_of(match: re.Match[str]) -> tuple[Ahead, bool]:
    """What stands behind the run, and whether it does so without a blank."""
    if title := TITLE_NEXT().match(match.string, match.end()):
        return "title", not title["blank"]
    if report := _REPORT_NEXT.match(match.string, match.end()):
        return "report", not report["blank"]
    return "", False


def is_outlet(text: str, ahead: Ahead, tight: bool, awaits: bool, named: bool) -> bool:
    """Whether all of the run is the outlet of the role behind it, or where a report comes from before any role."""
    if awaits or (named and not FOREIGN.search(text)):
        return False
    if ahead == "title":
        return cost_of(text, alone=not named) < (_NO_OUTLET if tight else UNKNOWN)
    return ahead == "report" and not named and len(text) > 3


def chains(match: re.Match[str], awaits: bool) -> bool:
    """Whether the run is an outlet that another one follows: 江城晚报、江城网记者."""
    if awaits or not _CHAIN_NEXT.match(match.string, match.end()):
        return False
    return cost_of(match.group()) < UNKNOWN


def cost_of(text: str, *, alone: bool = False) -> float:
    """What the run costs as an outlet, or as several with dots between them; _NO_OUTLET where one is none."""
    costs = [outlet_cost(name, alone=alone) for name in re.split(f"[{DOTS}]", text)]
    return max(_NO_OUTLET if cost is None else cost for cost in costs)
