"""A harvester of others' making, on a real server, while the desk is at work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import timezone
from oaipmh_scythe import Scythe

from articles.corrections import correct
from articles.corrections.withdrawing import undo_withdrawal, withdraw
from articles.harvesting.harvest import last_second
from articles.models import Article
from articles.models.states import Reason
from tests.harvesting.harvested import settle
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = 40
TITLE = "{http://purl.org/dc/elements/1.1/}title"


@pytest.fixture
def scythe(live_server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scythe]:
    monkeypatch.setattr("articles.harvesting.harvest.PER_ANSWER", 7)
    with Scythe(f"{live_server.url}/oai") as client:
        yield client


def archive() -> None:
    page = make_page()
    for number in range(NUMBER):
        make_article(page, [("记者", "李四")], headline=f"第{number}篇")
    for article in Article.objects.filter(order__gt=NUMBER - 5):
        withdraw(article, reason=Reason.LAW, by=None)
    settle()


def work(step: int) -> None:
    """One act at the desk, on an article that may have come already or is still to come."""
    article = list(Article.objects.order_by("permalink"))[step * 11 % NUMBER]
    if article.visibility == "withdrawn":
        undo_withdrawal(article, by=None)
    elif step % 3:
        correct(article, version=article.version, changes={"headline": f"改于第{step}步"}, by=None)
    else:
        withdraw(article, reason=Reason.LAW, by=None)


def harvested(scythe: Scythe, at_work: bool = False, **asked: str) -> list[tuple[str, str | None]]:
    """Code → title in the order in which they come, none where deleted; between the answers the desk works on."""
    found = []
    for step, record in enumerate(scythe.list_records(metadata_prefix="oai_dc", **asked)):
        title = None if record.header.deleted else record.xml.findtext(f".//{TITLE}")
        found.append((record.header.identifier.rpartition(":")[2], title))
        if at_work:
            work(step)
    return found


def public_titles() -> dict[str, str | None]:
    shown = set(Article.objects.public().values_list("pk", flat=True))
    return {one.permalink_id: one.title if one.pk in shown else None for one in Article.objects.all()}


def test_two_harvests_in_a_row_miss_nothing_and_neither_has_anything_twice(
    scythe: Scythe, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive()
    began = last_second(timezone.now())
    first = harvested(scythe, at_work=True)
    assert 10 < len(first) < NUMBER
    # As if a minute had passed.
    monkeypatch.setattr("articles.harvesting.harvest.SETTLED", dt.timedelta(seconds=-5))
    second = harvested(scythe, from_=f"{began:%Y-%m-%dT%H:%M:%SZ}")
    for found in (first, second):
        assert len({code for code, _ in found}) == len(found)
    assert dict(first) | dict(second) == public_titles()


def test_a_harvester_reads_what_the_archive_says_of_itself(scythe: Scythe) -> None:
    make_article()
    settle()
    assert scythe.identify().deletedRecord == "persistent"
    assert [one.metadataPrefix for one in scythe.list_metadata_formats()] == ["oai_dc"]
    (header,) = scythe.list_identifiers(metadata_prefix="oai_dc")
    assert scythe.get_record(identifier=header.identifier).header.datestamp == header.datestamp
