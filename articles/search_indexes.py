"""The Haystack index: every printed item, its texts as pre-computed tokens, its facts as keywords and numbers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from haystack.indexes import Indexable, SearchIndex

from articles.models import Article
from articles.models.articles import ArticleQuerySet
from articles.models.states import UNCERTAIN
from articles.search.analysis import as_words, bigram_field, character_field, normalise, ranking_words
from articles.search.engines.clauses import Any as AnyOf
from articles.search.engines.clauses import Clause, Everything, Nothing, Term
from articles.search.engines.fields import KeywordField, NumberField, TokensField
from articles.search.folding import without_choice
from articles.search.matching import day_number, in_field, query_clause
from articles.search.query import parse
from articles.search.sources import source_of
from articles.search.texts import printed_texts, reporter_names

# Sorting by day must name an order within the day too, the same in every engine.
SORT_BASE = 10**10
KEY_WORDS = 10
EPOCH, MICROSECOND = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.timedelta(microseconds=1)


class ArticleIndex(SearchIndex, Indexable):
    """Text fields hold bigrams, their twins named with _1 single characters; ``text`` and ``headline_words`` hold the
    words that rank."""

    text = TokensField(document=True)

    headline = TokensField()
    headline_1 = TokensField()
    headline_words = TokensField()
    kicker = TokensField()
    kicker_1 = TokensField()
    byline = TokensField()
    byline_1 = TokensField()
    body = TokensField()
    body_1 = TokensField()
    caption = TokensField()
    caption_1 = TokensField()
    series = TokensField()
    series_1 = TokensField()
    original = TokensField()
    original_1 = TokensField()
    reporter = TokensField()
    reporter_1 = TokensField()
    page_name = TokensField()
    page_name_1 = TokensField()

    kind = KeywordField()
    person = KeywordField()
    role = KeywordField()
    page = KeywordField()
    series_name = KeywordField()
    source = KeywordField()
    keyword = KeywordField()
    status = KeywordField()
    seen_by = KeywordField()

    day = NumberField()
    month = NumberField()
    year = NumberField()
    sort = NumberField()
    version = NumberField()
    changed = NumberField()

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        return Article.objects.indexed().with_context()

    def versions(self) -> dict[int, tuple[int, int]]:
        """Primary key → what the entry of each article must hold in the engines' VERSION fields."""
        rows = self.index_queryset().order_by().values_list("pk", "version", "changed_at")
        return {pk: (version, moment_number(changed)) for pk, version, changed in rows}

    def content_clause(self, text: str) -> Clause:
        """What a string asked of the document field means: the site's query language."""
        return query_clause(parse(text))

    def text_clause(self, field: str, text: str) -> Clause:
        """What a string asked of one text field means: that it is printed there."""
        normal = normalise(text)
        if field == "headline_words":
            return Term(field, normal)
        return in_field(normal, field.removesuffix("_1")) if normal else Everything()

    def likeness_clause(self, article: Article) -> Clause:
        """What shares the words this article uses most; rare ones weigh most by themselves."""
        words = key_words(ranking_field(as_read(printed_texts(article))))
        return AnyOf(tuple(Term("text", normalise(word)) for word in words)) if words else Nothing()

    def prepare(self, article: Article) -> dict[str, Any]:
        texts = as_read(printed_texts(article))
        ranking = ranking_field(texts)
        prepared = {"django_id": str(article.pk), "text": without_choice(ranking), "keyword": key_words(ranking)}
        prepared["headline_words"] = without_choice(" ".join(ranking_words("\n".join(texts.get("headline", ())))))
        texts |= as_read({"reporter": reporter_names(article), "page_name": [article.page.name]})
        for field, read in texts.items():
            paragraphs = list(map(without_choice, read))
            prepared[field] = bigram_field(paragraphs)
            prepared[f"{field}_1"] = character_field(paragraphs)
        return prepared | _keywords(article) | _numbers(article)

    def full_prepare(self, obj: Article, with_string_facet: bool = True) -> dict[str, Any]:
        return self.prepare(obj)


def key_words(ranking: str) -> list[str]:
    """The words an article uses most, those of its headline first among equals."""
    return [word for word, _ in Counter(ranking.split()).most_common(KEY_WORDS)]


def as_read(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    """Normalised so far that dictionary words are still in it."""
    return {field: [as_words(paragraph) for paragraph in paragraphs] for field, paragraphs in texts.items()}


def ranking_field(texts: dict[str, list[str]]) -> str:
    """The dictionary words of all normalised paragraphs but those that a correction took out."""
    kept = (paragraph for field, paragraphs in texts.items() if field != "original" for paragraph in paragraphs)
    # No word crosses a line end, and one call is faster than one a paragraph.
    return " ".join(ranking_words("\n".join(kept)))


def moment_number(moment: dt.datetime) -> int:
    """Microseconds since 1970: exact, so that it can be compared with the database."""
    return (moment - EPOCH) // MICROSECOND


def _keywords(article: Article) -> dict[str, list[str]]:
    bylines = article.bylines.all()
    return {
        "kind": [article.kind],
        "person": sorted({byline.reporter.slug for byline in bylines if byline.reporter}),
        "role": sorted({byline.role for byline in bylines if byline.role}),
        "page": [article.page.number],
        "series_name": [article.series.name] if article.series else [],
        "source": [source_of(article)],
        "seen_by": article.seen_by,
        "status": [article.status, *([] if article.certain else [UNCERTAIN])],
    }


def _numbers(article: Article) -> dict[str, int]:
    date = article.date
    numbers = {"version": article.version, "changed": moment_number(article.changed_at), "sort": article.pk}
    if date is None:
        return numbers
    day = day_number(date)
    return numbers | {"day": day, "month": day // 100, "year": date.year, "sort": day * SORT_BASE + article.pk}
