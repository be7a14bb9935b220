"""Correcting printed text: every save is a revision, a stale save is refused and keeps what was typed."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.admin import signing
from articles.admin.at_desk import DeskAdmin
from articles.admin.comparing import WithHistory
from articles.admin.correction_form import CorrectionForm
from articles.admin.front import next_address, skip_address
from articles.admin.history import history_shown
from articles.admin.minding import to_mind
from articles.admin.namesakes import namesakes_shown, undecided_in_words
from articles.admin.overtaken import as_chosen, overtaken
from articles.admin.rereading_lines import RereadsLines
from articles.admin.typed import LOOK_AGAIN
from articles.admin.visibility import may_decide, shown_now, shown_now_linked, visibility_linked
from articles.desk.phrase_checks import Table, check_phrases
from articles.desk.reviewing import agree
from articles.desk.weighing import weigh
from articles.models import Article, PhotoCaption
from articles.models.revisions import in_page_order
from articles.models.rights import REVIEW_ARTICLE
from articles.models.states import Status

# Digits of a row's key that every database can look for.
LONGEST_KEY = 18

# What is printed above the bylines.
ABOVE = ("section", "kicker", "headline", "subtitle")

CHOSEN = "还没有保存：下面已照您选的合好，请看过后再保存。"


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

    @admin.display(description="待确认的署名")
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
