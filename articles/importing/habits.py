"""The paper's own habits, with which its pages are read: what tells that they were other ones."""

from __future__ import annotations


def habits_hash() -> str:
    """Of the habits that pages are read with now; "" where the paper has none of its own."""
    return ""
