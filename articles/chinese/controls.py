"""Characters that command instead of being read: shown by their number wherever a text is shown, never obeyed.

U+202E turns the text behind it round, U+001B colours a terminal or clears it, U+200B parts a word that looks whole.
"""

from __future__ import annotations

import re

# What turns text round or isolates it, and what says which way neighbours run.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Without width: a blank, joiners, a hyphen for a line's end, annotations, tags. A byte order mark is none of them: it
# opens files for spreadsheets.
_UNSEEN = (
    "\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
COMMANDS = re.compile(f"[{_CONTROL}{_BIDI}{_UNSEEN}]")


def visible(text: str) -> str:
    """The text with every such character as its number: 〔U+202E〕. Line ends and tabs stay."""
    return COMMANDS.sub(lambda match: f"〔U+{ord(match[0]):04X}〕", text) if COMMANDS.search(text) else text


def on_one_line(text: str) -> str:
    """The same for a line of a report or a log: line ends and tabs are commands there too."""
    return re.sub(r"[\t\r\n\u2028\u2029]", lambda match: f"〔U+{ord(match[0]):04X}〕", visible(text))
