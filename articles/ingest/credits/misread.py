"""Roles with one misread character: 记看 for 记者. Put right only where nothing else makes sense of the line."""

from __future__ import annotations

import re

from articles.ingest.credits.roles import HAN
from articles.ingest.credits.tokens import BULLETS

LONGEST = 40  # characters; a misread role in a longer text proves nothing

_LEAD = rf"^\s*[{re.escape(BULLETS)}]*\s*|(?<=\S)[ \t\n\u3000]+"
_BEHIND = r"(?=[ \t\n\u3000:：])"
# Words that differ from a role by one character and mean something else: a 读者 sends a letter.
_WORDS = (
    "[读作笔学患前后或老长强弱王使业勇歌智仁伤死逝]者|记[者录得住忆号过]|摄[影像取氏]|[电背倒合留光投]影"
    "|通讯[员录社稿]|通信员|[资音]讯员"
)
_PATTERNS = [
    ("记者", f"记{HAN}|{HAN}者"),
    ("摄影", f"摄{HAN}|{HAN}影"),
    ("通讯员", f"通讯{HAN}|通{HAN}员|{HAN}讯员"),
]
_MISREAD = [(role, re.compile(f"(?P<lead>{_LEAD})(?!{_WORDS})(?:{pattern}){_BEHIND}")) for role, pattern in _PATTERNS]
# A role that stands apart has one right character at least, and a blank or colon behind it.
_SIGN = re.compile(rf"(?:[记摄讯]{HAN}|[者影员]){_BEHIND}")


def put_right(text: str) -> str:
    """The text with misread roles put right, as long as before; the text itself where none is."""
    if len(text) <= LONGEST and _SIGN.search(text):
        for role, pattern in _MISREAD:
            text = pattern.sub(rf"\g<lead>{role}", text)
    return text
