"""A phone with an authenticator on it."""

from __future__ import annotations

from binascii import unhexlify

from django.contrib.auth.models import User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.entrance import recovery_codes


def enrolled(user: User) -> TOTPDevice:
    """With recovery codes, as an enrolment leaves it."""
    recovery_codes.made(user)
    return TOTPDevice.objects.create(user=user, name="验证器")


def shown(key: str, steps: int = 0) -> str:
    """What a phone with this key shows now, or so many half minutes later by a clock of its own."""
    return f"{totp(unhexlify(key), drift=steps):06}"


def wrong_for(key: str) -> str:
    """Six digits that it shows at no moment near now."""
    near = {shown(key, steps) for steps in range(-3, 4)}
    return next(code for code in (f"{number:06}" for number in range(9)) if code not in near)


def log_in_by_both(client: Client, user: User) -> None:
    """Without typing; the person has an authenticator afterwards."""
    device = TOTPDevice.objects.filter(user=user).first() or enrolled(user)
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
