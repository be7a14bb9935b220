"""Personal data is masked before it is stored in an article; what else concerns people waits for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from articles.importing.separated import Separated
from articles.importing.store import rows
from articles.importing.store.twins import masked_twins
from articles.models import Article, Page, PublicChanges, Redaction, Span
from articles.models.fitting import fitting
from articles.models.states import Reason
from articles.public.masking import SIGN
from articles.public.masking.common import in_beginnings
from articles.public.masking.keys import key_of
from articles.public.own_telephones import own_telephones
from articles.public.personal import HANDLING
from articles.public.quoting import Quoting, shown_again
from articles.public.screening import MaskedPassage, Screened, screened
from articles.reading.records import Credit, Instalment, Item, Reading

Key = TypeVar("Key", int, str)

# Of its texts those by which one article is like another.
TELLING = ("kicker", "headline", "subtitle", "body")
# Where the name of a series is read.
HEAD = ("section", "kicker", "headline", "subtitle")


class Screen:
    """What a coming text must not bring into an article: what is 遮盖 in those that it may be, ``known``, however it is
    read now; what is 遮盖 in one that it is like; personal data. ``redactions``: of the known ones, undone ones too."""

    def __init__(self, redactions: Sequence[Redaction], known: Collection[int], stays: Collection[str]) -> None:
        in_force = [row for row in redactions if not row.undone_at]
        self.known, self.stays = known, stays
        self.quoting, self.names = Quoting(in_force), masked_names(in_force)
        self.shown = shown_again(redactions)

    def of(self, texts: Mapping[str, str], credits: Sequence[Credit]) -> tuple[Screened, tuple[Credit, ...]]:
        """By field, and by whom it is signed, as both may be stored."""
        twins = masked_twins("".join(texts.get(name, "") for name in TELLING), self.known)
        masked = Quoting(twins).stored(self.quoting.stored(texts))
        names = [*self.names, *masked_names(twins)]
        found = screened(masked, self.stays, self.shown)
        code = twins[0].article.permalink_id if twins else ""
        return replace(found, twin_of=code), tuple(self._credit(credit, names) for credit in credits)

    def _credit(self, credit: Credit, names: Sequence[str]) -> Credit:
        """A name that is 遮盖, or may be that name read otherwise, or a number in the place of a name; its role too."""
        said = {"role": self.quoting.exactly(credit.role), "name": credit.name}
        texts = screened(said, self.stays).texts
        if texts["role"] != credit.role:
            credit = replace(credit, role=texts["role"], printed=texts["role"])
        if any(is_nearly(credit.name, name) for name in names):
            return replace(credit, name=SIGN, printed=SIGN, organisation=True)
        name = texts["name"]
        return credit if name == credit.name else replace(credit, name=name, printed=name, organisation=True)


def masked_names(redactions: Iterable[Redaction]) -> list[str]:
    """Names of bylines that are 遮盖."""
    return [place["words"] for row in redactions for place in row.places if place["path"][-1] == "name"]


def is_nearly(name: str, other: str) -> bool:
    """Half of the characters in the same order, in a name of about that length."""
    common = in_beginnings(name, other)[-1]
    return abs(len(name) - len(other)) <= 1 and 2 * common >= max(len(name), len(other))


def screened_reading(page: Page, reading: Reading) -> tuple[Reading, dict[int, Screened]]:
    """The reading as its items may be stored, and what was found in each printed one, by its index."""
    known = set(articles_on(page).values_list("pk", flat=True))
    screen = Screen(list(Redaction.objects.filter(article__in=known)), known, own_telephones())
    items, screens = list(reading.items), dict[int, Screened]()
    for index, item in enumerate(items):
        if rows.is_printed(item):
            screens[index], bylines = screen.of(rows.printed_fields(item), item.bylines)
            instalment = _instalment(item, screens[index].texts)
            items[index] = replace(_with(item, screens[index].texts), bylines=bylines, instalment=instalment)
    return replace(reading, items=tuple(items)), screens


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


def _instalment(item: Item, texts: Mapping[str, str]) -> Instalment | None:
    """None where the series is called by what is masked by now."""
    if item.instalment is None:
        return None
    name, read = key_of(item.instalment.series).text, rows.printed_fields(item)
    before, after = (name in key_of("\n".join(told[field] for field in HEAD)).text for told in (read, texts))
    return None if before and not after else item.instalment


def screened_batch(batch: Sequence[Separated]) -> tuple[list[Separated], dict[str, Screened]]:
    """Articles that come separated as they may be stored, and what was found in each, by its id."""
    told = Redaction.objects.filter(article__permalink__external_id__in={one.id for one in batch})
    by_id: dict[str | None, list[Redaction]] = {}
    for row in told.select_related("article__permalink"):
        by_id.setdefault(row.article.permalink.external_id, []).append(row)
    stays, coming, screens = own_telephones(), list[Separated](), dict[str, Screened]()
    for one in batch:
        redactions = by_id.get(one.id, [])
        screen = Screen(redactions, {row.article_id for row in redactions}, stays)
        screens[one.id], signed = screen.of({"headline": one.headline, "body": one.body}, one.bylines or ())
        texts = screens[one.id].texts
        bylines = None if one.bylines is None else signed
        coming.append(replace(one, headline=texts["headline"], body=texts["body"], bylines=bylines))
    return coming, screens


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
    if made:
        Redaction.objects.bulk_create(fitting(made))
        PublicChanges.note()


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
