"""What stands at the foot of every page: the site's numbers, as far as they are set."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ALL = {
    "ICP_NUMBER": "浙ICP备12345678号-1",
    "POLICE_NUMBER": "浙公网安备33000000000123号",
    "NEWS_LICENCE": "33120000000",
    "COMPLAINTS_TELEPHONE": "0573-12345678",
}


def foot(client: Client, address: str = "/search/") -> str:
    return re.sub(r"\s+", " ", client.get(address).content.decode().partition('<footer class="site-foot">')[2])


@pytest.fixture
def numbered(settings) -> None:
    for name, value in ALL.items():
        setattr(settings, name, value)


@pytest.mark.parametrize("address", ["/", "/search/", "/reporters/", "/nowhere/", "/a/mistyped/"])
def test_every_page_shows_the_numbers(client: Client, numbered: None, address: str) -> None:
    shown = foot(client, address)
    assert [value for value in ALL.values() if value not in shown] == []


def test_each_filing_leads_to_its_register(client: Client, numbered: None) -> None:
    shown = foot(client)
    assert '<a href="https://beian.miit.gov.cn/">浙ICP备12345678号-1</a>' in shown
    police = "https://beian.mps.gov.cn/#/query/webSearch?code=33000000000123"
    assert f'<a href="{police}">浙公网安备33000000000123号</a>' in shown


def test_a_site_without_numbers_leaves_no_trace_of_them(client: Client) -> None:
    assert "filings" not in foot(client)
    assert "beian" not in foot(client)


def test_one_number_alone_stands_alone(client: Client, settings) -> None:
    settings.COMPLAINTS_TELEPHONE = "12377"
    assert '<a href="tel:12377">违法和不良信息举报电话：12377</a>' in foot(client)
    assert foot(client).count("许可证") == 0
