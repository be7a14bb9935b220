"""What a page that asks about clashes sends along, and the text that comes of what was chosen and typed there. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from articles.desk.merging import BOTH, MINE, THEIRS, Clash, Merged, merge

CHOICES = (THEIRS, MINE, BOTH)


class UnreadableClashes(ValueError):
    """What came back is not what a page of ours sent along."""


def written(merged: Mapping[str, Merged]) -> str:
    """The fields that have clashes, for ``read``; "" where none has."""
    asked = {name: [_plain(part) for part in one.parts] for name, one in merged.items() if one.clashes}
    return json.dumps(asked, ensure_ascii=False) if asked else ""


def _plain(part: str | Clash) -> Any:
    return part if isinstance(part, str) else [part.base, part.theirs, part.mine, part.lines]


def read(text: str) -> dict[str, Merged]:
    """Raises UnreadableClashes."""
    try:
        told = json.loads(text or "{}")
        return {str(name): Merged(tuple(map(_part, parts))) for name, parts in told.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableClashes("没有看懂上一页的选择") from error


def _part(plain: Any) -> str | Clash:
    if isinstance(plain, str):
        return plain
    base, theirs, mine, lines = plain
    if not all(isinstance(one, str) for one in (base, theirs, mine)):
        raise TypeError(plain)
    return Clash(base, theirs, mine, bool(lines))


def settled(merged: Merged, choices: Sequence[str], typed: str) -> str:
    """The text with what was chosen; what somebody typed since into the field that showed ``merged`` holds before that.

    Raises UnreadableClashes for a choice that was not offered."""
    if not set(choices) <= set(CHOICES):
        raise UnreadableClashes("没有看懂上一页的选择")
    shown, chosen = merged.text(), merged.text(choices)
    if any(clash.lines for clash in merged.clashes):
        return chosen if typed == shown else typed
    return merge(shown, chosen, typed).text()
