"""For probes. /healthz: the process is alive. /readyz: and nothing needs a person: database, index lag, disk."""

from __future__ import annotations

import shutil

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.indexing import outbox

# Beyond these an alarm is due: the index normally follows within seconds.
LONGEST_LAG_SECONDS = 600
LEAST_FREE_MB = 500


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """{"ready", "problems": [...], "index_lag": {"articles", "seconds"}, "disk_free_mb"}; 503 with any problem."""
    problems: list[str] = []
    answer = {"disk_free_mb": disk_free_mb(problems), "index_lag": index_lag(problems)}
    state = {"ready": not problems, "problems": problems}
    return JsonResponse(state | answer, status=503 if problems else 200, json_dumps_params={"ensure_ascii": False})


def index_lag(problems: list[str]) -> dict[str, int] | None:
    """What waits in the outbox; reading it is the test of the database too."""
    try:
        lag = outbox.lag()
    except DatabaseError as error:
        problems.append(f"数据库没有应答：{error}")
        return None
    if lag.seconds > LONGEST_LAG_SECONDS:
        problems.append(
            f"搜索索引落后 {lag.seconds / 60:.0f} 分钟：请看搜索引擎是否在运行，再运行 manage.py check_index"
        )
    return {"articles": lag.articles, "seconds": round(lag.seconds)}


def disk_free_mb(problems: list[str]) -> int:
    free = shutil.disk_usage(settings.DATA_DIR).free // 2**20
    if free < LEAST_FREE_MB:
        problems.append(f"{settings.DATA_DIR} 所在磁盘只剩 {free} MB：请清出空间")
    return free
