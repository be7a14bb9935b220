"""``manage.py clear_index``: Haystack's, refused. An empty index would answer that nothing was printed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from haystack.management.commands import clear_index


class Command(clear_index.Command):  # type: ignore[misc]
    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError("本站不清空搜索索引：空的索引会把有的说成没有。要重建请运行 manage.py rebuild_search。")
