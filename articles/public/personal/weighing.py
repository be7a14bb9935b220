"""How much speaks for a name: what stands on both sides of it, and the characters it is made of."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.chinese.places import PLACES
from articles.chinese.surnames import COMMON, COMPOUND, RARE
from articles.chinese.text import HAN
from articles.chinese.wordlist import words
from articles.public.personal.names import DOUBTFUL, GIVEN, GIVEN_TO_MANY, OFFICE, SELDOM_GIVEN, is_name

# The last character of what a name is put behind: 学生甲, 将甲, 名叫甲.
LEADS = frozenset(
    "的叫为是系和与及、将把对向被由给找请让趁遭取在人者员主民工妇夫妻父母子女儿童孩生岁户犯友徒嫂公爷奶弟妹兄姐手军客年长班级"
    "组学入到了称说名因经如居匪机伴凶贼汉所娘伙着众属"
)
_HAN = re.compile(f"[{HAN}]")
# What follows a name: it acts, suffers, has, or is one of several.
_GOES_ON = re.compile(
    r"年[仅龄纪]|[的等和与及在是系为因被遭将把向对从已还也又就才都刚便说称写讲问答告想要能会可不没有无于用以拿带抱背接走来去上下"
    r"进出回到过给让请家身死遇患得获夺摔受住生名今昨现原本其两二三及同小至独当据收种立参代作杀打砍捅刺强猥骗推掐勒抢绑骑坐站跑哭笑"
    r"喊发报救帮捡留做读念考荣曾擅正突倒落溺失离父母夫妻女儿子胸头颈腹熟财钱存款人民先介认觉看听学画唱跳演指左右联反诉投求收电宅处抓捕押]"
)
_RELATIVE = re.compile(
    "妈妈|爸爸|太太|神父|奶奶|爷爷|弟弟|妹妹|哥哥|姐姐|妈|爸|先生|女士|小姐|师傅|老师|同学|同志|教授|某"
)
# Words whose last character looks like a surname.
_ACROSS = frozenset(
    words("""
    公司 由于 对于 工程 了解 主席 如何 组成 公安 主任 及时 在于 公路 手段 学家 经常 儿童 主管 长江 经费 名单 主张
    级别 公平 为何 长安 取景 年纪 对付 经纪 对应 学费 子孙 客车 手游 女王 学童 岁时 年华 长方 长唐 人都 员都 名将
    入党 对方 女方 生于 位于 主权 女双 男双 民国 同时 小时 当时 和平 子弟 学习 主要 经历 军方
    说明 称明 由此 经项 级项 将于 系于 为严 到严
    """)
)
# 30余起, 200米高
_COUNTS = frozenset("0123456789十百千万亿两几数多余")
_UNITS = frozenset("万余米公石成段单双连时方")
# 彭水县, 王四营: names of places that begin with a surname.
_PLACE_ENDS = frozenset("县村镇乡路街湖营市区省州站寺庄屯堡沟坝")
_TITLE = re.compile(OFFICE)
_TWO = 2
_USED = GIVEN | SELDOM_GIVEN
_SELDOM = RARE - frozenset(COMMON)
BEHIND = 2  # characters behind a name that tell whether it ends


@lru_cache(maxsize=4096)
def weigh(before: str, name: str, behind: str) -> tuple[tuple[int, int], ...]:
    """Lengths the name may have, with points for each; none where it is none.

    ``before``: the character before it or ""; ``behind``: ``BEHIND`` of them, less at the end.
    """
    if before + name[0] in _ACROSS or (before in _COUNTS and name[0] in _UNITS) or _RELATIVE.match(name, 1):
        return ()
    word = 0 if is_name(name) else _weight_of_word(name)
    if word is None:
        return ()
    left = _weight_left(before)
    weights = []
    for length in _lengths(name):
        weight = left + _weight(name[:length]) + weigh_right((name[length:] + behind)[:BEHIND])
        weight -= word * (1 + (length <= _TWO))
        weights.append((length, weight - (left < 0 and length <= _TWO)))
    return tuple(weights)


def _weight_of_word(name: str) -> int | None:
    """Points against a name that begins as a word or a place; None where it can be nothing else. 祝福贵, 方可"""
    given = name[_surname_length(name) :].replace(" ", "")
    if (
        name in PLACES
        or _TITLE.search(name)
        or not all(char in (GIVEN if len(given) == _TWO else GIVEN_TO_MANY) for char in given)
    ):
        return None
    return 2


def _lengths(name: str) -> list[int]:
    """Of 鲍强说 the second character may be the last, too."""
    two = len(name.replace(" ", "")) - _surname_length(name) == _TWO
    return [len(name), len(name[:-1].rstrip())] if two else [len(name)]


def _weight_left(before: str) -> int:
    if not before or not _HAN.match(before):
        return 2
    return 1 if before in LEADS else -1


def weigh_right(behind: str) -> int:
    """Points for what stands behind."""
    if not behind or not _HAN.match(behind):
        return 2
    return 1 if goes_on(behind) else 0


def goes_on(behind: str) -> bool:
    """Whether no name can go on so."""
    return bool(_GOES_ON.match(behind)) or behind[0] not in GIVEN


def _weight(name: str) -> int:
    """2 for a given name of the most usual characters, 1 of usual ones; less for a surname that is a word as well."""
    given = name[_surname_length(name) :].replace(" ", "")
    usual = int(all(char in GIVEN for char in given))
    if not all(char in _USED for char in given) or (len(given) == _TWO and given[1] in _PLACE_ENDS):
        usual = -2
    if len(given) == _TWO and all(char in GIVEN_TO_MANY for char in given):
        usual = 2
    if name[:2] in COMPOUND:
        return usual
    if name[0] in _SELDOM:
        return usual - 3
    return usual - (name[0] in DOUBTFUL and usual < _TWO)


def _surname_length(name: str) -> int:
    return 2 if name[:2] in COMPOUND else 1
