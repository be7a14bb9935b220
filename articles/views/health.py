"""For probes. /healthz: the process is alive. /readyz: and nothing needs a person. Strangers are told no more."""

from __future__ import annotations

import logging
import re
import time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.indexing.readiness import Readiness, look
from articles.models import Article
from articles.models.rights import may_look_at

log = logging.getLogger(__name__)

# The same problems are logged again after so long, however often a probe or a stranger asks.
QUIET_SECONDS = 300.0
_logged: dict[tuple[str, ...], float] = {}


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """{"ready"}, for the desk also {"problems": [...], "index_lag": {"articles", "seconds"}, "disk_free_mb"}.

    503 with any problem.
    """
    state = look()
    note(state.problems)
    told: dict[str, object] = {"ready": not state.problems}
    if is_for_desk(request):
        told |= details(state)
    return JsonResponse(told, status=503 if state.problems else 200, json_dumps_params={"ensure_ascii": False})


def details(state: Readiness) -> dict[str, object]:
    lag = state.lag and {"articles": state.lag.articles, "seconds": round(state.lag.seconds)}
    return {"problems": list(state.problems), "index_lag": lag, "disk_free_mb": state.disk_free_mb}


def is_for_desk(request: HttpRequest) -> bool:
    """Nobody is while the database does not answer who it is."""
    try:
        return settings.SESSION_COOKIE_NAME in request.COOKIES and may_look_at(request.user, Article)
    except DatabaseError:
        return False


def note(problems: tuple[str, ...]) -> None:
    """Figures in a problem change all the time; the words around them do not."""
    kinds = tuple(re.sub(r"\d+", "", problem) for problem in problems)
    now = time.monotonic()
    if problems and now - _logged.get(kinds, -QUIET_SECONDS) >= QUIET_SECONDS:
        _logged[kinds] = now
        log.warning("有事要人处理：%s", "；".join(problems))
