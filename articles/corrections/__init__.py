"""The only way to change what is printed or shown: version, revision and outbox row in one transaction.

``correct`` is what people do with a text. ``structure`` moves places and permalinks, ``filing`` dates pages and keeps
issues, reporters and series; ``change`` is what they all write through; ``history`` is what they leave behind.
"""

from articles.corrections.change import NothingChanged, StaleVersion
from articles.corrections.text import CORRECTABLE, correct, tidied

__all__ = ["CORRECTABLE", "NothingChanged", "StaleVersion", "correct", "tidied"]
