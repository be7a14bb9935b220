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
