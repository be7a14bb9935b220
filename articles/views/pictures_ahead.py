"""Pictures drawn before anybody asks for them, so that nobody waits."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.jobs.job_kinds import Tell
from articles.models import Article, PageText
from articles.models.sight import STAFF, Sight, looking, visitors
from articles.picturing import room
from articles.picturing.drawing import Undrawn
from articles.picturing.pictures import PLAIN, SMALL
from articles.views.page_pictures import shown_picture

logger = logging.getLogger(__name__)

# Days: a paper so young is read, however little room is left.
_YOUNG = 30


def draw_ahead(payload: dict[str, Any], tell: Tell) -> None:
    """The job: the pictures of one sheet that lists and its page show, and none of what nobody may see. Done again it
    draws nothing; that one cannot be drawn is told to whoever asks for it. Raises TooManyAtOnce.
    """
    full = room.swept() > room.AHEAD * room.MOST
    text = PageText.objects.filter(source_file=payload["file"], sheet=payload["sheet"]).order_by("-pk").first()
    if text is None or not _is_asked_for(text, full):
        return
    with looking(first_readers):
        seen = Article.objects.shown().filter(page=text.page).exists()
        picture = shown_picture(text.page, text) if seen else None
    if picture is None:
        return
    tell(0, 2, str(text.page))
    try:
        for dots in (PLAIN, SMALL):
            picture.webp(dots)
    except Undrawn as error:
        logger.warning("page text %s: %s", text.pk, error)


def first_readers() -> Sight:
    return STAFF if settings.VISIBILITY == "staff" else visitors()


def _is_asked_for(text: PageText, full: bool) -> bool:
    """Whether its page has an address that shows it, and is young where there is little room."""
    issue = text.page.issue
    if issue is None or text.page.current_text != text:
        return False
    return not full or issue.date > timezone.localdate() - dt.timedelta(days=_YOUNG)
