"""By whose names a passage would be known that is 遮盖: the series and the people of an article, and the aliases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from articles.models import Redaction, Reporter, ReporterAlias, Series
from articles.public.fields import PERSON, SERIES, MaskedPlace, Path
from articles.public.masking import replaced
from articles.public.masking.keys import key_of


def rows_called(state: Mapping[str, Any], passage: str) -> Iterator[MaskedPlace]:
    """The series and the people that the article in this state names, and by whose names the passage would be known."""
    series = Series.objects.filter(pk=state["series"]).first() if state.get("series") else None
    if series and is_called(passage, series.name, *series.aliases):
        yield row_place(SERIES, series.name, series.pk)
    bylines = state.get("bylines", ())
    people = Reporter.objects.prefetch_related("aliases").in_bulk({one["person"] for one in bylines} - {None})
    for order, one in enumerate(bylines):
        person = people.get(one["person"])
        if person and is_called(passage, person.name, *(alias.name for alias in person.aliases.all())):
            yield row_place(["bylines", order, PERSON], person.name, person.pk, one["name"])


def is_called(passage: str, *names: str) -> bool:
    """Whether one of the names has the passage, or stands in it."""
    return any(replaced(name, passage)[1] or key_of(name).text in key_of(passage).text for name in names)


def row_place(path: Path, name: str, key: int, byline: str = "") -> MaskedPlace:
    return {"path": path, "words": name, "before": byline, "after": "", "person": key}


def settle_aliases() -> None:
    """Which aliases readers may be told of: none that somebody masked somewhere."""
    passages = masked_passages()
    aliases = ReporterAlias.objects.all() if passages else ReporterAlias.objects.filter(untold=True)
    for alias in aliases:
        untold = is_masked(alias.name, passages)
        if untold != alias.untold:
            ReporterAlias.objects.filter(pk=alias.pk).update(untold=untold)


def masked_passages() -> set[str]:
    """What somebody masked anywhere, in the form in which it is compared."""
    words = Redaction.objects.in_force().by_decision().values_list("words", flat=True)
    return {key_of(passage).text for passage in words}


def is_masked(name: str, passages: Collection[str]) -> bool:
    key = key_of(name).text
    return any(key in passage or passage in key for passage in passages)


def people_present(bylines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each byline with the person that its own turned out to be."""
    entries = [dict(one) for one in bylines]
    merged = Reporter.objects.filter(pk__in={one["person"] for one in entries} - {None}, merged_into__isnull=False)
    present = {one.pk: one.at_present.pk for one in merged}
    return [one | {"person": present.get(one["person"], one["person"])} for one in entries]
