"""Editors who save at the same moment: exactly as many revisions as accepted saves, on a real database file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EDITORS, SAVES = 4, 50

PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.support.factories import make_article
print(make_article(headline="0", body="x").pk)
"""

EDIT = """
import sys
from articles.corrections import StaleVersion, correct
from articles.models import Article
accepted = 0
for number in range({saves}):
    article = Article.objects.get(pk={pk})
    while True:
        try:
            change = {{"body": article.body + "\\n{editor}." + str(number)}}
            correct(article, version=article.version, changes=change, by=None)
            break
        except StaleVersion as stale:
            article = stale.current
    accepted += 1
print(accepted)
"""

RESULT = """
from articles.models import Article
article = Article.objects.get()
print(article.version, article.revisions.count(), len(article.paragraphs))
"""


def start(code: str, data: Path) -> subprocess.Popen[str]:
    setup = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'newsroom.settings'; django.setup()\n"
    environment = os.environ | {"NEWSROOM_DATA": str(data), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", setup + code], cwd=ROOT, env=environment, stdout=-1, text=True)


def output(process: subprocess.Popen[str]) -> str:
    text, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    return text.strip()


def test_no_accepted_save_is_lost(tmp_path: Path) -> None:
    pk = output(start(PREPARE, tmp_path))
    editors = [start(EDIT.format(pk=pk, saves=SAVES, editor=n), tmp_path) for n in range(EDITORS)]
    assert [output(editor) for editor in editors] == [str(SAVES)] * EDITORS
    accepted = EDITORS * SAVES
    assert output(start(RESULT, tmp_path)) == f"{accepted + 1} {accepted + 1} {accepted + 1}"
