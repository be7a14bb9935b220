"""The only way to change what is printed or shown."""

from articles.corrections.text import (
    CORRECTABLE,
    Entry,
    NothingChanged,
    StaleVersion,
    correct,
    tidied,
)

__all__ = ["CORRECTABLE", "Entry", "NothingChanged", "StaleVersion", "correct", "tidied"]
