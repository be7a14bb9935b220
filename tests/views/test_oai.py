"""OAI-PMH at /oai: every answer by the published schemas, nothing that is not public, no question too odd."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from articles.corrections import correct
from articles.corrections.withdrawing import withdraw
from articles.harvesting.arguments import VERBS
from articles.models import Article
from articles.models.states import Reason
from tests.harvesting.harvested import settle
from tests.harvesting.test_arguments import ARGUMENTS, KNOWN
from tests.support.factories import make_article, make_page
from tests.support.schemas import assert_valid

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

OAI = "{http://www.openarchives.org/OAI/2.0/}"
LIST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


def ask(client: Client, method: str = "get", **arguments: str) -> etree._Element:
    answer = getattr(client, method)("/oai", arguments)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return assert_valid("oai", answer.content)


def codes(root: etree._Element) -> list[str]:
    return [str(one.get("code")) for one in root.iter(f"{OAI}error")]


def told(root: etree._Element, tag: str) -> list[str]:
    return [one.text or "" for one in root.iter(f"{OAI}{tag}")]


def identifier(article: Article) -> str:
    return f"oai:newspaper.archive:{article.permalink_id}"


def test_it_says_what_it_is(client: Client) -> None:
    settings_of = ask(client, verb="Identify")
    assert told(settings_of, "baseURL") == ["http://localhost:8000/oai"]
    assert told(settings_of, "deletedRecord") == ["persistent"]
    assert told(settings_of, "granularity") == ["YYYY-MM-DDThh:mm:ssZ"]
    assert told(settings_of, "adminEmail") == ["postmaster@newspaper.archive"]


def test_nothing_changed_before_the_earliest_datestamp(client: Client) -> None:
    for _ in range(3):
        make_article()
    settle()
    earliest = told(ask(client, verb="Identify"), "earliestDatestamp")
    assert earliest == [min(told(ask(client, **LIST), "datestamp"))]


@pytest.mark.parametrize("asked", [{}, {"identifier": "its own"}])
def test_there_is_one_format(client: Client, asked: dict[str, str]) -> None:
    named = dict.fromkeys(asked, identifier(make_article()))
    assert told(ask(client, verb="ListMetadataFormats", **named), "metadataPrefix") == ["oai_dc"]


def test_there_are_no_sets(client: Client) -> None:
    assert codes(ask(client, verb="ListSets")) == ["noSetHierarchy"]


def test_a_record_is_told_by_its_identifier(client: Client) -> None:
    article = make_article(headline="渡口换上了新船")
    root = ask(client, verb="GetRecord", identifier=identifier(article), metadataPrefix="oai_dc")
    assert "渡口换上了新船" in etree.tostring(root, encoding="unicode")
    assert dict(root.find(f"{OAI}request").attrib) == {
        "verb": "GetRecord",
        "identifier": identifier(article),
        "metadataPrefix": "oai_dc",
    }


@pytest.mark.parametrize(
    "odd",
    ["oai:other.archive:{0}", "{0}", "oai:newspaper.archive:", "oai:newspaper.archive:x{0}", "\x01", "1:2", "%zz"],
)
def test_any_other_identifier_is_of_nothing(client: Client, odd: str) -> None:
    asked = odd.format(make_article().permalink_id)
    for verb, others in {"GetRecord": {"metadataPrefix": "oai_dc"}, "ListMetadataFormats": {}}.items():
        assert codes(ask(client, verb=verb, identifier=asked, **others)) == ["idDoesNotExist"]


def test_the_identifier_is_the_same_on_another_domain(client: Client, settings) -> None:
    article = make_article()
    settings.SITE_URL = "https://elsewhere.example.org"
    root = ask(client, verb="GetRecord", identifier=identifier(article), metadataPrefix="oai_dc")
    assert f"https://elsewhere.example.org/a/{article.permalink_id}/" in etree.tostring(root, encoding="unicode")
    settings.OAI_NAMESPACE = "paper.example.cn"
    root = ask(client, verb="GetRecord", identifier=identifier(article), metadataPrefix="oai_dc")
    assert codes(root) == ["idDoesNotExist"]


def test_a_withdrawn_one_is_a_header_alone(client: Client) -> None:
    article = make_article(headline="不该再有")
    withdraw(article, reason=Reason.PRIVACY, by=None)
    at = Article.objects.get().changed_at
    root = ask(client, verb="GetRecord", identifier=identifier(article), metadataPrefix="oai_dc")
    (header,) = root.iter(f"{OAI}header")
    assert header.get("status") == "deleted"
    assert told(root, "datestamp") == [f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"]
    assert not told(root, "metadata")


def test_a_list_says_up_to_when_it_tells_all(client: Client) -> None:
    """A harvester begins its next harvest there."""
    make_article()
    settle()
    now = dt.datetime.now(dt.UTC)
    told_at = dt.datetime.fromisoformat(told(ask(client, **LIST), "responseDate")[0])
    assert dt.timedelta(seconds=60) <= now - told_at <= dt.timedelta(seconds=70)


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_list_goes_on_by_its_token_alone(client: Client, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    monkeypatch.setattr("articles.harvesting.harvest.PER_ANSWER", 2)
    made = [make_article() for _ in range(5)]
    settle()
    found, token = [], ""
    while True:
        asked = {"resumptionToken": token} if token else {"metadataPrefix": "oai_dc"}
        root = ask(client, "post" if token else "get", verb=verb, **asked)
        found += told(root, "identifier")
        (token,) = told(root, "resumptionToken")
        if not token:
            break
    assert sorted(found) == sorted(map(identifier, made))


def test_a_list_in_one_answer_has_no_token(client: Client) -> None:
    make_article()
    settle()
    assert told(ask(client, **LIST), "resumptionToken") == []


def test_a_list_is_of_what_changed_from_a_second_until_a_second(client: Client) -> None:
    article = make_article()
    settle()
    article.refresh_from_db()
    second = article.changed_at.astimezone(dt.UTC).replace(microsecond=0)
    for first, last, found in ((0, 0, 1), (-1, 0, 1), (0, 1, 1), (-2, -1, 0), (1, 2, 0)):
        since, until = (f"{second + dt.timedelta(seconds=n):%Y-%m-%dT%H:%M:%SZ}" for n in (first, last))
        root = ask(client, **LIST, **{"from": since, "until": until})
        assert (since, len(told(root, "datestamp"))) == (since, found)
        assert codes(root) == ([] if found else ["noRecordsMatch"])


def test_a_token_of_the_future_tells_no_more_than_a_minute_ago(client: Client) -> None:
    article = make_article()
    settle()
    correct(article, version=1, changes={"headline": "刚刚改的"}, by=None)
    token = f"29990101T000000Z.oai_dc.00010101T000000000000Z.{'0' * 10}"
    assert codes(ask(client, verb="ListRecords", resumptionToken=token)) == ["badResumptionToken"]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_not_known(client: Client, method: str) -> None:
    assert getattr(client, method)("/oai?verb=Identify").status_code == 405


def test_a_post_is_taken_without_a_form_of_ours(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert codes(ask(strict, "post", verb="ListSets")) == ["noSetHierarchy"]


def test_no_cookie_is_given_and_no_search_engine_lists_it(client: Client) -> None:
    answer = client.get("/oai?verb=Identify")
    assert not answer.cookies
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("number", [1, 30])
def test_a_list_takes_as_many_queries_however_long(client: Client, django_assert_num_queries, number: int) -> None:
    page = make_page()
    for n in range(number):
        make_article(page, [("记者", f"李{n}")])
    settle()
    with django_assert_num_queries(6):
        client.get("/oai", LIST)


VALUES = st.one_of(st.sampled_from(KNOWN), st.text())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([*VERBS, "nonsense"]),
    st.lists(st.tuples(st.sampled_from(ARGUMENTS), VALUES), max_size=4),
    st.booleans(),
)
def test_whatever_is_asked_is_answered_by_the_schema(verb: str, others: list[tuple[str, str]], post: bool) -> None:
    client, query = Client(), urlencode([("verb", verb), *others], errors="replace")
    if post:
        answer = client.post("/oai", query, content_type="application/x-www-form-urlencoded")
    else:
        answer = client.get(f"/oai?{query}")
    assert answer.status_code == 200
    assert_valid("oai", answer.content)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_regex(r"[0-9]{8}T[0-9]{6}Z\.[a-z_]{1,9}\.[0-9]{8}T[0-9]{12}Z\.[0-9a-z]{1,16}", fullmatch=True))
def test_no_token_however_like_ours_breaks_a_list(token: str) -> None:
    answer = Client().get(f"/oai?verb=ListRecords&resumptionToken={quote(token)}")
    assert answer.status_code == 200
    assert_valid("oai", answer.content)


def test_a_closed_archive_says_of_nothing_that_it_was_deleted(client: Client, settings) -> None:
    make_article()
    settle()
    settings.VISIBILITY = "staff"
    assert client.get("/oai", LIST).status_code == 404
