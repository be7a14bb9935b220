"""How browsers learn to search here."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree

pytestmark = pytest.mark.django_db

NS = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_a_browser_is_told_where_to_search(client: Client, settings) -> None:
    settings.SITE_URL = "https://paper.example.cn"
    answer = client.get("/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    templates = {one.get("type"): one.get("template") for one in root.iter(f"{NS}Url")}
    assert templates["text/html"] == "https://paper.example.cn/search/?q={searchTerms}"
    assert all(str(one).startswith("https://paper.example.cn/") for one in templates.values())


@pytest.mark.parametrize("newspaper", ["地方日报", "一份名称长得写不下的报纸·也有版名", "<&>"])
def test_its_short_name_is_as_short_as_the_format_asks(client: Client, settings, newspaper: str) -> None:
    settings.NEWSPAPER = newspaper
    root = etree.fromstring(client.get("/opensearch.xml").content)
    assert 0 < len(root.findtext(f"{NS}ShortName") or "") <= 16
    assert root.findtext(f"{NS}LongName") == f"{newspaper}阅报室"


def test_every_page_leads_to_it(client: Client) -> None:
    assert '<link rel="search" type="application/opensearchdescription+xml"' in client.get("/").content.decode()
