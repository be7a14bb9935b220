"""The fields of an item are screened as one text: what a headline says tells what the names below it are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.public.personal import PersonalKind
from articles.public.screening import found_in, screened

NAMES = "施小满、葛天冬、申屠秋、司徒长风"
NUMBER = "13912345678"


@pytest.mark.parametrize(
    ("headline", "body", "kind"),
    [
        ("失信被执行人名单", NAMES, PersonalKind.LIST),
        ("拟录取新生名单公示", NAMES.replace("、", "\n"), PersonalKind.LIST),
        ("低保对象公示", f"经审核，下列人员符合条件：{NAMES}。", PersonalKind.LIST),
        ("六年级学生施小满下河救人", "昨天下午，桑园小学的班主任接到了感谢电话。", PersonalKind.MINOR),
    ],
)
def test_what_the_headline_makes_of_the_names_below_it_waits(headline: str, body: str, kind: PersonalKind) -> None:
    assert kind in screened({"headline": headline, "body": body}, ()).held


def test_a_telephone_below_a_private_name_in_the_headline_is_masked() -> None:
    texts = {"headline": "房东施小满出租房屋", "body": "两室一厅，南北通透，联系电话85123456。"}
    assert screened(texts, ()).texts["body"] == "两室一厅，南北通透，联系电话〔电话已遮盖〕。"


def test_a_number_that_stands_in_two_fields_is_masked_in_each() -> None:
    new = screened({"headline": f"热线 {NUMBER}", "body": f"请打{NUMBER}。"}, ())
    assert NUMBER not in repr(new.texts)
    assert [one.field for one in new.passages] == ["headline", "body"]


@given(
    st.dictionaries(
        st.sampled_from(["kicker", "headline", "body"]), st.text(f"施小满，。\n {NUMBER}号名单") | st.just("")
    )
)
def test_what_is_found_is_what_stands_there(texts: dict[str, str]) -> None:
    for field, places in found_in(texts, ()).items():
        assert all(texts[field][place.start : place.end] == place.text != "" for place in places)
