"""What does not arrive as it should, on the first page of the admin: today's paper, files of the watched folder."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils import timezone

from articles.catalogue.awaited import awaited_paper
from articles.models import Issue, KnownDay, Page, Watch, WatchedFile
from articles.models.rights import may_look_at

register = template.Library()

# Files of which it stands there what they need.
SHOWN = 3


@register.inclusion_tag("admin/arriving.html", takes_context=True)
def arriving(context: template.Context) -> dict[str, object]:
    """Nothing for those who do not look at pages."""
    user, now = context["request"].user, timezone.now()
    if not may_look_at(user, Page):
        return {}
    watch, waiting = Watch.objects.first(), WatchedFile.objects.waiting()
    today = awaited_paper(now)
    return {
        "today": today,
        "due": settings.PAPER_DUE,
        "latest": Issue.objects.held().order_by("date").last() if today else None,
        "says": may_look_at(user, KnownDay) and user.has_perm("articles.add_knownday"),
        "waiting": waiting.count(),
        "first": waiting[:SHOWN],
        "watched": settings.WATCH_FOLDER,
        "gone": bool(settings.WATCH_FOLDER) and (watch is None or watch.is_gone(now)),
        "trouble": watch.trouble if watch and settings.WATCH_FOLDER else "",
    }
