"""Values drawn more widely than those the rules were first written with: names, schools and numbers in other forms."""

from __future__ import annotations

from articles.chinese.surnames import COMMON
from tests.bench.personal_values import NUMERALS, Values

GIVEN = (
    "诗语彤萱昊博睿辰逸欣妍婷露娟菲莲芝凤娥巧慧灵秋冬春夏松柏林森岩山川江河海涛波源泉清浩然子君亦若可心怡乐安宁康健雄威武"
    "壮勇毅坚定国兴邦富贵财发福禄寿喜根土水火金木仁义礼信忠孝廉耻祥瑞吉庆丰收有才学文章书画琴棋一二三大小宝贝元亨利贞阿"
)
TWO = ("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "令狐", "端木")
FAR = ("阿依古丽·买买提", "买买提·吐尔逊", "古丽娜尔·阿不都", "扎西·次仁", "木合塔尔·艾力")
SCHOOLS = (
    "育才小学",
    "城关第一中学",
    "东湖镇中心小学",
    "市第二实验小学",
    "文昌路小学",
    "春晖幼儿园",
    "职业中专",
    "云岭希望小学",
    "新区外国语学校",
    "市三中",
    "师范附小",
    "民工子弟学校",
    "石塘乡初级中学",
    "体育运动学校",
    "明德双语学校",
    "聋哑学校",
)
GRADES = (
    "五（2）班",
    "502班",
    "初一（3）班",
    "高二",
    "六年级",
    "八（5）班",
    "初三",
    "四年级2班",
    "二（一）班",
    "高一（11）班",
)
TOWNS = ("海城县凤鸣镇", "双溪乡", "江州市南门街道", "青石镇", "福建省云霞县东岭乡")
ROADS = ("人民西路", "花园弄", "老东街", "新华二路", "环城南路", "文昌巷", "滨河大道")
ESTATES = ("阳光新村", "碧桂苑", "城东小区", "金色家园", "水产公司宿舍", "西门公寓", "教师新村", "万和城")
VILLAGES = ("前进村", "大坝村", "河西村", "赵家浜村", "五星社区", "双桥村")
TITLES = (
    "先生",
    "女士",
    "小姐",
    "师傅",
    "阿姨",
    "大爷",
    "大妈",
    "老伯",
    "大姐",
    "奶奶",
    "老汉",
    "老太",
    "大哥",
    "大婶",
)


class Wide(Values):
    """As ``Values``; one name in fifteen has a surname of two characters or is none of the Han."""

    schools, grades, towns, roads, estates, villages = SCHOOLS, GRADES, TOWNS, ROADS, ESTATES, VILLAGES

    def name(self) -> str:
        chance = self.random.random()
        if chance < 0.03:
            return self.one(*FAR)
        first = self.one(*TWO) if chance < 0.07 else self.random.choice(COMMON[:200])
        return first + "".join(self.random.sample(GIVEN, self.random.choice((1, 2, 2))))

    name2 = name3 = name

    def polite(self) -> str:
        return self.random.choice(COMMON[:200]) + self.one(*TITLES)

    def apart(self) -> str:
        """A name of two characters as tables set it."""
        return self.random.choice(COMMON[:200]) + self.one(" ", "　", "  ") + self.random.choice(GIVEN)

    def apart_names(self) -> str:
        return "\n".join(self.apart() for _ in range(5))

    def birth_words(self) -> str:
        year = "".join(self.random.choice("一二三四五六七八九") for _ in range(2))
        return f"一九{year}年{self.random.choice(NUMERALS[1:])}月初{self.random.choice(NUMERALS[1:10])}日"

    def plate_armed(self) -> str:
        return self.one("WJ33-", "WJ 33 ", "WJ浙") + self.digits(5)

    def landline(self) -> str:
        number = super().landline()
        how = self.random.random()
        if how < 0.1:
            return "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in number)
        return f"{number[:-4]}-{number[-4:]}" if how < 0.15 and number[0] not in "0（" else number

    def house(self) -> str:
        return self.wide(super().house())

    def flat(self) -> str:
        room = f"{self.up_to(18)}0{self.up_to(6)}"
        other = f"{self.up_to(40)}-{self.up_to(4)}-{room}"
        return self.wide(self.one(super().flat(), super().flat(), f"{self.up_to(9)}座{room}", other))

    def wide(self, text: str) -> str:
        if self.random.random() > 0.1:
            return text
        return "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in text)
