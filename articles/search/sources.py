"""Whose text it is: the paper's own, the news agency's, or taken over from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.models import Article

SOURCES = {"own": "本报", "wire": "新华社", "reprint": "转载"}

_AGENCY = "新华社"
_TAKEN_OVER = re.compile(r"^[（(]?据|^来源|转载|[^本]报(?:讯|电)|中新社|央视")


def source_of(article: Article) -> str:
    """A key of SOURCES, by the dateline and by credits that name an organisation instead of a person."""
    credits = [byline.name for byline in article.bylines.all() if byline.organisation]
    named = [article.dateline, *credits]
    if any(_AGENCY in text for text in named):
        return "wire"
    if credits or _TAKEN_OVER.search(article.dateline):
        return "reprint"
    return "own"
