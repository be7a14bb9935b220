"""The strings of an article in the form of a revision, and a passage taken out of all of them or put back. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NotRequired, TypedDict

from articles.public.masking import Secret, masked, replaced
from articles.public.masking.common import in_beginnings
from articles.public.masking.secrets import NEAR

# Characters on each side by which a place is known again.
AROUND = 20
# Which values of a state are texts, or hold some; the order in which a passage is looked for.
TEXTS = (
    *("section", "kicker", "headline", "subtitle", "dateline", "body", "bylines"),
    *("original_body", "original_head"),
)
FIRST_READING = ("original_body", "original_head")
# What a byline says beside its texts.
NO_TEXT = ("role", "person", "organisation", "certain")

Path = list[str | int]
State = Mapping[str, Any]


class MaskedPlace(TypedDict):
    """``path`` leads from the state to the string; ``person`` is whom a masked name meant. Of a first reading that read
    the passage otherwise the whole string is kept: ``words`` is what it was, ``whole`` what it became."""

    path: Path
    words: str
    before: str
    after: str
    person: int | None
    whole: NotRequired[str]


def strings(state: State) -> Iterator[tuple[Path, str]]:
    """Every text of an article with the way to it; nothing empty."""
    for name in TEXTS:
        yield from _within([name], state.get(name))


def _within(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key not in NO_TEXT:
                yield from _within([*path, key], one)
    elif isinstance(value, Sequence):
        for number, one in enumerate(value):
            yield from _within([*path, number], one)


def changed(state: State, text: Callable[[str], str], name: Callable[[str], str]) -> dict[str, Any]:
    """The state with each text, and each name of a byline, as these give it; a masked name means nobody."""
    new = deepcopy(dict(state))
    for path, old in strings(state):
        if (other := (name if "bylines" in path else text)(old)) != old:
            put(new, path, other)
    return new


def hidden(state: State, words: str, sign: str) -> tuple[dict[str, Any], list[MaskedPlace]]:
    """The state with ``sign`` for each exact quotation of ``words``, in a first reading also for what it read in their
    place, and what stood there, for ``restored``. Nothing where they stand nowhere exactly.

    Raises ValueError, in Chinese, where ``words`` are too short.
    """
    new, places = deepcopy(dict(state)), list[MaskedPlace]()
    for path, text in strings(state):
        with_signs, was = replaced(text, words, sign)
        if was:
            places += [_place(state, path, with_signs, at, stood, sign) for at, stood in was]
            put(new, path, with_signs)
    return (new, _hidden_otherwise_read(state, new, places, sign)) if places else (new, places)


def _hidden_otherwise_read(
    state: State, new: dict[str, Any], places: list[MaskedPlace], sign: str
) -> list[MaskedPlace]:
    """Masks in ``new`` what the first reading has in place of these; all places then."""
    secrets = {Secret(one["words"], one["before"], one["after"], sign) for one in places}
    for path, text in strings({name: state.get(name) for name in FIRST_READING}):
        if "bylines" not in path and (whole := masked(text, secrets)) != at_path(new, path):
            places = [one for one in places if one["path"] != path]
            places.append({"path": path, "words": text, "before": "", "after": "", "person": None, "whole": whole})
            put(new, path, whole)
    return places


def _place(state: State, path: Path, masked: str, at: int, stood: str, sign: str) -> MaskedPlace:
    owner = at_path(state, path[:-1]) if path[-1] == "name" else None
    person = owner.get("person") if isinstance(owner, Mapping) else None
    before, after = masked[max(0, at - NEAR) : at], masked[at + len(sign) : at + len(sign) + NEAR]
    return {"path": path, "words": stood, "before": before, "after": after, "person": person}


def restored(state: State, places: Sequence[MaskedPlace], sign: str) -> tuple[dict[str, Any], list[MaskedPlace]]:
    """The state with each place's words for its sign, and the places that are no more: somebody wrote over them."""
    new, lost = deepcopy(dict(state)), list[MaskedPlace]()
    for place in places:
        path, text = place["path"], at_path(new, place["path"])
        if "whole" in place:
            if text == place["whole"]:
                put(new, path, place["words"])
            continue
        at = _best(text, place, sign) if isinstance(text, str) else None
        if at is None:
            lost.append(place)
            continue
        put(new, path, text[:at] + place["words"] + text[at + len(sign) :])
        if place["person"] is not None:
            at_path(new, path[:-1])["person"] = place["person"]
    return new, lost


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


def at_path(state: Any, path: Sequence[str | int]) -> Any:
    """What the way leads to; none where there is no such place by now."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(state, list) or step >= len(state):
                return None
        elif not isinstance(state, Mapping) or step not in state:
            return None
        state = state[step]
    return state


def put(state: Any, path: Path, text: str) -> None:
    owner = at_path(state, path[:-1])
    owner[path[-1]] = text
    if path[-1] == "name" and "person" in owner:
        owner["person"] = None
