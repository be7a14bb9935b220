"""Why a backup was not made."""

from __future__ import annotations


class BackupFailed(Exception):
    """One sentence for whoever runs the command: what stopped it and what helps. Nothing that looks whole is left."""
