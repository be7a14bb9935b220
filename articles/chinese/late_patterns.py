"""Patterns of so many words that compiling them takes longer than all else a command starts with: compiled when first
asked, which most commands never do."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast

_LATE: list[LatePattern] = []


class LatePattern:
    """Answers as the compiled pattern does."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        _LATE.append(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern)

    def __getattr__(self, name: str) -> Any:
        """Kept, so that the next time it is found without coming here."""
        found = getattr(self.compiled, name)
        self.__dict__[name] = found
        return found


def late(pattern: str) -> re.Pattern[str]:
    return cast("re.Pattern[str]", LatePattern(pattern))


def compile_all() -> None:
    """For a server, whose first reader is not to wait for it."""
    for pattern in _LATE:
        pattern.search("")
