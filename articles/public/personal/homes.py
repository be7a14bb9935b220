"""The house number of a home: behind 家住 or 户籍, or beside the name of who lives there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.persons import people_of
from articles.public.personal.surroundings import before, clause_after

_N = r"(?:\d{1,4}|[一二三四五六七八九十百〇零○]{1,4})"
_FIRST = r"[0-9一二三四五六七八九十百](?<![0-9一二三四五六七八九十百].)"
_SIGN = "[A-Za-z甲乙丙丁东西南北]?"
_UNIT = "(?:支弄|号楼|单元|村民小组|小组|幢|栋|弄|室|组|队|座|楼|层|号|户|房)"
_BEHIND = rf" ?{_SIGN}(?: ?- ?{_N}{_SIGN}){{0,3}} ?{_UNIT} ?"
_PART = _N + _BEHIND
_REST = rf"(?:(?<=\d)\d{{0,3}}|(?<=\D)[一二三四五六七八九十百〇零○]{{0,3}}){_BEHIND}"
_ROOM = r"(?:(?:之|-) ?\d{1,3}|\d{3,4}(?:室|房)?(?![\d年元人米])|[一二三四五六七八九十〇零○]{3,4}室)?"
_HOUSE = re.compile(
    rf"{_FIRST}(?:{_REST}(?:{_PART}){{0,4}}{_ROOM}|(?<=\d)\d{{0,2}}-(?:\d{{1,2}}-)?\d{{3,4}}室?(?![\d\-年]))"
)
_DWELLING = re.compile("幢|栋|单元|室|弄|组|队|座|号楼|号|-")
_TOGETHER = re.compile("幢|栋|单元|室|弄|组|队|座|号楼|-")
# Of a house with so much told no road needs to stand before it.
_FLAT = re.compile(r"(?:[幢栋]|号楼|单元).*\d(?:室|单元|$)")
# One building, three teams: counted.
_COUNTED = re.compile("[一二两三四五六七八九十]{1,2}(?:幢|栋|座|户|层|队|室)")
# No house: a day, a ward, a tram line, a document.
_OTHER = re.compile(
    r"病[房床区]|房间|彗星|民房|别墅|床|线|文件|台风|院区|公告|地块|出口|航站|车厢|选手|球员|球衣|令|[一二三四]?期|公司|店|超市|酒店|宾馆|银行|派出所|医院|学校|商铺|铺|市场|大厦|上午|下午|晚|早|凌晨|中午|前后|起|至|到\d|的?(?:商家|门店)"
)
_CUE = re.compile(
    r"(?:家住|原住(?!民)|户籍(?!人口|管理|制度|改革|政策|登记)(?:地|所在地|地址)?|户口|现住(?!院)|住址|住所地?|居住|租住|暂住|借住|寄住|同住|住在|住于|[居宅]于|家就?[在设]|寓所|登记地址|常住|灵堂|丧居|籍贯|家庭[住地]址|送达地址|通讯地址|住户|"
    r"(?:^|[,、:( )]|[男女族人岁某])住(?![院房宅户建持宿进]))"
)
_MAYBE = re.compile("[住户址家籍寓居宅堂]")
_NO_HOME = re.compile(
    r"派出所|公司(?!宿舍|家属)|办事处|酒店|宾馆|医院|法院|[^居]委|商务|大厦|招聘|门市|店铺|开庭|审判|病房|入住|居住证|饭店|旅馆|旅社"
)
_PLACE = "[路街道弄巷村苑园区庭邸镇城里寓庄浜埭桥湾府舍坊组社号]"
# Between a name and the road nothing but what leads to an address.
_LEADS_THERE = re.compile(
    rf"家?(?:[,(: \n]|[男女]|原|现|家|的|房屋|房产|住|居|在|位于|坐落|地址|住址){{0,8}}(?:[{HAN}]{{2,25}})?$"
)
_DID = re.compile("[说称到过从把被将去来往给对]|经营|开办|开设|投资|工作|上班|注册|经过|路过|打造|建设")
_MOVED = re.compile(r"(?:住(?!院)|租[了住下]|搬[到进入]|迁[到入居])[^,。]{0,18}$")
# Behind the house: its door, its people, who is named next to it.
_HOMELY = re.compile(
    r"[ ,)]{0,2}(?:的?(?:新家|老家|家中|家里|家门|住处|出租房|出租屋|自家)|[人][),]|其?[父母夫妻子女])"
)
_TO_NAME = re.compile(
    r"(?:[ ,();:\n]|的|居民|村民|住户|业主|租户|户主|房主|主人|独居|老人|其[父母子女妻夫]|人|姓名|联系人|收件人){0,6}$"
)
_REACH_BEFORE, _REACH_BEHIND = 48, 24
_END = re.compile(r"[。!?;]|\n *\n")
_LED_TO = 3  # points for a name right behind a house
_RESIDENT = re.compile(r"[ ,]{0,2}的?(?:居民|村民|住户|业主|租户|户主|人家)")


def house_numbers(text: str) -> Iterator[Mark]:
    for match in _HOUSE.finditer(text):
        house = match[0].rstrip()
        behind = text[match.start() + len(house) : match.end() + 16]
        if (
            _DWELLING.search(house)
            and not _COUNTED.fullmatch(house)
            and not _OTHER.match(behind)
            and _is_home(text, match, house, behind)
        ):
            yield Mark(match.start(), match.start() + len(house), PersonalKind.HOUSE_NUMBER)


def _is_home(text: str, match: re.Match[str], house: str, behind: str) -> bool:
    near = _END.split(before(text, match.start(), _REACH_BEFORE))[-1]
    cues = list(_CUE.finditer(near)) if _MAYBE.search(near) else []
    if cues and not _NO_HOME.search(near, cues[-1].start()):
        return True
    together = bool(_TOGETHER.search(house))
    if not _FLAT.search(house) and not re.search(f"{_PLACE} ?$", near):
        return False
    end = match.start() + len(house)
    behind = clause_after(text, end, _REACH_BEHIND)
    return _beside_name(text, match.start(), near, behind, together) or _lives_there(text, end, behind, together)


def _beside_name(text: str, at: int, near: str, behind: str, together: bool) -> bool:
    named = people_of(text).last(at - len(near), at)
    if named is None or _NO_HOME.search(text, named[1], at):
        return False
    between = text[named[1] : at]
    if _MOVED.search(between):
        return True
    if together:
        return bool(_HOMELY.match(behind)) or not _DID.search(between)
    return bool(_LEADS_THERE.match(between)) and not _DID.search(between)


def _lives_there(text: str, at: int, behind: str, together: bool) -> bool:
    named = people_of(text).first(
        at, at + len(behind), lambda text, start, end: _LED_TO * bool(_TO_NAME.match(text[at:start]))
    )
    if named and not _NO_HOME.search(text, at, named[0]) and (together or _TO_NAME.match(text[at : named[0]])):
        return True
    return (together and bool(_RESIDENT.match(behind))) or bool(re.match(r"[ ,]?的?(?:居民|村民)[^委]", behind))
