"""``manage.py update_index``: Haystack's name for what check_index --repair does."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from haystack.management.commands import update_index


class Command(update_index.Command):  # type: ignore[misc]
    def handle(self, *args: Any, **options: Any) -> None:
        call_command("check_index", "--repair", stdout=self.stdout, stderr=self.stderr)
