"""Every form of the admin: what makes its row, and what somebody types into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import KeyPhrase, PhotoCaption, Series, ShadeRule, ShownArticle
from tests.support.factories import (
    make_article,
    make_case,
    make_issue,
    make_known_day,
    make_page,
    make_report,
    make_reporter,
)

TYPED = "打了很久的字"


def make_caption() -> PhotoCaption:
    return PhotoCaption.objects.get(pk=make_article(kind="photo").pk)


def make_shown() -> ShownArticle:
    return ShownArticle.objects.get(pk=make_article().pk)


# Name of the model → its maker and what is typed. The forms of rows with a version come first.
VERSIONED: dict[str, tuple[Callable[[], Any], dict[str, str]]] = {
    "article": (make_article, {"headline": TYPED}),
    "photocaption": (make_caption, {"body": TYPED}),
    "shownarticle": (make_shown, {"visibility": "withdrawn", "reason": TYPED}),
    "page": (make_page, {"name": TYPED}),
    "issue": (make_issue, {"edition": TYPED}),
    "reporter": (lambda: make_reporter("张三"), {"name": TYPED}),
    "textreport": (make_report, {"state": "done", "note": TYPED}),
    "case": (make_case, {"decision": "granted", "answer": TYPED, "state": "closed"}),
    "knownday": (make_known_day, {"why": TYPED}),
    "series": (lambda: Series.objects.create(name="学堂"), {"aliases_text": TYPED}),
}
FORMS = VERSIONED | {
    "user": (lambda: User.objects.create_user("colleague"), {"first_name": TYPED}),
    "shaderule": (lambda: ShadeRule.objects.create(kind="ad", shade="unlisted"), {"source": TYPED}),
    "keyphrase": (lambda: KeyPhrase.objects.create(title="市长", words="王小明"), {"note": TYPED}),
    "group": (lambda: Group.objects.create(name="校对组"), {"name": TYPED}),
}


def address(row: Model, page: str = "change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def typed(client: Client, row: Model, **changes: Any) -> dict[str, Any]:
    """The form as the browser would send it back, with these fields changed."""
    form = client.get(address(row)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in (values | changes).items() if value is not False}


def unchanged(row: Any) -> bool:
    fresh = type(row)._base_manager.get(pk=row.pk)
    return all(getattr(fresh, field.attname) == getattr(row, field.attname) for field in row._meta.concrete_fields)


def hidden(answer: HttpResponse) -> dict[str, list[str]]:
    """The hidden fields of a page as a browser would send them."""
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden"[^>]* name="([^"]*)" value="([^"]*)"', answer.content.decode()):
        fields.setdefault(unescape(name), []).append(unescape(value))
    return fields
