"""What strangers put into addresses and forms, and every address of the site with it: from the URLconf, so that a new
view cannot be forgotten."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.contrib import admin
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from tests.support.thorough import tries

# The same values in every run, so that a failure comes again.
SEED = 5
# Percent-escaped already, so that a byte that is no UTF-8 can stand there.
ODD = [
    "",
    "0",
    "-1",
    "1.5",
    "1e9",
    "99999",
    str(10**20),
    "%00",
    "a%00b",
    "%FF%FE",
    "%C3%28",
    "%ED%A0%80",
    quote("２０２３"),
    quote("①"),
    quote("²"),
    quote("٣"),
    "'",
    "%22%3E%3Cscript%3E",
    "..%2F..%2Fetc%2Fpasswd",
    "%E2%80%AE",
    quote("𠮷"),
    "%0A%0D%09",
    "%25",
    "_5F",
    "__class__",
    "0000-00-00",
    "0001-01-01",
    "2023-02-30",
    "9999-12-31",
    "10000-01-01",
    "2023-01-01T25:61:61",
    "true",
    "null",
    "nan",
    "inf",
    "(",
    "[",
    "a,b,,",
    "%7B%22a%22%3A1%7D",
    "9" * 5_000,
    quote("长") * 1_000,
]
METHODS = ["HEAD", "POST", "DELETE", "BREW"]


@dataclass(frozen=True)
class View:
    """``route`` with {name} where a value stands; ``names`` are these."""

    name: str
    route: str

    @property
    def places(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.route)

    def address(self, **values: str) -> str:
        return self.route.format_map(values)


def every_view() -> list[View]:
    return list(views_below(get_resolver(), "/", ""))


def views_below(resolver: URLResolver, before: str, namespace: str) -> Iterator[View]:
    for pattern in resolver.url_patterns:
        route = before + template(str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield View(namespace + (pattern.name or ""), route)
        else:
            yield from views_below(pattern, route, f"{pattern.namespace}:" if pattern.namespace else namespace)


def template(pattern: str) -> str:
    """Places of a path or of a regular expression as {name}."""
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", pattern)
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", named).strip("^").removesuffix("$")


def right_values(view: View, rows: dict[str, str]) -> dict[str, str]:
    """For each place of a view something that is there; of an admin view the first row of its model."""
    values = {name: rows.get(name, "1") for name in view.places}
    if "object_id" in values and (model := model_of(view)):
        values["object_id"] = str(model._default_manager.values_list("pk", flat=True).first() or "1")
    return values


def model_of(view: View) -> type[models.Model] | None:
    by_name = {f"admin:{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}
    return next((model for name, model in by_name.items() if view.name.startswith(f"{name}_")), None)


def odd_addresses(rows: dict[str, str], of_the_site: int, of_the_admin: int) -> Iterator[str]:
    """Every view with an odd value in one of its places, the others right: so many values for each place."""
    dice = random.Random(SEED)
    for view in every_view():
        right = {name: quote(value) for name, value in right_values(view, rows).items()}
        for name in view.places:
            for value in dice.sample(ODD, of_the_admin if view.name.startswith("admin:") else of_the_site):
                yield view.address(**(right | {name: value}))


def right_addresses(rows: dict[str, str]) -> dict[str, str]:
    """Name of a view → an address that is there; logging out would end what follows."""
    found = {}
    for view in every_view():
        right = {name: quote(value) for name, value in right_values(view, rows).items()}
        found[view.name or view.route] = view.address(**right)
    return {name: address for name, address in found.items() if name != "admin:logout"}


# The parameters that each page reads; a page without an entry is asked with all of them.
READS = {
    "issues": ("date",),
    "missing": ("page",),
    "page": ("by", "found"),
    "reporters": ("q", "role", "letter", "page"),
    "reporter": ("year", "role", "kind", "page_number", "sort", "page"),
    "works": ("year", "role", "kind", "page_number", "sort", "page"),
    "works-file": ("year", "role", "kind", "page_number", "sort"),
    "article": ("as", "found"),
    "version": ("as",),
    "suggest": ("q",),
    "oai": ("verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken"),
    "search": (
        *("q", "sort", "page", "from", "to", "format", "year", "month", "field", "reporter", "role", "page_number"),
        *("kind", "series", "source", "status"),
    ),
}
# Requests to a page that reads parameters.
ASKED = tries(10, 60)
LIST_PARAMETERS = ("p", "o", "q", "e", "all", "_popup", "_to_field", "_facets", "_changelist_filters", "nonsense")


def odd_queries(name: str) -> Iterator[str]:
    """Query strings with one odd value, and with parameters written as no form of ours does.

    A page is asked so often, whether it reads one parameter or many; one that reads none, a few times.
    """
    dice = random.Random(f"{SEED} {name}")
    reads = name in READS or name.endswith("_changelist")
    names = READS.get(name, LIST_PARAMETERS if reads else dice.sample(LIST_PARAMETERS, 4))
    values = min(max(ASKED // len(names), 1), len(ODD)) if reads else 1
    for param in names:
        yield from (f"{param}={value}" for value in dice.sample(ODD, values))
    param = dice.choice(names)
    yield f"{param}[]=1&{param}[a][b][c]=2&{param}=1&{param}=2&{param}"
    yield from ("%00=1&=&&%FF=%FF", "&".join(f"{param}={param}" for param in names) * 20) if reads else ()


def lookups(model: type[models.Model]) -> Iterator[str]:
    """Every field of a model with every lookup that it takes, one step over a relation too."""
    for field in model._meta.get_fields():
        if not isinstance(field, models.Field):
            continue
        yield field.name
        yield from (f"{field.name}__{lookup}" for lookup in field.get_lookups())
        if isinstance(field, models.DateField):
            yield from (f"{field.name}__{part}__gte" for part in ("year", "month", "day", "week", "date"))
        if field.is_relation:
            yield from (f"{field.name}__{other}" for other in ("pk", "id__in", "isnull", "nonsense", "a__b__c"))
