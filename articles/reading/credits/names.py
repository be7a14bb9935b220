"""Parts names as they are printed: 张 三 李小四 are two people, 王 五 赵小六 too, 阿依古丽·买买提 is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.chinese.surnames import COMPOUND, FREQUENT, frequency_rank, is_common, is_known
from articles.chinese.wordlist import words

# Words that begin with a surname's character and stand behind 记者, 编辑, 摄影 … in headlines and section tags.
NOT_NAMES = frozenset(
    words("""
    时评 连线 简介 方案 方法 方针 方式 安排 安全 管理 单位 时代 时长 时间 程序 干警 干部
    来源 来信 来稿 路上 行动 行走 常识 金奖 花絮 高手 高清 平台 平安 万里行 百里行 沙龙
    生活 生涯 生态 家园 工作 和平 白描 现场 之家 有话 成果 成长 全集 牛人 东方 中国
    江南 江西 安徽 云南 河南 河北 湖南 湖北 海南 山东 山西 广东 广西 上海 温州
    杭州 能手 能力 强国 明星 荣誉 谈心 谈话 话题 闻见 游记 项目
    华章 温暖 关注 关爱 全程 全景 左右 夏令营 景点 景色 元旦 元宵 春节 秋游 夏天
    冬天 金秋 相册 相约 相关 方向 成书 向导 应聘 商城 经典 经验 计划 计算 文化 文明 文艺 文学
    通报 通知 包装 步行 冷暖 水平 水彩 沈阳 万家 万象 广场 广告 古镇 古城 古韵
    车间 车站 边防 印象 公司 公益 公告 通讯 鼓楼 荣获 成功 成为 应急 应该 党员 党建
    党课 司机 查处 查看 查访 解读 解密 解析 解码 习作 满意 节目 节日 战地 展播 展示 招聘
    招募 采风 征稿 启事 须知 培训 比赛 大赛 作品 学习 服务 感言 手记 札记 日记 观察 调查
    体验 走访 暗访 直播 视点 视线 提醒
""")
)
TITLES_OF_ADDRESS = ("先生", "女士", "老师", "同志", "会长", "局长", "书记")
_NEARLY_ROLE = re.compile("通讯.|通.员|.讯员|.者|记.|摄.|.习生|..员")  # a misread 通讯员, 记者, 摄影 or 实习生
DOTS = "·•・‧．"


@dataclass(frozen=True)
class Chunk:
    """Printed characters without a blank between them; ``gap``: the blanks and marks in front."""

    text: str
    start: int
    end: int
    gap: str = ""

    @property
    def apart(self) -> bool:
        return is_apart(self.gap)


@dataclass(frozen=True)
class PersonName:
    """A person's name (blanks dropped) and its place in the text.

    ``known``: it starts with a surname. ``sure``: the characters as they are set make just this name. ``carried``: it
    opens a line that may as well be something else, a headline of three characters.
    """

    text: str
    start: int
    end: int
    known: bool
    sure: bool = True
    carried: bool = False


def is_apart(gap: str) -> bool:
    """Whether a mark, not only blanks, parts two names."""
    return bool(gap.strip())


def split_names(chunks: Sequence[Chunk]) -> list[PersonName] | None:
    """The names that the chunks spell, or None where a chunk or the way they stand makes no name."""
    names: list[PersonName] = []
    rest = list(chunks)
    while rest:
        spelled = _first(rest)
        if not spelled:
            return None
        taken, parted = spelled
        if not parted[0].known and any(c in rest[0].gap for c in ")）"):
            return None  # behind brackets the text may go on: （记者甲）昨天
        names += parted
        rest = rest[taken:]
    return None if any(is_word(name.text) for name in names) else names


def _first(chunks: list[Chunk]) -> tuple[int, list[PersonName]] | None:
    """The name that the first chunks spell (two, where they are set without a blank), and how many chunks."""
    text = chunks[0].text
    if any(dot in text for dot in DOTS):
        return 1, [_join(chunks[:1], known=True)]
    if len(text) == 1:
        return _letters(chunks)
    if len(text) == 2:
        return _pair(chunks)
    if len(text) == 3:
        return 1, [_join(chunks[:1])]
    return _long(chunks[0])


def _letters(chunks: list[Chunk]) -> tuple[int, list[PersonName]] | None:
    """Single characters pair; three, or a compound surname and one, make one name."""
    run = _single_run(chunks)
    if run == 1:
        follower = chunks[1] if len(chunks) > 1 else None
        if follower and not follower.apart and len(follower.text) == 2 and is_common(chunks[0].text):
            return 2, [_join(chunks[:2], sure=False)]
        return None
    compound = chunks[0].text + chunks[1].text in COMPOUND
    size = 3 if run == 3 or (run % 2 and compound) else 2
    return size, [_join(chunks[:size])]


def _pair(chunks: list[Chunk]) -> tuple[int, list[PersonName]]:
    """Two characters are a name, unless they are a compound surname, or a single character is left over behind."""
    text = chunks[0].text
    odd = _single_run(chunks[1:]) % 2 == 1 and not chunks[1].apart
    if text in COMPOUND and len(chunks) > 1 and not chunks[1].apart:
        follower = chunks[1].text
        if odd or (len(follower) == 2 and not is_common(follower)):
            return 2, [_join(chunks[:2])]
    return (2, [_join(chunks[:2], sure=False)]) if odd else (1, [_join(chunks[:1])])


def _long(chunk: Chunk) -> tuple[int, list[PersonName]] | None:
    """Four characters with a compound surname; else two names set without a blank; else a rare name of four."""
    text = chunk.text
    if len(text) == 4 and text[:2] in COMPOUND:
        return 1, [_join([chunk])]
    fitting = [cut for cut in (3, 2) if len(text) - cut in (2, 3) and _are_common(text[:cut], text[cut:])]
    if fitting:
        cut = min(fitting, key=lambda cut: frequency_rank(text[cut]))
        first = Chunk(text[:cut], chunk.start, chunk.start + cut)
        second = Chunk(text[cut:], chunk.start + cut, chunk.end)
        return 1, [_join([part], sure=False) for part in (first, second)]
    if len(text) == 4 and is_common(text) and text[-1] not in FREQUENT:
        return 1, [_join([chunk], known=False, sure=False)]
    return None


def _single_run(chunks: Sequence[Chunk]) -> int:
    """How many single characters stand at the start with no more than blanks between them."""
    run = 0
    for chunk in chunks:
        if len(chunk.text) != 1 or (run and chunk.apart):
            break
        run += 1
    return run


def _join(chunks: Sequence[Chunk], *, known: bool | None = None, sure: bool = True) -> PersonName:
    text = "".join(chunk.text for chunk in chunks)
    known = is_known(text) if known is None else known
    return PersonName(text, chunks[0].start, chunks[-1].end, known, sure, carried="\n" in chunks[0].gap)


def is_word(text: str) -> bool:
    """Whether it is a word that stands behind a role, or ends a name, and is no name."""
    return text in NOT_NAMES or text.endswith(TITLES_OF_ADDRESS) or bool(_NEARLY_ROLE.fullmatch(text))


def _are_common(*names: str) -> bool:
    return all(is_common(name) and not is_word(name) for name in names)
