"""After too many wrong passwords for one name from one address, neither is listened to for a while (django-axes)."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from articles.entrance.addresses import client_address

log = logging.getLogger(__name__)

# The code of an error that says so.
LOCKED = "locked"


def is_locked_out(request: HttpRequest) -> bool:
    """Whether the attempt that this request made was refused, or was the last one."""
    return bool(getattr(request, "axes_locked_out", False))


def until(request: HttpRequest, username: str) -> dt.datetime:
    """When this name may be tried again from this address."""
    attempts = AccessAttempt.objects.filter(username=username, ip_address=client_address(request))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    return (last or timezone.now()) + settings.AXES_COOLOFF_TIME


def sentence(request: HttpRequest, username: str) -> str:
    again = timezone.localtime(until(request, username)) + dt.timedelta(minutes=1)
    return (
        f"这个用户名在这里连续输错了 {settings.AXES_FAILURE_LIMIT} 次，暂停登录。"
        f"请在 {again:%H:%M} 以后再试；忘了密码，请找管理员重设。"
    )


@receiver(user_login_failed)
def note_failure(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **others: Any) -> None:
    if request is not None and not is_locked_out(request):
        log.warning("登录失败：用户名 %r，来自 %s", credentials.get("username"), client_address(request))


@receiver(user_locked_out)
def note_lock_out(sender: Any, request: HttpRequest, username: str, ip_address: str, **others: Any) -> None:
    log.warning("登录暂停：用户名 %r，来自 %s，连续输错 %d 次", username, ip_address, settings.AXES_FAILURE_LIMIT)


@receiver(pre_save, sender=AccessAttempt)
def keep_nothing_typed(sender: Any, instance: AccessAttempt, **others: Any) -> None:
    """Who tries how often is all that has to be known; what a stranger sent along is not kept."""
    instance.get_data = instance.post_data = ""
