"""Where a password is typed: to log in, and to change it."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from articles.entrance.lock_out import LOCKED, is_locked_out, sentence
from articles.entrance.turns import turn

BUSY = "busy"
WAIT = "正在登录的人太多，请过几秒再试。"


class LogInForm(AdminAuthenticationForm):
    """Its errors have the codes BUSY or LOCKED where trying again at once would not help."""

    def clean(self) -> dict[str, Any]:
        with turn() as mine:
            if not mine:
                raise ValidationError(WAIT, code=BUSY)
            try:
                return super().clean()
            except ValidationError:
                if self.request and is_locked_out(self.request):
                    told = sentence(self.request, self.cleaned_data["username"])
                    raise ValidationError(told, code=LOCKED) from None
                raise


class NewPasswordForm(AdminPasswordChangeForm):
    """The old password is guessed at no faster here than at the log-in."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        typed = str(self.cleaned_data["old_password"])
        if refused := why_not_theirs(self.request, self.user, typed):
            raise refused
        return typed


def why_not_theirs(request: HttpRequest, user: Any, password: str) -> ValidationError | None:
    """None where it is the password of ``user``, who has logged in already."""
    name = user.get_username()
    with turn() as mine:
        if not mine:
            return ValidationError(WAIT, code=BUSY)
        if authenticate(request, username=name, password=password):
            return None
    if is_locked_out(request):
        return ValidationError(sentence(request, name), code=LOCKED)
    return ValidationError(AdminPasswordChangeForm.error_messages["password_incorrect"], code="password_incorrect")
