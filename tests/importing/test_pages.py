"""One report a file, whatever the file is."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct, filing
from articles.importing.files.faults import Fault
from articles.importing.files.sources import Given, Source, read_sources
from articles.importing.pages import import_sources
from articles.importing.told import Report, shown_name
from articles.models import Article, Outbox, Page, PageText
from tests.support.places import FIXTURES

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 3, 1)
OURS = "旧桥"  # what the program breaks at
TEXT = "新桥昨天通车\n\n记者 张三\n\n本报讯 昨天上午，新桥正式通车，两岸市民走上桥面，喜笑颜开。\n"


def source(name: str = "a.txt", text: str = TEXT, page: str = "1", date: dt.date | None = DAY) -> Source:
    return Source(name, text.encode(), Given(date, "supplied" if date else "", "--date" if date else "", page))


def run(*sources: Source | Fault, dry_run: bool = False) -> list[Report]:
    return list(import_sources(sources, dry_run=dry_run))


def test_a_page_comes_in_and_is_searchable_at_once() -> None:
    [report] = run(source())
    assert (report.outcome, report.articles, report.needs_person) == ("new", 1, ())
    assert not Outbox.objects.exists()


def test_a_fault_is_reported_and_the_others_come_in() -> None:
    reports = run(Fault("坏.txt", "打不开；请核对"), source())
    assert [report.needs_person for report in reports] == [("打不开；请核对",), ()]
    assert Page.objects.count() == 1


def test_rubbish_is_refused_in_one_line_and_stores_nothing() -> None:
    [report] = run(Source("rubbish.txt", b"\x00\x01\x02\xff\xfe" * 50, Given(DAY, "supplied", "--date", "1")))
    assert report.outcome is None
    assert len(report.needs_person) == 1
    assert not PageText.objects.exists()


def test_a_page_without_a_date_waits_unpublished_and_is_named() -> None:
    [report] = run(source(date=None, page=""))
    assert "待定日期" in report.needs_person[0]
    assert Article.objects.count() == 1
    assert not Article.objects.public().exists()


def test_a_copy_without_a_date_of_a_page_that_is_public_waits_for_nothing() -> None:
    run(source())
    [report] = run(source(date=None, page=""))
    assert (report.outcome, report.needs_person) == ("unchanged", ())


def test_a_page_without_a_number_waits_and_is_named() -> None:
    [report] = run(source(page=""))
    assert "没有版次" in report.needs_person[0]


def test_two_files_of_one_page_are_not_two_versions() -> None:
    first, second = run(source("a.txt"), source("b.txt", TEXT + "又一行。\n"))
    assert first.outcome == "new"
    assert "与 a.txt 同为 2024-03-01 第1版" in second.needs_person[0]
    assert PageText.objects.count() == 1


def test_the_same_page_in_a_later_run_is_a_new_text() -> None:
    run(source())
    [report] = run(source("b.txt", TEXT + "又一行，说得更细。\n"))
    assert report.outcome == "new text"


def test_an_encoding_other_than_utf_8_is_named() -> None:
    [report] = run(Source("g.txt", TEXT.encode("gb18030"), Given(DAY, "supplied", "--date", "1")))
    assert report.outcome == "new"
    assert "gb18030" in report.notes[0].lower()


def test_a_dry_run_reads_and_stores_nothing() -> None:
    [report] = run(source(), dry_run=True)
    assert (report.outcome, report.articles) == ("new", 1)
    assert not Page.objects.exists()


def test_the_sample_pages_come_in_with_nothing_for_a_person_to_decide() -> None:
    reports = run(*read_sources([str(FIXTURES)]))
    assert [report.outcome for report in reports] == ["new"] * 3
    assert [report.needs_person for report in reports] == [()] * 3


def test_the_raw_bytes_are_kept() -> None:
    run(*read_sources([str(FIXTURES)]))
    kept = {text.source_name: bytes(text.raw) for text in PageText.objects.all()}
    assert kept == {path.name: path.read_bytes() for path in Path(FIXTURES).glob("*.txt")}


def test_every_raw_line_of_a_page_has_exactly_one_place() -> None:
    run(*read_sources([str(FIXTURES)]))
    for text in PageText.objects.all():
        placed = sorted(
            n for span in text.current_reading.spans.all() for n in range(span.first_line, span.last_line + 1)
        )
        printed = [number for number, line in enumerate(text.lines, 1) if line.strip()]
        assert [n for n in placed if text.lines[n - 1].strip()] == printed


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/data/2024/a.txt", "a.txt"),
        ("a.txt", "a.txt"),
        ("/data/b.zip/三月/a.txt", "b.zip/三月/a.txt"),
        ("b.zip/" + "长" * 600 + ".txt", "…" + "长" * 495 + ".txt"),
        ("坏\udcff.txt", "坏?.txt"),
    ],
)
def test_readers_see_no_folder_of_the_machine(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_date_that_has_not_come_yet_is_named() -> None:
    [report] = run(source(date=dt.date(2149, 3, 1)))
    assert "2149-03-01 还没有到" in report.needs_person[0]


def test_the_report_counts_corrected_articles_that_were_read_otherwise() -> None:
    run(source())
    article = Article.objects.get()
    correct(article, version=1, changes={"headline": "订正"}, by=User.objects.create_user("e"))
    [report] = run(source("b.txt", TEXT.replace("喜笑颜开", "喜气洋洋")))
    assert (report.outcome, report.differing, report.doubts) == ("new text", 1, 1)
    assert report.needs_person == ("1 篇已订正的稿件新识别不同，未改；请在后台“识别疑点”里对照",)


def test_the_report_counts_what_is_like_something_withheld() -> None:
    run(source())
    article = Article.objects.get()
    correct(article, version=1, changes={"visibility": "withdrawn"}, by=User.objects.create_user("e"))
    [report] = run(source("b.txt", TEXT.replace("喜笑颜开", "喜气洋洋"), page="2"))
    assert (report.outcome, report.withheld, report.doubts) == ("new", 1, 1)
    assert "1 篇与已撤下或内部的稿件相符，未公开" in report.needs_person[0]


def test_the_report_names_a_page_that_a_person_has_filed_elsewhere() -> None:
    run(source(date=None, page=""))
    filing.file_page(Page.objects.get(), version=1, date=dt.date(2024, 3, 5), number="2", name="")
    [report] = run(source())
    assert "这一版已归在 2024年3月5日 第2版，没有改到给定的 2024-03-01 第1版" in report.needs_person[0]


@pytest.mark.parametrize("place", ["pages.read_page", "one_page.store_page"])
def test_a_fault_of_the_programs_own_costs_its_page_and_no_other(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name = place.split(".")
    sound = getattr(import_module(f"articles.importing.{module}"), name)

    def breaks(*told: object) -> object:
        if OURS in repr(told):
            raise IndexError("string index out of range")
        return sound(*told)

    monkeypatch.setattr(f"articles.importing.{place}", breaks)
    bad, good = run(source("a.txt", TEXT.replace("新桥", OURS), "1"), source("b.txt", TEXT, "2"))
    assert (bad.outcome, good.outcome) == (None, "new")
    assert "IndexError" in bad.needs_person[0] and "\n" not in bad.needs_person[0]
    assert Page.objects.count() == 1
