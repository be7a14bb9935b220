"""An authenticator is enrolled, put in place of another, or taken away; each is noted in the admin's log."""

from __future__ import annotations

import time
from base64 import b32encode
from binascii import unhexlify
from textwrap import wrap

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from articles.entrance import recovery_codes
from articles.entrance.second_factor import PASSCODE, device_of, plain
from articles.entrance.sessions import end_sessions

OFFERED_KEY = "offered_key"
# Bytes, as RFC 4226 recommends; and by how many steps of thirty seconds a phone may be wrong.
KEY_BYTES, TOLERANCE = 20, 1
GROUP = 4


class Outdated(Exception):
    """Somebody else has enrolled another authenticator meanwhile."""


def offered(session: SessionBase, user: User) -> TOTPDevice:
    """A new authenticator that is not stored yet. Its key stays the same for this session and is known to no other."""
    if OFFERED_KEY not in session:
        session[OFFERED_KEY] = random_hex(KEY_BYTES)
    return TOTPDevice(user=user, name="验证器", key=session[OFFERED_KEY])


def key_in_groups(device: TOTPDevice) -> str:
    return " ".join(wrap(b32encode(device.bin_key).decode(), GROUP))


def shows(device: TOTPDevice, typed: str) -> bool:
    """Whether ``typed`` is what a new authenticator shows; the device then remembers it as used."""
    code = plain(typed)
    if len(code) != PASSCODE or not (code.isascii() and code.isdecimal()):
        return False
    totp = TOTP(unhexlify(device.key))
    totp.time = time.time()
    if not totp.verify(int(code), TOLERANCE):
        return False
    device.last_t, device.drift = totp.t(), totp.drift
    return True


@transaction.atomic
def enrol(device: TOTPDevice, former: TOTPDevice | None) -> list[str]:
    """The recovery codes that go with it. ``former`` is the authenticator that the person was seen to have, which it
    replaces. Raises Outdated."""
    user = User.objects.select_for_update().get(pk=device.user_id)
    if device_of(user) != former:
        raise Outdated
    TOTPDevice.objects.filter(user=user).delete()
    device.save()
    noted(user, user, "换了两步登录的验证器" if former else "启用了两步登录")
    return recovery_codes.made(user)


@transaction.atomic
def reset(user: User, by: User, how: str = "") -> bool:
    """Back to a password alone, and out of every session; False where there was nothing to reset. ``how`` is noted."""
    end_sessions(user)
    if not TOTPDevice.objects.filter(user=user).exists():
        return False
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    noted(user, by, f"撤销了两步登录{how}")
    return True


def noted(user: User, by: User, said: str) -> None:
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, change_message=said, single_object=True)
