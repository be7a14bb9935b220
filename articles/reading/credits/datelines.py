"""What opens a report before its text: 本报讯, 新华社北京9月12日电, 江城网讯, 【江城网柳州】8月3日报道."""

from __future__ import annotations

import re

from articles.chinese.numerals import NUMERALS

_DIGITS = rf"[0-9０-９{NUMERALS}]"
DAY = rf"(?:{_DIGITS}{{2,4}}年)?{_DIGITS}{{1,3}}月{_DIGITS}{{1,3}}日"
_KIND = r"(?:综合|特别|独家)?(?:专?(?:电|讯(?!员))|电讯|消息)"
# Names of outlets and places: no mark of a sentence in them.
_WORD = r"[^\s，,。；;：:！!？?、“”（）()【】〔〕\[\]]"
_OWN = r"本[报網网台刊社]"
# With a date or an outlet of one's own a dateline is plain; any other word before 讯 shows by what follows.
PLAIN = rf"(?:据)?(?:{_OWN}{_WORD}{{0,10}}?(?:{DAY})?{_KIND}|{_WORD}{{2,14}}?{DAY}{_KIND})"
SHOWN = rf"(?:据)?{_WORD}{{2,16}}?{_KIND}"
_DATED = rf"{DAY}\s*(?:{_KIND}|报道)"
_BRACKETED = rf"[【〔]{_WORD}{{2,14}}[】〕]\s*(?:{_DATED})?"
ANY = re.compile(rf"\s*(?:{PLAIN}|{SHOWN}|{_DATED}|{_BRACKETED})\s*[:：]?\s*")
# Before a credit of its own: 江城财经（编辑 甲）.
OUTLET_ALONE = re.compile(rf"\s*{_WORD}{{2,12}}\s*")
LONGEST = 60  # characters
