"""Two people of one name who were taken for one: 拆分 on a reporter's form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path

from articles.admin.joining import ActsOnPeople, as_seen, form_of, told
from articles.corrections import StaleVersion
from articles.corrections.change import as_opened
from articles.corrections.merging import NotTheseTwo
from articles.corrections.parting import ChosenBylines, split
from articles.models import Byline, Reporter
from articles.models.fitting import DoesNotFit
from articles.models.people import bare_note, bearers_of, role_name

# Bylines on a page of the list, and of those shown before the act.
LISTED, SHOWN = 200, 200


class NarrowedForm(forms.Form):
    """By years and roles, as the address says."""

    first = forms.IntegerField(label="从哪一年", required=False, min_value=1, max_value=9998)
    last = forms.IntegerField(label="到哪一年", required=False, min_value=1, max_value=9998)
    roles = forms.MultipleChoiceField(label="身份", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Mapping[str, Any], roles: list[str]) -> None:
        super().__init__(data)
        self.fields["roles"].choices = [(role, role_name(role)) for role in roles]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            raise ValidationError("年份前后颠倒了：请把早的一年写在前面。")
        return cleaned

    @property
    def chosen(self) -> ChosenBylines:
        if not self.is_valid():
            return ChosenBylines()
        said = self.cleaned_data
        first = dt.date(said["first"], 1, 1) if said["first"] else None
        last = dt.date(said["last"], 12, 31) if said["last"] else None
        return ChosenBylines(first=first, last=last, roles=frozenset(said["roles"]))

    @property
    def is_narrow(self) -> bool:
        return bool(self.chosen)

    @property
    def query(self) -> str:
        """For an address that goes on behind it."""
        said = self.cleaned_data if self.is_valid() else {}
        pairs = [(name, value) for name in ("first", "last") if (value := said.get(name))]
        query = urlencode([*pairs, *(("roles", role) for role in said.get("roles", ()))])
        return f"{query}&" if query else ""


class DividesPeople(ActsOnPeople):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.split_view)
        return [path("<path:object_id>/split/", view, name="articles_reporter_split"), *super().get_urls()]

    def split_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The list, then a look at what will happen, then the act."""
        person = self.person_for(request, object_id)
        roles = ChosenBylines().of(person).order_by("role").values_list("role", flat=True).distinct()
        narrowed = NarrowedForm(request.GET, [role for role in roles if role])
        if request.method != "POST":
            return self.split_list(request, person, narrowed)
        try:
            chosen = chosen_in(request.POST, narrowed)
            to = self.recipient(person, request.POST.get("to", ""))
            if "seen" in request.POST:
                return self.split(request, person, chosen, to)
            return self.split_seen(request, person, chosen, to)
        except (NotTheseTwo, StaleVersion, DoesNotFit) as error:
            return self.split_list(request, person, narrowed, refused=f"没有拆分：{error}")

    def split_list(
        self, request: HttpRequest, person: Reporter, narrowed: NarrowedForm, refused: str = ""
    ) -> HttpResponse:
        rows = in_order(narrowed.chosen.of(person))
        to = request.POST.get("to", "")
        return self.act_page(
            request,
            "split",
            "拆成两位作者",
            person,
            refused=refused,
            narrowed=narrowed,
            listed=Paginator(rows, LISTED).get_page(request.GET.get("p")),
            namesakes=[(one, told(one), one.bylines.count()) for one in others_called(person)],
            which=request.POST.get("which", ""),
            ticked=keys_in(request.POST),
            to=int(to) if to.isdecimal() else None,
            note=request.POST.get("note", ""),
        )

    def recipient(self, person: Reporter, said: str) -> Reporter | None:
        """None for a new person. Raises NotTheseTwo for what is nobody the page offered."""
        if said == "new":
            return None
        to = next((one for one in others_called(person) if str(one.pk) == said), None)
        if to is None:
            raise NotTheseTwo("请选定分给哪一位，或新建一位。")
        return to

    def split_seen(
        self, request: HttpRequest, person: Reporter, chosen: ChosenBylines, to: Reporter | None
    ) -> HttpResponse:
        rows = in_order(chosen.of(person))
        count = rows.count()
        if not count:
            raise NotTheseTwo(f"{person.slug} 没有这样的署名：什么也没有分出去。")
        posted = [(name, value) for name, values in request.POST.lists() for value in values if name in CARRIED]
        return self.act_page(
            request,
            "split_seen",
            "拆成两位作者",
            person,
            refused="",
            rows=rows[:SHOWN],
            count=count,
            more=max(0, count - SHOWN),
            to=to,
            to_told=told(to) if to else "",
            note=bare_note(request.POST.get("note", "")),
            posted=[*posted, *([("to_version", to.version)] if to else [])],
            mark=chosen.mark(person),
        )

    def split(self, request: HttpRequest, person: Reporter, chosen: ChosenBylines, to: Reporter | None) -> HttpResponse:
        person = as_opened(person, as_seen(request.POST, "version"))
        to = as_opened(to, as_seen(request.POST, "to_version")) if to else None
        note, by = bare_note(request.POST.get("note", "")), cast(User, request.user)
        to, moved = split(person, chosen, to=to, note=note, by=by, seen=request.POST["seen"])
        self.message_user(
            request, f"已拆分：{moved} 篇归 {told(to)}，其余仍归 {person.distinct_name}（{person.slug}）。"
        )
        return HttpResponseRedirect(form_of(to))


# What the look before the act carries on.
CARRIED = ("version", "which", "bylines", "to", "note")


def keys_in(posted: QueryDict) -> set[int]:
    return {int(key) for key in posted.getlist("bylines") if key.isdecimal() and len(key) <= 18}


def chosen_in(posted: QueryDict, narrowed: NarrowedForm) -> ChosenBylines:
    """Raises NotTheseTwo where nothing was chosen."""
    ticked = ChosenBylines(bylines=frozenset(keys_in(posted)))
    chosen = narrowed.chosen if posted.get("which") == "all" else ticked
    if not chosen:
        raise NotTheseTwo("请勾选署名，或者按年份、身份筛选以后选“全部”。")
    return chosen


def others_called(person: Reporter) -> list[Reporter]:
    """Who else bears one of the person's names."""
    names = [person.name, *person.aliases.values_list("name", flat=True)]
    found = {one.pk: one for people in bearers_of(names).values() for one in people if one.pk != person.pk}
    return list(found.values())


def in_order(rows: QuerySet[Byline]) -> QuerySet[Byline]:
    days = F("article__page__issue__date").asc(nulls_last=True)
    return rows.select_related("article__page__issue").order_by(days, "article", "order")
