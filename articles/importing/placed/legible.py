"""Whether a text layer says what is printed, or rubbish: fonts whose numbers nobody told the characters of."""

from __future__ import annotations

import re

from articles.chinese.surnames import COMMON, FREQUENT

# The commonest of any Chinese text, in both scripts: a tenth of it, a thousandth of rubbish.
_COMMONEST = frozenset("的一是不了在有人和中大为上个国我以要他时来到地年為個國時來")
_ENOUGH = 120  # Chinese characters that show which they are
_COMMON_SHARE = 0.05
_USUAL_SHARE = 0.33  # surnames or characters often used: lists of names or goods, which have no sentences; rubbish 0.2
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
# What bytes look like that were taken for Latin-1, controls, private signs, and what stands for no character; bits of
# boxes, circled numbers, Greek and phonetic signs, which stand first in the numbering of Chinese fonts.
_STRANGE = re.compile(
    r"[\x7f-\xb6\xb8-\xff\u0100-\u02ff\u0370-\u03ff\u2460-\u24ff\u2500-\u257f\u3100-\u312f\u3200-\u32ff"
    r"\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]"
)
_TOO_STRANGE = 0.2  # of all characters; a French text has less than a tenth
_SIGNS = re.compile(r"[!\"#$%&'()*+/<=>?@\[\\\]^_`{|}~]")
_TOO_MANY_SIGNS = 0.3


def is_legible(text: str) -> bool:
    """False for what cannot be a page's text. A short text has the benefit of the doubt."""
    printed = "".join(text.split())
    if len(_STRANGE.findall(printed)) > _TOO_STRANGE * len(printed):
        return False
    if len(_SIGNS.findall(printed)) > _TOO_MANY_SIGNS * len(printed):
        return False
    han = _HAN.findall(printed)
    if len(han) < _ENOUGH or len(_KANA.findall(printed)) > 0.1 * len(han):
        return True
    if sum(char in _COMMONEST for char in han) >= _COMMON_SHARE * len(han):
        return True
    return sum(char in FREQUENT or char in COMMON for char in han) >= _USUAL_SHARE * len(han)
