"""What the archive prints, counted into a file that holds nothing that may not be seen."""

from __future__ import annotations

import pytest

from articles.corrections.redacting import redact
from articles.corrections.withdrawing import withdraw
from articles.desk.doubts.counting import NAMED
from articles.desk.doubts.statistics import Statistics
from articles.desk.own_statistics import archive_statistics, count_words, known_statistics, statistics_file
from articles.models import Job
from articles.models.states import Reason, Visibility
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings) -> None:
    settings.DATA_DIR = tmp_path


def times(statistics: Statistics, triple: str) -> int:
    first, second, third = map(statistics.number, triple)
    return statistics.triple_count(statistics.pair(first, second), third)


def test_what_is_public_is_counted_and_what_is_not_is_not() -> None:
    make_article(headline="河边栽树", body="柳树发芽。")
    for visibility in (Visibility.HIDDEN, Visibility.WITHDRAWN, Visibility.HELD):
        make_article(headline="秘密文件", body="不该看见。", visibility=visibility)
    counted = count_words()
    assert (times(counted, "河边栽"), times(counted, "柳树发")) == (1, 1)
    assert times(counted, "秘密文") == times(counted, "不该看") == 0


def test_names_of_authors_are_known() -> None:
    make_reporter("张太伟")
    assert times(count_words(), "张太伟") == NAMED


def test_the_file_is_its_owners_alone() -> None:
    count_words()
    assert statistics_file().stat().st_mode & 0o077 == 0


def test_what_was_counted_is_known_until_something_is_taken_away() -> None:
    article = make_article(headline="河边栽树", body="柳树发芽。")
    count_words()
    assert times(known_statistics(), "柳树发") == 1
    withdraw(article, by=None, reason=Reason.PRIVACY)
    assert known_statistics() == Statistics()
    count_words()
    assert known_statistics().chars
    assert times(known_statistics(), "柳树发") == 0


def test_nothing_is_known_once_something_was_masked_until_it_is_counted_anew() -> None:
    article = make_article(headline="河边栽树", body="柳树发芽，人名甲乙。")
    count_words()
    redact(article, "人名甲乙", by=None, reason=Reason.PRIVACY)
    assert known_statistics() == Statistics()
    assert times(count_words(), "人名甲") == 0


def test_whoever_finds_none_asks_for_them_once() -> None:
    archive_statistics()
    archive_statistics()
    assert [job.kind for job in Job.objects.all()] == ["words"]
    count_words()
    Job.objects.all().delete()
    archive_statistics()
    assert not Job.objects.exists()


def test_a_damaged_file_is_as_none() -> None:
    count_words()
    statistics_file().write_bytes(statistics_file().read_bytes()[:-2])
    assert known_statistics() == Statistics()
