"""Lines that belong to the page and to no article: masthead, page heads, imprint.

Every rule matches a whole line: an unanchored word (编辑, 总第…期) also stands inside articles.
"""

from __future__ import annotations

import re

from articles.ingest.text import squeeze

_LONGEST = 60  # characters: no piece of a masthead is longer

RULES: dict[str, str] = {
    "edition": r"[\u4e00-\u9fff]{2,4}版",
    "page": r"(?:第?[A-Z]?\d{1,2}版|[A-Z]\d{2}|[A-Z]?\d{2})(?:[:：·]?[\u4e00-\u9fff·]{0,10})?",
    "page name": r"[\u4e00-\u9fff]{2,4}(?:第[A-Z]?\d{1,2}版|[A-Z]\d{2}版?|0\d)",
    "date": r"(?:今日)?\d{4}年\d{1,2}月\d{1,2}日?[^，,。]{0,24}",
    "weekday": r"星期[一二三四五六日天]?",
    "lunar": r"(?:农历|夏历)[^，,。]{2,30}",
    "number": r"[^，,。]{0,12}总第?\d{2,6}[期号][^，,。]{0,16}",
    "publisher": r"[^，,。]{0,20}(?:报社|日报|报业|传媒|编辑部|集团)[^，,。]{0,20}(?:主办|联办|主管|承办|出版|编印)",
    "latin": r"[A-Z][A-Z0-9 .,:/'&-]{3,40}",
    "web": r"(?:https?://|www\.)[\w./-]+|[^，,。]{0,10}(?:网址|网站|邮箱|E-?mail)[:：][\w.@:/-]+",
    "codes": r"(?:国内统一(?:连续出版物号|刊号)|邮发代号|CN\d|ISSN)[^，,。]{0,40}",
    "imprint": (
        r"(?:本版|责任|值班|版面|美术|视觉)?(?:编辑|责编|版式|校对|组版|设计|审读|编委|制图)[:：]?[^，,。:：]{2,24}"
        r"(?:(?:编辑|责编|版式|校对|组版|设计|审读|电话|热线)[:：]?[^，,。]{2,20})*"
    ),
    "telephone": r"(?:[\u4e00-\u9fff]{0,6}(?:电话|热线|传真|Tel)[:：]?[\d-]{7,13}[^，,。]{0,12})",
    "sheets": r"(?:今日|本期|共)\d{1,2}版.{0,12}",
}
_ANY = re.compile("|".join(f"(?:{rule})" for rule in RULES.values()))


def is_furniture(text: str) -> bool:
    """Whether the whole line is one of the page's fixed elements."""
    if len(text) > 2 * _LONGEST:
        return False
    line = squeeze(text)
    return len(line) <= _LONGEST and bool(_ANY.fullmatch(line))
