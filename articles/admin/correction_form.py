"""The form in which printed text is corrected."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import User

from articles import corrections
from articles.admin import signing
from articles.admin.overtaken import CARRIED, as_chosen
from articles.admin.refusing import OpenedForm
from articles.admin.signers import SignersField, as_said
from articles.corrections.bylines import TypedByline
from articles.desk.carrying import UnreadableClashes
from articles.desk.reviewing import revisions_of, why_not
from articles.models import Article, Draft
from articles.models.articles import PRINTED_FIELDS
from articles.models.states import CheckedAgainst, Status

OneLine = forms.TextInput(attrs={"class": "vLargeTextField"})


class CorrectionForm(OpenedForm):
    """Printed text as it stands; bylines one role a line."""

    bylines_text = forms.CharField(
        label="署名",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        strip=False,
        max_length=10_000,
        help_text=signing.HELP,
    )
    signers = SignersField(label="待确认的署名", required=False)
    reason = forms.CharField(label="订正说明", required=False, max_length=280, widget=OneLine)
    checked_against = forms.ChoiceField(
        label="核对方式", required=False, choices=[("", "未注明"), *CheckedAgainst.choices]
    )

    may_review = False
    draft: Draft | None = None
    looking: User

    class Meta:
        model = Article
        fields = ["section", "kicker", "headline", "subtitle", "dateline", "body", "kind", "status"]
        widgets = {name: OneLine for name in PRINTED_FIELDS if name != "body"} | {
            "body": forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField", "autofocus": True})
        }

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        self.unread = ""
        try:
            data = as_chosen(data) if data and CARRIED in data else data
        except UnreadableClashes as error:
            self.unread = f"没有保存：{error}，请重新打开这一页再改。您输入的内容都还在下面。"
        super().__init__(data, *args, **kwargs)
        for name in self.fields.keys() & set(PRINTED_FIELDS):
            self.fields[name].strip = False  # type: ignore[attr-defined]
        if "status" in self.fields:
            self.fields["status"].choices = self.statuses()  # type: ignore[attr-defined]
        self.fields["signers"].widget.article = self.instance
        self.initial["bylines_text"] = "\n".join(line for line, _ in signing.shown_lines(self.instance))
        if self.draft and not self.is_bound:
            self.initial |= self.draft.fields
        if self.is_bound and "body" in self.fields:
            # What is said of it is read first.
            del self.fields["body"].widget.attrs["autofocus"]

    def statuses(self) -> list[tuple[str, str]]:
        """Who may not review is offered no 已复核; where it stands, it stays only as long as the text does."""
        labels: dict[str, str] = dict(Status.choices)
        if self.instance.status == Status.REVIEWED:
            labels[Status.REVIEWED] += f"（改动文字后即为{Status.CORRECTED.label}）"
        elif not self.may_review or settings.REVIEWS > 1:
            del labels[Status.REVIEWED]
        return list(labels.items())

    def clean_bylines_text(self) -> list[TypedByline]:
        """Nothing that is typed there may vanish without a word."""
        return signing.read_lines(self.instance, self.cleaned_data["bylines_text"])

    def clean(self) -> dict[str, Any]:
        """已复核 is said of the text as others left it."""
        cleaned: dict[str, Any] = super().clean()
        if self.unread:
            self.add_error(None, self.unread)
        says_so = "status" in self.changed_data and cleaned.get("status") == Status.REVIEWED
        if says_so and (why := self.why_not_reviewed()):
            self.add_error("status", why)
        return cleaned

    def why_not_reviewed(self) -> str:
        if set(self.changed_data) - {"status", "reason", "checked_against"}:
            return "改动和复核要分两次、由两人做：请先保存改动。"
        return why_not(self.instance, self.looking, revisions_of(self.instance))

    def changes(self) -> dict[str, Any]:
        """What was typed, as corrections name it: only the fields the person touched."""
        changes = {name: self.cleaned_data[name] for name in self.changed_data if name in corrections.CORRECTABLE}
        if {"bylines_text", "signers"} & set(self.changed_data):
            said = self.cleaned_data["signers"]
            changes["bylines"] = as_said(self.instance, self.cleaned_data["bylines_text"], said)
        return changes
