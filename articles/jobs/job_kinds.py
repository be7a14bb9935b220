"""Which kinds of jobs there are. ``KINDS`` is the table: kind, its words, the function that does it.

A function is called with the payload and with what it tells its progress to. It is called again where a worker was
killed, so to do the job twice must be as to do it once; it holds no transaction open for long; what needs much memory
it does in a child process with limits of its own. What it raises is the reason, in one line, why it was not done.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, Protocol

Payload = dict[str, Any]


class Tell(Protocol):
    def __call__(self, done: int, total: int, word: str = "") -> None:
        """So many of so many are done, now at ``word``. Raises LeaseLost, which ends the function."""


class JobKind(NamedTuple):
    """``function``: module and function; the module is imported only where jobs are done."""

    words: str
    function: str


class NoSuchJob(LookupError):
    """A kind that this release does not know."""


KINDS: dict[str, JobKind] = {
    "ocr": JobKind("文字识别", "articles.importing.by_ocr:read_by_ocr"),
    "phrases": JobKind("查要害词", "articles.desk.phrase_checks:check_archive"),
    "picture": JobKind("画版面图", "articles.views.pictures_ahead:draw_ahead"),
    "words": JobKind("统计用字", "articles.desk.own_statistics:count_words"),
}


def kind_in_words(kind: str) -> str:
    return KINDS[kind].words if kind in KINDS else kind


def function_of(kind: str) -> Callable[[Payload, Tell], None]:
    """Raises NoSuchJob."""
    if kind not in KINDS:
        raise NoSuchJob(f"这个版本的程序没有“{kind}”这种后台任务；请升级后再做一次，或放弃")
    module, name = KINDS[kind].function.split(":")
    function: Callable[[Payload, Tell], None] = getattr(import_module(module), name)
    return function
