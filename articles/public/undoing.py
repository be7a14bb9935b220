"""Passages that were masked in an article put back where they stood. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from articles.public.fields import KEPT, SERIES, MaskedPlace, Path, State, at_path, hidden, is_row, put, without_rows
from articles.public.masking.common import in_beginnings

# Characters on each side by which a place is known again.
AROUND = 20


class Masking(NamedTuple):
    """``sign`` stands for ``words`` in these places."""

    words: str
    sign: str
    places: Sequence[MaskedPlace]


def undone(
    state: State, masking: Masking, later: Sequence[Masking]
) -> tuple[dict[str, Any], list[MaskedPlace], list[list[MaskedPlace]]]:
    """The state as it were without this one: what was masked after it, in that order, is put back first, the newest
    before the others, and masked again. The places of this one that are no more, for somebody wrote over them; and the
    places that the later ones have by now."""
    new, left = dict(state), list[list[MaskedPlace]]()
    for other in reversed(later):
        new, lost = restored(new, other.places, other.sign)
        left.insert(0, lost + [place for place in other.places if place["path"][0] in KEPT])
    new, lost = restored(new, masking.places, masking.sign)
    places = []
    for other, more in zip(later, left, strict=True):
        new, found = hidden(new, other.words, other.sign)
        places.append(found + named_no_more(new, other.places) + more)
    return new, lost, places


def named_no_more(state: dict[str, Any], places: Sequence[MaskedPlace]) -> list[MaskedPlace]:
    """Takes the series and the people of these places out of ``state``; those that were there."""
    there = [place for place in places if is_row(place) and place["person"] in _keys(state, place)]
    state |= without_rows(state, there)
    return there


def _keys(state: State, place: MaskedPlace) -> set[Any]:
    if place["path"] == SERIES:
        return {state.get("series")}
    return {one["person"] for one in state.get("bylines", ())}


def restored(state: State, places: Sequence[MaskedPlace], sign: str) -> tuple[dict[str, Any], list[MaskedPlace]]:
    """The state with each place's words for its sign, and the places that are no more: somebody wrote over them."""
    new, lost = deepcopy(dict(state)), list[MaskedPlace]()
    for place in places:
        if place["path"][0] in KEPT:
            continue
        if is_row(place):
            _name_again(new, place)
        elif "whole" in place:
            if at_path(new, place["path"]) == place["whole"]:
                put(new, place["path"], place["words"])
        elif not _put_back(new, place, sign):
            lost.append(place)
    return new, lost


def _name_again(state: dict[str, Any], place: MaskedPlace) -> None:
    """Where nothing else was chosen since."""
    if place["path"] == SERIES:
        state["series"] = state.get("series") or place["person"]
    for one in state["bylines"] if place["path"] != SERIES else ():
        if one["name"] == place["before"]:
            one["person"] = one["person"] or place["person"]


def _put_back(state: dict[str, Any], place: MaskedPlace, sign: str) -> bool:
    path = _where(state, place, sign)
    text = at_path(state, path) if path else None
    at = _best(text, place, sign) if isinstance(text, str) else None
    if path is None or at is None or not isinstance(text, str):
        return False
    put(state, path, text[:at] + place["words"] + text[at + len(sign) :])
    if place["person"] is not None:
        at_path(state, path[:-1])["person"] = place["person"]
    return True


def _where(state: State, place: MaskedPlace, sign: str) -> Path | None:
    """A byline may have moved or be gone: it is the one that has the sign beside its role, the others are others'
    names. Where there are several, the one at its old place."""
    path = place["path"]
    if "role" not in place or path[0] != "bylines":
        return path
    alike = [
        ["bylines", order, path[-1]]
        for order, one in enumerate(state.get("bylines", ()))
        if sign in one[path[-1]] and one["role"] == place["role"]
    ]
    return path if path in alike else next(iter(alike), None)


def _best(text: str, place: MaskedPlace, sign: str) -> int | None:
    """The sign that stands between what the place stood between, as far as half of that is still there; none where
    somebody wrote all of it anew. A string that was the passage alone has the sign alone."""
    before, after = place["before"][-AROUND:], place["after"][:AROUND]
    if not before and not after:
        return 0 if text == sign else None
    starts = [found.start() for found in re.finditer(re.escape(sign), text)]
    alike = {start: _in_common(text, start, start + len(sign), before, after) for start in starts}
    best = max(starts, key=lambda start: alike[start], default=None)
    return best if best is not None and alike[best] >= (len(before) + len(after)) / 2 else None


def _in_common(text: str, start: int, end: int, before: str, after: str) -> int:
    """Characters that still stand on both sides, in their order."""
    ahead, behind = text[max(0, start - len(before)) : start], text[end : end + len(after)]
    return in_beginnings(ahead, before)[-1] + in_beginnings(behind, after)[-1]
