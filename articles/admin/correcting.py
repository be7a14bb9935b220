"""Correcting printed text: every save is a revision, a stale save is refused and keeps what was typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from articles import corrections
from articles.admin import signing
from articles.admin.comparing import WithHistory
from articles.admin.history import history_shown
from articles.admin.namesakes import namesakes_shown, undecided_in_words
from articles.admin.overtaken import CARRIED, as_chosen, overtaken
from articles.admin.refusing import OpenedForm
from articles.admin.typed import LOOK_AGAIN
from articles.admin.visibility import may_decide, shown_now, shown_now_linked, visibility_linked
from articles.corrections.bylines import TypedByline
from articles.desk.carrying import UnreadableClashes
from articles.models import Article, PhotoCaption
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import in_page_order
from articles.models.rights import REVIEW_ARTICLE
from articles.models.states import CheckedAgainst, Status

# Digits of a row's key that every database can look for.
LONGEST_KEY = 18

# What is printed above the bylines.
ABOVE = ("section", "kicker", "headline", "subtitle")

CHOSEN = "还没有保存：下面已照您选的合好，请看过后再保存。"

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
    reason = forms.CharField(label="订正说明", required=False, max_length=300, widget=OneLine)
    checked_against = forms.ChoiceField(label="依据", required=False, choices=[("", "未注明"), *CheckedAgainst.choices])

    may_review = False

    class Meta:
        model = Article
        fields = ["section", "kicker", "headline", "subtitle", "dateline", "body", "kind", "status"]
        widgets = {name: OneLine for name in PRINTED_FIELDS if name != "body"} | {
            "body": forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField"})
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
        self.initial["bylines_text"] = "\n".join(line for line, _ in signing.shown_lines(self.instance))

    def statuses(self) -> list[tuple[str, str]]:
        """Who may not review is offered no 已复核; where it stands, it stays only as long as the text does."""
        labels: dict[str, str] = dict(Status.choices)
        if self.instance.status == Status.REVIEWED:
            labels[Status.REVIEWED] += f"（改动文字后即为{Status.CORRECTED.label}）"
        elif not self.may_review:
            del labels[Status.REVIEWED]
        return list(labels.items())

    def clean_bylines_text(self) -> list[TypedByline]:
        """Nothing that is typed there may vanish without a word."""
        return signing.read_lines(self.instance, self.cleaned_data["bylines_text"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.unread:
            self.add_error(None, self.unread)
        return cleaned

    def changes(self) -> dict[str, Any]:
        """What was typed, as corrections name it: only the fields the person touched."""
        changes = {name: self.cleaned_data[name] for name in self.changed_data if name in corrections.CORRECTABLE}
        if "bylines_text" in self.changed_data:
            changes["bylines"] = self.cleaned_data["bylines_text"]
        return changes


def may_review(request: HttpRequest) -> bool:
    return request.user.has_perm(f"articles.{REVIEW_ARTICLE}")


@admin.register(Article)
class ArticleAdmin(WithHistory):
    form = CorrectionForm
    only_typed = WithHistory.only_typed | {"checked_against"}
    list_display = ["named", "kind", "page", "status", "certain", "visibility", "version"]
    list_filter = ["status", "certain", "kind", "visibility"]
    readonly_fields = [
        "shown_now",
        "shown_now_linked",
        "page",
        "permalink",
        "namesakes",
        "original_text",
        "history_shown",
    ]
    fieldsets = [
        (None, {"fields": ["page", "permalink"]}),
        ("见报文字", {"fields": [*ABOVE, "bylines_text", "namesakes", "dateline", "body"]}),
        ("状态", {"fields": ["kind", "status", "checked_against", "reason"]}),
        ("原始识别文本（不可改）", {"fields": ["original_text"], "classes": ["collapse"]}),
        ("订正记录", {"fields": ["history_shown"]}),
    ]

    history_shown = staticmethod(history_shown)
    shown_now, shown_now_linked = staticmethod(shown_now), staticmethod(shown_now_linked)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """With the way to the form of what may be seen, for those who may go there."""
        decides = may_decide(request)
        return [visibility_linked if name == "visibility" and decides else name for name in self.list_display]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        (_, head), *rest = self.fieldsets
        way = "shown_now_linked" if may_decide(request) else "shown_now"
        return self.as_allowed(request, obj, [(None, {"fields": ["opened_version", way, *head["fields"]]}), *rest])

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_review = may_review(request)
        return form

    def overtaken(self, request: HttpRequest, object_id: str | None, current: Any) -> HttpResponse:
        """Both saves merged in the form; one more look and it is saved."""
        merged = overtaken(current, request.POST)
        if merged is None:
            return super().overtaken(request, object_id, current)
        request.POST = merged.posted(request.POST)  # type: ignore[assignment]
        why = self.refusal(current, merged.remedy)
        return self.show_again(request, object_id, why, 409, overtaken=merged.asked())

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if LOOK_AGAIN in request.POST:
            return self.show_again(request, object_id, CHOSEN)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def store(self, request: HttpRequest, obj: Article, form: Any) -> None:
        """The form offers 已复核 to nobody else; whatever it comes to offer, it is not stored."""
        if form.changes().get("status") == Status.REVIEWED and not may_review(request):
            raise PermissionDenied
        super().store(request, obj, form)
        if "bylines" in form.changes() and (undecided := undecided_in_words(obj)):
            messages.warning(request, f"已保存。{undecided}。")

    @admin.display(description="同名作者")
    def namesakes(self, article: Article) -> str:
        return namesakes_shown(article)

    @admin.display(description="署名")
    def bylines_text(self, article: Article) -> str:
        """As the form has it, for those who may only look."""
        return "\n".join(line for line, _ in signing.shown_lines(article)) or "-"

    @admin.display(description="原始识别文本")
    def original_text(self, article: Article) -> str:
        head = [value for _, value in in_page_order(article.original_head) if isinstance(value, str) and value]
        return "\n".join([*head, article.original_body])


@admin.register(PhotoCaption)
class PhotoCaptionAdmin(ArticleAdmin):
    list_filter = ["status", "certain", "visibility"]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> PhotoCaption | None:
        """Also one that another has made an article meanwhile: what was typed into its form must not be lost."""
        is_key = object_id.isdecimal() and len(object_id) <= LONGEST_KEY
        return QuerySet(PhotoCaption).filter(pk=object_id).first() if is_key else None
