"""Invented pages and articles for the archives of earlier releases. Nothing here was ever printed."""

from __future__ import annotations

from typing import Any

LIGHTHOUSE = """\
老港口的灯塔今晚重新点亮

■记者 程墨 通讯员 黎 青

本报讯 停用了十一年的老灯塔昨天换上了新灯，守塔人把旧灯座擦干净，搬进了楼下的小屋。
塔身重新刷了白漆，石阶补了三十六级，登塔的人每次不超过八位。
"""
SEEDS = """\
种子借阅处开在菜场二楼

■记者 戚小满

本报讯 一包豆角种子借出去，秋天还回来两包，菜场二楼的种子借阅处上周登记了四十位借种人。
管理员说，最抢手的是本地的紫皮茄子，借条已经排到了后年。
"""
CANAL_BEGINS = """\
运河边的修船厂留住了老师傅

■记者 焦阳

本报讯 修船厂的老师傅今年六十八岁，会用麻丝和桐油嵌缝，能听声音判断船板的好坏，厂里请他带徒弟，（下转第三版）
"""
CANAL_GOES_ON = """\
运河边的修船厂留住了老师傅

（上接第一版）头一批来了五个年轻人，每人分到一条待修的小木船，满师那天要自己撑着它过三座桥。
"""
COMET = """\
天文台邀请市民观测彗星

据新华社电 一颗周期四百年的彗星本月底来到最亮的时候，山顶天文台准备了二十架望远镜，阴天改为室内讲解。
"""
LECTURE = """\
第12期灯下讲堂举行

■通讯员 黎青

本报讯 昨晚的灯下讲堂请来一位做了半辈子算盘的木匠，他带来的最小一把只有指甲盖那么大，听众轮流用放大镜看。
"""
NEXT_LECTURE = """\
第13期灯下讲坛举行

■通讯员 黎青

本报讯 这一期讲的是怎样给旧书换书脊，主讲人带来一锅面糊和三把不同宽窄的刷子，听众每人补好了一本。
"""
FERRY = """\
渡船改用电池以后

■记者 程墨

本报讯 摆渡的老船换上了电池，再也听不到柴油机的声音，乘客起初不习惯，说安静得像停在江心。
"""
FERRYMAN = """\
船工老许上岸种橘子

■记者 戚小满

本报讯 撑了四十年船的老许上了岸，在坡上种了两亩橘子，他说树不会漂走，睡得踏实。
"""
BAMBOO = """\
竹编课走进了敬老院

■记者 焦阳 通讯员 黎青

本报讯 敬老院的活动室里摆满了竹篾，二十位老人跟着学编小筐，编得最快的是一位从前的裁缝。
"""
CLINIC = """\
流动诊所开到了岛上

■记者 柳知秋

本报讯 每月逢五，流动诊所的船靠上外岛的码头，医生带着药箱走遍三个村子，傍晚再赶潮水回来。
"""
PICTURE = """\
风筝比赛

昨天，江滩上举行风筝比赛，三百只风筝同时升空，最长的一只有八十米。

■摄影 焦 阳
"""
NOTICE = """\
停水通告

因管道检修，本月九日八时至十七时桥东片区停水，请居民提前储水。
自来水公司
"""
ALMANAC = """\
桥洞里的旧书摊

■通讯员 黎青

本报讯 旧书摊摆在桥洞里已经二十年，下雨天生意最好，摊主把避雨的人都当作读者，递一本过去再说。
"""
UNDATED = """\
图书馆把还书箱装上了公交车

■记者 柳知秋

本报讯 沿着九路公交车的路线，乘客上车就能还书，司机说最远的一本从山里来，路上走了两个小时。
"""
SUPPLEMENT = """\
老照片里的糖果铺

■通讯员 黎青

铺子在桥头开了六十年，柜台上排着二十四只玻璃罐，孩子踮起脚尖才能够到最下面一层。
如今的店主是第三代，罐子还是原来的罐子。
"""


def page(*items: str) -> str:
    return "\n\n".join(items)


# file name → (date, page number, text); a page without a date waits.
FIRST: dict[str, tuple[str, str, str]] = {
    "0403-1.txt": ("2019-04-03", "1", page(LIGHTHOUSE, SEEDS, CANAL_BEGINS)),
    "0403-3.txt": ("2019-04-03", "3", page(CANAL_GOES_ON, COMET, LECTURE, NOTICE)),
    "0404-1.txt": ("2019-04-04", "1", page(FERRY, FERRYMAN, BAMBOO, CLINIC, ALMANAC, PICTURE)),
    "0404-C01.txt": ("2019-04-04", "C01", page(SUPPLEMENT)),
    "undated.txt": ("", "", page(UNDATED)),
}

FERRY_BODY, FERRYMAN_BODY = (text.split("本报讯 ")[1].strip() for text in (FERRY, FERRYMAN))
# A better OCR of one page: one text swallows another, the order is another, one reads otherwise, one is missing.
# And a new page, with a series under another form of its name.
AGAIN: dict[str, tuple[str, str, str]] = {
    "0404-1.txt": (
        "2019-04-04",
        "1",
        page(
            BAMBOO.replace("二十位老人", "二十一位老人"),
            f"渡船改用电池以后\n\n■记者 程墨\n\n本报讯 {FERRY_BODY}\n{FERRYMAN_BODY}\n",
            PICTURE,
            CLINIC.replace("三个村子", "五个村子"),
        ),
    ),
    "0404-2.txt": ("2019-04-04", "2", page(NEXT_LECTURE)),
}


def separated(number: int, title: str, text: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"old/{number}", "date": "2003-11-02", "page": "2", "title": title, "text": text} | fields


SEPARATED = [
    separated(1, "水塔拆除 留下铜钟", "水塔昨天拆完，塔顶的铜钟留了下来。\n居民想把它挂到学校门口。"),
    separated(2, "夜校开班", "夜校开了六个班，最满的是修钟表。"),
    separated(3, "集市改期", "因下雨，集市改到下周三。"),
    separated(4, "邮局搬家", "邮局搬到了钟楼对面。", page="C02"),
]
# What comes again: one changed, one that a person has corrected meanwhile, one moved to another page.
SEPARATED_AGAIN = [
    SEPARATED[0] | {"title": "水塔拆除\n留下铜钟", "text": "水塔昨天拆完，塔顶铜钟留了下来。\n 居民想挂到学校门口。"},
    SEPARATED[1] | {"text": "夜校开了七个班，最满的是修钟表。"},
    SEPARATED[2] | {"page": "4"},
    SEPARATED[3],
]
