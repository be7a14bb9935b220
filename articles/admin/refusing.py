"""A save that another overtook is refused: what was typed stays in the form, which says who saved meanwhile."""

from __future__ import annotations

from contextlib import nullcontext
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.typed import KeepsTyped, last_entry
from articles.corrections import NothingChanged, StaleVersion
from articles.corrections.change import opened
from articles.models import PublicChanges
from articles.models.fitting import misfit
from articles.models.one_writer import one_writer

COMPARE = '请<a href="{}" target="_blank">在新窗口打开现在的样子</a>对照后，再把您的改动写进去。'


class RefusedSave(Exception):
    """Ends the transaction of a save; ``current`` is the row as it stands."""

    def __init__(self, current: Any) -> None:
        super().__init__()
        self.current = current


class OpenedForm(forms.ModelForm):
    """Sends back the version that it was opened at, and leaves to the letter what nobody touched."""

    opened_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened_version"] = self.instance.version

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if not self.is_untouched(name)]

    def is_untouched(self, name: str) -> bool:
        """Whether a text came back as it was shown: a browser sends other line ends, of one line none, and Django
        strips what it gets."""
        if not isinstance(self.fields[name], forms.CharField) or not isinstance(self.initial.get(name), str):
            return False
        shown, sent = self.initial[name], self.data.get(self.add_prefix(name))
        one_line = not isinstance(self.fields[name].widget, forms.Textarea)
        return sent is not None and as_sent(shown, one_line) == as_sent(sent, one_line)

    def clean(self) -> dict[str, Any]:
        """What nobody touched is what the row holds, whatever validation made of it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        texts = [name for name, value in cleaned.items() if isinstance(value, str)]
        cleaned |= {name: self.initial[name] for name in texts if self.is_untouched(name)}
        self.refuse_misfits(cleaned)
        return cleaned

    def refuse_misfits(self, cleaned: dict[str, Any]) -> None:
        """In words, what the column could not hold, whichever the database is."""
        for field in self._meta.model._meta.concrete_fields:
            if field.name in cleaned and (wrong := misfit(field, cleaned[field.name])):
                self.add_error(field.name, f"{wrong}。")


def as_sent(text: str, one_line: bool) -> str:
    """A text as browsers send it back, line ends folded; in a field of one line there are none."""
    folded = text.replace("\r\n", "\n").replace("\r", "\n")
    return folded.replace("\n", "") if one_line else folded


class RefusingAdmin(KeepsTyped):
    """``store`` saves what was typed, and raises StaleVersion or NothingChanged."""

    form = OpenedForm

    def store(self, request: HttpRequest, obj: Any, form: Any) -> None:
        raise NotImplementedError

    def save_new(self, obj: Any) -> None:
        obj.save()
        PublicChanges.note()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            self.save_new(obj)
            return
        try:
            self.store(request, obj, form)
        except StaleVersion as stale:
            raise RefusedSave(stale.current) from stale
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
            return self.overtaken(request, object_id, refused.current)

    def overtaken(self, request: HttpRequest, object_id: str | None, current: Any) -> HttpResponse:
        """What a save is answered that another came before."""
        return self.show_again(request, object_id, self.refusal(current), 409)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Deletes what its page showed; where that has changed meanwhile, the page shows it anew."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except StaleVersion as stale:
            said = f"没有删除：“{stale.current}”{self.last_save(stale.current)}。请看过现在的样子再决定。"
            self.message_user(request, said, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.held_as_seen(request, obj)
        super().delete_model(request, obj)

    def held_as_seen(self, request: HttpRequest, obj: Any) -> None:
        """Lock the row to the end of the transaction; StaleVersion where it is no more what was confirmed."""
        seen = request.POST.get("opened_version", "")
        opened(self.model, obj.pk, int(seen) if seen.isdecimal() else 0)

    def refusal(self, current: Any, remedy: str = COMPARE) -> SafeString:
        """Who came before, and ``remedy``: HTML with a place for the address of the row as it is now."""
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[current.pk])
        return format_html(
            "没有保存，您输入的内容都还在下面：{}{}，现在是第 {} 稿。{}",
            f"《{current}》",
            self.last_save(current),
            current.version,
            format_html(remedy, address),
        )

    def last_save(self, current: Any) -> str:
        return last_saved(current)


def last_saved(current: Any) -> str:
    """Who saved it meanwhile, as far as it is known: imports save too, and leave no entry here."""
    last = last_entry(type(current), current.pk)
    return f"已被{last.user}于 {last.action_time.astimezone():%H:%M} 保存过" if last else "已有人或导入程序保存过"
