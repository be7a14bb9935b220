"""What somebody typed into a form of the admin that could not be saved: carried on, and shown again with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.forms.models import ModelFormMetaclass
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import ResolverMatch

from articles.admin.asked import OnlyOffered
from articles.admin.held import held_page

# A field on its way through the log-in form, which has fields of its own.
CARRIED = "typed:"
# Set on a post that shall be shown again, whoever sends it, and never saved.
SHOW_AGAIN = "_show_again"
# Set by the button of a form that asks to see what it would save.
LOOK_AGAIN = "_look_again"
# What a browser sends beside the fields that somebody filled in.
ADDED = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_saveasnew", SHOW_AGAIN, LOOK_AGAIN}

# The name of a field and one value; a field that may be chosen several times stands several times.
Field = tuple[str, str]


class TypedRequest(HttpRequest):
    """A request to the admin with what was typed: ``carried`` through the log-in page, which says ``why``; a form that
    is ``withheld`` is shown again with that sentence, and never saved."""

    carried: list[Field]
    why: str
    withheld: Any


def typed_fields(post: QueryDict) -> list[Field]:
    """All that was typed but passwords, which no page shows again."""
    return [
        (name, value)
        for name, values in post.lists()
        if name not in ADDED and "password" not in name and not name.startswith(CARRIED)
        for value in values
    ]


def carried_fields(post: QueryDict) -> list[Field]:
    """What a log-in form carried along."""
    return [
        (name.removeprefix(CARRIED), value)
        for name, values in post.lists()
        if name.startswith(CARRIED) and "password" not in name
        for value in values
    ]


def form_at(match: ResolverMatch | None) -> tuple[KeepsTyped, str | None] | None:
    """The admin whose form stands at an address, and the key of the row, none for a new one."""
    if match is None or match.namespace != "admin":
        return None
    for model, model_admin in admin.site._registry.items():
        stem = f"{model._meta.app_label}_{model._meta.model_name}"
        if isinstance(model_admin, KeepsTyped) and match.url_name in (f"{stem}_add", f"{stem}_change"):
            return model_admin, match.kwargs.get("object_id")
    return None


class TypedForm(forms.BaseForm):
    """Refuses what no database keeps by the name of its field, and everything where it is only shown again."""

    withheld: Any = ""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        self.nul: list[str] = []
        if data is not None:
            self.nul = [name for name in data if any("\0" in value for value in data.getlist(name))]
            data = data.copy()
            for name in self.nul:
                data.setlist(name, [value.replace("\0", "") for value in data.getlist(name)])
        super().__init__(data, *args, **kwargs)

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        for name in self.nul:
            known = name if name in self.fields else None
            self.add_error(known, "这里有看不见的空字符（NUL），不能保存；已经去掉，请看过后再保存。")
        if self.withheld:
            self.add_error(None, self.withheld)


class KeepsTyped(OnlyOffered):
    """Whose form shows what was typed into it whenever that was not saved."""

    class Media:
        js = [forms.Script("leaving.js", defer=True)]

    # Names of fields that hold what somebody types and no row has.
    only_typed = frozenset({"opened_version", "reason"})
    # Name of a field → the method that shows it where it may only be looked at.
    shown_as: ClassVar[dict[str, str]] = {}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.as_allowed(request, obj, super().get_fieldsets(request, obj))

    def as_allowed(self, request: HttpRequest, obj: Any, fieldsets: Iterable[Any]) -> list[Any]:
        """To whom may only look, without what is only typed."""
        if obj is None or self.has_change_permission(request, obj):
            return list(fieldsets)
        looked_at = []
        for title, options in fieldsets:
            names = [self.shown_as.get(name, name) for name in options["fields"] if name not in self.only_typed]
            looked_at.append((title, options | {"fields": names}))
        return looked_at

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return ModelFormMetaclass(form.__name__, (TypedForm, form), {"withheld": getattr(request, "withheld", "")})

    def show_again(
        self, request: HttpRequest, object_id: str | None, why: Any, status: int = 200, **beside: Any
    ) -> HttpResponse:
        """The form as it was posted, and ``why`` it was not saved; a withheld form is never valid, so nothing is.
        ``beside`` is what else its template is given."""
        cast(TypedRequest, request).withheld = why
        # The public one would ask for the token again, which may be what was refused.
        response = self._changeform_view(request, object_id, request.get_full_path(), beside)  # type: ignore[attr-defined]
        if response.status_code == HttpResponse.status_code:
            response.status_code = status
        return response  # type: ignore[no-any-return]

    def labelled(self, fields: Iterable[Field]) -> Iterator[Field]:
        """By the name that stands beside each in the form; what the form hides is left out."""
        known = {name: field.label for name, field in self.form.base_fields.items() if not field.widget.is_hidden}
        known |= {field.name: str(getattr(field, "verbose_name", "")) for field in self.opts.get_fields()}
        return ((str(known[name] or name), value) for name, value in fields if known.get(name))

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """What was typed into the form of a row that is no more stays readable."""
        if request.method != "POST":
            response: HttpResponseRedirect = super()._get_obj_does_not_exist_redirect(  # type: ignore[misc]
                request, opts, object_id
            )
            return response
        why = f"没有保存：这一条（{opts.verbose_name}）{deleted_by(self.model, unquote(object_id))}。"
        return held_page(request, why, 410, self.labelled(typed_fields(request.POST)))


def deleted_by(model: type[Model], key: str) -> str:
    last = last_entry(model, key, action_flag=DELETION)
    return f"已被{last.user}于 {last.action_time.astimezone():%m-%d %H:%M} 删除" if last else "已经不在了"


def last_entry(model: type[Model], key: Any, **kind: int) -> LogEntry | None:
    """What somebody did last in the admin with the row of this key."""
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id=str(key))
    return entries.filter(**kind).select_related("user").order_by("-action_time").first()
