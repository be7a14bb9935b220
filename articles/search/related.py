"""相关文章: found when an article is indexed and kept with it, so that no page searches while it renders."""

from __future__ import annotations

from collections.abc import Iterable

from haystack.query import SearchQuerySet

from articles.models import Article, Permalink
from articles.search.loading import public_articles

RELATED = 5


def store_related(articles: Iterable[Article]) -> None:
    """Note the permalinks of the most alike articles in ``related``; call after the articles are in the index.

    Says nothing new about the article, so it makes no revision and leaves the version as it is.
    """
    alike = {article: [hit.pk for hit in SearchQuerySet().more_like_this(article)[:RELATED]] for article in articles}
    keys = {pk for keys in alike.values() for pk in keys}
    codes = dict(Article.objects.filter(pk__in=keys).values_list("pk", "permalink_id"))
    changed = []
    for article, found in alike.items():
        related = [codes[pk] for pk in found if pk in codes]
        if related != article.related:
            article.related = related
            changed.append(article)
    Article.objects.bulk_update(changed, ["related"], batch_size=100)


def related_articles(article: Article) -> list[Article]:
    """The stored ones that are public now, most alike first."""
    stored = Permalink.objects.filter(pk__in=article.related).values_list("pk", "article")
    keys = dict(stored)
    return public_articles(keys[code] for code in article.related if keys.get(code))
