"""Among the best results, those with a paragraph that holds all words stand before those where they are scattered.

Engines score whole articles; which paragraph a word stands in is looked up in the texts of the first three pages.
"""

from __future__ import annotations

from articles.models import Article
from articles.search.analysis import normalise
from articles.search.query import Query, is_plain

# Three pages: few people turn further, and every text has to be read for it.
RERANKED = 60


def is_reranked(query: Query) -> bool:
    return len(_anywhere(query)) > 1


def paragraphs_first(keys: list[int], query: Query) -> list[int]:
    """The same keys; within each half in the engine's order."""
    groups = _anywhere(query)
    texts = Article.objects.filter(pk__in=keys).order_by().values_list("pk", "headline", "body")
    together = {key for key, *texts_of in texts if _in_one_paragraph("\n".join(texts_of), groups)}
    return sorted(keys, key=lambda key: key not in together)


def _anywhere(query: Query) -> list[list[str]]:
    """The words that a paragraph can hold: one asked of a field or a page need not stand beside the others."""
    return [[word.normal for word in group] for group in query.groups if is_plain(group)]


def _in_one_paragraph(text: str, groups: list[list[str]]) -> bool:
    """What is printed as it was normalised is found without normalising, which takes longest."""
    paragraphs = text.split("\n")
    return any(_holds_all(one, groups) for one in paragraphs) or any(
        _holds_all(normalise(one), groups) for one in paragraphs
    )


def _holds_all(paragraph: str, groups: list[list[str]]) -> bool:
    return all(any(word in paragraph for word in group) for group in groups)
