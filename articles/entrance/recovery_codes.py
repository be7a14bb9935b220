"""Ten codes on paper for whoever has lost the phone: each lets in once, and none is stored as it is printed."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b64encode

from django.contrib.auth.models import User
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

HOW_MANY = 10
# Digits only, so that the keypad of a phone types them; four groups of five.
GROUPS, DIGITS = 4, 5
# Characters, six bits each, that the column of django-otp has room for.
KEPT = 16


def digest(user: User, code: str) -> str:
    """What is stored of a code: its 66 random bits need no slow hash."""
    found = hashlib.sha256(f"{user.pk}:{code}".encode()).digest()
    return b64encode(found).decode()[:KEPT]


@transaction.atomic
def made(user: User) -> list[str]:
    """Ten new ones, each in its groups; those from before are good no more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="恢复码")
    codes = [[f"{secrets.randbelow(10**DIGITS):0{DIGITS}}" for _ in range(GROUPS)] for _ in range(HOW_MANY)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=digest(user, "".join(groups))) for groups in codes)
    return [" ".join(groups) for groups in codes]


def left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())
