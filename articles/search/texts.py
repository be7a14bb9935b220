"""Everything printed of one article, by the field it is searched in. The index and the highlighter read the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from articles.models.sight import current
from articles.search.analysis import normalise
from articles.search.beside import without_withheld
from articles.search.labels import LABELS

if TYPE_CHECKING:
    from articles.models import Article

# The texts of an article in which words are found, in the order in which a result names them.
_NAMED = ("headline", "kicker", "byline", "body", "caption", "series", "original")
# 引题 and 副题 are searched as one.
FIELD_NAMES = {name: LABELS[name] for name in _NAMED} | {"kicker": f"{LABELS['kicker']}、{LABELS['subtitle']}"}

# A field of the query language → the printed texts it stands for; a field without an entry stands for itself.
_ASKED = {"": tuple(FIELD_NAMES), "photo": tuple(FIELD_NAMES), "reporter": ("byline",), "page": ()}


def texts_asked(field: str) -> tuple[str, ...]:
    """Names of the printed texts in which a word of the query language's ``field`` is looked for."""
    return _ASKED.get(field, (field,))


def printed_texts(article: Article) -> dict[str, list[str]]:
    """Field → printed paragraphs; bylines must be prefetched. Nothing empty."""
    texts = present_texts(article)
    original = _only_in_original(article, texts)
    return texts | {"original": original} if original else texts


def present_texts(article: Article) -> dict[str, list[str]]:
    """The same without what only its first reading had."""
    body = _paragraphs(article.body)
    if article.dateline:
        # 本报讯 stands on the line of the first paragraph.
        body[:1] = [" ".join([article.dateline, *body[:1]])]
    series = article.series
    texts = {
        "headline": _paragraphs(article.headline),
        "kicker": _paragraphs(article.kicker) + _paragraphs(article.subtitle),
        "byline": _bylines(article),
        "caption" if article.is_photo else "body": body,
        "series": _distinct([article.section, *([series.name, *series.aliases] if series else [])]),
    }
    return {field: paragraphs for field, paragraphs in texts.items() if paragraphs}


def shown_texts(article: Article) -> dict[str, list[str]]:
    """Those that the one who looks may read."""
    return printed_texts(article) if current().raw else present_texts(article)


def reporter_names(article: Article) -> list[str]:
    """The people who sign, whatever their role; organisations are none."""
    return _distinct([byline.name for byline in article.bylines.all() if not byline.organisation])


def _bylines(article: Article) -> list[str]:
    """As printed, and each role and name as one string where the printed line has them apart."""
    bylines = list(article.bylines.all())
    printed = _distinct([byline.printed for byline in bylines])
    line = normalise("\n".join(printed))
    signatures = _distinct([f"{byline.role} {byline.name}".strip() for byline in bylines])
    return printed + [signature for signature in signatures if normalise(signature) not in line]


def _only_in_original(article: Article, texts: Mapping[str, list[str]]) -> list[str]:
    """Paragraphs of the first reading that stand nowhere in the text as it is now, nor in one that is withheld."""
    original = [*_strings(article.original_head)]
    if article.original_body != article.body:
        original += _paragraphs(article.original_body)
    if not original:
        return []
    printed = {paragraph for paragraphs in texts.values() for paragraph in paragraphs} | set(article.paragraphs)
    changed = [paragraph for paragraph in original if paragraph not in printed]
    if not changed:
        return []
    now = {normalise(paragraph) for paragraph in printed}
    only = [paragraph for paragraph in changed if normalise(paragraph) not in now]
    return without_withheld(article, only) if only else []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _paragraphs(value)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n") if paragraph.strip()]


def _distinct(texts: list[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
