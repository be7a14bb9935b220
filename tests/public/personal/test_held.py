"""What waits for a person: children with their school, victims, lists of names."""

from __future__ import annotations

import pytest

from articles.public.personal import HANDLING, PersonalKind, find
from articles.public.personal.kinds import Treatment


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青湾小学三（2）班学生周雨桐昨天放学后走失。", PersonalKind.MINOR),
        ("现年9岁的周雨桐在云浦市实验小学读书。", PersonalKind.MINOR),
        ("被害人周雨桐报案后，警方立即展开侦查。", PersonalKind.VICTIM),
        ("周雨桐的班主任说，孩子在青湾小学一直很安静。", PersonalKind.MINOR),
        ("小作者周雨桐，青湾小学五(2)班。", PersonalKind.MINOR),
        ("周 桐　青湾小学五（2）班　二等奖", PersonalKind.MINOR),
        ("记者在青湾小学找到了周雨桐。这个瘦小的女生每天走四十分钟山路。", PersonalKind.MINOR),
        ("（作者：欧阳雨桐系青湾中学初二学生）", PersonalKind.MINOR),
        ("古丽·买买提今年9岁，在青湾小学读书。", PersonalKind.MINOR),
        ("受害者家属称，周雨桐出门时只带了手机。", PersonalKind.VICTIM),
        ("高远趁周雨桐熟睡之机，将其掐死。", PersonalKind.VICTIM),
        ("周雨桐被高远打成重伤，至今昏迷。", PersonalKind.VICTIM),
        ("高远骗取周雨桐现金八万元。", PersonalKind.VICTIM),
        ("被害人\n周雨桐\n女，汉族", PersonalKind.VICTIM),
        ("昨天下午，周雨桐骑车经过路口时被一辆货车碾住了腿。", PersonalKind.VICTIM),
        ("高远多次跟踪周雨桐，还在她家门上泼油漆。", PersonalKind.VICTIM),
        ("民警在出租房里解救出周雨桐。", PersonalKind.VICTIM),
        ("一辆货车冲上人行道。周雨桐躲闪不及，右腿骨折。", PersonalKind.VICTIM),
        ("周雨桐家的门锁被撬，丢失现金两千元。", PersonalKind.VICTIM),
        ("被告人高远与周雨桐发生口角，将其推下楼梯。", PersonalKind.VICTIM),
        ("周雨桐的遗体在河边被发现。", PersonalKind.VICTIM),
        ("接到自称警察的电话后，向大把积蓄全部汇给了对方。", PersonalKind.VICTIM),
        ("周雨桐、高远、何晓以上人员列入失信名单。", PersonalKind.LIST),
        ("被执行人：周雨桐\n住址略\n被执行人：高远\n住址略\n被执行人：何晓\n住址略", PersonalKind.LIST),
        ("低保新增户：\n王 强\n李 军\n赵 伟", PersonalKind.LIST),
        ("失信被执行人名单：周雨桐、高远、何晓、陈思成。", PersonalKind.LIST),
        ("2023年低保对象公示：周雨桐、高远、何晓。", PersonalKind.LIST),
    ],
)
def test_the_item_waits(text: str, kind: PersonalKind) -> None:
    found = {one.kind for one in find(text)}
    assert kind in found
    assert HANDLING[kind].treatment is Treatment.HOLD


@pytest.mark.parametrize(
    "text",
    [
        "青湾小学昨天举行运动会，三年级学生都参加了。",
        "被害人家属对判决表示接受。",
        "出席会议的有周雨桐、高远、何晓、陈思成。",
        "被害人王某报案后，警方立即展开侦查。",
        "青湾小学五（2）班学生小明（化名）昨天放学后走失。",
        "青湾小学五（2）班学生李某某捡到钱包。",
        "被告人高远因抢劫被判处有期徒刑三年。",
        "青湾小学校长周雨桐介绍，学生都已复课。",
        "今年有9岁以上的孩子可以参加报名。",
        "嫌疑人高远涉嫌盗窃被刑事拘留。",
        "民警周雨桐介绍，肇事司机已被控制，伤者送往医院。",
        "周雨桐在比赛中被对手撞倒，球队以一分击败对手。",
        "卢沟桥事变后，将军周雨桐率军队抗战，击伤敌军多人。",
        "电影中周雨桐饰演的角色被人杀害。",
        "现场发现30余起盗窃案的赃物。",
        "大火烧毁了20余间房屋，所幸无人伤亡。",
        "受灾的彭水县已经恢复供电，死者家属得到安置。",
        "遗失声明：本人周雨桐遗失身份证一张，特此声明。",
        "周雨桐不慎遗失毕业证书一本，声明作废。",
        "寻物启事：周雨桐在南门车站丢失皮包一只，内有驾驶证，拾到者请联系。",
        "保洁员何晓捡到钱包后，交还失主周雨桐。",
    ],
)
def test_nobody_is_named_or_nothing_is_wrong_with_it(text: str) -> None:
    assert not [one for one in find(text) if HANDLING[one.kind].treatment is Treatment.HOLD]


@pytest.mark.parametrize(
    "text",
    [
        "据周雨桐的同桌说，那天下午他没有回青湾小学。",
        "离家出走的周雨桐找到了！昨晚，青湾小学的老师在网吧里找到了他。",
        "周雨桐说，他最想要的是一双球鞋。他是青湾小学的寄宿生。",
        "青湾小学校长高远说，周雨桐是个懂事的孩子。",
        "体育课上，周雨桐突然晕倒，青湾小学的老师将他送往医院。",
        "青湾小学\n周雨桐\n春天来了，小草从泥土里钻出来。",
        "小记者周雨桐　青湾小学",
        "青湾小学昨天举行开学典礼，新生代表周雨桐上台发言。",
        "五（2）班　周雨桐",
    ],
)
def test_a_child_is_found_by_what_is_told_of_it_in_the_sentence_or_beside_it(text: str) -> None:
    assert (PersonalKind.MINOR, "周雨桐") in [(one.kind, one.text) for one in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "周雨桐的女儿在青湾小学读三年级。",
        "周雨桐在大学任教，曾为青湾小学捐资。",
        "志愿者周雨桐来到青湾小学看望孩子们。",
        "周雨桐，男，三十五岁，青湾小学门口的店主，常给学生送伞。",
    ],
)
def test_grown_people_beside_a_school_are_no_children(text: str) -> None:
    assert PersonalKind.MINOR not in {one.kind for one in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "失信被执行人名单\n1.周雨桐 标的32万元\n2.何晓 标的8万元\n3.陈思成 标的15万元",
        "低保对象：周雨桐（3人，每月680元）、何晓（2人，每月420元）、陈思成（1人，每月310元）。",
        "今天的老赖榜：周雨桐，欠款12.6万元；何晓，欠款7万元；陈思成，欠款31万元。",
        "石桥村一组周雨桐，五保户；二组何晓，五保户；五组陈思成，五保户。",
        "催告书\n周雨桐、何晓、陈思成：贷款已逾期，请于十日内归还。",
        "农民工周雨桐、何晓、陈思成讨薪未果。",
        "刑拘在逃人员名单：①周雨桐②何晓③陈思成",
        "学校劝退周雨桐、何晓、陈思成三人。",
        "周雨桐　何晓　陈思成　以上三户为易地搬迁户",
        "伤员名单：周雨桐，男，43岁；何晓，女，29岁；陈思成，男，36岁。",
    ],
)
def test_a_row_of_people_is_a_list_whatever_stands_between_them_and_befell_them(text: str) -> None:
    assert PersonalKind.LIST in {one.kind for one in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "全市先进工作者周雨桐、何晓、陈思成受到表彰。",
        "困难职工由劳动模范周雨桐、何晓、陈思成结对帮扶。",
        "被告人周某、何某、陈某均被判处有期徒刑。",
        "有关部门负责人周雨桐、何晓、陈思成一同考察。",
    ],
)
def test_who_is_honoured_in_office_or_not_named_is_in_no_list(text: str) -> None:
    assert PersonalKind.LIST not in {one.kind for one in find(text)}


def test_every_kind_is_handled_and_what_is_masked_says_so_the_same_whatever_its_length() -> None:
    assert set(HANDLING) == set(PersonalKind)
    assert all(bool(one.mask) is (one.treatment is Treatment.REDACT) for one in HANDLING.values())
    assert all(one.mask.endswith("已遮盖〕") for one in HANDLING.values() if one.mask)


def test_of_all_who_are_named_where_harm_is_told_only_the_one_who_suffered_it_is_held() -> None:
    text = "民警赵立军说，高远持刀闯入周雨桐家中，将周雨桐砍伤。"
    assert {one.text for one in find(text) if one.kind is PersonalKind.VICTIM} == {"周雨桐"}


def test_a_name_that_begins_like_a_word_is_held_where_it_can_be_no_other() -> None:
    assert "祝福贵" in {one.text for one in find("煤气中毒的祝福贵被送到医院，没能救回来。")}


@pytest.mark.parametrize(
    "text",
    [
        "■记者 施小满\n通讯员 葛天冬 申屠秋\n本报讯 昨天，对失信人员的处罚名单公布。",
        "编委：施小满、葛天冬、申屠秋、司徒长风",
        "遗失声明\n施小满遗失军官证一本，声明作废。\n葛天冬遗失租赁合同一份，声明作废。",
    ],
)
def test_who_signs_and_who_loses_a_paper_is_held_for_nothing(text: str) -> None:
    held = {PersonalKind.LIST, PersonalKind.VICTIM, PersonalKind.MINOR}
    assert held.isdisjoint({found.kind for found in find(text)})


@pytest.mark.parametrize(
    "text",
    [
        "买回一堆假保健品的周雨桐，至今不敢把这件事告诉子女。",
        "“说好的利息没有了，本金也拿不回来。”周雨桐欲哭无泪。",
        "手术后，周雨桐的左眼再也看不见东西，医院拒绝赔偿。",
        "周雨桐的照片被人挂到网上，骚扰电话从早响到晚。",
        "经家属辨认，河里发现的女尸正是周雨桐。",
        "坐了九年冤狱的周雨桐获得国家赔偿。",
        "八旬老人周雨桐被儿子赶出家门，睡在柴房里。",
    ],
)
def test_harm_of_every_sort_is_told_by_the_words_around_the_name(text: str) -> None:
    assert (PersonalKind.VICTIM, "周雨桐") in [(one.kind, one.text) for one in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "种植大户周雨桐捧着刚摘下的西瓜笑得合不拢嘴。",
        "图为周雨桐正在修剪盆景。",
        "医生周雨桐说，病人送来时血压已经测不到。",
        "周雨桐的剪纸作品在全省展览上获得金奖。",
        "周雨桐搬进了新楼房，客厅里挂着全家福。",
    ],
)
def test_where_no_harm_is_told_or_only_spoken_of_nobody_is_held(text: str) -> None:
    assert PersonalKind.VICTIM not in {one.kind for one in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "青湾小学合唱团领唱周雨桐嗓音清亮。",
        "说起周雨桐，青湾小学校长高远红了眼圈。",
        "青湾小学给旷课的周雨桐记过处分。",
        "新队员代表周雨桐在青湾小学的队旗下宣誓。",
    ],
)
def test_a_child_is_told_by_its_team_its_faults_and_who_speaks_of_it(text: str) -> None:
    assert (PersonalKind.MINOR, "周雨桐") in [(one.kind, one.text) for one in find(text)]
