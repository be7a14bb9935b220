"""The form of an article as the desk has it: its sheet beside it, and what is typed kept as a draft."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import AdminForm, Fieldset
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse

from articles.admin.desk_sheets import DeskSheet, sheets_of
from articles.admin.drafted import OfferedDraft, offered, typed_draft
from articles.admin.refusing import as_sent
from articles.admin.visibility import ArticleRefusing
from articles.desk import drafts
from articles.models import Article


@dataclass(frozen=True)
class AtDesk:
    """What the form's page shows beside the form. ``taken_over``: the draft that it was filled with, as ``settle`` has
    it."""

    window: str
    taken_over: str
    drafts: list[OfferedDraft]
    sheets: list[DeskSheet]


class DeskAdmin(ArticleRefusing):
    change_form_template = "admin/articles/desk.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["desk.css"]}
        js: ClassVar[list[Any]] = [
            forms.Script(f"desk/{name}.js", defer=True) for name in ("keys", "sheet", "lines", "drafts")
        ]

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_draft"
        view = self.admin_site.admin_view(self.draft_view)
        return [path("<path:object_id>/draft/", view, name=name), *super().get_urls()]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Filled with the draft that is chosen, where it was typed into the version that stands."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.drafts, form.draft = [], None
        if obj and request.method == "GET" and self.has_change_permission(request, obj):
            form.drafts, asked = drafts.drafts_of(cast(User, request.user), obj), request.GET.get("draft", "")
            fitting = (one for one in form.drafts if one.version == obj.version and asked in ("", str(one.pk)))
            form.draft = next(fitting, None)
        return form

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj:
            context["desk"] = self.at_desk(request, context["adminform"].form, obj)
            context["fieldsets"] = by_place(context["adminform"])
            context["draft_address"] = self.address_of(obj, "draft")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def at_desk(self, request: HttpRequest, form: Any, article: Article) -> AtDesk:
        typed = {name: as_sent(str(form[name].value() or ""), False) for name in drafted(form.fields)}
        sheets = sheets_of(article, typed or vars(article))
        window = request.POST.get("draft_window") or secrets.token_hex(8)
        taken_over = f"{form.draft.pk}:{form.draft.counter}" if form.draft else request.POST.get("draft_taken_over", "")
        shown = self.shown_in_form(article)
        return AtDesk(window, taken_over, list(offered(form.drafts, form.draft, article, shown, form.fields)), sheets)

    def shown_in_form(self, article: Article) -> dict[str, str]:
        """What stands in it where nobody has typed anything."""
        initial = self.form(instance=article).initial
        return {name: str(initial.get(name) or "") for name in drafted(self.form.base_fields)}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        window, taken_over = (request.POST.get(f"draft_{name}", "") for name in ("window", "taken_over"))
        drafts.settle(cast(User, request.user), obj, window, taken_over)

    def draft_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """GET: a token for whoever has logged in again beside the page. POST: keeps a draft, or throws one away."""
        article = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if article is None:
            raise Http404
        if request.method != "POST":
            return JsonResponse({"token": get_token(request)})
        if key := request.POST.get("discard", ""):
            return self.thrown_away(request, article, int(key) if key.isdecimal() else 0)
        return self.kept(request, article)

    def kept(self, request: HttpRequest, article: Article) -> JsonResponse:
        typed = typed_draft(request.POST, drafted(self.form.base_fields))
        if typed is None:
            return JsonResponse({"why": "这不是一份草稿"}, status=400)
        if request.POST.get("person") != str(request.user.pk):
            return JsonResponse({"why": f"现在登录的是 {request.user}，不是打开这一页的人"}, status=409)
        try:
            draft = drafts.keep(cast(User, request.user), article.pk, typed, self.shown_in_form(article))
        except drafts.DraftRefused as refused:
            return JsonResponse({"why": str(refused)}, status=refused.status)
        newer = draft.version < article.version
        return JsonResponse({"at": f"{draft.at.astimezone():%H:%M:%S}", "version": article.version if newer else 0})

    def thrown_away(self, request: HttpRequest, article: Article, key: int) -> HttpResponseRedirect:
        done = drafts.throw_away(cast(User, request.user), article, key)
        messages.info(request, "草稿已删去。" if done else "这份草稿已经不在了。")
        return HttpResponseRedirect(self.address_of(article, "change"))

    def address_of(self, article: Article, page: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[article.pk])


def drafted(fields: Mapping[str, forms.Field]) -> list[str]:
    """Those that somebody types into."""
    return [name for name, field in fields.items() if not field.widget.is_hidden]


def by_place(form: AdminForm) -> dict[str, list[Fieldset]]:
    """The parts of the form by where they stand: the text, what is printed around it, and below these all others."""
    places: dict[str, list[Fieldset]] = {"text": [], "printed": [], "rest": []}
    for part in form:
        places[part.classes if part.classes in places else "rest"].append(part)
    return places
