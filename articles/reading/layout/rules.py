"""One table of rules: what it costs to read a block in a role, and what makes a block dear.

Costs are in arbitrary units; about 3 is "unlikely, but seen", 8 is "hardly ever". A rule looks at one block and gives
the cost it adds to a role (0 when it does not apply).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from articles.chinese.text import compact, continues, unbalanced
from articles.reading.layout.lines import Block

BlockRole = Literal["title", "text", "crosshead", "section", "weather", "notice", "ad", "noise"]

IMPOSSIBLE = 99.0
_LONG = 150  # characters: longer blocks have but a few roles; the others would be IMPOSSIBLE, and slow to weigh
_NO_HEADLINE, _HEADLINE = 44, 16  # characters beyond which no block is bare; by which it gets barer: a headline's
_TAG_SCALE, _LABEL = 1.35, 6  # times the text that no section tag is set; characters of one
_LONG_ROLES: tuple[BlockRole, ...] = ("text", "weather", "notice", "noise")

_ENDS_INSIDE_PHRASE = re.compile(r"[的和与及在了是为对把被将、，,（(“《]$")
_FULL_STOP = re.compile(r"[。；;][”’」』）)\"']*$")
_WEATHER = re.compile(
    r"最高气温|最低气温|偏[东南西北]风|[东南西北]风\d|阵风|转阴|转多云|转晴|阴有|多云|阵雨|雷雨|小雨|中雨|大雨|晴到|天气预报"
)
_REMINDER = re.compile(r"友情提[醒示]|温馨提[醒示]|天气提[醒示]|出行提[醒示]|今日天气|天气预报")
_NOTICE_HEAD = re.compile(r"^.{0,24}(?:公告|启事|声明|通告|讣告|公示|通知|更正|致歉)$")
_NOTICE_TEXT = re.compile(
    r"特此(?:公告|声明|通告|通知|启事|更正)|谨此(?:更正|声明)|敬请(?:谅解|留意)|(?:联系|咨询|报名|服务)电话|联系人"
    r"|遗失|声明作废|有意者|公告之日起|公告如下|应为[“「]|并?(?:向|致以).{0,12}(?:致歉|歉意)"
)
_COPYRIGHT = re.compile(r"未经.{0,8}(?:授权|许可|同意)|版权所有|违者必究|不得.{0,6}(?:复制|转载|摘编)")
_NO_HEADS = ("dateline", "standfirst", "imprint")
_AD = re.compile(r"公益.{0,2}广告|广告热线|广告部|刊登广告|^广告$|树新风")


class Rule(NamedTuple):
    """``cost`` is added to ``role`` times what ``measure`` says of the block (a truth value counts as 1)."""

    role: BlockRole
    name: str
    measure: Callable[[Block], float]
    cost: float


def _over(limit: int) -> Callable[[Block], float]:
    return lambda block: max(0, block.size - limit)


def _under(limit: int) -> Callable[[Block], float]:
    return lambda block: max(0, limit - block.size)


def _lines_over(limit: int) -> Callable[[Block], float]:
    return lambda block: max(0, len(block.above_dash.lines) - limit)


def _full_stop(block: Block) -> float:
    return bool(_FULL_STOP.search(block.text))


def _weather_words(block: Block) -> float:
    return len(set(_WEATHER.findall(compact(block.text)))) if block.size < 250 else 0


def _no_weather(block: Block) -> float:
    words = _weather_words(block) + 2 * bool(_REMINDER.search(compact(block.text)))
    return max(0.0, 2 - words)


def _forecast(block: Block) -> float:
    return bool(re.match(r"(?:今天|今日|今晚|明天|今明)", compact(block.text))) and _weather_words(block) >= 3


def _ragged(block: Block) -> float:
    """Lines of very different length: lettering or a list, not rows of a column."""
    if block.fills_column:
        return False
    inner = [len(line.text) for line in block.lines[:-1]]
    return len(inner) >= 2 and max(inner) - min(inner) > 6


def _sentences(block: Block) -> float:
    """Characters that seem to be running text: lettering has no commas, or lines of its own lengths."""
    return block.size if (block.commas > 1 or block.closed) and not _ragged(block) else 0


def _no_notice(block: Block) -> float:
    text = compact(block.text)
    return not (
        block.cls == "notice" or _NOTICE_HEAD.search(text) or _NOTICE_TEXT.search(text) or _COPYRIGHT.search(text)
    )


def _bare(block: Block) -> float:
    """A short block without a full stop is more like a headline than like text; commas or sentences make it less so."""
    if block.closed or block.size > _NO_HEADLINE or block.is_pointer or block.cls == "standfirst":
        return 0.0
    inside = 0.3 * block.commas + 0.6 * block.text.count("。")
    return max(0.0, min(1.0, (_NO_HEADLINE - block.size) / _HEADLINE) - inside)


def _as_label(block: Block) -> float:
    return block.is_large and not _as_headlines(block) and block.size <= _LABEL


def _as_headlines(block: Block) -> float:
    return block.place is not None and block.place.scale >= _TAG_SCALE


RULES: tuple[Rule, ...] = (
    # headline, kicker, subtitle
    Rule("title", "longer than a headline line", lambda b: max(0, b.above_dash.size - 26), 0.25),
    Rule("title", "only a few characters", _under(4), 1.2),
    Rule("title", "a comma", lambda b: b.commas > 0, 1.0),
    Rule("title", "more commas", lambda b: max(0, b.commas - 1), 2.0),
    Rule("title", "full stop", _full_stop, 4.0),
    Rule("title", "a sentence ends inside", lambda b: b.text.count("。"), 4.0),
    Rule("title", "quotes or brackets left open", lambda b: unbalanced(b.text), 2.0),
    Rule("title", "starts as no phrase does", lambda b: continues(b.text), 6.0),
    Rule("title", "ends inside a phrase", lambda b: bool(_ENDS_INSIDE_PHRASE.search(b.text)), 1.5),
    Rule("title", "many lines", _lines_over(3), 1.5),
    Rule("title", "a dateline or a standfirst", lambda b: b.cls in ("dateline", "standfirst"), 9.0),
    Rule("title", "an advertisement", lambda b: bool(_AD.search(compact(b.text))), 4.0),
    Rule("title", "a reminder", lambda b: bool(_REMINDER.match(compact(b.text))), 4.0),
    Rule("title", "a notice's head", lambda b: b.cls == "notice" or bool(_NOTICE_HEAD.search(compact(b.text))), 3.0),
    Rule("title", "a pointer to another page", lambda b: b.is_pointer, 8.0),
    Rule("title", "single letters", lambda b: b.cls == "letter", 5.0),
    Rule("title", "a line of date or source", lambda b: b.cls == "imprint", 9.0),
    Rule("title", "a caption by its first words", lambda b: b.is_caption, 6.0),
    Rule("title", "framed as crossheads are", lambda b: b.is_framed, 3.0),
    Rule("title", "a name alone", lambda b: b.cls == "name", 2.5),
    Rule("title", "signed inside", lambda b: b.signed, 6.0),
    Rule("title", "set larger than the text", lambda b: b.is_large, -2.0),
    Rule("title", "set no larger than the text", lambda b: b.is_small, 5.0),
    # body and caption
    Rule("text", "short and bare", _bare, 5.0),
    Rule("text", "a handful of characters", lambda b: 0.0 if b.is_pointer else max(0, 12 - b.size), 0.3),
    Rule("text", "lines of different length", _ragged, 3.0),
    Rule("text", "a forecast", _forecast, 4.0),
    Rule("text", "a reminder", lambda b: b.size < 40 and bool(_REMINDER.match(compact(b.text))), 4.0),
    Rule("text", "a notice", lambda b: b.size < 200 and not _no_notice(b), 4.0),
    Rule("text", "an advertisement", lambda b: b.size < 60 and bool(_AD.search(compact(b.text))), 4.0),
    Rule("text", "single letters", lambda b: b.cls == "letter", 6.0),
    Rule("text", "set larger than the text", lambda b: b.is_large, 6.0),
    Rule("text", "a line of date or source", lambda b: b.cls == "imprint", 6.0),
    # crosshead: a title inside the text
    Rule("crosshead", "longer than a crosshead", _over(10), 0.6),
    Rule("crosshead", "only a few characters", _under(4), 1.5),
    Rule("crosshead", "phrases", lambda b: b.text.count(" "), 2.0),
    Rule("crosshead", "commas", lambda b: b.commas, 2.0),
    Rule("crosshead", "sentence", lambda b: b.closed, 4.0),
    Rule("crosshead", "a pointer to another page", lambda b: b.is_pointer, 8.0),
    Rule("crosshead", "several lines", _lines_over(2), 3.0),
    Rule("crosshead", "quotes or brackets left open", lambda b: unbalanced(b.text), 2.0),
    Rule("crosshead", "a dateline, a standfirst or an imprint", lambda b: b.cls in _NO_HEADS, 9.0),
    Rule("crosshead", "starts as no phrase does", lambda b: continues(b.text), 6.0),
    # section tag
    Rule("section", "longer than a tag", _over(6), 1.0),
    Rule("section", "a name", lambda b: b.cls == "name", 3.0),
    Rule("section", "a line of date or source", lambda b: b.cls == "imprint", 9.0),
    Rule("section", "one character", lambda b: b.size < 2 and b.cls != "letter", 3.0),
    Rule("section", "a pointer to another page", lambda b: b.is_pointer, 8.0),
    Rule("section", "set as large as headlines", _as_headlines, 4.0),
    Rule("section", "a label set hardly larger than the text", _as_label, -3.0),
    Rule("section", "punctuation", lambda b: b.commas + b.closed, 4.0),
    # the rest of the paper's items
    Rule("weather", "no words of a forecast", _no_weather, 5.0),
    Rule("weather", "longer than a forecast", _over(160), 0.1),
    Rule("weather", "a dateline", lambda b: b.cls == "dateline", 9.0),
    Rule("notice", "no words of a notice", _no_notice, 8.0),
    Rule("notice", "longer than a notice", _over(400), 0.02),
    Rule("notice", "a dateline", lambda b: b.cls == "dateline", 9.0),
    Rule("ad", "no words of an advertisement", lambda b: not _AD.search(compact(b.text)), 8.0),
    Rule("ad", "longer than an advertisement", _over(60), 0.1),
    Rule("ad", "a dateline", lambda b: b.cls == "dateline", 9.0),
    Rule("noise", "characters", lambda b: b.size, 0.04),
    Rule("noise", "set larger than the text", lambda b: b.is_large, 3.0),
    Rule("noise", "sentences", _sentences, 0.08),
    Rule("noise", "a dateline", lambda b: b.cls == "dateline", 9.0),
)

_BY_ROLE: dict[BlockRole, tuple[Rule, ...]] = {}
for _rule in RULES:
    _BY_ROLE[_rule.role] = (*_BY_ROLE.get(_rule.role, ()), _rule)


def cost(role: BlockRole, block: Block) -> float:
    """What reading the block in the role costs by itself, at most IMPOSSIBLE."""
    total = 0.0
    for _, _, measure, own in _BY_ROLE[role]:
        total += own * measure(block)
    return min(IMPOSSIBLE, total)


def costs(block: Block) -> dict[BlockRole, float]:
    """The cost of every role for one block."""
    if block.size > _LONG:
        return {**dict.fromkeys(_BY_ROLE, IMPOSSIBLE), **{role: cost(role, block) for role in _LONG_ROLES}}
    return {role: cost(role, block) for role in _BY_ROLE}
