"""Number plates of cars: 浙F·12345, six characters for new energy, 警 学 挂 港 澳 at the end, WJ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.public.personal.digits import accepted
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.surroundings import before, clause_after, clause_before

_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GAP = r"[ ·\-.:/'’]{0,2}"
_TAIL = rf"(?:[A-Za-z0-9*]{_GAP}){{3,5}}[A-Za-z0-9*]"
_ENDING = r"(?: {0,2}[警学挂港澳试领临使超](?!方|察|校|院|生|员|门|会|牌|在|了|期))?"
_PLATE = re.compile(
    rf"(?P<province>[{_PROVINCE}]) ?\(?(?P<letter>[A-Za-z])\)?{_GAP}"
    rf"(?P<tail>{_TAIL})(?P<ending>{_ENDING})(?![A-Za-z0-9])"
)
# The armed police: WJ33-12345, WJ浙12345消.
_ARMED = re.compile(
    rf"W(?<![A-Za-z0-9].) ?J[ ·\-]?(?:\d ?\d|[{_PROVINCE}])[ ·\-]{{0,2}}\d(?:[ \-]?[\dO]){{3,4}}"
    r"[消边通森金警电]?(?![A-Za-z0-9])"
)
# The province left out behind 车牌号.
_SHORT = re.compile(
    rf"(?P<letter>[A-Za-z])(?<![A-Za-z0-9{_PROVINCE}].){_GAP}(?P<tail>[A-Za-z0-9]{{5,6}})(?P<ending>)(?![A-Za-z0-9])"
)
_CALLED = re.compile(r"(?:车牌|号牌|牌照|牌号)(?:号码?)?(?:为|是|:|“)?$")
# 全新 D90123: words that end in the sign of a province.
_WORD = re.compile(r"[全最创更革翻崭常焕北南东燕进赴返晋年长西乌银辽海保安万江]$")
_AMBIGUOUS = frozenset("新京宁青川云吉")
_CAR = re.compile(r"车|牌|驾|货|摩托|行驶证|运输证|营运证|司机|肇事|挂靠|违[法停章]|号")


def plates(text: str) -> Iterator[Mark]:
    def is_plate(match: re.Match[str]) -> bool:
        return _has_form(match) and (_is_alone(match, text) or _has_car(match, text))

    def is_called(match: re.Match[str]) -> bool:
        return _has_form(match) and bool(_CALLED.search(before(text, match.start(), 8)))

    yield from (Mark(*match.span(), PersonalKind.PLATE) for match in accepted(_PLATE, text, is_plate))
    yield from (Mark(*match.span(), PersonalKind.PLATE) for match in _ARMED.finditer(text))
    yield from (Mark(*match.span(), PersonalKind.PLATE) for match in accepted(_SHORT, text, is_called))


def _has_form(match: re.Match[str]) -> bool:
    """Four characters before 警 and the like, else five, or six with the letters of a new-energy car."""
    tail = re.sub(r"[^A-Z0-9*]", "", match["tail"].upper())
    digits = sum(char.isdigit() for char in tail)
    if match["ending"]:
        return len(tail) in (4, 5) and digits >= 2
    if len(tail) == 6:
        return digits >= 4 and (tail[0].isalpha() or tail[-1].isalpha())
    return len(tail) == 5 and digits + tail.count("*") >= 2 and digits >= 1


def _is_alone(match: re.Match[str], text: str) -> bool:
    """No word before it that ends in the sign, and digits enough to be no product."""
    tail = match["tail"]
    if match["province"] in _AMBIGUOUS and _WORD.search(before(text, match.start(), 1)):
        return False
    if "·" in match[0]:
        return True
    if tail.count(" ") > 1:
        return False
    if match["province"] in _AMBIGUOUS and (" " in match[0][:2] or match["letter"].islower()):
        return False
    return sum(map(str.isdigit, tail)) >= 3


def _has_car(match: re.Match[str], text: str) -> bool:
    return bool(_CAR.search(clause_before(text, match.start(), 20) + clause_after(text, match.end(), 12)))
