"""相关文章: found when an article is indexed and kept with it, so that no page searches while it renders.

An article can only find what is in the index already. So what was indexed leaves a row (``RelatedDue``), and the
finding waits until a run of changes is over: an import is compared as a whole, its first article with its last, at the
cost of one search each. Then the older articles that a new one names are looked at again, since it may belong in their
lists: links lead forward in time too. Rows go in the transaction that stores the lists; a process that is killed
leaves the rest to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from haystack.query import SearchQuerySet

from articles.models import Article, Permalink, RelatedDue
from articles.search.loading import listed_articles

RELATED = 5
# Articles in one transaction; a change that waits for the index waits no longer than these take.
BATCH = 100


def note_due(article_ids: Iterable[int], *, spread: bool = True) -> None:
    """Their 相关文章 are to be found; with ``spread`` also those of the articles that they name for the first time."""
    RelatedDue.objects.bulk_create(RelatedDue(article_id=pk, spread=spread) for pk in article_ids)


def relate_due() -> Iterator[None]:
    """Find the 相关文章 of all that is due; yields after each batch, so that what was saved meanwhile can be written.

    All that is due together is in the index by now, so none of it need be looked at again because of another.
    """
    while due := list(RelatedDue.objects.order_by("pk")):
        together = {row.article_id for row in due}
        for start in range(0, len(due), BATCH):
            relate_batch(due[start : start + BATCH], together)
            yield


def relate_batch(due: list[RelatedDue], together: set[int]) -> None:
    """The rows were read before the articles, so that no later change is lost with them.

    What becomes due because of these is noted, once a run: it is added to ``together``.
    """
    articles = Article.objects.indexed().with_context().filter(pk__in={row.article_id for row in due})
    alike = find_related(articles)
    spreading = {row.article_id for row in due if row.spread}
    with transaction.atomic():
        named = store_related(alike)
        others = {pk for article_id in named.keys() & spreading for pk in named[article_id]} - together
        note_due(others, spread=False)
        RelatedDue.objects.filter(pk__in=[row.pk for row in due]).delete()
    together |= others


def find_related(articles: Iterable[Article]) -> dict[Article, list[int]]:
    """Each with the keys of the most alike articles in the index, most alike first."""
    return {article: [hit.pk for hit in SearchQuerySet().more_like_this(article)[:RELATED]] for article in articles}


def store_related(alike: dict[Article, list[int]]) -> dict[int, set[int]]:
    """Keep their permalinks in ``related``; for each article's key the keys of those it did not name before.

    Says nothing new about the article, so it makes no revision and leaves the version as it is.
    """
    keys = {pk for found in alike.values() for pk in found}
    codes = dict(Article.objects.filter(pk__in=keys).values_list("pk", "permalink_id"))
    named, changed = {}, []
    for article, found in alike.items():
        present = [pk for pk in found if pk in codes]
        named[article.pk] = {pk for pk in present if codes[pk] not in article.related}
        related = [codes[pk] for pk in present]
        if related != article.related:
            article.related = related
            changed.append(article)
    Article.objects.bulk_update(changed, ["related"], batch_size=BATCH)
    return named


def related_articles(article: Article) -> list[Article]:
    """The stored ones that may be seen and offered now, most alike first."""
    stored = Permalink.objects.filter(pk__in=article.related).values_list("pk", "article")
    keys = dict(stored)
    found = [keys[code] for code in article.related if keys.get(code)]
    offered = set(Article.objects.filter(pk__in=found).recommended().order_by().values_list("pk", flat=True))
    return listed_articles(key for key in found if key in offered)
