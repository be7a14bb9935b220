"""The second step of a log-in: who is asked for it, whether it was done, and whether what was typed is the code."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.entrance.lock_out import LOCKED, is_locked_out, sentence
from articles.entrance.recovery_codes import digest

THROTTLED = "throttled"
# Digits of what an authenticator shows, and of a recovery code.
PASSCODE, RECOVERY_CODE = 6, 20
SHAPE = f"请输入验证器上现在的 {PASSCODE} 位验证码，或一个 {RECOVERY_CODE} 位的恢复码。"
NOT_RIGHT = "验证码不对，或已经用过。请等验证器上换了下一个再输；手机的时间要准。"


def device_of(user: User) -> TOTPDevice | None:
    """The authenticator that a person has enrolled; there is one at most."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def asks_for_it(user: User) -> bool:
    """Whether a password alone does not let this person in."""
    return settings.REQUIRE_TOTP or device_of(user) is not None


def is_done(session: SessionBase, user: User) -> bool:
    """Whether this session may be ``user``'s: it bears the present authenticator, or none where none is asked for.

    A session that bears one that is no more is over.
    """
    borne, device = session.get(DEVICE_ID_SESSION_KEY), device_of(user)
    if device is None:
        return borne is None and not settings.REQUIRE_TOTP
    return bool(borne == device.persistent_id)


def plain(typed: str) -> str:
    """The digits of a code, however they were typed: full-width, in groups."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed))


def why_refused(request: HttpRequest, user: User, typed: str) -> ValidationError | None:
    """None where ``typed`` is the person's code, which is used up by that.

    Wrong ones count towards the pause after wrong passwords, and each makes this authenticator wait twice as long.
    """
    code, name = plain(typed), user.get_username()
    if not re.fullmatch(rf"[0-9]{{{PASSCODE}}}|[0-9]{{{RECOVERY_CODE}}}", code):
        return ValidationError(SHAPE, code="shape")
    if not AxesProxyHandler.is_allowed(request, {"username": name}):
        return ValidationError(sentence(request, name), code=LOCKED)
    is_right, wait = compared(user, code)
    if is_right:
        return None
    if wait:
        return ValidationError(f"刚才输错过，请过 {wait} 秒再试。", code=THROTTLED)
    user_login_failed.send(sender=__name__, credentials={"username": name}, request=request)
    if is_locked_out(request):
        return ValidationError(sentence(request, name), code=LOCKED)
    return ValidationError(NOT_RIGHT, code="wrong")


def compared(user: User, code: str) -> tuple[bool, int]:
    """Whether it is right, and for how many seconds it is not even compared."""
    kind, token = (TOTPDevice, code) if len(code) == PASSCODE else (StaticDevice, digest(user, code))
    with transaction.atomic():
        device: Any = kind.objects.devices_for_user(user, confirmed=True).select_for_update().first()
        if device is None:
            return False, 0
        is_allowed, why = device.verify_is_allowed()
        if not is_allowed:
            return False, int((why["locked_until"] - timezone.now()).total_seconds()) + 1
        return bool(device.verify_token(token)), 0
