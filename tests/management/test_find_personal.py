"""``manage.py find_personal``: one JSON object a line, of a file, of what is piped in or of the archive."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.public.own_telephones import TELEPHONES_FILE
from tests.support.factories import make_article

LINE = "有意者请与周先生联系，电话13712345678。"


def said(*args: str) -> list[dict[str, object]]:
    out = StringIO()
    call_command("find_personal", *args, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_place_is_a_line_with_its_text(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(LINE, "utf-8")
    assert said(str(file)) == [{"start": 13, "end": 24, "kind": "mobile", "text": "13712345678"}]


def test_a_file_that_is_not_there_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        said(str(tmp_path / "none.txt"))
    assert "none.txt" in str(refused.value) and "\n" not in str(refused.value)


def test_the_paper_s_telephones_stay_and_a_damaged_table_is_refused(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    file = tmp_path / "page.txt"
    file.write_text(LINE, "utf-8")
    (tmp_path / TELEPHONES_FILE.name).write_text("13712345678 编辑部\n", "utf-8")
    assert said(str(file)) == []
    (tmp_path / TELEPHONES_FILE.name).write_text("编辑部\n", "utf-8")
    with pytest.raises(CommandError) as refused:
        said(str(file))
    assert TELEPHONES_FILE.name in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.django_db
def test_of_the_archive_the_place_is_told_and_not_the_words() -> None:
    article = make_article(headline="", body=LINE)
    (row,) = said("--archive")
    assert row["article"] == article.permalink_id
    assert row["field"] == "body"
    assert "13712345678" not in json.dumps(row, ensure_ascii=False)
    assert "周先生" not in json.dumps(row, ensure_ascii=False)


@pytest.mark.django_db
def test_a_headline_that_tells_what_was_found_in_the_text_is_not_printed() -> None:
    make_article(headline="施小满，一路走好", body="被害人施小满当场身亡。")
    rows = said("--archive")
    assert "victim" in {row["kind"] for row in rows} and "施小满" not in json.dumps(rows, ensure_ascii=False)
