"""Typed bylines as whole ones: what was there before stays as it was, down to the form on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NotRequired, TypedDict

from articles.chinese.text import name_text
from articles.corrections import history
from articles.models import Article, Reporter
from articles.models.people import reporters_named

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class TypedByline(TypedDict):
    """A byline as it is typed. ``stays``: its place among the bylines as they were, where nobody touched it. ``person``
    is the address of the reporter's page, where somebody chose who it is; ``certain``, where somebody said that it is
    read rightly.

    Without ``organisation`` it is what its name was under this article.
    """

    role: str
    name: str
    organisation: NotRequired[bool]
    printed: NotRequired[str]
    person: NotRequired[str]
    certain: NotRequired[bool]
    stays: NotRequired[int]


def entries(article: Article, typed: Iterable[TypedByline]) -> list[history.Entry]:
    """What was typed as whole bylines. Untouched ones stay to the letter; of namesakes each remains the same person,
    in another role too; a byline that was there at some time comes back as it was; and a new one whose name several
    bear is nobody's until a person chooses."""
    before = [history.entry(byline) for byline in article.bylines.order_by("order")]
    signed = [one if "stays" in one else tidied_byline(one) for one in typed]
    signed = [one for one in signed if "stays" in one or one["name"]]
    found = {place: before[one["stays"]] for place, one in enumerate(signed) if "stays" in one}
    left = [entry for place, entry in enumerate(before) if place not in {one.get("stays") for one in signed}]
    left = _pair(found, signed, left, ("role", "name"))
    _pair(found, signed, left, ("name",))
    if len(found) < len(signed):
        _bring_back(found, signed, list(_earlier(article)))
    organisations = {entry["name"] for entry in before if entry["organisation"]}
    new = {place: one for place, one in enumerate(signed) if place not in found}
    named = {one["name"] for one in new.values() if not _is_settled(one, organisations)}
    people = reporters_named(named, while_signed=True)
    typed_now = [found.get(place) or _new_entry(one, people, organisations) for place, one in enumerate(signed)]
    return [*map(_as_chosen, typed_now, signed)]


def _as_chosen(entry: history.Entry, one: TypedByline) -> history.Entry:
    """Of the person who was chosen for it, and certain where that was said. Raises ValueError for an address that is
    nobody's."""
    slug = one.get("person", "")
    if one.get("certain"):
        entry = {**entry, "certain": True}
    if not slug:
        return entry
    person = Reporter.objects.present().filter(slug=slug).first()
    if person is None:
        raise ValueError(f"没有网址名为 {slug} 的作者：请照作者页的网址再写一次。")
    return {**entry, "person": person.pk, "organisation": False}


def tidied_byline(one: TypedByline) -> TypedByline:
    """Without control characters and idle blanks; those between two foreign words stay."""
    role, name = _CONTROL.sub(" ", one["role"]).strip(), name_text(_CONTROL.sub(" ", one["name"]))
    return {**one, "role": role, "name": name}


def _pair(
    found: dict[int, history.Entry], signed: Sequence[TypedByline], left: Iterable[history.Entry], parts: Sequence[str]
) -> list[history.Entry]:
    """Give each entry to the first typed byline that has none yet and is alike in these parts; returns the others."""
    others = []
    for entry in left:
        place = next((place for place, one in _lacking(found, signed) if _is_alike(one, entry, parts)), None)
        if place is None:
            others.append(entry)
        else:
            found[place] = {**entry, "role": signed[place]["role"]}
    return others


def _bring_back(
    found: dict[int, history.Entry], signed: Sequence[TypedByline], earlier: Sequence[history.Entry]
) -> None:
    """From the article's history, the latest first; one entry may have been typed twice since."""
    for parts in (("role", "name"), ("name",)):
        for place, one in list(_lacking(found, signed)):
            if entry := next((entry for entry in earlier if _is_alike(one, entry, parts)), None):
                found[place] = {**entry, "role": one["role"]}


def _lacking(found: dict[int, history.Entry], signed: Sequence[TypedByline]) -> Iterator[tuple[int, TypedByline]]:
    return ((place, one) for place, one in enumerate(signed) if place not in found)


def _is_alike(one: TypedByline, entry: history.Entry, parts: Sequence[str]) -> bool:
    return one.get("organisation", entry["organisation"]) == entry["organisation"] and all(
        one[part] == entry[part]  # type: ignore[literal-required]
        for part in parts
    )


def _earlier(article: Article) -> Iterator[history.Entry]:
    """Every byline that the article once had, the latest first; not those of which nobody knows whose they were."""
    told = article.revisions.filter(changes__has_key="bylines").order_by("-version")
    stood = told.values_list("changes__bylines__before", flat=True)
    return (entry for entry in chain.from_iterable(stood) if entry["person"] or entry["organisation"])


def _is_settled(one: TypedByline, organisations: set[str]) -> bool:
    """Whether its name need not be looked up."""
    return bool(one.get("person")) or _is_organisation(one, organisations)


def _is_organisation(one: TypedByline, organisations: set[str]) -> bool:
    return one.get("organisation", one["name"] in organisations)


def _new_entry(one: TypedByline, people: dict[str, Reporter | None], organisations: set[str]) -> history.Entry:
    person = None if _is_settled(one, organisations) else people[one["name"]]
    return {
        "role": one["role"],
        "name": one["name"],
        "person": person.pk if person else None,
        "organisation": _is_organisation(one, organisations),
        "printed": one.get("printed", ""),
        "certain": True,
    }
