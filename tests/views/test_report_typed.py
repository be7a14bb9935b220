"""The form of reports: what is typed is stored to the letter, or shown again with what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from articles.models import Article, Case, TextReport
from tests.support.factories import make_article
from tests.support.thorough import tries
from tests.views.reports import CASE, TEXT, address, keeps, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(headline="早春湖边", body="湖边的抑树。")


WRONG = [
    ({}, "请选一种"),
    (TEXT | {"kind": "withdrawal"}, "请选一种"),
    (TEXT | {"passage": " \n"}, "请抄下有误的文字"),
    (TEXT | {"passage": "长" * 1001}, "1000"),
    (TEXT | {"should_be": "长" * 1001}, "1000"),
    (CASE | {"asks": ""}, "请写明要求我们做什么"),
    (CASE | {"asks": "长" * 2001}, "2000"),
    (CASE | {"grounds": "长" * 5001}, "5000"),
    (CASE | {"telephone": "", "mail": ""}, "至少留一个"),
    (CASE | {"telephone": "没有"}, "不像电话号码"),
    (CASE | {"telephone": "5" * 41}, "40"),
    (CASE | {"mail": "shentu"}, "不像邮箱地址"),
    (CASE | {"mail": f"{'a' * 120}@example.cn"}, "120"),
    (CASE | {"contact_name": "长" * 61}, "60"),
]


@pytest.mark.parametrize(("typed", "why"), WRONG, ids=range(len(WRONG)))
def test_what_is_missing_or_too_long_is_said_and_what_was_typed_stays(client, article, typed, why: str) -> None:
    page = client.post(address(article), typed).content.decode()
    assert ("没有提交成功" in page, why in page, rows()) == (True, True, 0)
    assert keeps(page, {name: text for name, text in typed.items() if text != "withdrawal"})


@pytest.mark.parametrize(
    "contact", [{"telephone": "13800000000"}, {"telephone": "０５７３８５０１２３４５"}, {"mail": "a@b.cn"}]
)
def test_one_way_to_answer_is_enough(client: Client, article: Article, contact: dict[str, str]) -> None:
    client.post(address(article), {"kind": "removal", "asks": "请删去我的住址"} | contact)
    assert Case.objects.count() == 1


def test_what_a_text_report_does_not_ask_for_cannot_make_it_wrong(client: Client, article: Article) -> None:
    client.post(address(article), TEXT | {"mail": "shentu", "telephone": "没有", "grounds": "长" * 6000})
    assert TextReport.objects.count() == 1


@pytest.mark.parametrize("control", ["\0", "\x08", "\x1b", "\x7f", "\x85", "\x0b"])
@pytest.mark.parametrize("name", ["passage", "asks", "grounds", "contact_name", "telephone", "mail"])
def test_a_character_that_nobody_typed_is_taken_out_and_shown_to_be(client, article, name: str, control: str) -> None:
    page = client.post(address(article), CASE | {name: f"{CASE[name]}{control}"}).content.decode()
    assert ("看不见的控制字符" in page, control in page, rows()) == (True, False, 0)
    assert keeps(page, CASE)
    client.post(address(article), CASE)
    assert rows() == 1


@how(max_examples=tries(40, 400), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    typed=st.dictionaries(st.sampled_from([*CASE, *TEXT, "homepage"]), st.text(max_size=50)), kind=st.sampled_from("tr")
)
def test_whatever_is_typed_is_stored_to_the_letter_or_shown_again(
    client, article, typed: dict[str, str], kind: str
) -> None:
    TextReport.objects.all().delete()
    Case.objects.all().delete()
    typed = {**typed, "kind": {"t": "text", "r": "removal"}[kind]}
    answer = client.post(address(article), typed)
    page = answer.content.decode("utf-8", "surrogatepass")
    assert answer.status_code == 200
    if typed.get("homepage") or "没有提交成功" in page:
        assert rows() == 0
        return
    row: Any = TextReport.objects.first() or Case.objects.get()
    sent = {name: typed.get(name, "") for name in row.TYPED}
    assert {name: getattr(row, name) for name in row.TYPED} == {name: text.strip() for name, text in sent.items()}
