"""What of a first reading is not to be found: an earlier reading, or a hand, had put into the article what stands by
now in another one that is withdrawn, hidden or held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from articles.chinese.resembling import only_in, sentences
from articles.models import Article
from articles.models.wording import every_text, long_sentences, now_printed, withheld_keys, withheld_with


def without_withheld(article: Article, paragraphs: list[str]) -> list[str]:
    """Of these paragraphs of its first reading."""
    if article.withheld_beside is None:
        note_withheld_beside([article])
    withheld = (text for other in article.withheld_beside or () for text in every_text(other))
    said = {sentence for paragraph in paragraphs for sentence in sentences(paragraph)}
    hidden = only_in(said, withheld, now_printed(article))
    return [paragraph for paragraph in paragraphs if hidden.isdisjoint(sentences(paragraph))]


def note_withheld_beside(articles: Sequence[Article]) -> None:
    """Look them up for many at once, where the first reading is another one than the text."""
    differing = [article for article in articles if article.original_body or article.original_head]
    if not differing:
        for article in articles:
            article.withheld_beside = []
        return
    withheld = withheld_keys()
    by_issue: dict[int | None, list[Article]] = defaultdict(list)
    for other in _in_issues({article.page.issue_id for article in differing}, withheld):
        by_issue[other.page.issue_id].append(other)
    moved_out = {article.pk: _moved_out(article) for article in differing}
    with_them = withheld_with({one for sentences in moved_out.values() for one in sentences}, withheld)
    for article in articles:
        moved = [other for other in with_them if any(one in other.body for one in moved_out.get(article.pk, ()))]
        others = [*by_issue[article.page.issue_id], *moved]
        article.withheld_beside = [other for other in others if other.pk != article.pk]


def _moved_out(article: Article) -> set[str]:
    if article.original_body == article.body:
        return set()
    return long_sentences(article.original_body) - long_sentences(article.body)


def _in_issues(issues: Iterable[int | None], withheld: Collection[int]) -> Iterable[Article]:
    keys = {key for key in issues if key}
    rows = Article.objects.of_withheld_texts().filter(pk__in=withheld, page__issue__in=keys).order_by()
    return rows.select_related("page", "series").prefetch_related("bylines")
