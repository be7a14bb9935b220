"""Of an article's form: the bylines that wait for a person, each with what was printed, to be confirmed or chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.admin.namesakes import span_of
from articles.admin.printed_lines import PrintedCredit, printed_as, printed_credits
from articles.admin.signing import ordered
from articles.corrections.bylines import TypedByline
from articles.models import Article, Byline, Redaction, Reporter
from articles.models.people import bearers_of

# A submit button of the form, with the place of a byline: read its line again.
REREAD = "_reread_line"
_KEY = re.compile(r"signers-(?P<place>\d{1,4})-(?P<sum>[0-9a-f]{1,8})-(?P<what>sure|person)")


@dataclass(frozen=True)
class AskedByline:
    """A byline as it is asked about; ``bearers``: who may be meant, where several bear the name."""

    place: int
    byline: Byline
    bearers: list[Reporter]
    printed: PrintedCredit | None

    @property
    def key(self) -> str:
        """Of its fields: of another byline that has come to this place meanwhile nothing was said."""
        return f"{self.place}-{crc32(str(self.byline).encode()):x}"

    @property
    def slug(self) -> str:
        return self.byline.reporter.slug if self.byline.reporter else ""


@dataclass(frozen=True)
class Said:
    """``person``: the address of whoever was chosen, "" where nobody was."""

    sure: bool = False
    person: str = ""


def asked_about(article: Article) -> list[AskedByline]:
    """The bylines of which the reading is not certain, and those whose name several bear."""
    bylines = ordered(article)
    bearers = _bearers(article, bylines)
    waiting = [(place, one) for place, one in enumerate(bylines) if not one.certain or one.name in bearers]
    credits = printed_credits(article) if waiting else []
    return [
        AskedByline(place, one, [] if one.organisation else bearers.get(one.name, []), printed_as(one, credits))
        for place, one in waiting
    ]


def _bearers(article: Article, bylines: list[Byline]) -> dict[str, list[Reporter]]:
    """Where something is 遮盖, nobody is offered: a choice may tell whose name it is."""
    names = {one.name for one in bylines if not one.organisation}
    if not names or Redaction.objects.reaching(article).by_decision().exists():
        return {}
    return {name: people for name, people in bearers_of(names).items() if len(people) > 1}


class SignersWidget(forms.Widget):
    """``article`` is set by the form that it stands in."""

    article: Article | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Said]:
        found: dict[str, Said] = {}
        for field in filter(_KEY.fullmatch, data):
            key, _, what = field.removeprefix("signers-").rpartition("-")
            said = found.get(key, Said())
            person = data[field] if what == "person" else said.person
            found[key] = Said(said.sure or what == "sure", person)
        return found

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        """Many fields, none of which the label names."""
        return ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        said: Mapping[str, Said] = value if isinstance(value, dict) else {}
        asked = asked_about(self.article) if self.article and self.article.pk else []
        rows = [_row(one, said.get(one.key, Said(person=one.slug))) for one in asked]
        return render_to_string("admin/signers.html", {"rows": rows, "reread": REREAD})


def _row(asked: AskedByline, said: Said) -> dict[str, Any]:
    people = [(one, *span_of(one), one.slug == said.person) for one in asked.bearers]
    return {"asked": asked, "people": people, "said": said}


class SignersField(forms.Field):
    """What is said of bylines that wait: by the key of each. Nothing where nothing is said that was not so."""

    widget = SignersWidget

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.told(data))

    def clean(self, value: dict[str, Said]) -> dict[int, Said]:
        return self.told(value)

    def told(self, value: dict[str, Said]) -> dict[int, Said]:
        """Raises ValidationError for somebody who does not bear the name."""
        article = self.widget.article
        found: dict[int, Said] = {}
        for one in asked_about(article) if value and article and article.pk else []:
            said = value.get(one.key, Said())
            if said.person and said.person not in {bearer.slug for bearer in one.bearers}:
                raise ValidationError(f"“{one.byline.name}”没有网址名为 {said.person} 的作者：请重新选定。")
            chosen = said.person if said.person != one.slug else ""
            if said.sure or chosen:
                found[one.place] = Said(said.sure, chosen)
        return found


def as_said(article: Article, typed: list[TypedByline], said: Mapping[int, Said]) -> list[TypedByline]:
    """The typed bylines with what was said of those that stand there. What was typed beside a name goes before; and
    whose byline somebody chooses he has read."""
    found, bylines = list(typed), ordered(article)
    for place, one in said.items():
        at = next((at for at, byline in enumerate(found) if _is_at(byline, place, bylines[place])), None)
        if at is not None:
            found[at] = {**found[at], "certain": True, "person": found[at].get("person") or one.person}
    return found


def _is_at(typed: TypedByline, place: int, byline: Byline) -> bool:
    if "stays" in typed:
        return typed["stays"] == place
    return (typed["role"], typed["name"]) == (byline.role, byline.name)
