"""Files that tell places become pages: each sheet one, whole or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.importing.rereading import reread_page
from articles.importing.store import known_places
from articles.importing.told import Report
from articles.keeping.originals import originals
from articles.models import Article, Page, PageReading, PageText, PlacedLines, SourceFile
from tests.support.made_pdf import Row, made_pdf

pytestmark = pytest.mark.django_db

DAY = "2024-03-01"
BODY = ("　　本报讯 昨天上午，新桥正式通车，两", "岸市民走上桥面，喜笑颜开。老人说，从前", "过河要等半个钟头的渡船。")
OTHER = ("　　本报讯 水库管理站昨天宣布，入冬以", "来第一次蓄水已经完成，沿岸三个村庄的", "灌溉用水有了保证。")


def rows(headline: str = "新桥昨天通车", body: tuple[str, ...] = BODY, head: str = "") -> list[Row]:
    made = [Row(headline, 60, 100, 30)] + [Row(line, 60, 150 + 14 * at, 10) for at, line in enumerate(body)]
    return [*([Row(head, 60, 40, 12)] if head else []), *made]


def put(folder: Path, data: bytes, name: str = f"{DAY}.pdf") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def run(*paths: Path, dry_run: bool = False, **given: object) -> list[Report]:
    return list(import_sources(read_sources(map(str, paths), **given), dry_run=dry_run))  # type: ignore[arg-type]


def outcomes(reports: list[Report]) -> list[str | None]:
    return [report.outcome for report in reports]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "in"


@pytest.fixture
def issue(folder: Path) -> Path:
    """Two pages of one day in one file."""
    return put(folder, made_pdf(rows(), rows("水库开始蓄水", OTHER)))


def test_each_sheet_is_a_page_of_its_issue(issue: Path) -> None:
    assert outcomes(run(issue, page="1")) == ["new", "new"]
    assert [str(page) for page in Page.objects.in_print_order()] == ["2024年3月1日 第1版", "2024年3月1日 第2版"]
    assert set(Article.objects.values_list("headline", flat=True)) == {"新桥昨天通车", "水库开始蓄水"}


def test_a_letter_before_the_number_stays(issue: Path) -> None:
    run(issue, page="C01")
    assert set(Page.objects.values_list("number", flat=True)) == {"C01", "C02"}


def test_a_page_text_names_file_sheet_and_extractor(issue: Path) -> None:
    run(issue, page="1")
    text = PageText.objects.get(page__number="2")
    assert text.source_file
    assert (text.source_file.name, text.sheet, text.extractor) == (f"{DAY}.pdf", 2, "pdfium")
    assert text.source_name == f"{DAY}.pdf 第 2 页"


def test_the_file_is_kept_byte_for_byte(issue: Path) -> None:
    run(issue, page="1")
    kept = SourceFile.objects.get()
    assert originals().path_of(kept.sha256).read_bytes() == issue.read_bytes()
    assert (kept.kind, kept.size, kept.sheets) == ("pdf", issue.stat().st_size, 2)


def test_places_are_kept_for_every_raw_line(issue: Path) -> None:
    run(issue, page="1")
    for text in PageText.objects.all():
        page = known_places(text).page
        assert page
        assert [bool(line) for line in text.lines] == [bool(place) for place in page.lines]


def test_a_stored_page_is_read_again_with_its_places(folder: Path) -> None:
    """Without them its headline would be taken for a sentence."""
    run(put(folder, made_pdf(rows("桥通了，路也通了。"))), page="1")
    PageReading.objects.update(reader=0)
    again = reread_page(Page.objects.get()).again
    assert again and not again.replaced.changed
    assert Article.objects.get().headline == "桥通了，路也通了。"


def test_damaged_places_are_told_and_nothing_is_read_without_them(folder: Path) -> None:
    run(put(folder, made_pdf(rows())), page="1")
    PlacedLines.objects.update(sha256="0" * 64)
    PageReading.objects.update(reader=0)
    assert "已损坏" in reread_page(Page.objects.get()).fault


def test_places_are_not_changed(issue: Path) -> None:
    run(issue, page="1")
    with pytest.raises(TypeError):
        PlacedLines.objects.all()[0].save()


def test_what_was_read_before_is_not_opened_again(issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(issue, page="1")
    monkeypatch.setattr("articles.importing.sheets.take_sheets", None)
    assert outcomes(run(issue, page="1")) == ["unchanged", "unchanged"]
    assert PageText.objects.count() == 2


def test_the_same_file_with_the_day_it_lacked_is_filed(folder: Path) -> None:
    path = put(folder, made_pdf(rows()), "paper.pdf")
    assert "待定日期" in run(path)[0].needs_person[0]
    assert outcomes(run(path, date=dt.date(2024, 3, 1), page="1")) == ["dated"]
    assert PageText.objects.count() == 1


def test_a_page_that_waits_is_named_again(folder: Path) -> None:
    path = put(folder, made_pdf(rows()), "paper.pdf")
    assert run(path)[0].needs_person == run(path)[0].needs_person != ()


def test_a_corrected_article_keeps_its_text_and_address_when_the_page_is_set_anew(folder: Path) -> None:
    editor = User.objects.create_user("lin")
    run(put(folder, made_pdf(rows())), page="1")
    article = Article.objects.get()
    correct(article, version=article.version, changes={"headline": "新桥前天通车"}, by=editor)
    body = (BODY[0], BODY[1].replace("老人", "大妈"), BODY[2])
    assert outcomes(run(put(folder, made_pdf(rows(body=body))), page="1")) == ["new text"]
    again = Article.objects.get()
    assert (again.pk, again.headline, again.permalink.pk) == (article.pk, "新桥前天通车", article.permalink.pk)
    assert [text.version for text in PageText.objects.order_by("version")] == [1, 2]


def test_places_come_to_a_page_whose_text_is_known_already(folder: Path, issue: Path) -> None:
    run(issue, page="1")
    text = PageText.objects.get(page__number="1").text
    PlacedLines.objects.all()._raw_delete("default")
    PageText.objects.all().update(source_file=None, sheet=None)
    SourceFile.objects.all()._raw_delete("default")
    assert outcomes(run(issue, page="1")) == ["new text", "new text"]
    assert PageText.objects.filter(text=text, source_file__isnull=False).count() == 1


def test_trying_keeps_nothing(issue: Path) -> None:
    assert outcomes(run(issue, page="1", dry_run=True)) == ["new", "new"]
    assert not SourceFile.objects.exists() and not PageText.objects.exists()
    assert list(originals().incoming.iterdir()) == []


def test_a_file_that_cannot_be_opened_is_one_line_and_kept_nowhere(folder: Path) -> None:
    [report] = run(put(folder, made_pdf(rows())[:300]))
    assert report.outcome is None and len(report.needs_person) == 1
    assert not SourceFile.objects.exists()
    assert list(originals().incoming.iterdir()) == []


def test_what_is_no_file_with_places_is_refused_in_one_line(folder: Path) -> None:
    [report] = run(put(folder, b"<rss></rss>", f"{DAY}.xml"))
    assert "hOCR" in report.needs_person[0]


def test_two_files_of_one_page_are_not_both_taken(folder: Path, issue: Path) -> None:
    put(folder, made_pdf(rows("别的标题", OTHER)), f"{DAY}-01.pdf")
    reports = run(folder, page="1")
    assert "同为 2024-03-01 第1版" in "".join(reason for report in reports for reason in report.needs_person)
