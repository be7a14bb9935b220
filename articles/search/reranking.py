"""Among the best results, those with a paragraph that holds all words stand before those where they are scattered.

Engines score whole articles; which paragraph a word stands in is looked up in the texts of the first three pages.
"""

from __future__ import annotations

from articles.models import Article
from articles.search.analysis import normalise
from articles.search.query import Query

RERANKED = 60


def is_reranked(query: Query) -> bool:
    return len(query.groups) > 1


def paragraphs_first(keys: list[int], query: Query) -> list[int]:
    """The same keys; within each half in the engine's order."""
    groups = [[word.normal for word in group] for group in query.groups]
    texts = Article.objects.filter(pk__in=keys).values_list("pk", "headline", "body")
    together = {key for key, *texts_of in texts if _in_one_paragraph("\n".join(texts_of), groups)}
    return sorted(keys, key=lambda key: key not in together)


def _in_one_paragraph(text: str, groups: list[list[str]]) -> bool:
    normal = (normalise(paragraph) for paragraph in text.split("\n"))
    return any(all(any(word in paragraph for word in group) for group in groups) for paragraph in normal)
