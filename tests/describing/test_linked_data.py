"""The data block in an article's page: schema.org's words and nothing that ends the block."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.describing.linked_data import for_a_script, news_article
from tests.describing.examples import BARE, EXAMPLES, FULL, NOTICE, TRAPS, WIRE
from tests.describing.schema_org import TABLE

TYPES = json.loads(TABLE.read_text("utf-8"))["types"]
# Values that JSON writes as a string or a number.
PLAIN = {str: {"Text", "URL", "Date", "DateTime"}, int: {"Integer", "Number"}}


def wrong(node: dict[str, Any]) -> Iterator[str]:
    """Properties that a node's type has not, and values that are of none of their types."""
    for name, value in node.items():
        if name.startswith("@"):
            continue
        takes = set(TYPES[node["@type"]]["properties"].get(name, ()))
        for one in value if isinstance(value, list) else [value]:
            kinds = set(TYPES[one["@type"]]["kinds"]) if isinstance(one, dict) else PLAIN[type(one)]
            if takes.isdisjoint(kinds):
                yield f"{node['@type']}.{name}"
            yield from wrong(one) if isinstance(one, dict) else ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_says_only_what_schema_org_knows(name: str) -> None:
    assert list(wrong(news_article(EXAMPLES[name]))) == []


def test_the_table_would_tell() -> None:
    told = news_article(FULL) | {"printPages": "1", "dateline": news_article(FULL)["publisher"]}
    assert list(wrong(told)) == ["NewsArticle.dateline", "NewsArticle.printPages"]


def test_an_article_is_news_on_a_page_of_an_issue_of_the_newspaper() -> None:
    told = news_article(FULL)
    assert (told["@type"], told["printPage"], told["dateline"]) == ("NewsArticle", "C01", "本报讯")
    assert (told["isPartOf"]["@type"], told["isPartOf"]["issueNumber"]) == ("PublicationIssue", 5262)
    assert told["isPartOf"]["isPartOf"] == {
        "@type": "Newspaper",
        "name": "地方日报·湖滨版",
        "url": f"{FULL.place.site}/",
    }


def test_each_author_is_a_person() -> None:
    assert [(one["@type"], one["name"]) for one in news_article(FULL)["author"]] == [
        ("Person", "李四"),
        ("Person", "赵小满"),
    ]


def test_a_notice_is_no_news() -> None:
    told = news_article(NOTICE)
    assert (told["@type"], told["pagination"], "printPage" in told) == ("Article", "C01", False)


def test_what_is_not_printed_is_left_out() -> None:
    assert not {"author", "alternativeHeadline", "articleSection", "dateline"} & news_article(BARE).keys()


def test_a_masked_name_is_neither_author_nor_source() -> None:
    told = news_article(TRAPS)
    assert [one["name"] for one in told["author"]] == ["<李四>"]
    assert "sourceOrganization" not in told


@given(st.text())
def test_no_text_ends_the_script_and_all_of_it_comes_back(text: str) -> None:
    written = for_a_script({"headline": text, text: [text]})
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"headline": text, text: [text]}


def test_a_wire_service_is_the_author_where_nobody_else_is() -> None:
    assert news_article(WIRE)["author"] == [{"@type": "Organization", "name": "新华社"}]
