"""后台任务 on the first page of the admin: what is set aside, and that nobody works though something waits."""

from __future__ import annotations

from django import template
from django.utils import timezone

from articles.models import Job, Page, Worker
from articles.models.rights import may_look_at

register = template.Library()


@register.inclusion_tag("admin/background.html", takes_context=True)
def background(context: template.Context) -> dict[str, object]:
    """Nothing for those who do not look at pages."""
    if not may_look_at(context["request"].user, Page):
        return {}
    waiting = Job.objects.waiting().count()
    return {
        "aside": Job.objects.set_aside().count(),
        "waiting": waiting,
        "nobody": waiting and not Worker.is_there(timezone.now()),
    }
