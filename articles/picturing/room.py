"""How much room all pictures take; above its bound those go that were asked for longest ago."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

# Bytes of all pictures, some ten thousand pages; so much of it is left when some had to go.
MOST, LEFT = 4 << 30, 0.9
# What nobody has asked for yet takes no more than this, so that an old archive coming in drives nothing out.
AHEAD = 0.75


def swept() -> int:
    """How many bytes stay."""
    held = sorted(_held(Path(settings.DATA_DIR) / "pictures"), key=lambda one: one[1].st_mtime)
    total = sum(about.st_size for _, about in held)
    bound = int(LEFT * MOST) if total > MOST else total
    for path, about in held:
        if total <= bound:
            break
        with suppress(OSError):
            os.unlink(path)
            total -= about.st_size
    return total


def _held(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Each file with what the system knows of it; one that goes meanwhile is none."""
    for inside, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(inside, name)
            with suppress(OSError):
                yield path, os.stat(path)
