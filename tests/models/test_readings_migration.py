"""What the upgrade makes of lines and doubts that hung on texts: they hang on a reading by a former reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.databases import BOTH, own_database
from tests.support.places import ROOT
from tests.support.processes import environment, manage

FORMER = """
import django; django.setup()
import datetime as dt
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
apps = MigrationExecutor(connection).loader.project_state(("articles", "0011_page_identity")).apps
Issue, Page, PageText, Span, Problem, Permalink, Article = (apps.get_model("articles", name) for name in
    ("Issue", "Page", "PageText", "Span", "Problem", "Permalink", "Article"))
issue = Issue.objects.create(date=dt.date(2024, 3, 1), date_source="printed")
for number in range(1, 8):
    page = Page.objects.create(issue=issue, number=str(number))
    article = Article.objects.create(permalink=Permalink.objects.create(code=f"code{number}"), page=page, order=1)
    for version in (1, 2):
        # Keys with gaps between them.
        text = PageText.objects.create(id=100 * number + 3 * version, page=page, version=version, raw=b"", sha256="",
            encoding="", text=f"{number}/{version}")
        Span.objects.create(page_text=text, article=article, first_line=1, last_line=1, order=0,
            role=f"r{number}/{version}")
        Problem.objects.create(page_text=text, first_line=1, last_line=1, reason="date", detail=f"{number}/{version}")
Problem.objects.create(first_line=1, last_line=1, reason="reread", detail="separated")
"""
NOW = """
import django; django.setup()
from articles.models import Page, PageReading, PageText, Problem, Span
readings = PageReading.objects.select_related("page_text")
told = {(r.reader, r.habits, r.facts == {}, r.read_at == r.page_text.imported_at) for r in readings}
assert told == {(0, "", True, True)}
assert PageReading.objects.count() == PageText.objects.count() == 14
assert all(span.role == f"r{span.reading.page_text.text}" for span in Span.objects.all())
assert [one.detail for one in Problem.objects.filter(reading=None)] == ["separated"]
assert all(one.detail == one.page_text.text for one in Problem.objects.exclude(reading=None))
assert Page.objects.outdated(1, "").count() == 7 and Page.objects.outdated(0, "").count() == 0
assert Problem.objects.current().count() == 15
text = PageText.objects.first()
assert text.readings.create(reader=1).pk > 706 and text.current_reading.reader == 1
print("as it should be")
"""


@pytest.mark.parametrize("vendor", BOTH)
def test_what_hung_on_a_text_hangs_on_its_reading(vendor: str, tmp_path: Path) -> None:
    with own_database(vendor, tmp_path) as variables:
        former = manage(tmp_path, "migrate", "-v0", "articles", "0011", **variables)
        assert former.returncode == 0, former.stderr
        python(FORMER, tmp_path, variables)
        done = manage(tmp_path, "migrate", "-v0", **variables)
        assert done.returncode == 0, done.stderr
        assert python(NOW, tmp_path, variables) == "as it should be\n"


def python(code: str, data: Path, variables: dict[str, str]) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(data) | variables, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
