"""Patterns that take long to compile."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def lazily(pattern: str) -> Callable[[], re.Pattern[str]]:
    """The pattern, compiled when it is first asked for: a command that reads no credit need not wait half a second."""
    return cache(lambda: re.compile(pattern))
