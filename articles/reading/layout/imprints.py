"""Lines by which an item tells of itself: its day, its source, how long it is; and the heads of notices.

A line counts only when such pieces fill it from end to end, so that no sentence is taken for one.
"""

from __future__ import annotations

import re

from articles.chinese.numerals import NUMERALS, ZEROS
from articles.chinese.text import compact
from articles.chinese.traditional import all_simplified

_LONGEST, _LONGEST_HEAD = 60, 24  # characters
_NUMBER = rf"[\d{NUMERALS}{ZEROS}]"
_LABEL = (
    r"(?:(?:文章|数据|资料|信息|稿件)?来源|稿源|(?:发布|发表|更新)?时间|日期|版次|版面|字[数号]|点击[数率]?|阅读|浏览(?:次数)?|评论|人气"
    r"|栏目|分享到?|关键词|稿件编号)"
)
_PIECES = (
    rf"(?:公元)?{_NUMBER}{{4}}年{_NUMBER}{{1,3}}月(?:{_NUMBER}{{1,3}}[日号])?",
    rf"(?:中华)?民国{_NUMBER}{{1,4}}年{_NUMBER}{{1,3}}月{_NUMBER}{{1,3}}日",
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}",
    r"(?:[A-Z][a-z]{2,8}day,?)?(?:\d{1,2})?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\d{1,2},?)?\d{4}",
    r"\d{1,2}:\d{2}(?::\d{2})?",
    r"(?:星期|周)[一二三四五六日天]",
    rf"{_LABEL}(?::(?:(?!{_LABEL})[^\s:，。,;；]){{2,14}}|:?(?:[A-Za-z]?\d[\d,]*[次字版条])?(?![\u4e00-\u9fff]))",
    r"[\[【(](?:打印|关闭|收藏|复制|大|中|小|推荐|返回|评论|字号|字体|纠错|分享|转发|[大中小]{2,3})[\]】)]",
    r"(?:打印|关闭窗口|关闭|收藏本文|返回目录|上一篇|下一篇)",
    r"[\s|:·•/_()\[\]【】、,—-]+",
)
_PIECE = re.compile("|".join(f"(?:{piece})" for piece in _PIECES))
_SIGN = re.compile(rf"{_NUMBER}月|[a-z]\.? ?\d|\d[-./:]\d|来源|稿源|字数|打印|发布时间|点击|阅读|浏览|分享")
# What may be misread of a time: a digit between digits and marks, 年, 日; and 来源.
_LIKE_TIME = re.compile(r"\d\D?\d|.源[:：]|来.[:：]")
_LIKE_DIGIT = re.compile(
    r"^[^\W\d_](?=\d{2,3}[-年/.])|(?<=[\d:/.年月-])[^\W\d_年月日时分](?=[\d:/.月日-])|(?<=:\d)[^\W\d_](?=$|来源)"
)
_LIKE_YEAR = re.compile(r"(?<=\d{4})[^\W\d_年](?=\d{1,2}月)")
_LIKE_DAY = re.compile(r"(?<=月\d{2}|.月\d)[^\W\d_日号](?=$|星期|周)")
_LIKE_SOURCE = re.compile(r"(?:[^\W\d_]源|来[^\W\d_]):")
_TIME_MARK = re.compile(r"[年月日时分:/.-]")
_NO_TIME = re.compile(r"^\d{4}-\d{4}|^\W|[，。,;；]|\d{9}")
_LONGEST_TIME, _MOST_MISREAD, _FEWEST_DIGITS, _YEAR_DIGITS = 24, 3, 5, 3  # characters
# What kinds of notices call themselves.
_NOTICE_HEAD = re.compile(
    r"^[■◆●□★▲◎※]?\s*[【\[《(]?(?:[^\s，。！？、：:“”]{0,4}?|关于[^\s，。！？：:“”]{2,16}?|[^\s，。！？、：:“”]{2,14}?"
    r"(?:公司|[局院厅部署处所会厂店校行社站市县区镇乡街道办]|中心|集团|大队|支队))(?<!发表)(?<!发布)(?<!签署)(?<!联合)(?<!宣布)"
    r"(?:公告|启事|启示|声明|通告|讣告|公示|通知|更正|致歉|补正|勘误|订正|招聘|招租|招生简章|招标|拍卖|挂失|讣闻|致读者)[】\]》)]?[:：]?$"
)


def is_imprint(line: str) -> bool:
    """Whether the line says when, where from or how long the item is, and nothing else; with misread characters too."""
    signed, timed = bool(_SIGN.search(line)), bool(_LIKE_TIME.search(line))
    if len(line) > _LONGEST or not (signed or timed):
        return False
    text = all_simplified(compact(line))
    if signed and _is_filled(text):
        return True
    return timed and (_is_mostly_time(text) or (text[0].isalnum() and _is_filled(_put_right(text))))


def _is_mostly_time(text: str) -> bool:
    """Whether a short line opens with a year, and has hardly anything but digits and the marks of days and hours."""
    digits, marks = sum(map(str.isdigit, text)), len(_TIME_MARK.findall(text))
    if _NO_TIME.search(text) or sum(map(str.isdigit, text[:4])) < _YEAR_DIGITS or digits < _FEWEST_DIGITS:
        return False
    return marks > 1 and len(text) <= _LONGEST_TIME and len(text) - digits - marks <= _MOST_MISREAD


def _put_right(text: str) -> str:
    """The line with a digit, a mark or a label put right where what stands around it shows what it must be."""
    text = _LIKE_YEAR.sub("年", _LIKE_DIGIT.sub("0", text))
    return _LIKE_SOURCE.sub("来源:", _LIKE_DAY.sub("日", text))


def _is_filled(text: str) -> bool:
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return True


def without_imprint(line: str) -> str:
    """The rest of a line that opens with its day, source or length: 字数：800 作者：甲 → 作者：甲."""
    if len(line) > _LONGEST or not _SIGN.search(line):
        return line
    text, at = line.replace("：", ":"), 0
    while match := _PIECE.match(text, at):
        at = match.end()
    return line[at:]


def is_notice_head(line: str) -> bool:
    """Whether the line is the head of a notice by its words: 遗失声明, 更正, 某某公司公告."""
    return len(line) <= _LONGEST_HEAD and bool(_NOTICE_HEAD.match(line))
