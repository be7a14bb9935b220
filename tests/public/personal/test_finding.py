"""Personal data in running text: what is found, what stays, and that no text breaks or slows the search."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.public.personal import PersonalKind, find

# 18 digits with their check digit; of nobody: the region 110105 with an impossible day is none.
ID = "11010519900307109X"


def kinds(text: str, *stays: str) -> list[tuple[PersonalKind, str]]:
    return [(found.kind, found.text) for found in find(text, stays)]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (f"遗失居民身份证，号码{ID}，声明作废。", PersonalKind.ID_CARD, ID),
        (
            "遗失居民身份证，号码１１０１０５１９９００３０７１０９Ｘ。",
            PersonalKind.ID_CARD,
            "１１０１０５１９９００３０７１０９Ｘ",
        ),
        ("有意者请与周先生联系，电话13712345678。", PersonalKind.MOBILE, "13712345678"),
        ("联系人：周女士 137 1234 5678", PersonalKind.MOBILE, "137 1234 5678"),
        ("捐款请汇入卡号6222021234567890128，户名周雨桐。", PersonalKind.BANK_CARD, "6222021234567890128"),
        ("肇事的浙F·12345小轿车驶离现场。", PersonalKind.PLATE, "浙F·12345"),
        ("周雨桐，1998年3月2日出生，汉族。", PersonalKind.BIRTH_DATE, "1998年3月2日"),
        ("武警WJ33-12345越野车赶到现场。", PersonalKind.PLATE, "WJ33-12345"),
        ("周师傅收购古玩字画：28005091", PersonalKind.LANDLINE, "28005091"),
        ("遗失启事：周雨桐遗失皮夹一只，内有证件，拾到请打28005091，酬谢。", PersonalKind.LANDLINE, "28005091"),
        ("疏通下水道｜周师傅｜28005091", PersonalKind.LANDLINE, "28005091"),
        ("联系人\n周雨桐\n电话\n28005091", PersonalKind.LANDLINE, "28005091"),
        ("周雨桐原住青湾路18号，十年前搬走。", PersonalKind.HOUSE_NUMBER, "18号"),
        ("出租：锦湖花园3幢502室，两室一厅，周阿姨", PersonalKind.HOUSE_NUMBER, "3幢502室"),
        ("记者来到家住青湾路18弄3号502室的周雨桐家中。", PersonalKind.HOUSE_NUMBER, "18弄3号502室"),
    ],
)
def test_what_is_somebody_s_own_is_found(text: str, kind: PersonalKind, said: str) -> None:
    assert (kind, said) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "市民热线12345全天有人接听，火警119。",
        "服务热线400-820-1234，或拨打96345。",
        "本报总第12345678期，国内统一刊号CN33-0012。",
        "全市生产总值13712345678元，增长5.6%。",
        "ISBN 978-7-213-01234-5，定价38元。",
        "周经理介绍，公司服务热线28005091全天开通。",
        "周雨桐率队以95-103不敌对手。",
        "股票代码600519，收盘价1688.00元。",
        "博物馆位于青湾路18号，周一闭馆。",
        "1998年3月2日，大桥建成通车。",
    ],
)
def test_what_is_everybody_s_stays(text: str) -> None:
    assert kinds(text) == []


def test_the_paper_s_own_telephone_stays() -> None:
    text = "新闻热线13712345678，欢迎来电。"
    assert kinds(text, "13712345678") == []
    assert kinds(text) != []


def test_a_number_parted_by_the_end_of_a_line_is_found_whole() -> None:
    (found,) = find(f"遗失居民身份证，号码{ID[:9]}\n{ID[9:]}，声明作废。")
    assert found.kind is PersonalKind.ID_CARD
    assert found.text == f"{ID[:9]}\n{ID[9:]}"


def test_a_number_whose_check_digit_was_misread_is_found_too() -> None:
    assert kinds(f"居民身份证{ID[:-1]}1，声明作废。") == [(PersonalKind.ID_CARD, f"{ID[:-1]}1")]


def test_eighteen_digits_that_hold_no_day_are_no_identity_card() -> None:
    assert PersonalKind.ID_CARD not in dict(kinds("种子的批号是110105199013391094，已经售完。"))


@pytest.mark.parametrize("text", ["和严 全充", "与伏 关艳", "和元 伏双"])
def test_of_a_name_set_with_a_blank_a_character_alone_is_no_name(text: str) -> None:
    """The second one goes on in the sentence."""
    assert kinds(text) == []


_PIECES = (
    "和严 全充",
    "于 ",
    "周雨桐",
    "身份证",
    ID,
    "137",
    "12345678",
    " ",
    "\n",
    "浙F",
    "12345",
    "号",
    "室",
    "小学",
    "岁",
    "。",
    "、",
    "名单",
    "·",
    "被害人",
    "学生",
    "打死",
    "路18号",
    "28005091",
    "｜",
    "王 强",
    "某",
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)))
def test_places_are_in_order_do_not_overlap_and_hold_what_they_say(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@pytest.mark.parametrize(
    "piece",
    [
        "王先生85012345",
        "死者王小",
        "3幢2单元小学王小明",
        "失信\n王强 ",
        "买买提·",
        "被害人王强、",
        "王 强 ",
        "1",
        "13712345678",
        "周雨桐、",
        "浙F·1234",
        "小学",
        "（",
        "1998年3月",
        "18号",
        "青湾路18号",
        "周雨桐85012345，青湾路18号",
        "（下转第3版）\n",
        "账号6222021234567890",
        "\n1",
    ],
)
def test_a_long_text_of_one_thing_takes_no_longer_than_its_length_asks(piece: str) -> None:
    short, long = (_seconds(piece * (size // len(piece))) for size in (20_000, 160_000))
    assert long < 24 * short + 0.5


def _seconds(text: str) -> float:
    start = time.process_time()
    find(text)
    return time.process_time() - start
