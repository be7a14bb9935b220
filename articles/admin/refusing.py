"""A save that another overtook is refused: what was typed stays in the form, which says who saved meanwhile."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.corrections import NothingChanged, StaleVersion
from articles.models import PublicChanges
from articles.models.fitting import misfit
from articles.models.one_writer import one_writer


class RefusedSave(Exception):
    """Ends the transaction of a save; ``form`` is as it was typed, ``current`` the row as it stands."""

    def __init__(self, form: OpenedForm, current: Any) -> None:
        super().__init__()
        self.form, self.current = form, current


class OpenedForm(forms.ModelForm):
    """Sends back the version that it was opened at."""

    opened_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened_version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Refuses in words what the column could not hold, whichever the database is."""
        cleaned: dict[str, Any] = super().clean() or {}
        for field in self._meta.model._meta.concrete_fields:
            if field.name in cleaned and (wrong := misfit(field, cleaned[field.name])):
                self.add_error(field.name, f"{wrong}。")
        return cleaned


class RefusingAdmin(admin.ModelAdmin):
    """``store`` saves what was typed, and raises StaleVersion or NothingChanged."""

    form = OpenedForm

    def store(self, request: HttpRequest, obj: Any, form: Any) -> None:
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            PublicChanges.note()
            return
        try:
            self.store(request, obj, form)
        except StaleVersion as stale:
            raise RefusedSave(form, stale.current) from stale
        except NothingChanged:
            self.message_user(request, "没有改动，未记新稿。", messages.INFO)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What a form is held against must still be so when it is saved: another of that name, another page there."""
        try:
            with one_writer() if request.method == "POST" else nullcontext():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except RefusedSave as refused:
            refused.form.add_error(None, self.refusal(refused.current))
            return self.shown_again(request, refused.form, refused.current)

    def shown_again(self, request: HttpRequest, form: OpenedForm, current: Any) -> HttpResponse:
        """The form as it was typed, beside what the row holds now."""
        adminform = helpers.AdminForm(
            form,
            self.get_fieldsets(request, current),  # type: ignore[arg-type]
            {},
            self.get_readonly_fields(request, current),
            model_admin=self,
        )
        context = self.admin_site.each_context(request) | {
            "title": f"修改 {self.opts.verbose_name}",
            "subtitle": str(current),
            "adminform": adminform,
            "errors": helpers.AdminErrorList(form, []),
            "inline_admin_formsets": [],
            "media": self.media + adminform.media,
            "object_id": str(current.pk),
            "original": current,
            "is_popup": False,
            "preserved_filters": self.get_preserved_filters(request),
        }
        return self.render_change_form(request, context, change=True, obj=current)

    def refusal(self, current: Any) -> SafeString:
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[current.pk])
        return format_html(
            "没有保存，您输入的内容都还在下面：{}{}，现在是第 {} 稿。"
            '请<a href="{}" target="_blank">在新窗口打开现在的样子</a>对照后，再把您的改动写进去。',
            f"《{current}》",
            self.last_save(current),
            current.version,
            address,
        )

    def last_save(self, current: Any) -> str:
        """Who saved it meanwhile, as far as it is known: imports save too, and leave no entry here."""
        entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(current))
        last = entries.filter(object_id=str(current.pk)).select_related("user").order_by("-action_time").first()
        return f"已被{last.user}于 {last.action_time.astimezone():%H:%M} 保存过" if last else "已有人或导入程序保存过"
