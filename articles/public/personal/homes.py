"""The house number of a home: behind 家住 or 户籍, or beside the name of who lives there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import FULL, PARTIAL, POLITE, is_name
from articles.public.personal.surroundings import clause_after, clause_before

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
_DWELLING = re.compile("幢|栋|单元|室|弄|组|队|号楼|号|-")
_TOGETHER = re.compile("幢|栋|单元|室|弄|组|号楼|-")
# One building, three teams: counted.
_COUNTED = re.compile("[一二两三四五六七八九十]{1,2}(?:幢|栋|座|户|层|队|室)")
# No house: a day, a ward, a tram line, a document.
_OTHER = re.compile(
    r"病[房床区]|房间|彗星|民房|别墅|床|线|文件|台风|院区|公告|地块|出口|航站|车厢|选手|球员|球衣|令|[一二三四]?期|公司|店|超市|酒店|宾馆|银行|派出所|医院|学校|商铺|铺|市场|大厦|上午|下午|晚|早|凌晨|中午|前后|起|至|到\d|的?(?:商家|门店)"
)
_CUE = re.compile(
    r"(?:家住|户籍(?!人口|管理|制度|改革|政策|登记)(?:地|所在地|地址)?|户口|现住(?!院)|住址|住所地?|居住|租住|暂住|借住|寄住|同住|住在|住于|家在|寓所|籍贯|家庭[住地]址|送达地址|通讯地址|住户|"
    r"(?:^|[,、:( )]|[男女族人岁某])住(?![院房宅户建持宿进]))"
)
_MAYBE = re.compile("[住户址家籍寓]")
_NO_HOME = re.compile(
    r"派出所|公司|办事处|酒店|宾馆|医院|法院|[^居]委|商务|大厦|招聘|门市|店铺|开庭|审判|病房|入住|居住证|饭店|旅馆|旅社"
)
_PLACE = "[路街道弄巷村苑园区庭邸镇城里寓庄浜埭桥湾府舍坊组社号]"
_NAME_BEFORE = re.compile(
    rf"(?:(?P<polite>{POLITE}|{PARTIAL})|(?:^|[^{HAN}]|人|告|者|民|主)(?P<full>{FULL}))(?:[,(: ]|家[,(: 在]?"
    rf"|的家在?){{1,3}}(?:[男女][, ]{{1,2}})?[{HAN}]{{2,25}}$"
)
_NAME_AFTER = re.compile(
    rf"[ ,()]{{0,2}}(?:的|居民|村民|住户|业主|租户|户主|独居|老人){{0,3}}(?:(?P<polite>(?:{POLITE}"
    rf"|{PARTIAL})(?:一?家)?)"
    rf"|(?P<full>{FULL})(?:一家|的?家))"
)
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
    near = clause_before(text, match.start(), 48)
    cues = list(_CUE.finditer(near)) if _MAYBE.search(near) else []
    if cues and not _NO_HOME.search(near, cues[-1].start()):
        return True
    if not re.search(f"{_PLACE}$", near):
        return False
    together = bool(_TOGETHER.search(house))
    return _beside_name(near) or _lives_there(clause_after(behind, 0), together)


def _beside_name(near: str) -> bool:
    found = _NAME_BEFORE.search(near)
    return bool(found and not _NO_HOME.search(near) and (found["polite"] or is_name(found["full"])))


def _lives_there(behind: str, together: bool) -> bool:
    found = _NAME_AFTER.match(behind)
    if found and (found["polite"] or is_name(found["full"])):
        return True
    return (together and bool(_RESIDENT.match(behind))) or bool(re.match(r"[ ,]?的?(?:居民|村民)[^委]", behind))
