"""What people wait for, on the first page of the admin: told to those who may answer."""

from __future__ import annotations

from django import template
from django.utils import timezone

from articles.models import Case, TextReport
from articles.models.reports import CaseState, ReportState

register = template.Library()


@register.inclusion_tag("admin/waiting.html", takes_context=True)
def letters_waiting(context: template.Context) -> dict[str, int]:
    """How many of each kind; 0 where there are none, or where it is not this person's to know."""
    user, waiting = context["request"].user, {"reports": 0, "cases": 0, "overdue": 0}
    if user.has_perm("articles.change_article"):
        waiting["reports"] = TextReport.objects.filter(state=ReportState.OPEN).count()
    if user.has_perm("articles.handle_case"):
        waiting["cases"] = Case.objects.filter(state=CaseState.OPEN).count()
        waiting["overdue"] = Case.objects.overdue(timezone.localdate()).count()
    return waiting
