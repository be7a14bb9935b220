"""Credits with one misread character: 记看 for 记者, 八记者 for ■记者. Put right only where nothing else makes sense.

Every table below says what may be misread of one kind of token; a line counts only if all the rest of it parses.
"""

from __future__ import annotations

import re

from articles.chinese.patterns import lazily
from articles.chinese.surnames import is_common
from articles.chinese.text import unbalanced
from articles.reading.credits.no_names import NOT_NAMES
from articles.reading.credits.roles import HAN
from articles.reading.credits.tokens import BULLETS

LONGEST = 40  # characters; a misread role in a longer text proves nothing

_BEFORE = rf"^[\s（(\[【〔]*[{re.escape(BULLETS)}]*\s*|(?<=\S)[ \t\n\u3000]+"
_BEHIND = r"(?=[ \t\n\u3000:：])"
# Words that differ from a role by one character and mean something else: a 读者 sends a letter.
_WORDS = (
    "[读作笔学患前后或老长强弱王使业勇歌智仁伤死逝]者|记[者录得住忆号过]|摄[影像取氏]|[电背倒合留光投]影"
    "|通讯[员录社稿]|通信员|[资音]讯员|实习[生医护律老期]|[练学补]习生|[编记]辑|编[辑导剧写号委]"
)
# Longest first: the end of a longer role is no role of its own.
_ROLES = (
    *("特约通讯员", "本报记者", "见习记者", "实习记者", "特约记者", "首席记者", "责任编辑"),
    *("通讯员", "实习生", "记者", "摄影"),
)
_RIGHT = "|".join(_ROLES)


def _nearly(role: str) -> str:
    """A pattern for the role with any one character misread."""
    return "|".join(role[:at] + HAN + role[at + 1 :] for at in range(len(role)))


_MISREAD = [
    (role, lazily(rf"(?P<before>{_BEFORE})(?!(?:{_RIGHT}|{_WORDS}){_BEHIND})(?:{_nearly(role)}){_BEHIND}"))
    for role in _ROLES
]
_WORK = re.compile(rf"^(?P<before>[\s{re.escape(BULLETS)}]*)(?:{HAN}[/／]图|文{HAN}图|文[/／]{HAN}){_BEHIND}")
# A ■ read as a character: 八记者; but 小记者 and 女记者 are words.
_BULLET = re.compile(
    rf"^(?P<before>\s*)(?![小老女男名位前原新让当的是该])(?P<bullet>{HAN})\s?(?=(?:{_RIGHT}){_BEHIND})"
)
# A colon or blank read as a character: 通讯员士何静.
_GAP = re.compile(rf"(?P<role>{_RIGHT})(?P<gap>{HAN})(?P<name>{HAN}{{2,3}})(?!{HAN})")
_TWO_ROLES = re.compile(rf"(?:{_RIGHT}).*(?:{_RIGHT})")
# What makes the patterns worth trying: a role stands apart with one right character at least, or opens the line.
_SIGN = re.compile(rf"(?:[记摄讯习]{HAN}|[者影员生辑图]){_BEHIND}|^\W*{HAN}?\s?(?:{_RIGHT})")


# A role, or nearly one, with what may be a name behind it: a credit that does not parse.
_NEARLY_CREDIT = lazily(
    rf"\W?{HAN}{{0,2}}?(?:{_RIGHT}|(?!{_WORDS}|[此作读]者)(?:{'|'.join(map(_nearly, _ROLES))}))"
    rf"[ \t\u3000]+{HAN}{{1,4}}(?:[ \t\u3000、/／]|$)"
)


def may_be_credit(line: str) -> bool:
    """Whether a line that is read as something else may be a credit that nobody can parse."""
    return len(line) <= LONGEST and bool(_NEARLY_CREDIT().match(line))


def put_right(text: str) -> str:
    """The text with misread roles and marks put right, as long as before; the text itself where none is.

    A bracket without its partner shows a row of a wrapped text: that is none.
    """
    if len(text) > LONGEST or not _SIGN.search(text) or unbalanced(text):
        return text
    for role, pattern in _MISREAD:
        text = pattern().sub(rf"\g<before>{role}", text)
    text = _WORK.sub(r"\g<before>文/图", text)
    text = _BULLET.sub(lambda match: f"{match['before']}■{match[0][len(match['before']) + 1 :]}", text)
    return _GAP.sub(_parted, text)


def _parted(match: re.Match[str]) -> str:
    """A blank for the character between role and name, if it opens no name and the next one does.

    记者问何静 is a sentence: behind 记者 or 摄影 only where a second role supports it.
    """
    supported = match["role"] not in ("记者", "摄影") or _TWO_ROLES.search(match.string)
    spelled = match["gap"] + match["name"][0]
    if not supported or spelled in NOT_NAMES or is_common(match["gap"]) or not is_common(match["name"]):
        return match[0]
    return f"{match['role']} {match['name']}"
