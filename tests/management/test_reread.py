"""``manage.py reread``: which pages, what is said of them, and that being killed changes nothing."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.importing import rereading
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.models import Article, Outbox, Page, PageReading
from articles.reading.reader import read_page
from articles.reading.records import Reading
from articles.reading.version import VERSION
from tests.support.digest import digest
from tests.support.factories import make_article, make_page
from tests.support.import_kills import import_once
from tests.support.places import FIXTURES, ROOT
from tests.support.prepared import copy_migrated
from tests.support.processes import environment, manage
from tests.upgrades.pages import FIRST


@pytest.fixture
def archive(db: None, tmp_path: Path) -> list[Page]:
    """Five pages that an older reader has read, one of them without a date."""
    rows = ["file,date,page"]
    for name, (date, number, text) in FIRST.items():
        (tmp_path / name).write_text(text, "utf-8")
        rows.append(f"{name},{date},{number}")
    (tmp_path / "manifest.csv").write_text("\n".join(rows) + "\n", "utf-8")
    list(import_sources(read_sources([str(tmp_path)])))
    PageReading.objects.update(reader=0, facts={})
    return list(Page.objects.order_by("pk"))


def run(*pages: str) -> tuple[int, str, str]:
    """Exit code, what went to standard output, what went to standard error."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("reread", *pages, stdout=out, stderr=err)
    except SystemExit as end:
        code = int(str(end.code))
    return code, out.getvalue(), err.getvalue()


def up_to_date() -> set[int]:
    return set(PageReading.objects.filter(reader=VERSION).values_list("page_text__page", flat=True))


def test_without_a_page_all_are_read_that_an_older_reader_has_read(archive: list[Page]) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.startswith(f"读了 {len(archive)} 版：改动 0 篇，新增 0 篇，疑点")
    assert up_to_date() == {page.pk for page in archive}
    assert run() == (0, "各版都由现在的读稿程序读出，没有要重读的。\n", "")


FORMS = ["{date}/{number}", "/issues/{date}/{number}/", "https://paper.example.cn/issues/{date}/{number}/"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", ["C01", "c1", "第C01版", "%E7%AC%ACC01%E7%89%88"])
def test_a_page_is_named_as_its_address_is(archive: list[Page], form: str, number: str) -> None:
    code, out, _ = run(form.format(date="2019-04-04", number=number))
    assert (code, out.startswith("读了 1 版")) == (0, True)
    assert up_to_date() == {page.pk for page in archive if page.number == "C01"}


def test_a_day_stands_for_all_its_pages_and_nothing_is_read_twice(archive: list[Page]) -> None:
    assert run("2019-04-03", "2019-04-03/1")[1].startswith("读了 2 版")


def test_a_page_without_a_date_is_named_as_the_desk_does(archive: list[Page]) -> None:
    waiting = Page.objects.get(issue=None)
    run(waiting.get_absolute_url())
    assert up_to_date() == {waiting.pk}


@pytest.mark.parametrize("name", ["2019-04-03/9", "2019-02-31", "2018-01-01/1", "x", "1", "2019-04-03/1/2"])
def test_what_is_no_page_is_refused_and_nothing_is_done(archive: list[Page], name: str) -> None:
    with pytest.raises(CommandError, match="请写成 2023-09-12/1 的样子") as refused:
        run("2019-04-03/1", name)
    assert "\n" not in str(refused.value)
    assert up_to_date() == set()


def test_a_page_that_is_up_to_date_is_counted_and_left(archive: list[Page]) -> None:
    run("2019-04-03/1")
    Outbox.objects.all().delete()
    code, out, _ = run("2019-04-03")
    assert (code, "读了 1 版" in out, "未变 1 版" in out) == (0, True, True)


def test_a_page_without_a_raw_text_is_named_and_the_others_go_on(archive: list[Page]) -> None:
    make_article(make_page("9", archive[0].date))
    code, out, err = run("2019-04-03")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("2019年4月3日 第9版：没有原始文本")
    assert "没有重读 1 版（见上）" in out
    assert len(up_to_date()) == 2


FAULTS: dict[str, Callable[[str], Reading]] = {
    "reader": lambda text: [][1],
    "column": lambda text: Reading(items=tuple(_too_long(read_page(text)))),
}


def _too_long(reading: Reading) -> list[object]:
    from dataclasses import replace

    return [replace(item, section="栏" * 500) for item in reading.items]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_cannot_be_read_is_named_and_stays_and_the_others_go_on(
    archive: list[Page], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(Article.objects.filter(page=archive[1]).order_by("pk").values())
    bad = archive[1].current_text
    assert bad

    def read(text: str, habits: object = None, placed: object = None, settled: object = ()) -> Reading:
        return (FAULTS[fault] if text == bad.text else read_page)(text)

    monkeypatch.setattr(rereading, "read_page", read)
    code, _, err = run()
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith(f"{archive[1]}：")
    assert up_to_date() == {page.pk for page in archive} - {archive[1].pk}
    assert list(Article.objects.filter(page=archive[1]).order_by("pk").values()) == before


WORSE = """
import django; django.setup()
from dataclasses import replace
from articles.importing import pages
from articles.models import PageReading
from articles.importing.files.sources import read_sources
from articles.reading.reader import read_page

def worse(text, habits=None):
    reading = read_page(text)
    items = [replace(one, headline=one.kicker, kicker="", bylines=(), certain=False) for one in reading.items]
    return replace(reading, items=tuple(items))

pages.read_page = worse
list(pages.import_sources(read_sources([{folder!r}])))
PageReading.objects.update(reader=0, facts={{}})
"""


@pytest.fixture(scope="module")
def badly_read(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample pages, read by a reader that knows no bylines and takes kickers for headlines."""
    data = tmp_path_factory.mktemp("badly") / "data"
    copy_migrated(shared_folder, data)
    code = WORSE.format(folder=str(FIXTURES))
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment(data), check=True, timeout=120)
    return data


def test_killed_twice_and_run_again_it_ends_like_an_undisturbed_one(badly_read: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    shutil.copytree(badly_read, whole)
    shutil.copytree(badly_read, broken)
    start = time.monotonic()
    assert manage(whole, "reread").returncode == 0
    seconds, chance = time.monotonic() - start, random.Random(1)
    for _ in range(2):
        command = [sys.executable, "manage.py", "reread"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(broken), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(seconds / 3, seconds))
        process.kill()
        process.wait()
    assert manage(broken, "reread").returncode == 0
    assert digest(broken) == digest(whole)


def test_an_import_of_the_same_files_reads_them_again(badly_read: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    shutil.copytree(badly_read, one)
    shutil.copytree(badly_read, other)
    import_once(one, FIXTURES)
    assert manage(other, "reread").returncode == 0
    assert digest(one) == digest(other)
