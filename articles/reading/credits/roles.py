"""The words of credits: roles, outlets, wire services. Add a role here and every form of byline knows it.

A title (记者, 通讯员) says who a person is and stands before the names. A work (摄影, 文/图) says what they did and
may stand before or after them. Between the characters of a word blanks are allowed: 记 者.
"""

from __future__ import annotations

import re

from articles.chinese.wordlist import words

BLANK = r"[ \t\n\u3000\xa0]"
HAN = r"[\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"

REPORTER_PREFIXES = words("""
    首席 资深 高级 主任 见习 实习 特约 特派 特邀 专职 兼职 全媒体 融媒体 新媒体 驻站 驻地 驻外 前方 摄影 摄像
    文字 视频 图片 体育 文化 评论
""")
# 实习编译, 本版责任编辑, 值班编委: who chose, set or checked a text, with any of these words ahead.
DESK_PREFIXES = words("""
    本版 本期 责任 值班 执行 实习 见习 首席 特约 特邀 助理 资深 高级 图片 美术 版面 视频 电子 文字 视觉 栏目 网络
    新媒体 全媒体 融媒体 微信 轮值
""")
DESK_HEADS = words("编辑 编译 编委 编导 编审 校对 美编 责编 文检 审稿 审校 审读 审核 检校 质检 监审")
TITLES = words("""
    本报记者 记者 特派员 小记者 通讯员 特约通讯员 实习通讯员 报道员 特约报道员 信息员 实习生 撰稿人
    特约撰稿人 特约撰稿 评论员 特约评论员 本报评论员 作者 编辑 责任编辑 责编 首席编辑 值班编辑
    执行编辑 见习编辑 实习编辑 图片编辑 美术编辑 版面编辑 视频编辑 电子编辑 美编 文编 主编
    副主编 执行主编 总编辑 副总编辑 值班主任 值班总编 值班编委 本版编辑 本版责编 校对 责任校对
    本版校对 审核 审校 审读 审签 一审 二审 三审 初审 复审 终审 监制 总监制 出品人 总策划
    策划 统筹 总统筹 执行 指导老师 指导教师 辅导老师 辅导教师 特约摄影师 摄影师
""")
WORKS = words("""
    摄影 摄影报道 摄 拍摄 航拍 摄像 图片 供图 文图 图文 文摄 文 图 文字 撰文 撰稿 采写 采访
    执笔 供稿 口述 讲述 整理 记录 翻译 编译 视频 剪辑 后期 制作 制图 绘图 绘画 漫画 插画
    插图 题图 诗并画 诗画 文并摄 文并图 图并文 编辑整理 整编 设计 版式 排版 组版 美术 书法 海报 音频
    配音 播音 主播 出镜 播报 朗读 编 绘 译 版式设计 版面设计
""")
SOURCE = "来源"  # the role of a wire service
SLASHED = words("""
    文/图 图/文 文/摄 摄/文 图/视频 文/视频 摄影/报道 文/图/视频
""")
# One character stands for a role only where it stands apart: 王文强 is a name.
SINGLE = frozenset("文图摄编绘译")
LABEL_MARKS = ":：/／|｜丨.╱"  # between a role and its name: 文/甲, 编辑｜甲
# Behind several names these take all of them; 摄影 at the end of a line waits for its own name instead.
TRAILERS = frozenset(
    {
        "记",
        "摄",
        "文图",
        "图文",
        "文摄",
        "文",
        "图",
        "译",
        "供图",
        "供稿",
        "摄影报道",
        "文并摄",
        "文并图",
        "诗并画",
        *SLASHED,
    }
)
# These make a credit without any mark; the others need ■, brackets, a colon or a second role: 视频 高清 is none.
PLAIN = frozenset(
    words("""
    通讯员 特约通讯员 报道员 实习生 摄影 摄影报道 编辑 责任编辑 责编 撰稿 摄像 供图 文/图
    图/文 文/摄 摄/文 图/视频 文/视频 诗并画 文并摄 文并图
""")
)
PRINTED_OTHERWISE = {
    "摄": "摄影",
    "文图": "文/图",
    "图文": "图/文",
    "文摄": "文/摄",
    "摄影/报道": "摄影报道",
    "提供": "供图",
    "提供图片": "供图",
}
# What may stand in a credit and says nothing of a person.
FILLERS = words("""
    联合报道 综合报道 整理报道 报道 综合报导 报导 专电 综合 见图 剧照 照片 资料图片 资料图 资料照片 谢绝转载 下同
    上图 下图 左图 右图 对本文亦有贡献 对本文也有贡献 对本文有贡献
""")
# 本组图片由, 除署名外均为: words about all that is printed.
ABOUT = (
    r"(?:(?:本[组版文页栏期]|以上|文中)(?:稿件|图片|照片|文章)?(?:除(?:署名|注明)外)?|(?:稿件|图片|照片)?除(?:署名|注明)外)"
    r"[，,]?(?:均|皆|都)?(?:由|为|系)?"
)
WIRES = words("""
    新华社 新华网 中新社 中新网 中国新闻社 中国新闻网 人民日报 人民网 央视新闻 央视网 央视
    中央电视台 光明日报 经济日报 法新社 路透社 美联社 塔斯社 俄新社 共同社 中央社 视觉中国
    东方IC CFP IC 中国青年报 科技日报 工人日报 解放军报 参考消息
""")
OUTLET_ENDS = words("""
    报 社 台 网 刊 报业 传媒 传媒中心 传媒集团 融媒体 融媒体中心 融媒体集团 客户端 报业集团
    集团 新闻 频道 杂志 在线 周刊 新闻中心 小学 中学 学校 幼儿园 发布 讯 号 电视 广播 电台
""")
# An organisation by these alone, where a role stands ahead of it and the line is marked as a credit.
FIRM_BODY_ENDS = words("局 委 办 宣传部 办公室 公司 集团 支队 大队 中队 协会 医院 法院 检察院 中心 小学 中学 大学 学院")
# Who gives pictures without being named.
GIVERS = words("""
    受访者 受访者本人 受访单位 受访对象 采访对象 当事人 本人 主办方 主办单位 承办方 组委会 校方 院方 警方 家属 亲属
    网友 读者 市民 村民 作者 作者本人
""")
BODY_ENDS = words("""
    局 委 办 部 会 院 所 站 中心 公司 集团 学校 小学 中学 大学 学院 幼儿园 医院 协会
    支队 大队 中队 街道 镇 社区 村 馆 园 厂 社 台 网 报
""")


def spread(word: str) -> str:
    """A pattern for the word with or without blanks between its characters, a slash of either width."""
    return f"{BLANK}*".join("[/／]" if c == "/" else re.escape(c) for c in word)


def any_of(choices: list[str]) -> str:
    """A pattern for any of the words, spread, longest first."""
    return "(?:" + "|".join(map(spread, sorted(set(choices), key=len, reverse=True))) + ")"


def canonical(printed: str) -> str:
    """The role as it is known: 记 者 is 记者, 摄 is 摄影, 文／图 is 文/图."""
    role = re.sub(BLANK, "", printed).replace("／", "/")
    return PRINTED_OTHERWISE.get(role, role)


def _reporter() -> str:
    """Prefixes and 记者. A prefix that is a role itself takes no blank behind it: 摄影 记者 are two roles."""
    prefixes = sorted(REPORTER_PREFIXES, key=len, reverse=True)
    tied = "|".join(spread(p) + ("" if p in WORKS else f"{BLANK}*") for p in prefixes)
    return f"(?:(?:{tied})+{spread('记者')})"


def _desk() -> str:
    return f"(?:{any_of(DESK_PREFIXES)}{BLANK}*)+{any_of(DESK_HEADS)}"


TITLE = f"(?:{_reporter()}|{_desk()}|{any_of(TITLES + [head for head in DESK_HEADS if head not in WORKS])})"
WORK = any_of(SLASHED + [w for w in WORKS if w not in SINGLE])
OUTLET = f"(?!本{BLANK}*报{BLANK}*[记讯])《?(?:{HAN}|[A-Za-z]){{1,10}}?{any_of(OUTLET_ENDS)}》?{BLANK}*(?={TITLE})"
WIRE = any_of(WIRES)


def is_plain(role: str) -> bool:
    """Whether the role makes a credit without any mark around it."""
    return role in PLAIN or role.endswith("记者")


def may_be_tied(role: str) -> bool:
    """Whether the role makes a credit with the name set close behind it: 记者张三, but not 编辑成书."""
    return role.endswith(("记者", "通讯员")) or role in ("实习生", "摄影")
