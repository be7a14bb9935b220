"""Word lists as they are best read and changed: words parted by blanks, over as many lines as it takes."""

from __future__ import annotations


def words(text: str) -> list[str]:
    """The words of a list written as one text."""
    return text.split()
