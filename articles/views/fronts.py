"""How stories stand on the front of an issue or a page: the lead story across, the others in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article


@dataclass(frozen=True)
class Front:
    """``lead`` is the 头条; none where there is nothing to show."""

    lead: Article | None
    others: list[Article]


def front_of(stories: Sequence[Article]) -> Front:
    """The first text with a kicker leads, else the first text, else the first photo."""
    texts = [article for article in stories if not article.is_photo] or list(stories)
    lead = next((article for article in texts if article.kicker), texts[0] if texts else None)
    return Front(lead, [article for article in stories if article is not lead])
