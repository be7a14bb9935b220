"""A form of the admin as a browser shows it and sends it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.test import Client

from tests.admin.forms import address


def sent(client: Client, row: Any, **typed: Any) -> dict[str, Any]:
    """Line ends as browsers send them, none out of a field of one line; then what is ``typed`` over it."""
    form = client.get(address(row)).context["adminform"].form
    values = {name: as_browser(form[name].value(), form.fields[name].widget) for name in form.fields}
    return {name: value for name, value in values.items() if value is not None} | typed


def as_browser(value: Any, widget: forms.Widget) -> Any:
    if not isinstance(value, str):
        return {True: "on", False: None, None: ""}.get(value, value) if isinstance(value, bool | None) else value
    folded = value.replace("\r\n", "\n").replace("\r", "\n")
    return folded.replace("\n", "\r\n") if isinstance(widget, forms.Textarea) else folded.replace("\n", "")


def save(client: Client, row: Any, **typed: Any) -> HttpResponse:
    return client.post(address(row), sent(client, row, **typed))
