"""The part somebody plays where harm is told, in points: who suffered it, who did it, who only speaks of it."""

from __future__ import annotations

import re

from articles.chinese.late_patterns import late
from articles.chinese.text import HAN
from articles.public.personal.harm import DEED, FATE, HARM, PLAIN
from articles.public.personal.harm_points import AFTER_NAME, BEFORE_NAME, PERSONS
from articles.public.personal.names import OFFICE

_HAN = re.compile(f"[{HAN}]")
_IN = "[^,。;:!?\n]"  # within a clause
_SO_FAR = "[^。;!?\n]"  # within a sentence
_WHO = (
    "[人者方童孩女生员工民夫妻父母子]|儿童|老[人太汉伯师板]|邻居|同[事学乡]|司机|店主|业主|[户房东事失车船机]主"
    "|客户|乘客|夫妇|女[友士孩儿]|男[友子孩]"
    "|妹妹|姐姐|弟弟|哥哥|孙[子女]|侄[子女儿]|丈夫|前[妻夫]|学[员徒]|姑娘|小伙|青年|少[年女]|叫|岁|保安|会计|船长"
    "|矿工|妈妈|爸爸|奶奶|爷爷"
)
_BETWEEN = (
    r"(?:之一|家[属人]|亲属|身份|姓名|名[单字]|分别|[已查证]明|确[认定]|[包就]括|[中里上]|称|说|[:,、(“\" \n]"
    "|系|是|为|名?叫|做|的|有|男|女|夫[妻妇]|一栏写着){0,8}"
)
_SUFFERER = (
    r"死者|[伤逝死伤]者|伤员|被 ?害(?: ?人)?|受害(?:[人者]|[^,。;:]{0,4})|[遇罹死]难(?:者|[^,。;:]{0,4})"
    r"|遇害(?:者|[^,。;:]{0,4})|[失事苦]主|产妇|孕妇|人质"
    r"|(?:骑车|骑行|行|路|当事)人"
    r"|(?:失踪|走失|落水|溺水|触电|中毒|坠楼|轻生|获救|[受被遭][骗抢盗拐困打砸撞劫辱虐][^,。;:]{0,3})者|储户|债主"
    r"|(?:死|伤|遇难|失踪|获救)[^,。;:]{0,4}名单"
)
_LABEL = re.compile(rf"(?:{_SUFFERER}){_BETWEEN}$")
_DONE = "(?:了|过|着|走|出|到|向|起|回|死|伤|倒|中|住|下|取|去|得){0,2}"
_RESCUES = "[救捞抬][起出下上醒活回]|解救出?|抢救|营救|搜救|打捞|连[刺捅砍]|殴"
_FINDS = (
    "我[叫是]|[逼害吓打]得|[撬砸打]开|救治|救援|找到|发现|赔[偿付]|补偿|慰问|看望|劝[说阻]|安抚|救助|抬|扶|索赔|骗过"
)
_DONE_TO = late(rf"(?:{DEED}|{_RESCUES}){_DONE}$")
_FOUND = re.compile(rf"(?:{_FINDS}|患者|病[人号])了?$")
_OF_HARM = late(
    rf"(?:(?:{FATE})|[被遭受让给险]{_IN}{{0,10}}(?:{HARM}|[打砍捅刺骗抢盗偷撞咬砸烧烫困]){_IN}{{0,2}})"
    rf"{_IN}{{0,10}}(?:的|{_WHO})[“\" ]?$"
)
_TO = re.compile(
    rf"(?:将|把|对|向|朝|往|给|为|替|趁|乘|与|和|跟|同|约|请|令|让|逼|使|从|在|找|到|进入?|入)(?:{_IN}{{0,10}}(?:{_WHO}|的))?$"
)
_AT = re.compile(rf"(?:将|把|对|向|朝|趁|乘|与|跟|逼|从|骗|持刀[^,。;]{{0,6}}入)(?:{_IN}{{0,10}}(?:{_WHO}|的))?$")
_QUARREL = "口角|争[执吵斗]|吵[架嘴]|纠纷|冲突|[扭厮撕]打|矛盾|结怨|动手|推搡|相识|交往|恋爱|同居"
_HARMED = late(f"{PLAIN}|{_QUARREL}")
_AT_ONCE = late(rf"{_IN}{{0,14}}?(?:{DEED}|{_QUARREL})")
_NOT_HARM = (
    "捕|抓|判|控[告诉]|告|诉|刑|拘|查|押|提起|公诉|指控|邀|聘|选|评|授|任|誉|称|淘汰|免|撤|罚|换|带走|通缉|警|法院"
    "|检察|公安"
)
_HURT = (
    "[控扣打砍捅刺戳割掐勒踢踹踩揍殴撞碾轧压砸泼烧烫炸咬抓骗抢盗偷窃拐绑推拖杀奸射毒淹埋困夹卷绞电围摔劈冲伤害侵欺诈坑逼甩挤卖"
    "]"
)
_SUFFERS = late(rf"{_SO_FAR}{{0,28}}?(?:被|遭|挨|受到|惨遭|受了)(?!{_NOT_HARM}){_SO_FAR}{{0,14}}?(?:{HARM}|{_HURT})")
_MEETS = late(rf"{_SO_FAR}{{0,24}}?(?:{FATE})")
_HAS = late(rf"(?:一?家|的|夫[妇妻]|父[子女]|母[子女]|姐妹|兄弟|[两二三四]人|等){_SO_FAR}{{0,24}}?(?:{HARM}|{_HURT})")
_IS = re.compile(rf"[便也就正]?是其中|(?:[,(]|[,( ]{{0,2}}(?:系|是|为|作为|均为|即))(?:[本该此]案)?的?(?:{_SUFFERER})")
_THEN = re.compile(rf"{_SO_FAR}{{0,40}}?(?:(?:将|把|对|向|致|使|给|令|逼)[其他她]|[其他她]的)")

_CULPRIT = re.compile(
    r"(?:被告(?:人|单位)?|嫌疑人|嫌犯|[凶疑][手犯嫌]|歹徒|[罪主从案逃囚惯战]犯|通缉犯|[奸杀劫盗骗毒纵放]火?犯|[绑劫抢土悍]匪|匪徒|骗子|小偷|窃贼|毒[贩枭]|人贩子?|肇事(?:者|司机|车主|驾驶员)|犯罪分子|团伙"
    r"|首犯|老大|头目|打手|指控|判处|判决|抓[获住捕]|逮捕|拘留|刑拘|起诉|通缉|缉拿|同伙|伙同|指使|雇佣|纠集|交代"
    r"|罪犯|保姆|继[父母])"
    rf"[:( ]?(?:男子|女子|{_IN}{{0,3}}的)?(?:[^,。;:]{{2,4}}、){{0,6}}(?:[^,。;:]{{2,4}}[和与及])?[“\"]?$"
)
_BY = re.compile(
    r"(?:被|遭到?|由|据|经|受)(?:[^,。;:的]{0,6}(?:人|男子|女子|丈夫|男友|同事|邻居|工友|继父|妻子|前夫|队员|民警|村民|司机))?$"
)
_ACTS = late(
    r"(?:等人?|曾经?|多次|先后|反复|连续|竟然?|遂|又|还|便|就|再次|失手|当[场众]|动手|上前|冲上|随即|长期|经常|强行|故意|残忍地?|和[^,。;]{2,3}|与[^,。;]{2,3}){0,3}"
    "(?:(?:将|把|对|向|持|拿|手持|挥|抡|拔|掏|伙同|指使|纠集|驾|酒后|醉酒|无证|趁|乘|以|用|采[用取]|谎称|冒充|假[冒扮借]|声称|虚构|隐瞒|窜|潜|闯|逃)"
    rf"(?:(?!被|遭){_SO_FAR}){{0,30}}?(?:{HARM}|{_HURT}|走)|{DEED}|[连猛][刺砍捅]|借|赔偿|挪|辱)"
)
_CAUGHT = re.compile(
    r"(?:等人?|[^,。;:]{0,6})?(?:因?涉嫌|犯(?!病)|供[述认称]|交代|归案|自首|落网|投案|潜逃|作案|行凶|被(?:警方|公安|民警|法院|检察|依法|一审|终审)?[^,。;]{0,4}"
    r"(?:捕|抓|判|指控|控告|起诉|公诉|刑拘|拘留|拘捕|查获|通缉|批捕|押|缉)|[^,。;]{0,8}(?:有期徒刑|死刑|无期|缓刑|罪))"
)
_OFFICIAL_BEFORE = re.compile(
    rf"(?:{OFFICE}|记者|通讯员|发言人|作者|摄影?|[图文][./]|教练|指导|主编|委员|部长|总理|总统|首相|主席|代表|院士|专家|秘书长?|干[部事]|会长|董事长?"
    r"|总裁|导演|演员|歌手|作家|明星|烈士|英雄|法官|检察[官长]|审判长|审判员|[民刑交片狱]警|警[官员察长]|法医|军官"
    r"|将军|司令|上校|议员|领袖|首领|教主|队员|主播|主持人?|影[星帝后])[: (\"“]{0,2}$"
)
_OFFICIAL_BEHIND = re.compile(
    rf" ?(?:{OFFICE}|记者|同志|先生|委员|部长|总[理统裁]|教授|导演|烈士|摄|将军|大[使师]|法官|检察|议员|政[府权]|集团)"
)
_TELLS = re.compile(
    r"(?:回忆|讲述|哭诉|诉说|仍|心有余悸|惊魂|浑身|[^,。;]{0,6}(?:报[案警]|求[救助]|投诉|起诉|索赔|哭|发抖|后怕|上当))"
)
# What a name of its own clause follows: its first character belongs to no word.
_OPENS = re.compile(r"(?:鉴定|查明|显示|证实|确认|发现|得知|认定|证明|表明|[时后日天晚晨点分许午夜前])$")
_SPEAKS = re.compile(
    r"[^,。;:被遭]{0,6}(?:[说称道:]|表示|介绍|认为|指出|告诉|透露|强调|分析|解释|提醒|呼吁|宣布|建议|报道|摄|率|出席|指示|会见|主持|执导|主演|饰)"
)
_SPHERES = re.compile(
    "比赛|球[队员迷场星权]|进球|射门|[冠亚季]军|[决预]赛|联赛|赛季|[主客]场|教练|选手|世界杯|奥运|亚运|金牌|战胜"
    "|击败|半场|罚球|篮[板筐下球]|上篮|快攻|突破|防守|火箭队|湖人|热火|骑士|禁区|队友|替补|裁判|战绩|淘汰"
    "|扣篮|持球|N ?B ?A|主教"
    "|总统|总理|首相|外[长交]|议[会员院]|武装|[军部]队|士兵|将[士军领]|元帅|导弹|空袭|轰炸|恐怖|叛军|游击|起义|革命"
    "|战[争役斗]|抗[战日]|[日侵]军|红军|国民党|共产党|民进党|新党|政变|独裁|殖民|立法院|国会|选举|政[治要]|中央"
    "|主席|外商|国资|条约"
    "|伊拉克|以色列|巴勒斯坦|美[国军]|英国|法国|德国|日本|俄罗斯|印度|韩国|朝鲜|苏联|纽约|伦敦|东京|巴黎|欧[洲盟]"
    "|非洲|越南|哥伦比亚|阿富汗|巴基斯坦|澳大利亚|乌干达|巴格达|好莱坞|联合国"
    "|影[片星迷坛]|电影|电视剧|剧[中组情本]|主演|饰演|扮演|小说|导演|演员|票房|歌[手迷]|专辑|传说"
    "|作[品者家]|游戏|玩家|观众|影视|片中|书中|文学|动画|银幕|制片|时装|艺术|笔下|主人公|魔|妖|法宝|擂台|真气"
    "|铜币|道具|新服|摘自|回忆录"
    "|[王皇]朝|皇[帝后上]|公元|世纪|[明清唐宋元]朝|[明清]末|烈士|一九[0-8]|1[0-8]\\d\\d年|19[0-7]\\d年"
    "|[a-zA-Z]{4}|股[票市价东]|基金|业绩|市值|像素|机型|型号|万美元|亿元|同比"
    "|地震|震区|灾区|抗震|洪涝|台风|总书记|委书记|省长|副市长|党委|精神文明|改革|见义勇为基金|追悼|诞辰|逝世|遗产"
    "|学术|论文|研究员|疗法|血管|病毒|临床"
)
_FIGURE = re.compile(
    "毛泽东|周恩来|邓小平|江泽民|胡锦涛|朱[镕容]基|李鹏|刘少奇|蒋介石|蒋经国|宋美龄|宋子文|孙中山|李光耀|金正日"
    "|吴邦国|马克思|梁启超|袁世凯|王若飞|邓发|张大千|许广平|雷洁琼|聂卫平|陈祖德|史量才|杨杏佛|李白|周瑜|鲁达|秦琼"
    "|宋庆龄|孙科|何香凝|尉迟恭|米洛舍|李登辉|陈水扁|连战|宋楚瑜|马英九|吕秀莲|王永庆|鲁迅|周作人|胡适|江青|林彪|彭德怀|叶挺|瞿秋白"
    "|白崇禧|李宗仁|张学良|汪精卫"
    "|彭加木|戴安娜|张曼玉|梁家辉|周杰伦|谢霆[锋峰]|白冰冰|张国荣|成龙|刘德华|杨丽萍|李宇春|姚明|刘翔|易建联|王治郅"
    "|周琦|任志强|孟晚舟|任正非|雷锋|诸葛亮|曹操|刘备|宋教仁|秦始皇|武松|宋江|林冲|孙悟空|李逍遥|詹姆斯|霍华德"
)
_BYLINE = re.compile(r"(?:记者|通讯员|特派员|实习生|摄影|编辑|责编|讯)[: (]{0,2}(?:[^,。;:]{1,8}[、 ]){0,3}$")
_SIGNED = re.compile(r" ?(?:[^,。;:()]{2,4}[、 ]?){0,2}(?:摄|文)?\)")
_ELSEWHERE = re.compile(
    r"(?:公路|境内|派出所|店|湖|[河江海]|[山岛桥]|[市县乡镇村省州区]|工商|大[街道学厦酒]|病毒|公司|集团|社区|小区|[街路]|酒楼|宾馆|医院|法院|学院|日?报社|集镇|监狱|车站|广场|公园|隧道|水库|氏|党|军|队|族|教|们)"
)
_SOUNDS = frozenset("舍斯尔特克姆拉迪夫巴萨茨塞维奇森逊娜莎伦蒂丝伊诺顿科洛普")  # of foreign names


# What these are worth where they stand before or behind a name: learned, as are the words of harm_points.
_POINTS_BEFORE = ((_TO, 3), (_BY, -3), (_OFFICIAL_BEFORE, -2))
_POINTS_BEHIND = (
    (_SUFFERS, 5),
    (_MEETS, 3),
    (_HAS, 3),
    (_THEN, 1),
    (_TELLS, 3),
    (_CAUGHT, -5),
    (_SPEAKS, -4),
    (_ACTS, -4),
    (_OFFICIAL_BEHIND, -1),
)
_AT_ONCE_NAMED = -2  # with no word before
_BY_DEED, _BY_WORD, _BY_CHANCE, _BY_CULPRIT, _BY_PERSON = 11, 13, 3, -6, 3
MOST = 30  # that all of it can be worth


def part(before: str, behind: str) -> int:
    """Points for the part of whom harm befell; ``before`` and ``behind`` are of the name's own sentence."""
    points = _AT_ONCE_NAMED * (not before or not _HAN.match(before[-1]))
    points += sum(worth for pattern, worth in _POINTS_BEFORE if pattern.search(before))
    points += sum(worth for pattern, worth in _POINTS_BEHIND if pattern.match(behind))
    points += _acted_on(before, behind)
    points += _BY_PERSON * any(before[-length:] in PERSONS for length in (1, 2, 3, 4))
    points += BEFORE_NAME.get(before[-2:], 0) + AFTER_NAME.get(behind[:2], 0)
    points += BEFORE_NAME.get(before[-1:], 0) + AFTER_NAME.get(behind[:1], 0)
    quarrel = _AT_ONCE.match(behind) and _AT.search(before)  # the accused quarrelled with
    return points + _BY_CULPRIT * bool(not quarrel and _CULPRIT.search(before))


def opens(before: str) -> bool:
    """Whether a clause begins behind it, so that the name's first character belongs to no word."""
    return bool(_OPENS.search(before))


def no_private(before: str, name: str, behind: str) -> bool:
    """Whether it is a place, who wrote the text, a figure of public life, or part of a foreign name."""
    if _FIGURE.fullmatch(name) or _ELSEWHERE.match(behind) or _BYLINE.search(before):
        return True
    foreign = "·" not in name and (behind[:1] in _SOUNDS or (before[-1:] in _SOUNDS and before[-1:] != "夫"))
    return foreign or before.endswith("《") or (before[-1:] == "(" and bool(_SIGNED.match(behind)))


def _acted_on(before: str, behind: str) -> int:
    """How the words before the name say so: 死者甲, 殴打甲, 将甲, 被抢的甲."""
    if _DONE_TO.search(before):
        return _BY_DEED
    if _LABEL.search(before) or _FOUND.search(before) or _OF_HARM.search(before) or _IS.match(behind):
        return _BY_WORD
    if _AT.search(before) and _AT_ONCE.match(behind):
        return _BY_WORD
    return _BY_CHANCE * bool(_TO.search(before) and _HARMED.search(behind))


def sphere(sentence: str) -> int:
    """Points against whoever is named where sports, wars, films or history are told."""
    return 7 * min(2, sum(1 for _ in _SPHERES.finditer(sentence)))
