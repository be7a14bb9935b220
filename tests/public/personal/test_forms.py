"""The forms in which papers print numbers, and in which OCR reads them."""

from __future__ import annotations

import pytest

from articles.public.personal import PersonalKind, find


def _only(text: str) -> tuple[PersonalKind, str]:
    (found,) = find(text)
    return found.kind, found.text


@pytest.mark.parametrize(
    "number",
    [
        "（138）57312468",
        "138·5731·2468",
        "138－5731－2468",
        "138／5731／2468",
        "138一5731一2468",
        "１３８５７３１２４６８",
        "一三八五七三一二四六八",
        "幺三八 五七三一 二四六八",
        "l3857312468",
        "138573\n12468",
        "138-\n5731-\n2468",
        "138573\n（下转第3版）\n12468",
        "138573（下转第三版）\n（上接第1版）12468",
    ],
)
def test_a_mobile_number_is_found_whole_however_it_is_printed(number: str) -> None:
    assert _only(f"联系手机{number}，请于晚上拨打。") == (PersonalKind.MOBILE, number)


@pytest.mark.parametrize("called", ["QQ", "QQ号：", "微信号", "支付宝账号：", "TEL", "☎"])
def test_whatever_it_is_called_a_mobile_number_is_one(called: str) -> None:
    assert _only(f"求租车库，{called}13857312468，价面议。") == (PersonalKind.MOBILE, "13857312468")


@pytest.mark.parametrize(
    "number",
    [
        "330402 19880101 1234",
        "330402 1988 0101 1234",
        "330402-19880101-1234",
        "330402／19880101／1234",
        "330402（19880101）1234",
        "330402一19880101一1234",
        "33040219880101123Ⅹ",
        "三三零四零二一九八八零一零一一二三四",
        "33040219880\n（下转第2版）\n1011234",
    ],
)
def test_an_identity_card_is_found_in_groups_and_across_pages(number: str) -> None:
    assert _only(f"失主身份证号{number}，请来认领。") == (PersonalKind.ID_CARD, number)


@pytest.mark.parametrize("number", ["330402 19880101 1234", "330402·880101·123"])
def test_in_the_groups_of_a_card_a_number_needs_no_name(number: str) -> None:
    assert _only(f"报名者：{number}") == (PersonalKind.ID_CARD, number)


@pytest.mark.parametrize(
    "account", ["33001638047053012345", "3300 1638 0470 5301 2345", "19351001040012345", "19-350101040012345"]
)
def test_a_number_right_behind_the_word_is_an_account_though_it_passes_no_check(account: str) -> None:
    assert _only(f"建行账号：{account}，户名周雨桐。") == (PersonalKind.BANK_CARD, account)


@pytest.mark.parametrize(
    "text",
    [
        "善款请汇：户名平川市慈善总会，账号33001638047053012345。",
        "公司账户123456789元已被冻结。",
        "全市开立个人账户123456789户。",
    ],
)
def test_accounts_of_organisations_and_sums_stay(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一卡通⟦6222021204001234567⟧，招商银行，周雨桐。",
        "捐助账号 中国农业银行 ⟦95599 80123 45678 9012⟧ 户名 周雨桐",
        "户名周雨桐　账号⟦3 3 0 1 6 3 8 0 4 0 1 5 0 0 2 3 4⟧",
        "请把学费转账至⟦6222 0212 0400 1234567⟧，备注周雨桐。",
        "储户周雨桐的定期一本通⟦3301010410012345678⟧已到期。",
    ],
)
def test_an_account_is_found_whole_by_what_is_written_beside_it(text: str) -> None:
    number = text.partition("⟦")[2].partition("⟧")[0]
    assert _only(text.replace("⟦", "").replace("⟧", "")) == (PersonalKind.BANK_CARD, number)


@pytest.mark.parametrize(
    "text", ["银行资金来源：2007-06-14 08:30:16", "联系电话：010-51195357 13264399408，价款面议。"]
)
def test_moments_and_telephones_are_no_accounts(text: str) -> None:
    assert PersonalKind.BANK_CARD not in {one.kind for one in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "周雨桐，⟦1949年10月生⟧，退休教师。",
        "周雨桐（⟦1949.10－2020.3⟧），石桥村人。",
        "周雨桐，女，农历⟦一九三七年五月初八生⟧。",
        "⟦1957年11月⟧，周雨桐出生在石桥村。",
        "“我是⟦1957年11月3日生⟧的，属鸡。”周雨桐说。",
        "双胞胎⟦1988年5月6日⟧在平川市青湾镇中心卫生院呱呱坠地，母亲周雨桐平安。",
        "接生婆记得，周雨桐是⟦1957年11月3日⟧夜里落地的。",
        "姓名　出生年月　职务\n周雨桐　⟦1968.11⟧　科长",
        "周雨桐　女　⟦1992.12⟧　汉族　拟聘用",
        "享年91岁的周雨桐生于⟦1925年2月14日⟧。",
        "周雨桐的档案上，出生一栏写着⟦1961年8月⟧。",
        "周雨桐，⟦民国二十三年生⟧。",
    ],
)
def test_a_birth_is_found_in_every_form_that_dates_are_printed_in(text: str) -> None:
    date = text.partition("⟦")[2].partition("⟧")[0]
    assert (PersonalKind.BIRTH_DATE, date) in [
        (one.kind, one.text) for one in find(text.replace("⟦", "").replace("⟧", ""))
    ]


@pytest.mark.parametrize(
    "text", ["《名刊文库（1957－1997）》出版。", "周雨桐，女，1985年参加工作。", "公司诞生于2007年。"]
)
def test_other_dates_are_nobody_s_birth(text: str) -> None:
    assert PersonalKind.BIRTH_DATE not in {one.kind for one in find(text)}


@pytest.mark.parametrize(
    "plate",
    ["浙 F 8K213", "浙f8k213", "浙F·8k213", "浙（F）8K213", "浙F／8K213", "浙F 8K 213", "浙Ｆ８Ｋ２１３", "浙F8K\n213"],
)
def test_a_plate_is_found_with_blanks_and_in_small_letters(plate: str) -> None:
    assert _only(f"一辆{plate}停在路口。") == (PersonalKind.PLATE, plate)


@pytest.mark.parametrize(
    "number",
    ["0573－85012345", "0573／85012345", "［0573］85012345", "O573-85012345", "0573一85012345", "+86-573-85012345"],
)
def test_the_area_code_belongs_to_a_landline(number: str) -> None:
    assert _only(f"周先生，{number}。") == (PersonalKind.LANDLINE, number)


@pytest.mark.parametrize(
    "house",
    [
        "3幢2－501",
        "3幢2/501室",
        "三幢二单元五〇一室",
        "3＃501",
        "3幢东单元501室",
        "3 幢 2 单元 501 室",
        "3幢5楼东户",
        "A幢501室",
        "3—2—501",
        "3幢\n501室",
    ],
)
def test_a_flat_is_found_whole_however_it_is_written(house: str) -> None:
    assert _only(f"昨晚，青湾苑{house}进了小偷。") == (PersonalKind.HOUSE_NUMBER, house)
