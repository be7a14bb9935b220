"""Files that tell places become pages: each sheet one, whole or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.importing.placed.opening import take_sheets
from articles.importing.placed.taken import TakenSheet
from articles.importing.punctuation import PUNCTUATION_FILE
from articles.importing.rereading import reread_page
from articles.importing.store import known_places
from articles.importing.told import Report
from articles.keeping.originals import originals
from articles.models import Article, Page, PageReading, PageText, PlacedLines, SourceFile
from tests.support.made_pdf import Row, made_pdf
from tests.support.made_xml import alto, article, block, logical, mets, written

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


def test_places_come_to_a_page_whose_text_is_known_already(folder: Path) -> None:
    path = put(folder, made_pdf(rows()))
    [sheet] = take_sheets(path, "pdf", path.name)
    assert isinstance(sheet, TakenSheet)
    run(put(folder, sheet.page.text.encode(), f"{DAY}-01.txt"))
    assert outcomes(run(path, page="1")) == ["new text"]
    assert [bool(text.source_file) for text in PageText.objects.order_by("version")] == [False, True]


def test_a_file_set_anew_with_the_same_text_is_told_as_often_as_it_comes(folder: Path) -> None:
    run(put(folder, made_pdf(rows())), page="1")
    again = put(folder, made_pdf(rows()) + b"\n% again\n")
    assert outcomes(run(again, page="1")) == outcomes(run(again, page="1")) == ["unchanged"]


def test_a_sheet_that_cannot_be_taken_keeps_none_of_the_others_out(folder: Path, issue: Path) -> None:
    """Its first page is the page of another file already."""
    other = put(folder, made_pdf(rows("别的标题", OTHER)), f"{DAY}-01.pdf")
    reports = run(other, issue, page="1")
    assert outcomes(reports) == ["new", None, "new"]
    assert "同为 2024-03-01 第1版" in reports[1].needs_person[0]
    assert set(Page.objects.values_list("number", flat=True)) == {"1", "2"}


def test_a_file_that_stands_already_is_its_page_for_the_whole_run(folder: Path) -> None:
    first, other = put(folder, made_pdf(rows())), put(folder, made_pdf(rows("别的标题", OTHER)), f"{DAY}-01.pdf")
    run(first, page="1")
    assert outcomes(run(first, other, page="1")) == ["unchanged", None]


def test_a_sheet_without_text_is_told_each_time_and_the_others_come_in(folder: Path) -> None:
    path = put(folder, made_pdf(rows(), []))
    told = [[(report.outcome, report.name, report.notes) for report in run(path, page="1")] for _ in range(2)]
    assert [outcome for outcome, _, _ in told[0]] == ["new", None]
    assert told[0][1] == told[1][1] and "OCR" in told[0][1][2][0]


def test_pages_to_come_are_counted_as_soon_as_they_are_known(issue: Path) -> None:
    assert [report.more for report in run(issue, page="1")] == [1, 0]
    assert [report.more for report in run(issue, page="1")] == [1, 0]


def test_the_papers_private_signs_are_read_as_it_says(folder: Path) -> None:
    PUNCTUATION_FILE.path.write_text('{"\\ue5e5": "，"}')
    run(put(folder, made_pdf(rows(body=tuple(row.replace("，", "\ue5e5") for row in BODY)))), page="1")
    assert "正式通车，两岸市民" in Article.objects.get().body


def test_a_mets_brings_its_pages_as_it_marks_them_and_they_stay_so(folder: Path) -> None:
    """Its articles are of blocks that nobody would put together; both files are kept, and the one names the other."""
    written(folder, "alto/1.xml", alto(block(*rows()), block(*rows("水库开始蓄水", OTHER)[1:], name="B2")))
    marks = logical(article(("TITLE", "B2"), ("PARAGRAPH", "B1")))
    written(folder, "mets.xml", mets(["alto/1.xml"], marks, day=DAY))
    assert outcomes(run(folder, page="1")) == ["new"]
    text = PageText.objects.get()
    assert text.source_file and text.source_file.package
    assert (text.source_file.kind, text.source_file.package.kind) == ("alto", "mets")
    before = [(one.headline, one.body) for one in Article.objects.order_by("order")]
    assert before[0][0].startswith("本报讯")
    PageReading.objects.update(reader=0)
    again = reread_page(Page.objects.get()).again
    assert again and not again.replaced.changed
    assert [(one.headline, one.body) for one in Article.objects.order_by("order")] == before


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
