"""Names of private people, as patterns that other patterns are made with, and whether what they found can be one."""

from __future__ import annotations

import re

from articles.chinese.places import PLACES
from articles.chinese.surnames import COMMON, COMPOUND, FREQUENT, RARE
from articles.chinese.text import HAN
from articles.public.personal.other_words import OTHER_WORDS

# Whoever looks for a long surname first asks for its first character: most texts have none.
_SURNAME = (
    f"(?:(?=[{''.join(sorted({name[0] for name in COMPOUND}))}])(?:{'|'.join(sorted(COMPOUND))})"
    f"|[{''.join(sorted(set(COMMON) | (RARE - FREQUENT)))}])"
)
# Characters that sentences are joined with: no part of a given name.
_NEVER_GIVEN = (
    "姓的了在是不我他她它这那们个与及或被把向从对之其所以等将已又也都就还但而则因为由到说称和于给让使号岁某你您很该此系"
)
_GIVEN = f"(?![{_NEVER_GIVEN}])[{HAN}]"
# 王小明, and as tables set it: 王 强, 王 小 明.
FULL = f"{_SURNAME}(?:{_GIVEN}(?:{_GIVEN})?| {{1,3}}{_GIVEN}(?: {{1,3}}{_GIVEN})?)"
# 张某, 张某某, 张某甲, 张××, 李*
PARTIAL = rf"{_SURNAME}(?:某[某甲乙丙丁戊己]?|[×xX*]{{1,2}}(?![×xX*]))"
_PRIVATE_TITLE = (
    "(?:先生|女士|小姐|太太|师傅|阿姨|大爷|大妈|大伯|大叔|大娘|大姐|大哥|奶奶|爷爷|伯伯|叔叔|婆婆|老伯|老太"
    "|老汉|老人|同学|大婶|大嫂|阿婆|阿公|师母|老板)"
)
POLITE = f"{_SURNAME}{_PRIVATE_TITLE}"
# 阿依古丽·买买提, as Uygurs, Kazakhs and Tibetans are named.
FAR = f"[{HAN}]{{2,6}}·[{HAN}]{{2,4}}(?:·[{HAN}]{{2,4}})?"
# Behind a name: a person in an office, who may be reached there.
OFFICE = (
    "(?:总?经理|主任|科长|局长|处长|所长|院长|校长|园长|老师|教师|教授|教练|医生|医师|律师|记者|编辑|厂长"
    "|站长|警官|民警|(?<![大中小])队长|书记|镇长|市长|县长|主席|班主任)"
)
_TITLE = re.compile(OFFICE)
PEOPLE = (
    "读者|失主|房[主东]|机主|家长|家属|业主|户主|车主|店主|居民|村民|市民|老人|本人|联系人|姓名|户名|收款人|持卡人"
    "|开户人|投诉人|当事人|嫌疑人|被告人?|原告|被执行人"
)
# Surnames that sentences use as words, too: in the midst of one only a character that names are made of may follow.
DOUBTFUL = frozenset(
    "于向时方应安常成和全连经元尚曾任农应席游温平都牛石水路江华白雷文马高万金关党明单路车温包管双满充原形相养劳家严平边计伏从公季易段支水项章查别危解佳何都"
)
GIVEN_TO_MANY = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚桂英华玉兰秀珍建国志明文斌雪梅海燕晓红子涵雨欣浩宇梓轩佳怡俊辉鹏飞龙凤琴云莲环荣爱妹香月莺媛瑞凡嘉琼勤珠"
    "芬蕾薇菊翠荷瑶璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露婵雁蓓仪丹蓉君蕊菁梦岚婕馨韵卿聪纯毓悦昭冰爽茗羽希宁滢筠柔竹凝欢枫芸菲寒伊亚宜姬舒影荔思"
    "毅峰永健世义兴良仁波贵福胜祥才武新利清彬富顺昌康星光茂林坚彪博诚敬震振豪邦承绍松善厚庆裕哲亮谦奇翰朗伯宏鸣朋栋维启克伦翔旭泽晨辰士树炎德泰雄琛钧"
    "冠腾楠榕航弘根祖培春冬夏雷虹彦钰铭诺睿巧蔚素洁惠兰慧莉玲"
)
# Less usual, in the names of children above all.
GIVEN = frozenset(GIVEN_TO_MANY) | frozenset(
    "心二壮廉桐语诗彤萱昊博睿逸欣淇琪宸一诺可悠墨尧煜熙锦程皓铮霖沐汐芷若妙菡苒依娇芊霏恩恒烨骏昕晗晟曦楷淼渊湘澄澜灏炫炜然珂珮璇甜硕祺禾筱紫绮翊胤艺"
    "苗茵蔓蕊蝶豆贤轶逍郁铠雯霄靖韬颜飒骁麒黎齐凝君天大正东西南北山川江河湖泉洋波涛润洲淑贞桃柳松柏枫杨木火土金银铜铁石田野丰收秀旺喜财源发达勇猛"
    "威武忠孝仁义信耀祖宗光宗衍绪继业勤俭德修品操理道行知书礼乐琴棋画慕怀思念忆梦圆满盈安宁静和睦凯旋胜利捷鼎钟鑫森焱垚磊众双仙女凰鹤雁鹰虎豹狮象马"
    "羊犬牛生根本初元亨贞祯祷祈禄寿禧裕富余存积善良友爱亲仪容端庄雅致清澈洁白素青蓝绿碧翠丹朱赤彩虹霞云雾露雪霜冰寒暖阳晴朗明亮晖曙旦昼夜晓晚晏早"
    "晨阿小少长幼伯仲叔季甲乙丙丁三四五六七八九十百千万亿言言谊谋训诚谅谐论议谨谢读课中原平均立定建设计划策略政治法纪律章程序列阵营连团军兵将帅官卫"
    "帆舟航船桥梁栋柱基础城镇村庄岩岭峥嵘岸巍岳崇嵩崎岐苏蕙芮芙芍药荟荔荀莎莉莹莺莲菱菀萍萌葆葵蒙蓝蔚蔼薇藜宝珍珠玉玺环珑琳琅瑾瑜瑶璞璟"
    "亦水娥妮娃姗娣媚嫣嫒孟宣宾密寅尉履峻崴帅庚廷弛征徽忱怿恺惟惜慈懿戈扬挺掌撷攀旋旌昀昶晋智暄曼朔杏杭枝"
    "枚柱柯栩格梓棠棣榆榜槐模樱歆殷汀汉沁沅沛沫泊泓泳洛津浚浦涌涓淳淮渝渭湛溪滔滕漫漪潇潜潮潼澎濛濡炎炳烁"
    "烽焕煌照熠燃爵牧犁狄献珈珣珩琬琮瑄瑗璋璧甄畅略皎盼眉真瞻砚砾磐祁祎禹秉秦秩穆穗竣童笑笙笛策简箫籍米粟"
    "纬纲纶绒绣绥绫缨缘罡翀翎翼聆肃臻舜舫苑茉荃荷莞莱萁萤葛蒋蓉蔡蔺薄藏藤蛟融袁裳观觅詹誉谕谱豫贯贺贾赋赐"
    "赛越跃践载辕迅迎运迪速遂遥邈邑邢郎酉钊钏钢钱铎铖铃锋锐锟锡键镇镜闯闻阔陆陵陶隽韧韦颂颖风飘馥驰驹骐骋"
    "骥魁鲁鸥鸽鹃鹊鹿麟麦默龄"
)

# Of names as well, though rather of other words.
SELDOM_GIVEN = frozenset(
    "民学家如洪远成尔夫年有广兆力先方景朝鸿汝里剑佩坤自延儒加复群时劲非凌亭芝传敦甫映显隆守曾滨声名奕愚保勋述昆岱乾佐珏圣"
    "椿相宪恭进常朴臣匡堂瑛耕召泗歌桦战卓殿庭能普重楚彭尊益音登藩蕴恕佑济肇锁滋应汤弟革灵吉贝耻花美茹姝玮靓羲燮荫逊允肖溶"
    "宛京拯展坦循骄盛超赞旗标粉苹喆垒奎奋妙娣婕媚宾屹嵩巧希彩徐影忱恋恺情愿慰戎招拥敬斐旦昂昕晔景智朋杏杨果枢柔栓桃桢桐"
    "梨梵楷榕樱欢歌殊毓汛沙沁沂波泰洁津浒润涌涛淑深湃溢滔潇炬炯烈焘熊熹燊爽牡玫玮珉珂珏珑琰琳琨瑛瑾璇璐璨甘甜生男畅皎盈"
    "睦瞳知硕碧祎祖禾科秀秦程稳穗穹立章端笛筠粤紫红纯纳纹绪维绿罡翊翘翰耘聪胤舒良色艳艺芒芦芯芳芸苏若茵茹莺菁菡萌萍葆葵"
    "蒙蓓蓝蔓蕙蕾薇薪藻虎蝶衍裴观言誉诗语谊谋豹贝贞贤赋起跃路轲轶辉辽达迅追适逸逢遥郎酉里野量钗钢钰铃铮铸银锁锋锐锦镇镜"
    "长门闻阔阳雁雅雷霄霏霓霜青革韬韵领颐风飒饶香驰骁骄高魁鱼鲁鲜鸣鸥鹏麒黎默齐璟颢晗煊祺禛婵嬿怿垚妤妘姮娴彧惇皖琎瑀瑄炅翀"
)

# 小丽, 阿强
FAMILIAR = f"[小阿][{GIVEN_TO_MANY}]"


def is_certain(name: str) -> bool:
    """Whether it is a name even in the midst of a sentence, where any character may follow."""
    name = name.replace(" ", "")
    if "·" in name:
        return True
    return is_name(name) and (name[0] not in DOUBTFUL or name[1] in GIVEN_TO_MANY or name[:2] in COMPOUND)


def is_name(name: str) -> bool:
    """Whether what ``FULL`` found is no word and no place; 张某 and 王女士 are names."""
    name = name.replace(" ", "")
    if "·" in name:
        return True
    if _TITLE.fullmatch(name[1:]) or _TITLE.fullmatch(name):
        return False
    return name[:2] not in OTHER_WORDS and name not in PLACES and name[:2] not in PLACES
