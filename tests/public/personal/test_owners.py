"""Whose landline, whose house: what is somebody's own, and what is there for everybody."""

from __future__ import annotations

import pytest

from articles.public.personal import PersonalKind, find


def _kinds(text: str) -> list[PersonalKind]:
    return [found.kind for found in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "周雨桐，退休教师，辅导作文，28005091",
        "求助：周阿姨家有瘫痪老人，求购二手轮椅，28005091。",
        "知情者请与孩子的父亲周雨桐联系，电话28005091。",
        "供应桂花树苗，长浜村周雨桐，电话28005091。",
        "丧居电话28005091。",
        "“我新装的电话是28005091！”周雨桐在信里写道。",
        "周女士向本报反映，自家的固话28005091每月都多收十元。",
        "民警根据纸条上“28005091”这个号码，联系上了老人的儿子周雨桐。",
        "本人遗失皮夹一只，请拾到者来电，电话28005091。",
        "周师傅提供上门服务，电话28005091。",
    ],
)
def test_a_landline_of_somebody_at_home_is_private(text: str) -> None:
    assert _kinds(text) == [PersonalKind.LANDLINE]


@pytest.mark.parametrize(
    "text",
    [
        "周女士反映路灯不亮，本报热线28005091。",
        "周雨桐，教授，电话28005091。",
        "周先生可到青湾医院，电话28005091。",
        "记者周雨桐，电话28005091。",
        "商家电话28005091，报价399元。",
        "失主请到派出所认领，电话28005091。",
        "车身尺寸为4110/1789/1561毫米，周雨桐说。",
    ],
)
def test_a_number_of_an_office_a_shop_or_the_paper_stays(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "急售锦湖花园3幢502室，九十平方米，精装。",
        "法院裁定拍卖坐落于锦湖花园3幢502室的房产。",
        "去年腊月，他从长浜村四组78号搬进了镇上的楼房。",
        "记者敲开青湾路18号的门，开门的正是周大妈。",
        "青湾路18号是周雨桐的祖宅，建于清末。",
        "来信请寄青湾路18号买买提·吐尔逊收。",
        "我就住18号，夏天窗都不敢开。",
        "周雨桐在单位不见人影，民警赶到锦湖花园3幢502室才找到他。",
        "长浜村第五村民小组23号的房子漏雨。",
    ],
)
def test_a_flat_is_a_home_and_a_street_number_is_one_beside_a_person(text: str) -> None:
    assert _kinds(text) == [PersonalKind.HOUSE_NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "报名地点：青湾路18号2幢301室。",
        "平川律师事务所位于锦湖花园3幢502室。",
        "周经理说，青湾大厦3幢502室正在招租。",
        "青湾路18号市民政局受理周雨桐的申请。",
        "周雨桐坐在3排12号。",
        "已建起5座500千伏变电站，周雨桐说。",
        "电影《郊区13号》的导演周雨桐到场。",
        "原告平川贸易公司，住所地青湾路18号。",
    ],
)
def test_the_seat_of_an_office_and_what_is_counted_stay(text: str) -> None:
    assert PersonalKind.HOUSE_NUMBER not in _kinds(text)
