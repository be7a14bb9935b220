"""How much a test tries: a little in ``make test``, all of it where THOROUGH is set, as ``make torture`` does."""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("THOROUGH"))


def tries(few: int, many: int) -> int:
    return many if THOROUGH else few
