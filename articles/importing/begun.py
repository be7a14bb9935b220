"""Work that begins when it is asked for, and goes on as its results are: a child reads while another page is stored."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TypeVar, cast

Made = TypeVar("Made")
Begun = Generator[Made, None, None]


def begun(steps: Generator[Made | None, None, None]) -> Begun[Made]:
    """The results of a generator that has gone as far as its first None, which says that all has begun.

    Closing it ends what was begun.
    """
    next(steps)
    return cast(Begun[Made], steps)


def one_ahead(all_begun: Iterable[Begun[Made]]) -> Iterator[Made]:
    """The results of each; while they are taken the next one has begun."""
    now: Begun[Made] | None = None
    following: Begun[Made] | None = None
    try:
        for following in all_begun:
            if now:
                yield from now
            now = following
        if now:
            yield from now
    finally:
        for one in (now, following):
            if one:
                one.close()
