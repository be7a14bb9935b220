"""Tables of whoever decides what may be seen: nobody else is shown them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.admin.typed import KeepsTyped
from articles.admin.visibility import may_decide


class ForDeciders(KeepsTyped):
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_decide(request)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)
