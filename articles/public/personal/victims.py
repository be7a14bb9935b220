"""Victims of crimes and accidents who are named: 被害人甲, 甲遭殴打, 将甲杀害; whom they call 张某 is named no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.persons import is_adult, people_of

_WHO = (
    "[人者方童孩女生]|女子|男子|儿童|少女|少年|女性|妇女|学生|老人|村民|市民|居民|群众|幼女|婴儿|工人|员工|司机|店主|业主"
    "|老板|夫妇|母[女子]|老太|学员|储户|客户|姑娘|小伙|青年|房客|乘客|邻居"
)
# With whom the deed is done, the name right behind: 强奸甲, 骗取甲….
_DEED_TO = (
    "强奸|轮奸|奸淫|猥亵|性侵|拐[卖骗走]|绑架|劫持|杀害|[打捅砍刺掐勒毒]死|[捅砍刺打]伤|骗[取走去得]|抢[走劫]"
    "|殴打|刺向|尾随|猛[击打砸]|击打|踢打|踹|撞死|撞[倒伤]|枪击|射杀|捆绑|威胁|恐吓|敲诈|要挟|诱骗|[骗迷诱轮]奸"
)
_HARM = (
    f"{_DEED_TO}|杀|打成[重轻残植]|刺[向中]|勒颈|拘禁|囚禁|泼硫酸|毁容|投毒|下药|偷拍|诱奸|骚扰|跟踪|[砸划割咬抓烫烧炸射]伤|砸死|烧死|撞死|诈骗|毒打|虐待|施暴|家暴|家庭暴力|抛尸|侮辱|敲诈|勒索|伤害|推[入下]"
    "|致死|致其|死亡|身亡|重伤|轻伤|遇害|骨折"
)
_SIGN = re.compile(rf"被 ?害|受害|遇害|遇难|受骗|被骗|被拐|死者|拳打脚踢|性关系|{_HARM}")
_SUFFERED = rf"被 ?害(?: ?人)?|受害|遇害|遇难|受骗|被骗|遭?歹徒|被拐|遭|被[^,。;:]{{0,4}}?(?:{_HARM}|侵害)"
_CUE = rf"(?:{_SUFFERED})[^,。;:(\n]{{0,12}}?(?:{_WHO}|的|系|是|为|叫|写着)|死者|不幸(?:身亡|遇难)的"
_BETWEEN = (
    r"(?:之一|家属|亲属|家人|身份|姓名|名单|已|查明|确认|称|说|[:,、(“ \n]|系|是|为|名?叫|的|男|女|夫妻|一栏写着){0,8}"
)
_BEFORE = re.compile(
    rf"(?:{_CUE}){_BETWEEN}$|(?:{_DEED_TO})(?:了|的|过)?(?:[^,。;:]{{0,6}}(?:{_WHO}|女儿|儿子|妻子|女友))?$"
)
# He did something to somebody, and the sentence says what harm came of it.
_OBJECT = re.compile(
    r"(?P<to>将|把|对|向|与|和|趁|闯入|潜入|进入|约)(?:[^,。;:]{1,6}的)?(?:妻子|女友|前妻|邻居|同事|工友|房东|老乡|同学|户主|业主|事主|店主|司机|乘客|老人|村民|市民|[继养]?[女子儿父母]|[侄外孙]女|妹妹|姐姐|弟弟|哥哥)?$"
)
_NOT_HARM = "捕|抓|判|控|告|诉|刑|拘|查|押|提起|公诉"
_SUFFERS = re.compile(
    rf"(?:当晚|当日|随即|也|曾|惨|多次)?(?:被|遭到?|受到?)(?!{_NOT_HARM})"
    rf"[^。;]{{0,14}}?(?:{_HARM}|打(?!成)|砍|骗|抢|害|侵|伤|勒|掐)"
    r"|的(?:伤势|伤情|损伤|遗体|尸体|死因|伤口|血迹)|系被|[^,。;]{0,4}(?:遇害|被害|遇难|身亡)|作为(?:本案)?(?:被害|受害)人"
    r"|[,(]?(?:系|是|为)?(?:[本该此]案)?的?(?:被害|受害)[人者]|[^。;]{0,24}?[系是为][^,。;]{0,18}(?:被害|受害|遇难)[人者]"
    rf"|[^。;:被]{{1,20}}?遭(?:到|遇|受)?[^,。;]{{0,12}}?(?:{_HARM})"
)
_HARMED = re.compile(_HARM)
# With whom, and to whom: only where it was a quarrel, a deed.
_QUARREL = re.compile(r"(?:因|在|为)?[^,。;]{0,10}(?:口角|争执|争吵|纠纷|冲突|扭打|厮打|矛盾|性关系)")
_DEED = re.compile(
    r"(?:[脸头身胸腹背][上部]|多次|反复|长期|强行|强制)?(?:实施|进行|动手|伸|拳|殴|施|强|猥|下手|开枪|泼|捅|砍|刺|连)"
)
_TO = {"与": _QUARREL, "和": _QUARREL, "对": _DEED, "向": _DEED}
_END = re.compile(r"[。!?]|\n\n")
# Of whoever else is named where such a deed is told: not who did it, nor who came for it.
_CRIME = re.compile(
    r"被 ?害(?: ?人)|受害[人者]|强奸|奸[淫污]|骗奸|猥亵|性侵|性关系|杀害|[打捅砍刺掐勒毒]死|拐[卖骗]|拳打脚踢"
    r"|殴打|毒打|泼硫酸|家庭暴力|抢劫|猛[击砸]|[捅砍刺]伤|撞死|被撞"
)
_DID_IT = re.compile(
    r"(?:被告人?|嫌疑人|嫌犯|凶手|凶嫌|歹徒|[罪主从]犯|[绑劫]匪|骗子|肇事[者司]机?|犯罪分子|指控|判处|判决|抓获|逮捕|交代)"
    r"[: ]?(?:男子)?(?:[^,。;:]{2,4}、){0,4}$"
)
_DOES = re.compile(
    r"(?:等|[^,。;]{0,4})?(?:[:说称]|告诉|因(?!病)|涉嫌|犯|被[捕抓判控刑拘告诉]|被(?:检察|公安|警方|法院)|交代|供述|供认|落网"
    r"|伙同|持|窜|潜逃|逃逸|归案|自首|实施|采用|采取|以|用|将|把|对|向|趁|酒后|驾|入室|强行|多次|先后|故意|见|遂|挥|抢|骗|杀"
    r"|打|砍|捅|刺|表示|认为|指出|宣布|介绍|强调)"
)
_AND = "、和及与"  # the next victim
_REACH = 50  # characters


def victims(text: str) -> Iterator[Mark]:
    done = asked = 0
    for sign in _SIGN.finditer(text):
        if sign.end() <= asked:
            continue
        start, end = _sentence(text, sign.start(), sign.end())
        asked = end
        crime = bool(_CRIME.search(text, start, end))
        for first, last in people_of(text).named(max(start, done), end, _beside):
            follows = first - 1 == done and text[done] in _AND
            suffered = follows or (crime and _is_no_culprit(text, start, first, last)) or _beside(text, first, last)
            if suffered and not is_adult(text, first, last):
                done = last
                yield Mark(first, last, PersonalKind.VICTIM)


def _is_no_culprit(text: str, start: int, first: int, last: int) -> bool:
    """Named where a crime is told, and none of those who did it."""
    return not _DOES.match(text, last) and not _DID_IT.search(text, max(start, first - 24), first)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(0, start - _REACH)
    for found in _END.finditer(text, first, start):
        first = found.end()
    behind = _END.search(text, end, end + _REACH)
    return first, behind.start() if behind else min(len(text), end + _REACH)


def _beside(text: str, start: int, end: int) -> int:
    """Points for the part of whom a crime befell."""
    before, behind = text[max(0, start - 28) : start], _END.split(text[end : end + 36])[0]
    if _SUFFERS.match(behind):
        return 2
    if _BEFORE.search(before):
        return 3
    object_ = _OBJECT.search(before)
    if not object_ or not _HARMED.search(behind):
        return 0
    deed = _TO.get(object_["to"])
    return 2 if deed is None or deed.match(behind) else 0
