"""Where a code is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.entrance.enrolling import shows
from articles.entrance.forms import why_not_theirs
from articles.entrance.second_factor import why_refused

# A phone shows digits for it, and offers what it has received or an authenticator has copied. Longer than a code, for
# it may be typed in groups.
TYPED_AS = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}
LONGEST = 40


def code_field(label: str, **attributes: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.TextInput(TYPED_AS | attributes))


class PasscodeForm(forms.Form):
    """A code of the authenticator that the person has, or a recovery code; a right one is used up by the check."""

    code = code_field("验证码或恢复码", autofocus=True)

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_code(self) -> str:
        typed = str(self.cleaned_data["code"])
        if refused := why_refused(self.request, self.user, typed):
            raise refused
        return typed


class NewDeviceForm(forms.Form):
    """``code`` of the new authenticator. Whoever is logged in proves first that the session is still in his hands: by
    ``proof`` of the authenticator that is replaced, or by the ``password`` where there is none."""

    password = forms.CharField(
        label="登录密码", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )
    proof = code_field("原来验证器上的验证码，或一个恢复码")
    code = code_field("新验证器上的验证码")

    def __init__(self, *args: Any, request: HttpRequest, device: TOTPDevice, proof: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.device, self.proven_by = request, device, proof
        for name in {"password", "proof"} - {proof}:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The proof last, for a code that is proof is used up by it."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "code" in cleaned and not shows(self.device, cleaned["code"]):
            self.add_error("code", "不是这个验证器现在的验证码。请照手机上的再输一次；手机的时间要准。")
        if self.proven_by and not self.errors:
            check = why_refused if self.proven_by == "proof" else why_not_theirs
            if refused := check(self.request, self.device.user, cleaned[self.proven_by]):
                self.add_error(self.proven_by, refused)
        return cleaned
