"""The files and commands that the documentation prints, as it prints them."""

from __future__ import annotations

import re

from tests.support.places import ROOT


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of docs/``page`` in this language, in their order."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
