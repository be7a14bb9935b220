"""A page text whose picture is small and quickly drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.keeping.originals import originals, receive
from articles.models import PageText, SourceFile
from tests.picturing.test_drawing import black_square
from tests.support.factories import make_page, make_text


@pytest.fixture
def text(tmp_path: Path, db: None) -> PageText:
    path = black_square(tmp_path)
    with originals().receiving() as folder, path.open("rb") as stream:
        received = receive(stream, folder / "a", 1 << 20)
        originals().keep(received)
    file = SourceFile.objects.create(sha256=received.sha256, kind="pdf", size=received.size, name="a.pdf")
    return make_text(make_page("1"), "一行", source_file=file, sheet=1)
