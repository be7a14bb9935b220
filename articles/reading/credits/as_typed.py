"""Bylines as a person would type them: lines that read as just these again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from articles.reading.credits.typed import Familiar, Signed, UnreadableByline, read_typed


def typed_lines(bylines: Iterable[Signed]) -> Iterator[tuple[str, int]]:
    """Bylines as lines that read as just these again, and how many stand on each: neighbours of one role together."""
    every = list(bylines)
    familiar = Familiar(
        roles={one.role for one in every},
        people={one.name for one in every if not one.organisation},
        organisations={one.name for one in every if one.organisation},
        addresses={one.person for one in every},
    )
    for _, group in groupby(every, key=lambda one: one.role):
        together = list(group)
        forms = list(_forms(together))
        yield next((form for form in forms if _reads_as(form, together, familiar)), forms[-1]), len(together)


def _forms(together: list[Signed]) -> Iterator[str]:
    """The line in the plainest form, then in the more explicit ones."""
    role = " ".join(together[0].role.split()) or "-"
    names = [" ".join(one.name.split()) + (f"（{one.person}）" if one.person else "") for one in together]
    kinds = ["" if one.person else "（机构）" if one.organisation else "（个人）" for one in together]
    yield f"{role} {' '.join(names)}"
    yield f"{role} {'、'.join(names)}"
    yield f"{role} {'、'.join(map(str.__add__, names, kinds))}"


def _reads_as(line: str, together: list[Signed], familiar: Familiar) -> bool:
    try:
        read = read_typed(line, familiar)
    except UnreadableByline:
        return False
    return [(one.role, one.name, one.organisation, one.person) for one in read] == [
        (one.role, one.name, one.organisation, one.person) for one in together
    ]
