"""An archive of the sample pages as ``manage.py prepare`` leaves it, made once for all who only need a copy."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

from tests.support.processes import manage


def copy_prepared(shared: Path, data: Path) -> None:
    """A copy of it in ``data``, which is not there yet; all workers of a run see the folder ``shared``."""
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = shared / "prepared"
        if not made.exists():
            making = shared / "preparing"
            manage(making, "prepare").check_returncode()
            making.rename(made)
    shutil.copytree(made, data)
