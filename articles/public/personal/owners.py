"""Whose telephone or door it is: people named beside it, words of a home, and those who are there for everybody."""

from __future__ import annotations

import re

from articles.public.personal.names import OFFICE

# A name stands behind them where a number or an address follows: kin, a part in the matter, what is done with him.
_KIN = (
    "[父母]亲|爸爸|妈妈|爷爷|奶奶|外[公婆]|妻子|丈夫|老[公婆伴]|[儿孙侄妹]子|[女孙侄]女|[女孙]儿|儿媳|女婿"
    "|[长次幼独养][子女]|生[父母]|[岳养继祖][父母]|[弟妹兄姐嫂哥叔婶姨舅姑媳婿]|同学|邻居|保姆|家属|老板娘?"
)
_PART = (
    "[户房业店屋机车失物货宅]主|房东|租[户客]|住户|用户|订户|[村居市]民|老人|患者|证人|[原被]告人?|读者|作者|[拾作笔老]者"
    "|姓名|户名|署名|[兵匠师友]|[找与叫按据助托给请]"
)
_PLACE = "[村区镇乡里组队社路街弄巷号室院楼苑园庄浜]"
_LED_TO = re.compile(rf"(?:{_KIN}|{_PART}|{_PLACE})[: ,(]?\Z")
_GOES_ON = re.compile(
    "[, ]?(?:一?家|速|收|夫[妇妻]|老[人汉太]|女士|先生|同志|名下|所有|有|的|处|联系|寻|提供"
    "|供应|接|转|启|泣|敬|携|及|和|留)"
)

# What rings in somebody's home, whoever he is.
AT_HOME = re.compile(
    "(?:[自我他她俺咱您你老娘婆亲主丧孝]家|家(?<![大专商国厂玩买卖店东酒画作行农]家)(?<=..)(?=[的里中]?(?:电话|座机|固话|号码))"
    r"|家[里中庭属人]|住[宅处家]|宅电|丧居|灵堂|居所|寓所|宿舍)[^,。;!?\d]{0,10}$"
)
# Notices that private people put in: whoever gives a number there gives his own.
NOTICE = re.compile(
    "本人|自用|征婚|征友|交友|寻[人物亲猫狗]|走[失散]|遗失|失[主物]|拾[到者获得]|捡[到拾]|酬谢|重谢|求[租购职]|合租"
    "|有意者|非中介|中介勿扰|家教|讣告|治丧|泣告"
)
# Whoever makes the paper is called at its own number.
STAFF = re.compile(rf"(?:编辑|版式|美编|校对|设计).{{0,6}}\Z|(?:{OFFICE}|记者|通讯员|摄影)[: ]{{0,3}}\Z")
# Their numbers are printed to be called. Somebody who tells a reporter or asks for a service is none of them.
PUBLIC = re.compile(
    rf"(?<!退休)(?<!离休)(?<!下岗){OFFICE}(?=[,)(: ]|的?电话|联系|\Z)"
    "|热线|值班|办公(?:[室处楼]|电话)|传真|客服|总[台机]|前台|报社|编辑|版式|美编|校对|派出所|便民服务"
    "|(?:服务|监督|举报|投诉|咨询|报名)(?:热线|电话|台|中心|[部站处点]|窗口|大厅)"
    "|报价|[售考]价|价格|免费电话|邮箱|商家|经销|专[线卖]|官网|出版社?"
    "|(?<![向对给与和跟请诉])(?:本报|记者|通讯员)(?!反映)"
)
ORGANISATION = (
    r"(?:公司(?!宿舍|家属)|集团|协会|商会|基金会|法院|检察院|[大中支]队|[公税工民房司教财]\w{0,3}局|医院|学[校院]|[大中小]学|诊所|中心"
    "|幼儿园|宾馆|酒[店家楼]|饭[店庄]|旅[馆社]|超市|商[店行场]|[药书门专总分]店|门市部?|营业[部厅]|事务所|工作室|办事处|委员会"
    "|居委会?|村委会?|银行|物业|厂)"
)
# The number stands right behind the name of its owner, perhaps called his telephone.
_ITS_TELEPHONE = (
    "的?(?:联系|咨询|报名|预约|订餐|招聘|对外|值班){0,2}(?:电话|号码|总机|座机|方式)?(?:号码)?|致电|请电|拨打"
)
OF_ORGANISATION = re.compile(rf"{ORGANISATION}[\"”)]?[,:( ]{{0,2}}(?:{_ITS_TELEPHONE})[是为:(, ]{{0,3}}$")


def related(text: str, start: int, end: int) -> int:
    """Points for a name that stands where the owner of a number or of a door is named."""
    led = _LED_TO.search(text, max(0, start - 5), start)
    return 1 + 2 * bool(led) + bool(_GOES_ON.match(text, end))
