"""Reporters and series: what they are called, and the other forms their names are printed in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.dividing import DividesPeople
from articles.admin.joining import JoinsPeople, may_reassign
from articles.admin.refusing import OpenedForm, RefusingAdmin
from articles.chinese.pinyin import latin_name
from articles.chinese.text import name_text
from articles.corrections import filing
from articles.models import Article, Redaction, Reporter, ReporterAlias, Series
from articles.models.people import ReporterQuerySet, aliases_of_all, bare_note
from articles.models.rights import READ_REDACTION
from articles.public.quoting import Quoting
from articles.search.asked_names import AskedName, without_dots

LONGEST_ALIAS = 40


def aliases_known(row: Reporter | Series) -> list[str]:
    """A series keeps its own in a column, a reporter's are rows, for each leads to one person."""
    return list(row.aliases.values_list("name", flat=True) if isinstance(row, Reporter) else row.aliases)


class AliasesForm(OpenedForm):
    """Aliases one a line."""

    aliases_text = forms.CharField(
        label="别名",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="一行一个：笔名、曾用名、常见误识。",
    )

    class Meta:
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["aliases_text"] = "\n".join(self.known_aliases()) if self.instance.pk else ""

    def known_aliases(self) -> list[str]:
        return aliases_known(self.instance)

    def clean_aliases_text(self) -> list[str]:
        if self.is_untouched("aliases_text") and self.instance.pk:
            return self.known_aliases()
        aliases = list(dict.fromkeys(filter(None, map(str.strip, self.cleaned_data["aliases_text"].splitlines()))))
        if long := next((alias for alias in aliases if len(alias) > LONGEST_ALIAS), ""):
            raise ValidationError(f"“{long[:LONGEST_ALIAS]}…”太长：别名不超过 {LONGEST_ALIAS} 个字。")
        return aliases


class ReporterForm(AliasesForm):
    """A name or alias that somebody else bears is asked about once: mostly it is the same person."""

    meant = forms.BooleanField(label="仍要新建同名作者", required=False, widget=forms.HiddenInput)

    class Meta:
        fields = ["name", "note"]
        help_texts = {"note": "几位作者同名时写，如“摄影部”：读者见到“张三（摄影部）”。"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["meant"].label = "确是另一个人，仍要保存"

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        return name if self.is_untouched("name") else name_text(name)

    def clean_note(self) -> str:
        """The brackets are put around it where it is shown."""
        return bare_note(self.cleaned_data["note"])

    def clean_aliases_text(self) -> list[str]:
        aliases = super().clean_aliases_text()
        taken = ReporterAlias.objects.filter(name__in=aliases).exclude(reporter=self.instance.pk).first()
        if taken:
            raise ValidationError(f"“{taken.name}”已是{taken.reporter}的别名：一个别名只能归一个人。")
        return aliases

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        alike = [] if cleaned.get("meant") else self.namesakes(cleaned)
        if alike:
            self.fields["meant"].widget = forms.CheckboxInput()
            self.add_error(None, namesakes_shown(alike))
        return cleaned

    def namesakes(self, cleaned: dict[str, Any]) -> list[Reporter]:
        """Who else is known by a name or alias that is new here, in whatever script, case or width it is written."""
        before = {self.initial.get("name"), *self.known_aliases()} if self.instance.pk else set()
        new = {cleaned.get("name"), *cleaned.get("aliases_text", ())} - before - {None, ""}
        asked, aliases = {without_dots(name) for name in new}, aliases_of_all()
        others = Reporter.objects.in_use().exclude(pk=self.instance.pk) if asked else ()
        return [one for one in others if asked & {without_dots(name) for name in (one.name, *aliases.get(one.pk, ()))}]


def namesakes_shown(alike: list[Reporter]) -> SafeString:
    """Each with a link and what was signed, to tell whether it is the same person."""
    rows = (
        (reverse("admin:articles_reporter_change", args=[one.pk]), one.name, latin_name(one.name), one.bylines.count())
        for one in alike
    )
    return format_html(
        "没有保存：已有这个名字的作者{}。若是同一个人，请打开那一位，把新的写法加为别名；确是另一个人，请在下面勾选后再保存。",
        format_html_join("、", '<a href="{}" target="_blank">{}</a>（{}，署名 {} 处）', rows),
    )


class NamedAdmin(RefusingAdmin):
    """Of a row with a name and aliases."""

    fields = ["opened_version", "name", "aliases_text"]
    only_typed = RefusingAdmin.only_typed | {"meant"}

    @admin.display(description="别名")
    def aliases_text(self, obj: Any) -> str:
        """As the form has it, for those who may only look."""
        return "\n".join(aliases_known(obj)) or "-"

    def save_related(self, request: HttpRequest, form: AliasesForm, formsets: Any, change: bool) -> None:
        """A new row has its key only now."""
        if not change and form.cleaned_data["aliases_text"]:
            self.put(form.instance, form.instance.version, form)

    def store(self, request: HttpRequest, obj: Any, form: AliasesForm) -> None:
        self.put(obj, form.cleaned_data["opened_version"], form)

    def put(self, obj: Any, version: int, form: AliasesForm) -> None:
        raise NotImplementedError


@admin.register(Reporter)
class ReporterAdmin(JoinsPeople, DividesPeople, NamedAdmin):
    form = ReporterForm
    fields = ["opened_version", "name", "note", "aliases_text", "meant"]
    readonly_fields = ["merged_shown", "acts"]
    list_display = ["name", "note", "pinyin", "slug"]
    search_fields = ["name", "pinyin", "aliases__name"]

    def get_fields(self, request: HttpRequest, obj: Reporter | None = None) -> Any:
        acts = self.readonly_fields if obj and may_reassign(request) else []
        return [*self.fields, *acts]

    def get_queryset(self, request: HttpRequest) -> ReporterQuerySet:
        return cast(ReporterQuerySet, super().get_queryset(request)).in_use()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Reporter], search_term: str
    ) -> tuple[QuerySet[Reporter], bool]:
        """As readers find people: in any script, by pinyin, by alias."""
        if not search_term:
            return queryset, False
        asked, known = AskedName(search_term), aliases_of_all()
        rows = queryset.values_list("pk", "name", "pinyin")
        found = [key for key, name, pinyin in rows if asked.is_in([name, *known.get(key, ())], pinyin)]
        return queryset.filter(pk__in=found), False

    def save_new(self, obj: Reporter) -> None:
        filing.enter_reporter(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Reporter | None = None) -> bool:
        return False

    def put(self, obj: Reporter, version: int, form: AliasesForm) -> None:
        typed = form.cleaned_data
        filing.change_reporter(
            obj, version=version, name=typed["name"], aliases=typed["aliases_text"], note=typed["note"]
        )


@admin.register(Series)
class SeriesAdmin(NamedAdmin):
    form = AliasesForm
    list_display = ["name", "aliases"]
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        """Without those that nobody may know of who may not read what is 遮盖."""
        rows = cast(QuerySet[Series], super().get_queryset(request))
        if request.user.has_perm(f"articles.{READ_REDACTION}"):
            return rows
        masked = Quoting(Redaction.objects.in_force().by_decision()).series
        return rows.exclude(Q(pk__in=masked) & ~Exists(Article.objects.filter(series=OuterRef("pk"))))

    def put(self, obj: Series, version: int, form: AliasesForm) -> None:
        typed = form.cleaned_data
        filing.change_series(obj, version=version, name=typed["name"], aliases=typed["aliases_text"])

    def delete_model(self, request: HttpRequest, obj: Series) -> None:
        self.held_as_seen(request, obj)
        filing.delete_series(obj, by=cast(User, request.user))
