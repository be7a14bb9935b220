"""A picture beside the text of a page is shown with it and read by nobody."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from articles.importing.by_ocr import read_by_ocr
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.importing.told import Report
from articles.keeping.originals import originals
from articles.models import CompanionPicture, Job, Page, PageText, SourceFile
from tests.support.made_pdf import Row
from tests.support.made_xml import ROWS, alto, block, hocr, hocr_line, mets, page_xml, region, written

pytestmark = pytest.mark.django_db

TEXT = "新桥昨天通车\n\n　　本报讯 昨天上午，新桥正式通车，两岸市民走上桥面，喜笑颜开。\n"
DAY = "2024-05-06"
NAME = f"{DAY}-01"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{NAME}.txt").write_text(TEXT)
    return tmp_path / "in"


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """A page that tells its places, of 600 by 800 points."""
    (tmp_path / "in").mkdir()
    return written(tmp_path / "in", f"{NAME}.xml", alto(block(*ROWS))).parent


def picture(folder: Path, name: str = f"{NAME}.jpg", *, size: tuple[int, int] = (600, 800), grey: int = 255) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    printed(size, grey).save(path)
    return path


def printed(size: tuple[int, int] = (600, 800), grey: int = 255, rows: Sequence[Row] = ROWS) -> Image.Image:
    """Paper of this grey with a bar where each row stands on a sheet of 600 by 800 points."""
    sheet = Image.new("L", size, grey)
    scale = size[0] / 600
    for row in rows:
        box = (row.left, row.top, row.left + row.size * len(row.text), row.top + row.size)
        ImageDraw.Draw(sheet).rectangle([scale * side for side in box], fill=90)
    return sheet


def run(*paths: Path, dry_run: bool = False) -> list[Report]:
    return list(import_sources(read_sources(map(str, paths)), dry_run=dry_run))


def kept() -> CompanionPicture:
    return CompanionPicture.objects.get()


def test_the_text_is_the_page_and_the_picture_is_kept_for_it(folder: Path) -> None:
    path = picture(folder)
    (report,) = run(folder)
    assert (report.outcome, report.notes, report.needs_person) == ("new", ("配上了版面图",), ())
    assert (kept().page_text.text, kept().sheet, kept().sure) == (TEXT, 1, False)
    assert originals().path_of(kept().file.sha256).read_bytes() == path.read_bytes()
    assert not Job.objects.exists()


def test_the_same_pair_again_changes_nothing(folder: Path) -> None:
    picture(folder)
    run(folder)
    before = CompanionPicture.objects.values().get()
    (report,) = run(folder)
    assert (report.outcome, report.notes) == ("unchanged", ())
    assert CompanionPicture.objects.values().get() == before


def test_a_picture_that_comes_later_goes_to_the_text_that_is_there(folder: Path) -> None:
    run(folder)
    picture(folder)
    (report,) = run(folder)
    assert (report.outcome, report.notes) == ("unchanged", ("配上了版面图",))
    assert kept().page_text == PageText.objects.get()


def test_another_picture_takes_the_place_of_the_first(folder: Path) -> None:
    picture(folder)
    run(folder)
    path = picture(folder, grey=0)
    run(folder)
    assert originals().path_of(kept().file.sha256).read_bytes() == path.read_bytes()
    assert SourceFile.objects.count() == 2


def test_a_text_that_was_put_right_keeps_its_picture(folder: Path) -> None:
    picture(folder)
    run(folder)
    (folder / f"{NAME}.txt").write_text(TEXT.replace("新桥", "老桥"))
    assert [report.outcome for report in run(folder)] == ["new text"]
    text = Page.objects.get().current_text
    assert text and CompanionPicture.of(text)


@pytest.mark.parametrize("name", [f"{NAME}.JPG", f"{NAME}.Png", f"{NAME}.tiff"])
def test_the_ending_is_written_in_any_way(folder: Path, name: str) -> None:
    picture(folder, name)
    run(folder)
    assert kept().file.name == name


def test_a_pair_in_an_archive_is_one_too(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in (folder / f"{NAME}.txt", picture(folder)):
            archive.write(path, f"in/{path.name}")
    assert [report.outcome for report in run(tmp_path / "a.zip")] == ["new"]
    assert kept().file.name == f"{NAME}.jpg"


def test_a_damaged_picture_is_one_line_and_the_text_comes_in(folder: Path) -> None:
    path = picture(folder)
    path.write_bytes(path.read_bytes()[:400])
    (report,) = run(folder)
    (line,) = report.needs_person
    assert (report.outcome, f"没有配上版面图：{NAME}.jpg 图片已损坏" in line) == ("new", True)
    assert (SourceFile.objects.count(), list(originals().incoming.iterdir())) == (0, [])


def test_a_picture_of_more_sheets_than_the_text_is_not_taken(folder: Path) -> None:
    sheets = [printed(), printed(rows=ROWS[:2])]
    sheets[0].save(folder / f"{NAME}.tif", save_all=True, append_images=sheets[1:])
    (report,) = run(folder)
    assert "有 2 页，文字却有 1 页" in report.needs_person[0]
    assert not CompanionPicture.objects.exists()


def test_of_a_text_that_is_refused_no_picture_is_kept(folder: Path) -> None:
    (folder / f"{DAY}.01.txt").write_text(TEXT.replace("新桥", "老桥"))
    picture(folder, f"{DAY}.01.jpg")
    picture(folder, grey=0)
    assert [report.outcome for report in run(folder)].count(None) == 1
    assert SourceFile.objects.count() == 1


def test_trying_keeps_no_picture(folder: Path) -> None:
    picture(folder)
    assert [report.outcome for report in run(folder, dry_run=True)] == ["new"]
    assert not SourceFile.objects.exists()


def test_a_picture_that_came_first_is_not_read_once_its_text_is_there(folder: Path) -> None:
    path = picture(folder)
    run(path)
    run(folder)
    job = Job.objects.get()
    read_by_ocr(job.payload, lambda done, total, word="": None)
    assert PageText.objects.get().extractor == ""


def test_a_picture_that_a_text_names_and_that_comes_alone_is_told_as_that(tmp_path: Path) -> None:
    text = written(tmp_path / "in", f"{NAME}.xml", alto(block(*ROWS), picture="scan.png"))
    path = picture(text.parent, "scan.png")
    run(text)
    (report,) = run(path)
    assert (report.outcome, report.notes) == ("unchanged", ("是 2024年5月6日 第1版的随文图片，文字已有，不另识别",))
    assert not Job.objects.filter(kind="ocr").exists()


def test_a_picture_that_follows_from_another_folder_goes_to_the_text_of_its_name(folder: Path, tmp_path: Path) -> None:
    run(folder)
    path = picture(tmp_path / "scans")
    assert [[(one.outcome, one.notes) for one in run(path)] for _ in range(2)] == [
        [("unchanged", ("配上了版面图",))],
        [("unchanged", ())],
    ]
    assert (kept().page_text, Job.objects.count()) == (PageText.objects.get(), 0)


@pytest.mark.parametrize("name", [f"{DAY}-02.jpg", f"{DAY}_01.jpg"])
def test_a_picture_of_another_page_or_name_is_read_as_any(folder: Path, tmp_path: Path, name: str) -> None:
    run(folder)
    run(picture(tmp_path / "scans", name))
    assert (CompanionPicture.objects.count(), Job.objects.count()) == (0, 1)


@pytest.mark.parametrize("size", [(600, 800), (1203, 1600)])
def test_places_hold_for_a_picture_of_the_sheets_shape(marked: Path, size: tuple[int, int]) -> None:
    picture(marked, size=size)
    run(marked)
    assert (kept().sure, kept().page_text.extractor) == (True, "alto")


def test_of_a_picture_of_another_shape_nobody_knows_where_lines_stand(marked: Path) -> None:
    picture(marked, size=(800, 600))
    (report,) = run(marked)
    assert "图上的文字不在" in report.needs_person[0]
    assert not kept().sure


def test_of_a_picture_of_the_same_shape_on_which_the_lines_do_not_stand_neither(marked: Path) -> None:
    printed().rotate(180).save(marked / f"{NAME}.png")
    (report,) = run(marked)
    assert "图上的文字不在" in report.needs_person[0]
    assert not kept().sure


def test_a_known_file_with_places_is_opened_again_for_its_picture_and_not_after(
    marked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(marked)
    picture(marked)
    assert [report.notes for report in run(marked)] == [("配上了版面图",)]
    monkeypatch.setattr("articles.importing.sheets.take_sheets", None)
    assert [report.outcome for report in run(marked)] == ["unchanged"]


@pytest.mark.parametrize(
    "data, name",
    [
        (alto(block(*ROWS), picture="x/scan.png"), f"{NAME}.xml"),
        (page_xml(region(*ROWS), picture="scan.png"), f"{NAME}.xml"),
        (hocr(*map(hocr_line, ROWS), title='image "scan.png"; bbox 0 0 2500 3333'), f"{NAME}.html"),
    ],
)
def test_a_text_that_names_its_picture_takes_it_from_its_folder(tmp_path: Path, data: bytes, name: str) -> None:
    picture(written(tmp_path / "in", name, data).parent, "scan.png")
    run(tmp_path / "in" / name)
    assert (kept().file.name, kept().sure) == ("scan.png", True)


def test_each_sheet_of_a_text_has_the_pictures_sheet_of_its_number(tmp_path: Path) -> None:
    pages = hocr(*map(hocr_line, ROWS)).replace(b"</body>", hocr(*map(hocr_line, ROWS[:2])).split(b"<body>")[1])
    written(tmp_path / "in", f"{NAME}.html", pages)
    sheets = [printed(), printed(rows=ROWS[:2])]
    sheets[0].save(tmp_path / "in" / f"{NAME}.tif", save_all=True, append_images=sheets[1:])
    run(tmp_path / "in")
    rows = CompanionPicture.objects.order_by("pk").values_list("page_text__sheet", "sheet", "sure")
    assert list(rows) == [(1, 1, True), (2, 2, True)]


@pytest.mark.parametrize("archive", [False, True])
def test_a_mets_brings_the_pictures_of_its_pages(tmp_path: Path, archive: bool) -> None:
    written(tmp_path / "in", "alto/1.xml", alto(block(*ROWS)))
    picture(tmp_path / "in" / "images", "first.jpg")
    written(tmp_path / "in", "mets.xml", mets(["alto/1.xml"], pictures=["images/first.jpg"], day=DAY))
    if archive:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
            for path in sorted((tmp_path / "in").rglob("*.*")):
                file.write(path, str(path.relative_to(tmp_path)))
    assert [report.outcome for report in run(tmp_path / ("a.zip" if archive else "in"))] == ["new"]
    package = kept().file.package
    assert (kept().sure, package and package.kind) == (True, "mets")


def test_a_mets_that_lists_no_pictures_brings_the_one_that_a_page_names(tmp_path: Path) -> None:
    written(tmp_path / "in", "alto/1.xml", alto(block(*ROWS), picture="first.jpg"))
    picture(tmp_path / "in" / "alto", "first.jpg")
    written(tmp_path / "in", "mets.xml", mets(["alto/1.xml"], day=DAY))
    run(tmp_path / "in")
    assert kept().file.name == "first.jpg"


@pytest.mark.parametrize("name", [f"{NAME}.png", f"{NAME}.JpG"])
def test_a_second_picture_of_a_text_is_refused_by_name(folder: Path, name: str) -> None:
    picture(folder)
    picture(folder, name)
    assert sum("一份文本只留一张图" in str(report) for report in run(folder)) == 1
    assert kept().file.name == f"{NAME}.jpg"


def test_a_folder_that_is_called_like_a_picture_is_looked_into(folder: Path) -> None:
    (folder / f"{NAME}.jpg").mkdir()
    (folder / f"{NAME}.jpg" / f"{DAY}-02.txt").write_text("水库昨天蓄水\n\n　　本报讯 昨天水库开始蓄水。\n")
    assert [report.outcome for report in run(folder)] == ["new", "new"]
