"""The A–Z index of authors, one letter a page."""

from __future__ import annotations

import string
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.catalogue import reporters as signing
from articles.catalogue.reporters import Tallied
from articles.models.people import role_name, told_aliases
from articles.search.asked_names import AskedName

# Names on a page; as long as all of them are no more, they stand on one.
PER_PAGE = 200
OTHER = "other"
# Roles to choose from: an archive has many that one person signed in once.
ROLES = 12


@dataclass(frozen=True)
class IndexLetter:
    """A letter of the index, # for names without pinyin."""

    letter: str
    count: int = 0

    @property
    def value(self) -> str:
        """In an address."""
        return OTHER if self.letter == "#" else self.letter

    @property
    def heading(self) -> str:
        return "其他" if self.letter == "#" else self.letter

    @property
    def place(self) -> str:
        return "其他" if self.letter == "#" else f"{self.letter} 字头"


def index(request: HttpRequest) -> HttpResponse:
    """``?letter=`` one letter, or other; ``?q=`` part of a name or of its pinyin, among all; ``?role=`` one role."""
    wanted, role = request.GET.get("q", "").strip()[:40], request.GET.get("role", "")
    roles = signing.roles()
    role = role if role in roles else ""
    everyone = signing.signed(role)
    letters = letters_of(everyone)
    chosen = letter_asked(request.GET.get("letter", ""), letters, everyone)
    people = called(wanted, everyone) if wanted else [one for one in everyone if chosen in ("", one.initial)]
    paginator = Paginator(people, PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "groups": grouped(list(page)),
        "letters": letters,
        "chosen": IndexLetter(chosen) if chosen and not wanted else None,
        "page": page,
        "elided": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "everyone": len(everyone),
        "wanted": wanted,
        "role": role,
        "roles": [(name, role_name(name)) for name in offered(roles, role)],
    }
    return render(request, "reporters.html", context)


def offered(roles: list[str], chosen: str) -> list[str]:
    """The commonest, and the one that is chosen."""
    return [*roles[:ROLES], *(role for role in roles[ROLES:] if role == chosen)]


def letters_of(people: tuple[Tallied, ...]) -> list[IndexLetter]:
    """A to Z with the number of names under each, and behind them what has no letter, where there is some."""
    counts = Counter(one.initial for one in people)
    letters = [*string.ascii_uppercase, *(["#"] if counts["#"] else [])]
    return [IndexLetter(letter, counts[letter]) for letter in letters]


def letter_asked(asked: str, letters: list[IndexLetter], people: tuple[Tallied, ...]) -> str:
    """The one asked for; else, where the names are too many for one page, the first that has some."""
    given = "#" if asked == OTHER else asked.upper()
    if any(one.letter == given for one in letters):
        return given
    return next((one.letter for one in letters if one.count), "") if len(people) > PER_PAGE else ""


def grouped(people: list[Tallied]) -> list[tuple[IndexLetter, list[signing.Signature]]]:
    rows = groupby(zip(people, signing.signatures(people), strict=True), key=lambda pair: pair[0].initial)
    return [(IndexLetter(letter), [signature for _, signature in found]) for letter, found in rows]


def called(wanted: str, people: tuple[Tallied, ...]) -> list[Tallied]:
    """Whose name, alias or pinyin has what is typed, whatever script it is typed in; else whose initials it is."""
    asked = AskedName(wanted)
    if not asked.normal:
        return list(people)
    aliases = told_aliases()
    return [one for one in people if asked.is_in([one.name, *aliases.get(one.reporter, ())], one.pinyin)] or [
        one for one in people if asked.is_initials(one.pinyin)
    ]
