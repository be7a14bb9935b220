"""A page's raw lines as ALTO: what is masked or withheld on the page is not in it, nor to be told from places."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree

from articles.models import PageText, PlacedLines
from articles.public.masking import SIGN
from tests.corrections.masking import SECRET, masked
from tests.support.factories import make_article, make_page, make_span, make_text
from tests.support.placed_texts import keep_places
from tests.support.schemas import assert_valid

pytestmark = pytest.mark.django_db

PATH = "/issues/2024-05-06/C01.xml"
LINES = ["渡口换船", f"据说{SECRET}。", "又说葛天冬住在", "桑园弄有井。", "", "茶馆开门", "炉火烧得很旺。"]


def alto(client: Client) -> etree._Element:
    answer = client.get(PATH)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return assert_valid("alto-4-4", answer.content)


def told(root: etree._Element, name: str = "String") -> list[str]:
    return [one.get("CONTENT") for one in root.iter(f"{{*}}{name}")]


@pytest.fixture
def text() -> PageText:
    """Two articles, the second one public or not by its visibility."""
    page = make_page("C01")
    made = make_text(page, "\n".join(LINES))
    told = make_article(page, headline="渡口换船", body=f"据说{SECRET}。又说葛天冬住在桑园弄有井。")
    make_span(made, told, 1, 1, "headline")
    make_span(made, told, 2, 4)
    other = make_article(page, headline="茶馆开门", body="炉火烧得很旺。")
    make_span(made, other, 6, 6, "headline")
    make_span(made, other, 7, 7)
    keep_places(made)
    return made


def test_every_line_is_there_with_its_characters(client: Client, text: PageText) -> None:
    root = alto(client)
    printed = [line for line in LINES if line]
    assert told(root) == printed
    assert "".join(told(root, "Glyph")) == "".join(printed)
    assert len(list(root.iter("{*}TextBlock"))) == len(list(root.iter("{*}Illustration"))) == 2


def test_what_is_masked_is_in_no_string_and_no_character(client: Client, text: PageText) -> None:
    masked(text.page.articles.get(headline="渡口换船"))
    root = alto(client)
    everything = etree.tostring(root, encoding="unicode")
    for words in (SECRET, "葛天冬", "桑园弄"):
        assert words not in everything
        assert words not in "".join(told(root, "Glyph"))
    assert "".join(told(root, "Glyph")) == "".join(line for line in told(root) if SIGN not in line)
    assert told(root)[-2:] == LINES[-2:]


@pytest.mark.parametrize("visibility", ["hidden", "withdrawn"])
@pytest.mark.parametrize("who", ["nobody", "superuser"])
def test_what_is_withheld_leaves_neither_text_nor_box_whoever_asks(
    client: Client, admin_client: Client, text: PageText, who: str, visibility: str
) -> None:
    text.page.articles.filter(headline="茶馆开门").update(visibility=visibility)
    root = alto(admin_client if who == "superuser" else client)
    assert told(root) == LINES[:4]
    assert [line.get("ID") for line in root.iter("{*}TextLine")] == ["L1", "L2", "L3", "L4"]
    assert len(list(root.iter("{*}Illustration"))) == 1


def test_a_text_without_places_is_there_without_them(client: Client, text: PageText) -> None:
    PlacedLines.objects.all()._raw_delete("default")
    root = alto(client)
    assert told(root) == [line for line in LINES if line]
    assert told(root, "Glyph") == []


def test_damaged_places_are_left_out(client: Client, text: PageText) -> None:
    PlacedLines.objects.update(sha256="0" * 64)
    root = alto(client)
    assert told(root) == [line for line in LINES if line]
    assert not [one for one in root.iter() if one.get("HPOS")]


def test_whoever_may_not_see_raw_lines_finds_nothing(client: Client, text: PageText, settings) -> None:
    settings.RAW_TEXT = "staff"
    assert client.get(PATH).status_code == 404
    assert "C01.xml" not in client.get("/issues/2024-05-06/C01/").content.decode()


def test_the_desk_sees_them_where_visitors_do_not(admin_client: Client, text: PageText, settings) -> None:
    settings.RAW_TEXT = "staff"
    assert told(alto(admin_client)) == [line for line in LINES if line]


def test_a_page_without_a_text_is_not_there(client: Client) -> None:
    make_page("C01")
    assert client.get(PATH).status_code == 404


@pytest.mark.parametrize("number", ["9", "x", "%E7%89%88"])
def test_a_page_that_is_not_there_says_so(client: Client, text: PageText, number: str) -> None:
    assert client.get(f"/issues/2024-05-06/{number}.xml").status_code == 404


@pytest.mark.parametrize("number", ["c1", "C1", "第C01版"])
def test_other_spellings_lead_to_the_one_address(client: Client, text: PageText, number: str) -> None:
    answer = client.get(f"/issues/2024-05-06/{number}.xml")
    assert (answer.status_code, answer["Location"]) == (301, PATH)


def test_the_page_names_it(client: Client, text: PageText) -> None:
    assert (
        f'type="application/xml" title="ALTO" href="{PATH}"' in client.get("/issues/2024-05-06/C01/").content.decode()
    )


def test_it_is_in_no_search_engine(client: Client, text: PageText) -> None:
    assert client.get(PATH)["X-Robots-Tag"] == "noindex"
