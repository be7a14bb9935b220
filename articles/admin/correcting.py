"""Correcting printed text: every save is a revision, a stale save is refused and keeps what was typed."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles import corrections
from articles.admin import signing
from articles.admin.at_desk import DeskAdmin
from articles.admin.comparing import WithHistory
from articles.admin.front import next_address, skip_address
from articles.admin.history import history_shown
from articles.admin.minding import to_mind
from articles.admin.namesakes import namesakes_shown, undecided_in_words
from articles.admin.overtaken import CARRIED, as_chosen, overtaken
from articles.admin.refusing import OpenedForm
from articles.admin.rereading_lines import RereadsLines
from articles.admin.settling import SignersField, as_said
from articles.admin.typed import LOOK_AGAIN
from articles.admin.visibility import may_decide, shown_now, shown_now_linked, visibility_linked
from articles.corrections.bylines import TypedByline
from articles.desk.carrying import UnreadableClashes
from articles.desk.phrase_checks import Table, check_phrases
from articles.desk.reviewing import agree, revisions_of, why_not
from articles.desk.weighing import weigh
from articles.models import Article, Draft, PhotoCaption
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
    signers = SignersField(label="待确认的署名", required=False)
    reason = forms.CharField(label="订正说明", required=False, max_length=300, widget=OneLine)
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


def may_review(request: HttpRequest) -> bool:
    return request.user.has_perm(f"articles.{REVIEW_ARTICLE}")


@admin.register(Article)
class ArticleAdmin(DeskAdmin, RereadsLines, WithHistory):
    form = CorrectionForm
    only_typed = WithHistory.only_typed | {"checked_against"}
    shown_as: ClassVar = {"signers": "namesakes"}
    list_display = ["named", "kind", "page", "status", "certain", "visibility", "version"]
    list_filter = ["status", "certain", "kind", "visibility"]
    readonly_fields = [
        "to_mind",
        "shown_now",
        "shown_now_linked",
        "page",
        "permalink",
        "namesakes",
        "original_text",
        "history_shown",
    ]
    fieldsets = [
        (None, {"fields": ["page", "permalink"], "classes": ["about"]}),
        ("正文", {"fields": ["body"], "classes": ["text"]}),
        ("见报文字", {"fields": [*ABOVE, "bylines_text", "signers", "dateline"], "classes": ["printed"]}),
        ("状态", {"fields": ["kind", "status", "checked_against", "reason"], "classes": ["printed"]}),
        ("原始识别文本（不可改）", {"fields": ["original_text"], "classes": ["collapse"]}),
        ("订正记录", {"fields": ["history_shown"]}),
    ]

    history_shown, to_mind = staticmethod(history_shown), staticmethod(to_mind)
    shown_now, shown_now_linked = staticmethod(shown_now), staticmethod(shown_now_linked)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """With the way to the form of what may be seen, for those who may go there."""
        decides = may_decide(request)
        return [visibility_linked if name == "visibility" and decides else name for name in self.list_display]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        (_, head), *rest = self.fieldsets
        way = "shown_now_linked" if may_decide(request) else "shown_now"
        mind = ["to_mind"] if obj and to_mind(obj) else []
        head = {"fields": ["opened_version", *mind, way, *head["fields"]]}
        return self.as_allowed(request, obj, [(None, head), *rest])

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_review, form.looking = may_review(request), request.user
        return form

    def overtaken(self, request: HttpRequest, object_id: str | None, current: Any) -> HttpResponse:
        """Both saves merged in the form; one more look and it is saved."""
        post = as_chosen(request.POST)
        merged = overtaken(current, post)
        if merged is None:
            return super().overtaken(request, object_id, current)
        request.POST = merged.posted(post)  # type: ignore[assignment]
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
        user = cast(User, request.user)
        if form.changes().get("status") == Status.REVIEWED:
            if not may_review(request):
                raise PermissionDenied
            agree(obj, version=form.cleaned_data["opened_version"], by=user, reason=form.cleaned_data["reason"])
            return
        super().store(request, obj, form)
        if check_phrases(obj, Table(), by=user):
            messages.warning(request, "已保存。文中有一处与要害词只差一个字，列为待定，读者看不到，请签发人决定。")
        weigh([obj.pk])
        if "bylines" in form.changes() and (undecided := undecided_in_words(obj)):
            messages.warning(request, f"已保存。{undecided}。")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """From the queue, with the way on."""
        obj = kwargs.get("obj")
        context |= {"skip": skip_address(request, obj.pk) if obj else ""}
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_next" not in request.POST:
            return super().response_change(request, obj)
        messages.success(request, f"《{obj}》已保存。")
        return HttpResponseRedirect(next_address(cast(User, request.user), request.GET, obj.pk))

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
