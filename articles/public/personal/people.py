"""People named in a short stretch of running text: evidence is counted, of both sides and of the name itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from articles.chinese.surnames import COMMON, COMPOUND, RARE
from articles.chinese.text import HAN
from articles.chinese.wordlist import words
from articles.public.personal.digits import accepted
from articles.public.personal.names import (
    DOUBTFUL,
    FAR,
    FULL,
    GIVEN,
    GIVEN_TO_MANY,
    OFFICE,
    PARTIAL,
    PEOPLE,
    POLITE,
    is_name,
)

# The last character of what a name is put behind: 学生甲, 将甲, 名叫甲.
_LEADS = frozenset(
    "的叫为是系和与及、将把对向被由给找请让趁遭取在人者员主民工妇夫妻父母子女儿童孩生岁户犯友徒嫂公爷奶弟妹兄姐手军客年长班级"
    "组学入到了称说名因经如居匪机伴凶贼汉所娘伙"
)
_HAN = re.compile(f"[{HAN}]")
# What follows a name: it acts, suffers, has, or is one of several.
_GOES_ON = re.compile(
    r"年[仅龄纪]|[的等和与及在是系为因被遭将把向对从已还也又就才都刚便说称写讲问答告想要能会可不没有无于用以拿带抱背接走来去上下"
    r"进出回到过给让请家身死遇患得获夺摔受住生名今昨现原本其两二三及同小至独当据收种立参代作杀打砍捅刺强猥骗推掐勒抢绑骑坐站跑哭笑"
    r"喊发报救帮捡留做读念考荣曾擅正突倒落溺失离父母夫妻女儿子胸头颈腹熟财钱存款人民先介认觉看听学画唱跳演指左右联反诉投求收电宅处抓捕押]"
)
_NAME = re.compile(rf"(?P<far>{FAR})|{FULL}")
_ADULT_BEFORE = re.compile(
    rf"(?:{OFFICE}|(?:记者|通讯员)[^,。]{{0,5}}|作者单位|摄影?|[图文][./]|老师|教师|教练|指导|辅导员?|主编|责编|被告人?|嫌疑人|委员|部长|总理|总统|首相|代表"
    r"|院士|专家|秘书长?|干部|干事|会长|董事长?|导演|演员|歌手|作家|明星|烈士|英雄|司机|农民"
    r"|商人|老板|村民|居民|市民|家长|乘客)[: (\"“]{0,2}$"
)
_ADULT_BEHIND = re.compile(rf" ?(?:{OFFICE}|记者|同志|先生|女士|夫妇|校长|委员|部长|总理|总统|教授|导演|烈士|摄)")
# Another name than his own, a mother by her family's name, a school or a place called after somebody.
_NO_NAME = re.compile(
    r"[”\"]? ?\((?:化名|音译|笔名|网名)"
    r"|[市区县镇乡村]?(?:高级|实验)?(?:[中小]学|高中|国[小中]|附[小中]|大学|学校|[村镇县路区])"
)
_CALLED = re.compile(f"(?:{POLITE}|{PARTIAL})")
_LABEL = re.compile(rf"(?:{PEOPLE})[: ]{{0,3}}$")
_RELATIVE = re.compile(
    "妈妈|爸爸|太太|神父|奶奶|爷爷|弟弟|妹妹|哥哥|姐姐|妈|爸|先生|女士|小姐|师傅|老师|同学|同志|教授|某"
)
_CUE_OF_FAR = re.compile(rf"[{HAN}]{{0,4}}[{''.join(_LEADS)}](?=[{HAN}]{{2}})")
# Words whose last character looks like a surname.
_ACROSS = frozenset(
    words("""
    公司 由于 对于 工程 了解 主席 如何 组成 公安 主任 及时 在于 公路 手段 学家 经常 儿童 主管 长江 经费 名单 主张
    级别 对焦 公平 为何 长安 取景 年纪 对付 经纪 对应 学费 子孙 客车 手游 女王 学童 岁时 年华 长方 长唐 人都 员都 名将
    学成 生成 入党 对方 女方 生于 位于 主权 女双 男双 民国 同时 小时 当时 年成 和平 子弟 学习 主要 经历 军方 子时 人时
    说明 称明 由此 经项 级项 将于 系于 为严 到严
    """)
)
_TWO = 2
_SELDOM = RARE - frozenset(COMMON)
_ENOUGH = 3  # points

Beside = Callable[[str, int, int], int]


def people(stretch: str, beside: Beside = lambda stretch, start, end: 0) -> Iterator[tuple[int, int]]:
    """Places of full names, aliases left out, in a stretch of a few hundred characters.

    ``beside``: points for what else stands at the place of a possible name.
    """
    ends: dict[int, int] = {}

    def is_right(match: re.Match[str]) -> bool:
        ends[match.start()] = end = _end(stretch, match, beside)
        return end > 0 and not _NO_NAME.match(stretch, end)

    for match in accepted(_NAME, stretch, is_right):
        yield _start(match), ends[match.start()]


def anybody(stretch: str, beside: Beside = lambda stretch, start, end: 0) -> list[tuple[int, int]]:
    """Places of private people in their order, those who are only called 张先生 or 张某 too."""

    def labelled(text: str, start: int, end: int) -> int:
        return 2 * bool(_LABEL.search(text[max(0, start - 6) : start])) + beside(text, start, end)

    named = people(stretch, labelled)
    return sorted({*named, *(match.span() for match in _CALLED.finditer(stretch))})


def is_adult(stretch: str, start: int, end: int) -> bool:
    """Whether an office or a grown-up's part is written beside the name."""
    before = stretch[max(0, start - 8) : start]
    return bool(_ADULT_BEFORE.search(before) or _ADULT_BEHIND.match(stretch, end))


def _start(match: re.Match[str]) -> int:
    """Behind the word that leads to a name not of the Han."""
    cue = _CUE_OF_FAR.match(match["far"]) if match["far"] else None
    return match.start() + (cue.end() if cue else 0)


def _end(stretch: str, match: re.Match[str], beside: Beside) -> int:
    """Where the name ends, 0 where there is none."""
    start = match.start()
    left = _weight_left(stretch, start)
    if match["far"]:
        return _far_end(stretch, match, beside) if left > 0 or _start(match) > start else 0
    if stretch[max(0, start - 1) : start + 1] in _ACROSS or not is_name(match[0]) or _RELATIVE.match(match[0], 1):
        return 0
    weights = {
        at: left + _weight(stretch[start:at]) + _weight_right(stretch, at) + beside(stretch, start, at)
        for at in _ends(match)
    }
    if left < 0:
        weights = {at: weight - (at - start <= _TWO) for at, weight in weights.items()}
    best = max(weights, key=lambda at: (weights[at], at))
    return best if weights[best] >= _ENOUGH else 0


def _far_end(stretch: str, match: re.Match[str], beside: Beside) -> int:
    """Where the sentence goes on behind 买买提·吐尔逊."""
    first = match.start() + match[0].rindex("·") + 1 + _TWO
    ends = [at for at in range(first, match.end()) if _weight_right(stretch, at) and beside(stretch, match.start(), at)]
    return ends[0] if ends else match.end()


def _ends(match: re.Match[str]) -> set[int]:
    """Of 王强说 the second character may be the last, too."""
    name = match[0]
    two = len(name.replace(" ", "")) - _surname_length(name) == _TWO
    return {match.end(), match.start() + len(name[:-1].rstrip())} if two else {match.end()}


def _weight_left(stretch: str, start: int) -> int:
    if start == 0 or not _HAN.match(stretch, start - 1):
        return 2
    return 1 if stretch[start - 1] in _LEADS else -1


def _weight_right(stretch: str, end: int) -> int:
    if end == len(stretch) or not _HAN.match(stretch, end):
        return 2
    return 1 if _GOES_ON.match(stretch, end) else 0


def _weight(name: str) -> int:
    """2 for a given name of the most usual characters, 1 of usual ones; less for a surname that is a word as well."""
    given = name[_surname_length(name) :].replace(" ", "")
    usual = int(all(char in GIVEN for char in given))
    if len(given) == _TWO and all(char in GIVEN_TO_MANY for char in given):
        usual = 2
    if name[:2] in COMPOUND:
        return usual
    if name[0] in _SELDOM:
        return usual - 3
    return usual - (name[0] in DOUBTFUL and usual < _TWO)


def _surname_length(name: str) -> int:
    return 2 if name[:2] in COMPOUND else 1
