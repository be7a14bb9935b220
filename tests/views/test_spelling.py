"""Addresses under /a/ that are not ours to the letter."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.corrections import correct
from articles.corrections.structure import move_permalink
from articles.importing.separated import Separated, read_separated
from articles.models import Article, Permalink
from articles.models.permalinks import ALPHABET, is_well_formed, new_code
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


def spellings(code: str) -> list[str]:
    """Every way to type it that is not the one, without a slash at its end."""
    hyphened = f"{code[:4]}-{code[4:7]}-{code[7:]}"
    return [code, hyphened, hyphened.upper(), f"{code[:5]}{code[5:].upper()}-", f"-{code}"]


def known_as(number: str) -> Article:
    article = make_article()
    Permalink.objects.filter(pk=article.permalink_id).update(external_id=number)
    return article


@pytest.mark.parametrize("below", ["", "v/1"])
def test_every_spelling_leads_to_the_one_address_in_one_hop(client: Client, below: str) -> None:
    article = make_article(headline="到了")
    one = article.get_absolute_url() + (f"{below}/" if below else "")
    for typed in spellings(article.permalink_id):
        for slash in ("", "/"):
            address = f"/a/{typed}/{below}{slash}" if below else f"/a/{typed}{slash}"
            if address == one:
                continue
            answer = client.get(f"{address}?as=printed&q=%E4%B8%AD+a&&")
            assert (address, answer.status_code) == (address, 301)
            assert answer["Location"] == f"{one}?as=printed&q=%E4%B8%AD+a&&"
    assert client.get(one).status_code == 200


@pytest.mark.parametrize("below", ["cite", "cite.bib", "cite.csl.json"])
def test_a_file_has_no_slash_at_its_end_and_a_page_has_one(client: Client, below: str) -> None:
    code = make_article().permalink_id
    one = f"/a/{code}/{below}" if "." in below else f"/a/{code}/{below}/"
    for typed in spellings(code):
        for address in (f"/a/{typed}/{below}", f"/a/{typed}/{below}/", f"/a/{typed}/{below.upper()}"):
            if address != one:
                answer = client.get(f"{address}?x=1")
                assert (address, answer.status_code, answer["Location"]) == (address, 301, f"{one}?x=1")
    assert client.get(one).status_code == 200


@pytest.mark.parametrize("typed", ["v/02", "v/002/", "V/2", "v/2"])
def test_a_version_is_spelled_in_one_way(client: Client, typed: str) -> None:
    article = make_article()
    correct(article, version=1, changes={"headline": "改过"}, by=None)
    answer = client.get(f"/a/{article.permalink_id.upper()}/{typed}")
    assert (answer.status_code, answer["Location"]) == (301, f"{article.get_absolute_url()}v/2/")


@pytest.mark.parametrize("below", ["v/02/", "v/2"])
def test_a_version_of_the_right_code_too(client: Client, below: str) -> None:
    article = make_article()
    correct(article, version=1, changes={"headline": "改过"}, by=None)
    answer = client.get(f"{article.get_absolute_url()}{below}?x=1")
    assert (answer.status_code, answer["Location"]) == (301, f"{article.get_absolute_url()}v/2/?x=1")


def test_a_merged_one_spelled_otherwise_still_leads_on(client: Client) -> None:
    first, second = make_article(), make_article()
    move_permalink(first, second)
    answer = client.get(f"/a/{first.permalink_id.upper()}", follow=True)
    assert answer.redirect_chain[-1][0] == second.get_absolute_url()


WRONG = next(code for n in range(99) if not is_well_formed(code := f"20140101{n:02}"))
NUMBERS = [
    "news_123",
    "2014-010106",
    "sl/2023/1",
    "SL/2023/A",
    "NEWS.123.html",
    "a b",
    " a",
    "b ",
    "a%20b",
    "%41",
    "100%",
    "a+b",
    "a?b",
    "a#b",
    "a;b=c",
    "稿件/１２",
    "e\u0301",
    "x.json",
    WRONG,
    f"{WRONG}/v/2",
    "v/2",
    "search/?q=x",
    "a&b",
    "..a/b..",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_another_systems_number_is_found_to_the_letter(client: Client, number: str) -> None:
    article = known_as(number)
    for end in ("/", ""):
        answer = client.get(f"/a/{quote(number)}{end}?as=printed")
        assert (answer.status_code, answer["Location"]) == (301, f"{article.get_absolute_url()}?as=printed")


@pytest.mark.parametrize("number", [number for number in NUMBERS if number.upper() != number])
def test_a_number_with_other_letters_is_another_number(client: Client, number: str) -> None:
    known_as(number)
    assert client.get(f"/a/{quote(number.upper())}/").status_code == 404


def test_a_number_and_the_same_with_a_slash_are_two(client: Client) -> None:
    bare, slashed = known_as("x"), known_as("x/")
    assert client.get("/a/x")["Location"] == bare.get_absolute_url()
    assert client.get("/a/x/")["Location"] == slashed.get_absolute_url()


addressable = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(number=addressable)
def test_whatever_an_import_takes_as_a_number_is_found(number: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    import json

    row = {"id": number, "date": "2023-09-12", "page": "1", "title": "甲", "text": "乙"}
    path = tmp_path_factory.mktemp("ids") / "a.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    if not isinstance(next(read_separated(path)), Separated):
        return
    article = Article.objects.filter(permalink__external_id=number).first() or known_as(number)
    for end in ("/", ""):
        answer = Client().get(f"/a/{quote(number)}{end}")
        assert (answer.status_code, answer["Location"]) == (301, article.get_absolute_url())


@pytest.mark.parametrize("below", ["", "/v/1"])
def test_a_code_of_ours_goes_before_the_same_number_of_another_system(client: Client, below: str) -> None:
    ours = make_article(headline="本系统的")
    known_as(f"{ours.permalink_id}{below}")
    answer = client.get(f"/a/{ours.permalink_id}{below}/")
    assert answer.status_code == 200
    assert "本系统的" in answer.content.decode()


@pytest.mark.parametrize("below", ["", "/v/1", "/v/1/"])
def test_a_code_that_was_never_issued_may_be_another_systems_number(client: Client, below: str) -> None:
    number = f"{new_code()}{below}"
    article = known_as(number)
    assert client.get(f"/a/{number}")["Location"] == article.get_absolute_url()


def test_what_stands_below_a_code_and_is_none_of_ours_may_be_another_systems_number(client: Client) -> None:
    ours = make_article()
    article = known_as(f"{ours.permalink_id}/更多")
    assert client.get(f"/a/{ours.permalink_id}/{quote('更多')}/")["Location"] == article.get_absolute_url()


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Location" not in answer
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


@pytest.mark.parametrize("below", ["/", "", "/v/2/", "/v/2"])
def test_a_mistyped_code_says_that_and_names_nothing_that_is_near(client: Client, below: str) -> None:
    code = make_article().permalink_id
    for place in range(len(code)):
        wrong = next(c for c in ALPHABET if c != code[place])
        page = said(client, f"/a/{code[:place]}{wrong}{code[place + 1 :]}{below}")
        assert "打错了" in page
        assert code not in page
    assert "打错了" in said(client, f"/a/{code[:4].upper()}-{code[4:-1]}{'l'}{below}")


@pytest.mark.parametrize("below", ["/", "", "/v/2/", "/v/2"])
def test_a_code_that_was_never_issued_says_so(client: Client, below: str) -> None:
    page = said(client, f"/a/{new_code()}{below}")
    assert "从未发出" in page
    assert "从未发出" in said(client, f"/a/{new_code().upper()}{below}")


@pytest.mark.parametrize("below", ["x", "v", "v/x", "v/-1", "v/1/x", "v/" + "9" * 5000, "report/x", "v/1.5"])
def test_what_is_nothing_below_a_code_says_that_the_end_is_wrong(client: Client, below: str) -> None:
    assert "后面一截不对" in said(client, f"{make_article().get_absolute_url()}{below}/")


@pytest.mark.parametrize("typed", ["abc", "no/such/number", "稿件", "a b"])
def test_a_number_that_nobody_gave_is_not_found(client: Client, typed: str) -> None:
    assert "没有这个编号的文章" in said(client, f"/a/{quote(typed)}/")
