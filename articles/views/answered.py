"""What is answered for a permalink that was issued: one table, pure."""

from __future__ import annotations

from enum import Enum

from articles.models.permalinks import PermalinkState


class Reply(Enum):
    """In brackets the status. ``UNSHOWN`` was public once and is not now; ``NEVER`` was not."""

    READ = "the article (200)"
    ONWARD = "to where it leads now (301)"
    PARTS = "the page of its parts (200)"
    WITHDRAWN = "withdrawn, and when (410)"
    UNSHOWN = "not public for now (410)"
    NEVER = "not public (404)"


def answer_for(state: str, *, withdrawn: bool, shown: bool, leads: bool, ever_public: bool) -> Reply:
    """``state``: of the permalink. ``withdrawn``: its article is, or was and nobody has shown it since. ``shown``:
    whoever looks may see the article. ``leads``: there is somewhere to go on to, or a part to be seen.

    A withdrawal goes before all that became of the permalink. Who was told once that the article is there is not told
    that it never was.
    """
    if withdrawn:
        return Reply.WITHDRAWN
    if state == PermalinkState.LIVE and shown:
        return Reply.READ
    if state == PermalinkState.MOVED and leads:
        return Reply.ONWARD
    if state == PermalinkState.SPLIT and leads:
        return Reply.PARTS
    return Reply.UNSHOWN if ever_public else Reply.NEVER
