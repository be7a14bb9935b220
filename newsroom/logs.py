"""How a message becomes a line of the log."""

from __future__ import annotations

import logging

from articles.chinese.controls import on_one_line


class OneLine(logging.Formatter):
    """Names that came from outside make no second line that looks like one of ours; a trace keeps its lines."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (the name that logging calls)
        return on_one_line(super().formatMessage(record))
