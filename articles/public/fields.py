"""The strings of an article in the form of a revision, and a passage taken out of all of them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NotRequired, TypedDict

from articles.public.masking import Secret, masked, replaced
from articles.public.masking.secrets import NEAR

Path = list[str | int]
State = Mapping[str, Any]

# Which values of a state are texts, or hold some; the order in which a passage is looked for.
TEXTS = (
    *("section", "kicker", "headline", "subtitle", "dateline", "body", "bylines"),
    *("original_body", "original_head"),
)
FIRST_READING = ("original_body", "original_head")
# What holds words that are in no field of the article now.
KEPT = ("version", "page_text")
# A series is called by its name for all its articles: where that has the passage, the article is in none.
SERIES: Path = ["series"]
# The last step to the person of a byline that prints another of his names: where one has the passage, it means nobody.
PERSON = "person"
# What a byline says beside its texts.
NO_TEXT = ("person", "organisation", "certain")


class MaskedPlace(TypedDict):
    """``path`` leads from the state to the string; ``person`` is whom a masked name meant. At ``SERIES`` it is the one
    that the article was taken out of, at ``PERSON`` whom the byline of the name ``before`` meant. Of a first reading
    that read the passage otherwise the whole string is kept: ``words`` is what it was, ``whole`` what it became.
    ``role``: of the byline that a masked name stood in, which is known by it when it stands at another place."""

    path: Path
    words: str
    before: str
    after: str
    person: int | None
    whole: NotRequired[str]
    role: NotRequired[str]


def is_row(place: MaskedPlace) -> bool:
    """Whether it is no text but a series or a person."""
    return place["path"] == SERIES or place["path"][-1] == PERSON


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
    place, and what stood there. Nothing where they stand nowhere exactly.

    Raises ValueError, in Chinese, where ``words`` are too short.
    """
    new, places = taken_out(state, words, sign)
    return (new, _hidden_otherwise_read(state, new, places, sign)) if places else (new, places)


def taken_out(state: State, words: str, sign: str) -> tuple[dict[str, Any], list[MaskedPlace]]:
    """The same, but for what a first reading read in their place."""
    new, places = deepcopy(dict(state)), list[MaskedPlace]()
    for path, with_signs, found in _quotations(state, words, sign):
        places += found
        put(new, path, with_signs)
    return new, places


def kept_places(state: State, words: str, sign: str, leading: Path) -> list[MaskedPlace]:
    """Where ``words`` stand in what stays as it is and is shown masked: an old version, a raw text. ``leading`` begins
    with one of ``KEPT`` and says which it is."""
    found = (place for _, _, places in _quotations(state, words, sign) for place in places)
    return [{**place, "path": [*leading, *place["path"]]} for place in found]


def without_rows(state: State, places: Iterable[MaskedPlace]) -> dict[str, Any]:
    """The state without the series and the people of these places, wherever it names them."""
    new, rows = deepcopy(dict(state)), [place for place in places if is_row(place)]
    if new.get("series") in {place["person"] for place in rows if place["path"] == SERIES}:
        new["series"] = None
    people = {place["person"] for place in rows if place["path"] != SERIES}
    for one in new.get("bylines", ()):
        one["person"] = None if one["person"] in people else one["person"]
    return new


def _quotations(state: State, words: str, sign: str) -> Iterator[tuple[Path, str, list[MaskedPlace]]]:
    for path, text in strings(state):
        with_signs, was = replaced(text, words, sign)
        if was:
            yield path, with_signs, [_place(state, path, with_signs, at, stood, sign) for at, stood in was]


def _hidden_otherwise_read(
    state: State, new: dict[str, Any], places: list[MaskedPlace], sign: str
) -> list[MaskedPlace]:
    """Masks in ``new`` what the first reading has in place of these; all places then. What was read there as it stands
    in the field by now, as often as there, was read otherwise nowhere in it."""
    for path, text in strings({name: state.get(name) for name in FIRST_READING}):
        if "bylines" in path:
            continue
        now = ["body"] if path == ["original_body"] else path[1:]
        its, exact = ([one for one in places if one["path"] == where] for where in (now, path))
        stands = at_path(new, path)
        whole = masked(stands, _secrets(its, sign)) if len(its) > len(exact) else stands
        whole = masked(whole, _secrets([one for one in places if one not in its], sign), own=False)
        if whole != stands:
            places = [one for one in places if one["path"] != path]
            places.append({"path": path, "words": text, "before": "", "after": "", "person": None, "whole": whole})
            put(new, path, whole)
    return places


def _secrets(places: Iterable[MaskedPlace], sign: str) -> set[Secret]:
    return {Secret(one["words"], one["before"], one["after"], sign) for one in places if "whole" not in one}


def _place(state: State, path: Path, masked: str, at: int, stood: str, sign: str) -> MaskedPlace:
    owner = at_path(state, path[:-1]) if path[-1] in ("name", "printed") else None
    person = owner.get("person") if isinstance(owner, Mapping) and path[-1] == "name" else None
    before, after = masked[max(0, at - NEAR) : at], masked[at + len(sign) : at + len(sign) + NEAR]
    place: MaskedPlace = {"path": path, "words": stood, "before": before, "after": after, "person": person}
    return {**place, "role": owner.get("role", "")} if isinstance(owner, Mapping) else place


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
