from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Issue, Page
from tests.importing.test_pages import TEXT

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, what went to standard output, what went to standard error."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("import_pages", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        code = int(str(end.code))
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_dated_page_comes_in_with_exit_code_0(page: Path) -> None:
    code, out, err = run(page, "--date", "2024-03-01", "--page", "C01")
    assert (code, err) == (0, "")
    assert "新入库 1 版，稿件 1 篇" in out
    assert Page.objects.get().number == "C01"


def test_twice_is_the_same_as_once(page: Path) -> None:
    run(page, "--date", "2024-03-01", "--page", "1")
    code, out, _ = run(page, "--date", "2024-03-01", "--page", "1")
    assert code == 0
    assert "已有，未变 1 版" in out


def test_an_undated_page_is_named_with_exit_code_1(page: Path) -> None:
    code, _, err = run(page)
    assert code == 1
    assert "a.txt" in err
    assert "待定日期" in err


def test_a_dated_folder_and_a_missing_path_in_one_call(page: Path) -> None:
    code, _, err = run(page, page.parent / "missing.txt", "--date", "2024-03-01", "--page", "1")
    assert code == 1
    assert err.count("\n") == 1
    assert "missing.txt" in err
    assert Page.objects.count() == 1


def test_a_wrong_date_is_one_line_with_the_remedy(page: Path) -> None:
    with pytest.raises(CommandError, match=r"“2024-13-01”不是日期，请写成 2023-09-12 的样子"):
        run(page, "--date", "2024-13-01")


@pytest.mark.parametrize("date", ["0001-01-05", "3024-05-01"])
def test_a_date_that_no_paper_bears_is_one_line_with_the_remedy(page: Path, date: str) -> None:
    with pytest.raises(CommandError, match=f"日期“{date}”不可能；年份应在 1851 到 2150 之间"):
        run(page, "--date", date)


@pytest.mark.parametrize("date", ["0001-01-05", "3024-05-01"])
def test_a_file_named_after_a_date_that_no_paper_bears_waits_for_its_date(page: Path, date: str) -> None:
    code, _, err = run(page.rename(page.with_name(f"{date}_1.txt")))
    assert code == 1
    assert "待定日期" in err
    assert not Issue.objects.exists()


def test_a_dry_run_reports_and_stores_nothing(page: Path) -> None:
    code, out, _ = run(page, "--date", "2024-03-01", "--page", "1", "--dry-run")
    assert code == 0
    assert "2024-03-01 第1版，1 篇" in out
    assert not Issue.objects.exists()


def test_a_file_name_that_commands_is_shown_and_not_obeyed(tmp_path, capfd) -> None:
    (tmp_path / "a\x1b[2J\u202etxt.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(SystemExit):
        call_command("import_pages", str(tmp_path))
    told = "".join(capfd.readouterr())
    assert "PDF" in told
    assert not set(told) & {"\x1b", "\u202e"}
