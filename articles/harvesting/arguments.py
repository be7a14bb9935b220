"""The arguments of a request, read strictly as the protocol asks; pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.harvesting.tokens import Token, read_token

PREFIX = "oai_dc"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECOND = re.compile(rf"{_DAY.pattern}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z")


class Refused(Exception):
    """``code`` is the protocol's name of what is wrong, ``said`` a sentence for whoever set the harvester up."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(said)
        self.code, self.said = code, said


@dataclass(frozen=True)
class Verb:
    """Names of arguments. ``resumable``: the verb takes a token instead of all others."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    resumable: bool = False


_LISTS = Verb(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), resumable=True)
VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(resumable=True),
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
    "ListIdentifiers": _LISTS,
    "ListRecords": _LISTS,
}


@dataclass(frozen=True)
class HarvestRequest:
    """``arguments`` as they came, the verb among them. ``since`` and ``until``: the first and the last moment of the
    seconds that are asked for, none where they are open."""

    verb: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    token: Token | None = None

    @property
    def identifier(self) -> str:
        return self.arguments.get("identifier", "")


def read_arguments(given: Mapping[str, Sequence[str]]) -> HarvestRequest:
    """Raises Refused with the protocol's code."""
    verbs = given.get("verb", ())
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Refused("badVerb", f"The verb is missing, repeated or none of {', '.join(VERBS)}.")
    arguments = {name: values[0] for name, values in given.items() if values}
    _require_rightful(VERBS[verbs[0]], given)
    if verbs[0] == "ListSets" or "set" in arguments:
        raise Refused("noSetHierarchy", "This repository has no sets.")
    if "resumptionToken" in arguments:
        return HarvestRequest(verbs[0], arguments, token=_token(arguments["resumptionToken"]))
    since, until = _window(arguments)
    if arguments.get("metadataPrefix", PREFIX) != PREFIX:
        raise Refused("cannotDisseminateFormat", f"The only format is {PREFIX}.")
    return HarvestRequest(verbs[0], arguments, since, until)


def _require_rightful(verb: Verb, given: Mapping[str, Sequence[str]]) -> None:
    """Each known argument once and with a value, none that is not known, none lacking."""
    names = given.keys() - {"verb"}
    known = verb.required | verb.optional | ({"resumptionToken"} if verb.resumable else set())
    for name in sorted(names):
        if name not in known:
            raise Refused("badArgument", "An argument is none that this verb takes.")
        if len(given[name]) != 1 or not given[name][0]:
            raise Refused("badArgument", f"{name} is repeated or has no value.")
    if "resumptionToken" in names:
        if len(names) > 1:
            raise Refused("badArgument", "resumptionToken stands alone.")
    elif lacking := verb.required - names:
        raise Refused("badArgument", f"{' and '.join(sorted(lacking))} is missing.")


def _token(text: str) -> Token:
    try:
        return read_token(text)
    except ValueError:
        raise Refused("badResumptionToken", "This token was not issued here.") from None


def _window(arguments: Mapping[str, str]) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Both of the same granularity, in their order."""
    since, until = arguments.get("from"), arguments.get("until")
    if since and until and len(since) != len(until):
        raise Refused("badArgument", "from and until have different granularities.")
    first, last = _moment(since, dt.time.min), _moment(until, dt.time(23, 59, 59))
    if first and last and first > last:
        raise Refused("badArgument", "from is later than until.")
    return first, last


def _moment(text: str | None, of_a_day: dt.time) -> dt.datetime | None:
    if text is None:
        return None
    try:
        if _SECOND.fullmatch(text):
            return dt.datetime.fromisoformat(text)
        if _DAY.fullmatch(text):
            return dt.datetime.combine(dt.date.fromisoformat(text), of_a_day, dt.UTC)
    except ValueError:
        pass
    raise Refused("badArgument", "A datestamp is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
