"""An issue for IIIF viewers: all that its manifest names is there, and nothing of what a visitor may not see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from iiif_prezi3 import Manifest

from articles.corrections.redacting import redact
from articles.corrections.withdrawing import withdraw
from articles.models import Article, PageText
from articles.models.states import Reason
from tests.picturing.test_drawing import black_square
from tests.support.factories import make_page, make_text
from tests.support.pictured import DAY, keep_file, make_pictured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("text")]

ISSUE = f"/issues/{DAY}/"
text = pytest.fixture(make_pictured)


def told(client: Client, address: str, **query: str) -> dict[str, Any]:
    answer = client.get(address.removeprefix(settings.SITE_URL), query)
    assert answer.status_code == 200, address
    return json.loads(answer.content)  # type: ignore[no-any-return]


def manifest(client: Client) -> dict[str, Any]:
    return told(client, f"{ISSUE}manifest.json")


def found(client: Client, words: str) -> list[tuple[str, str]]:
    """What was found, and where on which page, in pixels."""
    items = told(client, f"{ISSUE}search.json", q=words)["items"]
    return [(one["body"]["value"], one["target"].removeprefix(f"{settings.SITE_URL}{ISSUE}")) for one in items]


def names(node: object) -> Iterator[str]:
    """Every address of ours in what was told, but for the services' own."""
    if isinstance(node, dict):
        yield from (value for name, value in node.items() if name in ("id", "target") and isinstance(value, str))
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from names(one)


def ranges(client: Client) -> list[str]:
    contents = manifest(client)["structures"][0]
    return [one["label"]["zh"][0] for page in contents["items"] for one in page["items"] if one["type"] == "Range"]


def test_a_manifest_is_one_by_the_specification_and_says_whose_the_paper_is(client: Client) -> None:
    made = manifest(client)
    loaded = Manifest.model_validate(made)
    assert [one.id for one in loaded.items or ()] == [f"{settings.SITE_URL}{ISSUE}C01/canvas.json"]
    assert made["label"] == {"zh": [f"{settings.NEWSPAPER} 2024年5月6日"]}
    assert "版权归报社所有" in made["requiredStatement"]["value"]["zh"][0]
    assert ranges(client) == ["渡口换船", "茶馆开门"]


def test_every_address_in_a_manifest_answers(client: Client, text: PageText, tmp_path: Any) -> None:
    PageText.objects.filter(pk=text.pk).update(source_file=keep_file(black_square(tmp_path)))
    addresses = {name.partition("#")[0] for name in names(manifest(client))}
    ours = {one.removeprefix(settings.SITE_URL) for one in addresses if one.startswith(settings.SITE_URL)}
    assert len(ours) >= 11
    assert {one: status for one in ours if (status := client.get(one, follow=True).status_code) != 200} == {}


def test_a_page_is_told_of_by_itself_as_in_the_manifest(client: Client) -> None:
    (canvas,) = manifest(client)["items"]
    assert told(client, canvas["id"]).items() >= canvas.items()


def test_viewers_of_other_sites_may_read_these_and_no_other_file(client: Client) -> None:
    (canvas,) = manifest(client)["items"]
    info = canvas["items"][0]["items"][0]["body"]["service"][0]["id"].removeprefix(settings.SITE_URL) + "/info.json"
    for address in (f"{ISSUE}manifest.json", f"{ISSUE}search.json?q=x", f"{ISSUE}C01/canvas.json", info):
        answer = client.get(address, headers={"Origin": "https://viewer.example"})
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer["Content-Type"].startswith('application/ld+json;profile="http://iiif.io/api/')
    for address in (ISSUE, f"/issues/{DAY}.json", f"{ISSUE}C01.xml"):
        answer = client.get(address, headers={"Origin": "https://viewer.example"})
        assert "Access-Control-Allow-Origin" not in answer
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_words_are_found_where_they_stand(client: Client) -> None:
    assert found(client, "新船") == [
        ("新船", "C01/canvas.json#xywh=167,133,33,23"),
        ("新船", "C01/canvas.json#xywh=200,400,33,22"),
    ]
    assert found(client, "撑船的人") == [("撑船的人", "C01/canvas.json#xywh=83,133,150,23")]


@pytest.mark.parametrize("words", ["", "潜水艇", "“”", "2024-05-06", "日期:"])
def test_where_nothing_is_found_the_list_is_empty(client: Client, words: str) -> None:
    assert found(client, words) == []


@pytest.mark.parametrize("page", ["0", "-1", "x", "９", "9" * 5000, ""])
def test_whatever_page_of_what_was_found_is_asked_for_there_is_an_answer(client: Client, page: str) -> None:
    assert len(told(client, f"{ISSUE}search.json", q="新船", page=page)["items"]) == 2


def test_parameters_that_are_not_heeded_are_named(client: Client) -> None:
    assert told(client, f"{ISSUE}search.json", q="船", motivation="painting", user="x")["ignored"] == [
        "motivation",
        "user",
    ]


def test_of_what_is_withdrawn_nothing_is_told_or_found_not_to_the_desk_either(
    client: Client, admin_client: Client
) -> None:
    withdraw(Article.objects.get(headline="渡口换船"), reason=Reason.UNTRUE, by=None)
    for reader in (client, admin_client):
        assert ranges(reader) == ["茶馆开门"]
        assert found(reader, "渡口") == found(reader, "撑船的人") == []
        assert len(found(reader, "新船")) == 1


def test_what_is_masked_is_not_found(client: Client) -> None:
    redact(Article.objects.get(headline="茶馆开门"), "炉火烧得很旺", reason=Reason.PRIVACY, by=None)
    assert found(client, "炉火") == found(client, "烧得") == []


def test_what_only_a_machine_has_read_is_not_found_where_visitors_may_not_read_it(
    client: Client, admin_client: Client, settings: Any
) -> None:
    assert found(client, "的入说") and "seeAlso" in manifest(client)["items"][0]
    settings.RAW_TEXT = "staff"
    for reader in (client, admin_client):
        assert found(reader, "的入说") == found(reader, "广告热线") == []
        assert "seeAlso" not in manifest(reader)["items"][0]


def test_pages_without_a_picture_are_not_among_them(client: Client) -> None:
    make_text(make_page("C02"), "没有图的一版")
    assert len(manifest(client)["items"]) == 1
    assert client.get(f"{ISSUE}C02/canvas.json").status_code == 404


def test_pages_stand_in_printed_order(client: Client) -> None:
    make_pictured("C10")
    make_pictured("C02")
    assert [one["label"]["zh"] for one in manifest(client)["items"]] == [["第C01版"], ["第C02版"], ["第C10版"]]


def test_an_issue_without_pictures_has_no_manifest_and_leads_to_none(client: Client) -> None:
    assert f'href="{ISSUE}manifest.json"' in client.get(ISSUE).content.decode()
    PageText.objects.filter(pk__gt=0).update(source_file=None)
    answer = client.get(f"{ISSUE}manifest.json")
    assert (answer.status_code, "没有版面图" in answer.content.decode()) == (404, True)
    assert f"{ISSUE}manifest.json" not in client.get(ISSUE).content.decode()


def test_nothing_is_asked_for_each_article(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(30):
        manifest(client)
    with django_assert_max_num_queries(30):
        found(client, "新船")
