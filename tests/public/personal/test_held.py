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
        "今年有9岁以上的孩子可以参加报名。",
    ],
)
def test_nobody_is_named_or_nothing_is_wrong_with_it(text: str) -> None:
    assert not [one for one in find(text) if HANDLING[one.kind].treatment is Treatment.HOLD]


def test_every_kind_is_handled_and_what_is_masked_says_so_the_same_whatever_its_length() -> None:
    assert set(HANDLING) == set(PersonalKind)
    assert all(bool(one.mask) is (one.treatment is Treatment.REDACT) for one in HANDLING.values())
    assert all(one.mask.endswith("已遮盖〕") for one in HANDLING.values() if one.mask)
