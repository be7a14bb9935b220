"""Invented names, numbers and places for ``personal_lines``: right check digits, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable

from articles.chinese.surnames import COMMON

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚桂英华玉兰秀珍建国志明文斌雪梅海燕晓红子涵雨欣浩宇梓轩佳怡俊辉"
REGIONS = ("330482", "330402", "330411", "310115", "320505", "341226", "522401", "412724", "510722", "450921")
TOWNS = ("平川市青湾街道", "云洲县石盘镇", "江城区南浦街道", "浙江省平川市新柳镇")
ROADS = ("解放中路", "青湾路", "石盘街", "北环大道", "建国南路")
ESTATES = ("梅香苑", "锦湖花园", "南浦新村", "东方小区", "水岸名邸")
VILLAGES = ("新柳村", "石桥村", "金沙村", "长浜村")
SCHOOLS = ("青湾小学", "石盘镇中心小学", "江城实验学校", "平川市第三中学", "新柳初中", "南浦高级中学")
GRADES = ("三年级", "五（2）班", "初二(4)班", "高一", "六年级三班", "八年级")
NUMERALS = "零一二三四五六七八九十"


class Values:
    """What stands for each {word} of a phrasing; each call draws anew."""

    # Another set of values has others of these.
    schools, grades, towns, roads, estates, villages = SCHOOLS, GRADES, TOWNS, ROADS, ESTATES, VILLAGES

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def name(self) -> str:
        return self.random.choice(COMMON[:120]) + "".join(self.random.sample(GIVEN, self.random.choice((1, 2, 2))))

    name2 = name

    def polite(self) -> str:
        return self.random.choice(COMMON[:120]) + self.one("先生", "女士", "小姐", "师傅", "阿姨", "大爷")

    def some(self) -> str:
        return self.random.choice(COMMON[:120]) + self.one("某", "某某", "某", "某甲")

    def day(self, first: int = 1935, last: int = 2003) -> tuple[int, int, int]:
        return self.random.randint(first, last), self.random.randint(1, 12), self.random.randint(1, 28)

    def id(self) -> str:
        stem = self.random.choice(REGIONS) + "{:04}{:02}{:02}".format(*self.day()) + self.digits(3)
        return stem + "10X98765432"[sum(int(d) * w for d, w in zip(stem, WEIGHTS, strict=True)) % 11]

    def id15(self) -> str:
        return self.random.choice(REGIONS) + "{:04}{:02}{:02}".format(*self.day(1935, 1985))[2:] + self.digits(3)

    def id_masked(self) -> str:
        number = self.id()
        return self.one(number[:6] + "********" + number[14:], number[:14] + "****", number[:10] + "****" + number[14:])

    def mobile(self) -> str:
        return self.one("13", "15", "17", "18", "19") + self.digits(9)

    def mobile86(self) -> str:
        return self.one("+86", "86-", "0086", "（86）", "+86 ") + self.mobile()

    def landline(self) -> str:
        area = self.one("0573-", "0573—", "（0573）", "021-", "", "", "")
        return area + self.one("2", "3", "5", "6", "8") + self.digits(7)

    def bank(self) -> str:
        count = self.random.choice((16, 19, 19, 18, 17))
        stem = self.one("62", "62", "4", "5")
        stem += self.digits(count - 1 - len(stem))
        doubled = [int(d) * (2 if place % 2 == 0 else 1) for place, d in enumerate(reversed(stem))]
        number = stem + str(-sum(value // 10 + value % 10 for value in doubled) % 10)
        return self.one(number, " ".join(number[at : at + 4] for at in range(0, count, 4)))

    def plate(self) -> str:
        head = self.one("浙F", "浙A", "沪C", "苏E", "皖K", "豫P", "贵F", "新A", "京N")
        tail = "".join(self.random.sample("ABCDEFGHJKLMNPQRSTUVWXYZ", self.random.choice((0, 0, 1, 2))))
        tail += self.digits(5 - len(tail))
        return head + self.one("·", "", "", " ", "-") + tail

    plate_other = plate

    def plate_new(self) -> str:
        return self.one("浙F", "沪A", "苏E") + self.one("·", "") + self.one("D", "F") + self.digits(5)

    def plate_odd(self) -> str:
        number = self.digits(4)
        return self.one(f"浙F·{number}警", f"浙F{number}学", f"浙F{number}挂", f"粤Z·{number}港", f"粤Z{number}澳")

    def town(self) -> str:
        return self.one(*self.towns)

    def road(self) -> str:
        return self.one(*self.roads)

    def estate(self) -> str:
        return self.one(*self.estates)

    def village(self) -> str:
        return self.one(*self.villages)

    def up_to(self, most: int) -> str:
        return str(self.random.randint(1, most))

    def house(self) -> str:
        return f"{self.up_to(900)}号" + self.one("", "", f"-{self.up_to(9)}", f"{self.up_to(6)}0{self.up_to(6)}室")

    def flat(self) -> str:
        room = f"{self.up_to(18)}0{self.up_to(6)}"
        block = self.one(f"{self.up_to(60)}幢", f"{self.up_to(60)}栋", f"{self.up_to(60)}号楼", f"{self.up_to(60)}幢")
        return block + self.one(f"{self.up_to(4)}单元{room}室", f"{room}室", f"{self.up_to(4)}单元{room}", f"{room}室")

    def group(self) -> str:
        return (
            self.one(self.up_to(20), self.random.choice(NUMERALS[1:]))
            + self.one("组", "组", "队")
            + self.house_of_group()
        )

    def house_of_group(self) -> str:
        return f"{self.up_to(90)}号"

    def lane(self) -> str:
        return f"{self.up_to(900)}弄{self.up_to(90)}号" + self.one(
            "", f"{self.up_to(6)}0{self.up_to(6)}室", f"{self.up_to(6)}楼"
        )

    def birth(self) -> str:
        year, month, day = self.day()
        return self.one(
            f"{year}年{month}月{day}日",
            f"{year}年{month}月{day}日",
            f"{year}.{month}.{day}",
            f"{year}-{month:02}-{day:02}",
        )

    def birth_young(self) -> str:
        return "{}年{}月{}日".format(*self.day(2008, 2014))

    def school(self) -> str:
        return self.one(*self.schools)

    def grade(self) -> str:
        return self.one(*self.grades)

    def young(self) -> str:
        return self.one(self.up_to_seventeen(), self.random.choice(NUMERALS[6:]))

    def up_to_seventeen(self) -> str:
        return str(self.random.randint(6, 17))

    def some_names(self) -> list[str]:
        return [self.name() for _ in range(self.random.randint(3, 9))]

    def names(self) -> str:
        return self.one("、", "、", "，").join(self.some_names())

    def lines(self) -> str:
        return "\n".join(self.some_names())

    def spaced(self) -> str:
        return self.one(" ", "　", "  ").join(self.some_names())

    def numbered(self) -> str:
        return "\n".join(
            f"{at}.{name}，{self.one('男', '女')}，欠款{self.up_to(90)}万元"
            for at, name in enumerate(self.some_names(), 1)
        )

    def filled(self, phrasing: str) -> str:
        """The phrasing with every {word} drawn; ⟦ ⟧ stay."""
        out = phrasing
        while "{" in out:
            before, _, rest = out.partition("{")
            word, _, after = rest.partition("}")
            draw: Callable[[], str] = getattr(self, word)
            out = before + draw() + after
        return out
