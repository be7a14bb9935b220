"""A log-in whose password was right and whose second step is to come: until then nobody is logged in."""

from __future__ import annotations

import time

from django.contrib import auth
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils.crypto import constant_time_compare
from django_otp.plugins.otp_totp.models import TOTPDevice

HALFWAY = "halfway"
# Time enough to put an authenticator on a phone.
LONGEST_SECONDS = 30 * 60


def hold(request: HttpRequest, user: User) -> None:
    """In a new session, which knows nothing of the one before."""
    request.session.flush()
    request.session[HALFWAY] = {
        "user": user.pk,
        "backend": user.backend,
        "password": user.get_session_auth_hash(),
        "at": int(time.time()),
    }
    rotate_token(request)


def halfway(request: HttpRequest) -> User | None:
    """Who has typed the password of this session, not too long ago, and has it still."""
    held = request.session.get(HALFWAY)
    if not held or not 0 <= time.time() - held["at"] <= LONGEST_SECONDS:
        return None
    user = auth.load_backend(held["backend"]).get_user(held["user"])
    if not isinstance(user, User) or not constant_time_compare(held["password"], user.get_session_auth_hash()):
        return None
    return user


def complete(request: HttpRequest, user: User, device: TOTPDevice) -> None:
    """The log-in proper: only now is it one to the lock-out, and the session gets another key."""
    held = request.session.pop(HALFWAY)
    user.otp_device = device  # type: ignore[attr-defined]  # django-otp has the session bear it
    auth.login(request, user, held["backend"])
