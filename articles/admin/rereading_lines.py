"""照现行规则重读: the line that a byline was printed in, read by the grammar of today, as a proposal in the form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from articles.admin.signers import REREAD, AskedByline, asked_about
from articles.admin.signing import read_lines
from articles.admin.typed import KeepsTyped
from articles.corrections.bylines import TypedByline
from articles.models import Article
from articles.reading.credits.as_typed import typed_lines
from articles.reading.credits.typed import Signed

PROPOSED = "还没有保存：“署名”已换成照现行规则重读的结果，请看过再保存。您输入的其他内容都还在下面。"
NOTHING_READ = "没有重读：这一处署名已经改过，或照现行规则读不出署名。"
UNREAD = "没有重读：“署名”里有读不懂的，请先改好。"


class RereadsLines(KeepsTyped):
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST" and REREAD in request.POST and self.has_change_permission(request):
            return self.reread(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def reread(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        """The form as it was posted with other bylines in it; nothing is saved."""
        article: Article | None = self.get_object(request, object_id or "")
        asked = asked_in(article, request.POST[REREAD]) if article else None
        if article is None or asked is None or asked.printed is None or not asked.printed.signed:
            return self.show_again(request, object_id, NOTHING_READ)
        try:
            typed = read_lines(article, request.POST.get("bylines_text", ""))
        except ValidationError:
            return self.show_again(request, object_id, UNREAD)
        posted = request.POST.copy()
        posted["bylines_text"] = "\n".join(line for line, _ in typed_lines(proposed(article, typed, asked)))
        request.POST = posted  # type: ignore[assignment]
        return self.show_again(request, object_id, PROPOSED)


def asked_in(article: Article, key: str) -> AskedByline | None:
    return next((one for one in asked_about(article) if one.key == key), None)


def proposed(article: Article, typed: list[TypedByline], asked: AskedByline) -> list[Signed]:
    """What the line is read as now in place of all bylines that it names; the others as they were typed."""
    people = {one.name: one for one in article.bylines.select_related("reporter")}
    signed: list[Signed] = []
    put = False
    for one in typed:
        if asked.printed and asked.printed.names(one["name"]):
            signed += () if put else asked.printed.signed
            put = True
            continue
        was = people.get(one["name"])
        organisation = one.get("organisation", bool(was and was.organisation))
        signed.append(Signed(one["role"], one["name"], organisation, person=one.get("person", "")))
    return signed if put or not asked.printed else [*signed, *asked.printed.signed]
