"""Words that stand where names do and are none."""

from __future__ import annotations

import re

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
    体验 队伍 走访 暗访 直播 视点 视线 提醒
""")
)
_PARTICLES = ("的", "了", "着", "们", "吗", "呢", "吧")  # no name ends in one
TITLES_OF_ADDRESS = ("先生", "女士", "老师", "同志", "会长", "局长", "书记")
_NEARLY_ROLE = re.compile("通讯.|通.员|.讯员|.者|记.|摄.|.习生|..员")  # a misread 通讯员, 记者, 摄影 or 实习生
# What a reporter does.
_ACTS = frozenset("看走进在到去问说谈探访读写拍追听寻陪送跟带从向为把被与和据由请")


def is_word(text: str) -> bool:
    """Whether it is a word that stands behind a role, or ends a name, and is no name."""
    ends = text.endswith(TITLES_OF_ADDRESS) or text[-1:] in _PARTICLES
    return text in NOT_NAMES or ends or bool(_NEARLY_ROLE.fullmatch(text))


def is_act(text: str) -> bool:
    """Whether it reads as what a reporter does, as in the name of a series: ■记者 走基层."""
    return text[:1] in _ACTS or text[1:] in NOT_NAMES
