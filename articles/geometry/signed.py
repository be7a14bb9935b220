"""Rows that only say who wrote the text, by their form; the reader parses who."""

from __future__ import annotations

import re

_BYLINE = re.compile(
    r"[■□◆●▲★◎○\s]*[（(]?(?:(?:本报|见习|实习|特约|驻)?\s*(?:记\s*者|通\s*讯\s*员|摄\s*影|作\s*者|实习生|撰稿)"
    r"|[图文](?:[/／]?[图文摄])?\s*[/／|｜:：])[^，。]*$"
)
_LONGEST = 60  # characters


def is_byline(text: str) -> bool:
    """Whether the text may be a byline and nothing else."""
    return len(text) <= _LONGEST and bool(_BYLINE.match(text))
