"""Personal data is masked before it is stored in an article; what else concerns people waits for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from articles.importing.separated import Separated
from articles.importing.store import rows
from articles.importing.store.twins import masked_twins
from articles.models import Article, Page, Redaction, Span
from articles.models.fitting import fitting
from articles.models.states import Reason
from articles.public.masking import SIGN
from articles.public.masking.common import in_beginnings
from articles.public.masking.keys import key_of
from articles.public.own_telephones import own_telephones
from articles.public.personal import HANDLING
from articles.public.quoting import Quoting
from articles.public.screening import MaskedPassage, Screened, screened
from articles.reading.records import Credit, Item, Reading

Key = TypeVar("Key", int, str)

# The reason of the problem that asks a person.
REASON = "personal"


def screened_reading(page: Page, reading: Reading) -> tuple[Reading, dict[int, Screened]]:
    """The reading as its items may be stored, and what was found in each printed one, by its index. What is 遮盖 in an
    article of the page is masked too, however it is read now."""
    on_page = set(articles_on(page).values_list("pk", flat=True))
    redactions = list(Redaction.objects.filter(article__in=on_page))
    quotes = Quoting(row for row in redactions if not row.undone_at)
    stays, shown = own_telephones(), _shown_again(redactions)
    names = masked_names(redactions)
    items, screens = list(reading.items), dict[int, Screened]()
    for index, item in enumerate(items):
        if rows.is_printed(item):
            twins = masked_twins(rows.whole_text(item), on_page)
            texts = Quoting(twins).stored(quotes.stored(rows.printed_fields(item)))
            screens[index] = replace(screened(texts, stays, shown), twin_of=_code(twins))
            every = [*names, *masked_names(twins)]
            items[index] = _with_names(_with(item, screens[index].texts), every, stays)
    return replace(reading, items=tuple(items)), screens


def _code(twins: Sequence[Redaction]) -> str:
    return twins[0].article.permalink_id if twins else ""


def articles_on(page: Page) -> QuerySet[Article]:
    """Those filed there, and those whose lines stand on it."""
    placed = Span.objects.filter(reading__page_text__page=page, article__isnull=False).order_by().values("article")
    return Article.objects.filter(Q(page=page) | Q(pk__in=placed))


def _with(item: Item, texts: Mapping[str, str]) -> Item:
    read = rows.printed_fields(item)
    changed: dict[str, Any] = {name: text for name, text in texts.items() if text != read[name]}
    if "body" in changed:
        changed["body"] = tuple(changed["body"].split("\n"))
    return replace(item, **changed) if changed else item


def masked_names(redactions: Iterable[Redaction]) -> list[str]:
    """Names of bylines that are 遮盖."""
    in_force = (row for row in redactions if not row.undone_at)
    return [place["words"] for row in in_force for place in row.places if place["path"][-1] == "name"]


def _with_names(item: Item, names: Sequence[str], stays: Collection[str]) -> Item:
    bylines = tuple(_as_screened_credit(credit, names, stays) for credit in item.bylines)
    return replace(item, bylines=bylines) if bylines != item.bylines else item


def _as_screened_credit(credit: Credit, names: Sequence[str], stays: Collection[str]) -> Credit:
    """A name that is 遮盖, or may be that name read otherwise, or a number in the place of a name."""
    if any(is_nearly(credit.name, name) for name in names):
        return replace(credit, name=SIGN, printed=SIGN, organisation=True)
    name = screened({"name": credit.name}, stays).texts["name"]
    return credit if name == credit.name else replace(credit, name=name, printed=name, organisation=True)


def is_nearly(name: str, other: str) -> bool:
    """Half of the characters in the same order, in a name of about that length."""
    common = in_beginnings(name, other)[-1]
    return abs(len(name) - len(other)) <= 1 and 2 * common >= max(len(name), len(other))


def screened_articles(batch: Sequence[Separated]) -> dict[str, Screened]:
    """By id: headline and body of articles that come separated. What is 遮盖 in one that is known is masked too."""
    ids = {one.id for one in batch}
    told = Redaction.objects.filter(article__permalink__external_id__in=ids).select_related("article__permalink")
    by_id: dict[str | None, list[Redaction]] = {}
    for row in told:
        by_id.setdefault(row.article.permalink.external_id, []).append(row)
    stays = own_telephones()
    return {one.id: _screened_article(one, by_id.get(one.id, []), stays) for one in batch}


def _screened_article(one: Separated, redactions: Sequence[Redaction], stays: Collection[str]) -> Screened:
    quotes = Quoting(row for row in redactions if not row.undone_at)
    twins = masked_twins(f"{one.headline}{one.body}", {row.article_id for row in redactions})
    texts = Quoting(twins).stored(quotes.stored({"headline": one.headline, "body": one.body}))
    return replace(screened(texts, stays, _shown_again(redactions)), twin_of=_code(twins))


def as_screened(one: Separated, screen: Screened) -> Separated:
    stays = own_telephones()
    bylines = one.bylines and tuple(_as_screened_credit(credit, (), stays) for credit in one.bylines)
    return replace(one, headline=screen.texts["headline"], body=screen.texts["body"], bylines=bylines)


def _shown_again(redactions: Iterable[Redaction]) -> frozenset[str]:
    """What somebody chose to show again is not masked by the next reading."""
    return frozenset(key_of(row.words).text for row in redactions if row.undone_at and row.personal)


def note_personal(articles: Mapping[Key, Article], screens: Mapping[Key, Screened]) -> None:
    """A row for each passage that was masked in these articles and that no row of theirs tells yet."""
    told = Redaction.objects.filter(article__in=[article.pk for article in articles.values()])
    known = {(row.article_id, key_of(row.words).text) for row in told}
    made = []
    for index, article in articles.items():
        by_words: dict[str, list[MaskedPassage]] = {}
        for passage in screens[index].passages:
            by_words.setdefault(key_of(passage.words).text, []).append(passage)
        made += [_row(article, found) for words, found in by_words.items() if (article.pk, words) not in known]
    Redaction.objects.bulk_create(fitting(made))


def _row(article: Article, found: list[MaskedPassage]) -> Redaction:
    first = found[0]
    places = [place for passage in found for place in _places(passage)]
    label = HANDLING[first.kind].label
    return Redaction(
        article=article,
        words=first.words,
        sign=first.sign,
        places=places,
        personal=first.kind,
        reason=Reason.PRIVACY,
        note=f"导入时认出：{label}",
    )


def _places(passage: MaskedPassage) -> list[dict[str, Any]]:
    """In the text, and in the first reading beside it."""
    original = ["original_body"] if passage.field == "body" else ["original_head", passage.field]
    said = {"words": passage.words, "before": passage.before, "after": passage.after, "person": None}
    return [{"path": path, **said} for path in ([passage.field], original)]


def held_in_words(screen: Screened) -> str:
    """Never with what was found."""
    if screen.twin_of:
        return f"与有遮盖的稿件 {screen.twin_of} 相同或相近，已照样遮盖，列为待定，读者看不到：请核对后决定是否公开。"
    kinds = "、".join(HANDLING[kind].label for kind in screen.held)
    return f"文中似有{kinds}，列为待定，读者看不到：请决定公开、遮盖后公开，还是不公开。"
