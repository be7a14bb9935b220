"""``manage.py rebuild_index``: Haystack's name for what rebuild_search does, which empties nothing first."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from haystack.management.commands import rebuild_index


class Command(rebuild_index.Command):  # type: ignore[misc]
    def handle(self, *args: Any, **options: Any) -> None:
        call_command("rebuild_search", stdout=self.stdout, stderr=self.stderr, verbosity=options["verbosity"])
