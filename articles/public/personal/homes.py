"""The house number of a home: behind 家住 or 户籍, of one flat among many, or in a sentence that names a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.public.personal.house_forms import House, houses
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import FAR
from articles.public.personal.nearby import nearby
from articles.public.personal.owners import related
from articles.public.personal.surroundings import before, clause_after

_CUE = re.compile(
    r"(?:家住|原住(?!民)|户籍(?!人口|管理|制度|改革|政策|登记)(?:地|所在地|地址)?|户口|现住(?!院)|住址|住所地?|居住(?!遗)"
    r"|[租暂借寄同]住|住[在于]|[居宅]于|家就?[在设]|寓所|登记地址|常住|灵堂|丧居|籍贯|家庭[住地]址|送达地址|通讯地址|住户"
    r"|(?:^|[,、:( )]|[男女族人岁某我他她俺您你就也都仍还只])住(?![院房宅户建持宿进]))"
)
_MAYBE = re.compile("[住户址家籍寓居宅堂]")
# Companies have their seat in the same words.
_SEAT_OF_MANY = re.compile(".?住所")
_NO_HOME = re.compile(
    "派出所|公司(?!宿舍|家属)|办事处|酒店|宾馆|医院|法院|[^居]委|商务|大厦|招聘|门市|店铺|开庭|审判|病房|入住|居住证"
    "|饭店|旅馆|旅社"
)
_ORGANISATION = (
    "(?:出版社?|政府|合署|大楼|公司(?!宿舍|家属)|商家|商店|[门总分酒饭书药网旗舰]店|店[铺面]|门市部?|营业[部厅]|办事处"
    r"|事务所|工作室|协会|法[院庭]|派出所|检察院|委员会|居委会?|村委会?|[公税工民房司教财]\w{0,3}局|银行|医院|学[校院]"
    "|诊所|中心|幼儿园|宾馆|旅[馆社]|超市|厂)"
)
# An organisation is said to be there, or to be asked for there.
_ITS_SEAT = re.compile(
    rf"(?:{_ORGANISATION}[^,。;判裁拍查封冻诉抓]{{0,6}}(?:地址|地点|位于|设[在于]|坐落|[迁搬][至到]|住所|就?在|[:(,])"
    "|(?:报名|办公|经营|营业|注册|投稿|来稿|活动|比赛|集合|开庭|销售|店铺|公司|单位|医院)(?:地址|地点)|代号)"
    r"[^。;\n]{0,28}$"
)
# A house of offices, shops or wards, right before the number.
_PUBLIC_HOUSE = re.compile(
    "(?:大厦|广场|中心|商[务厦场城]|写字楼|市场|(?:数码|电子|科技|建材|家具|服装|美食|汽配)城|科贸|工业[园区]|产业园|开发区"
    "|宾馆|酒店|医院|学院|大学|[中小]学|厂|机关|[教办公行政综合实验住院门诊学]{2}大?楼|校区|唐宁街)"
    rf"[{HAN}A-Z]{{0,2}} ?$"
)
# Behind it: who is there, or that it is no house at all.
_OTHER = re.compile(
    r"病[房床区]|房间|彗星|民房|别墅|床|线|文件|台风|院区|公告|地块|出口|航站|车厢|选手|球[员衣]|令|[一二三四]?期|公司|店|超市"
    r"|酒店|宾馆|银行|派出所|医院|学校|商铺|铺|市场|大厦|上午|下午|晚|早|凌晨|中午|前后|起|至|到\d|的?(?:商家|门店)"
    rf"|桥|井|矿|机组|泊位|站|船|坝|闸|[^,。;:、()\n 的家住门在到去向被户主业租人]{{0,8}}{_ORGANISATION}"
)
_PLACE = re.compile("[路街道弄巷村苑园区庭邸镇城里寓庄浜埭桥湾舍坊组郡墅阁轩居岸院塘堰圩港岗坝头角口同] ?$")
# 第5组, but no 第14号
_COMMON_IN_ORDER = re.compile(".{1,3}?(?:村民小组|小组|组|队|幢|栋|单元)")
# A seat or a player has such a number, too, where no village stands before it.
_TEAM = re.compile(".{1,3}?(?:小组|组|队|排)")
_OF_BUSINESS = re.compile(rf"{_NO_HOME.pattern}|经营|开办|开设|开了|投资|工作|上班|注册|打造|建设|制假|游览|参观")
_REACH_BEFORE, _REACH_BEHIND = 48, 30
_END = re.compile(r"[。!?;]|\n *\n")
# 《郊区13号》
_TITLE_ENDS = ("》", "”")
_FAR_OFF = re.compile(FAR)
_RESIDENT = re.compile(r"[ ,]{0,2}的?(?:居民|村民|住户|业主|租户|户主|人家|新家|老家|家中|家里|家门|住处)(?!委)")


def house_numbers(text: str) -> Iterator[Mark]:
    for house in houses(text):
        if not _OTHER.match(text, house.end) and _is_home(text, house):
            yield Mark(house.start, house.end, PersonalKind.HOUSE_NUMBER)


def _is_home(text: str, house: House) -> bool:
    near = _END.split(before(text, house.start, _REACH_BEFORE))[-1]
    if near.endswith("第"):
        if not _COMMON_IN_ORDER.match(text, house.start):
            return False
        near = near[:-1]
    if not _PLACE.search(near):
        if house.countable or not house.written:
            return near.endswith("住")
        if not house.specific or _TEAM.match(text, house.start):
            return _is_lived_in(near)
    if _is_lived_in(near):
        return True
    if _PUBLIC_HOUSE.search(near):
        return False
    if _ITS_SEAT.search(near) and not _lives_at_the_seat(text, house, near):
        return False
    if house.specific or _RESIDENT.match(text, house.end):
        return True
    return _is_somebody_s(text, house, near)


def _lives_at_the_seat(text: str, house: House, near: str) -> bool:
    """Whether the organisation was told of before somebody who is named behind it."""
    named = nearby(text).last(max(0, house.start - len(near)), house.start)
    return named is not None and not _ITS_SEAT.search(text[named[1] : house.start])


def _is_lived_in(near: str) -> bool:
    cues = list(_CUE.finditer(near)) if _MAYBE.search(near) else []
    if not cues or _NO_HOME.search(near, cues[-1].start()):
        return False
    return not (_SEAT_OF_MANY.match(near, cues[-1].start()) and _ITS_SEAT.search(near, 0, cues[-1].end()))


def _is_somebody_s(text: str, house: House, near: str) -> bool:
    """Whether the sentence names a person and says nothing of a business."""
    if text[house.end : house.end + 1] in _TITLE_ENDS:
        return False
    people = nearby(text, related)
    named = people.last(max(0, house.start - len(near)), house.start)
    if named and not _OF_BUSINESS.search(text, named[1], house.start):
        return True
    if _FAR_OFF.match(text, house.end):
        return True
    named = people.first(house.end, house.end + len(clause_after(text, house.end, _REACH_BEHIND)))
    return named is not None and not _NO_HOME.search(text, house.end, named[0])
