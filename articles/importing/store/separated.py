"""Separated articles become records, a batch in one transaction; what comes again finds its article by its id."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Literal

from django.db.models import Max

from articles.corrections import tidied
from articles.corrections.change import change
from articles.corrections.history import first_revision
from articles.corrections.publishing import note_changed
from articles.corrections.undecided import ask_who_signed
from articles.importing.separated import Separated
from articles.importing.store.differing import REASON as DIFFERS
from articles.importing.store.differing import difference_in_words
from articles.importing.store.errata import propose_errata
from articles.importing.store.personal import held_in_words, note_personal, screened_batch
from articles.importing.store.phrases import ask_about_phrases
from articles.importing.store.rows import byline_rows, people_of, standing
from articles.importing.store.settled import signed_anew
from articles.importing.store.withheld import REASON as WITHHELD
from articles.importing.store.withheld import Guard, whole_text
from articles.models import Article, Byline, Issue, Page, Permalink, Problem, PublicChanges, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.doubts import PERSONAL
from articles.models.fitting import fitting
from articles.models.issues import DateSource
from articles.models.one_writer import one_writer
from articles.models.people import reporters_named
from articles.models.states import Status
from articles.public.screening import Screened
from articles.reading.records import Credit

Outcome = Literal["new", "unchanged", "replaced", "kept", "withheld"]
# Date and page number.
Key = tuple[dt.date, str]


def store_separated(batch: Sequence[Separated]) -> dict[str, Outcome]:
    """What became of each id. ``replaced``: untouched text was replaced by a changed one; ``kept``: a person has
    corrected or checked the article, so that its text stays as it is although the file now has another; ``withheld``:
    the text is like a withdrawn or hidden one, so that it is not public either."""
    with one_writer():
        batch, screens = screened_batch(batch)
        known = _articles_by_id(separated.id for separated in batch)
        stays = {one.id: why for one in batch if one.id in known and (why := _must_stay(known[one.id], one))}
        # What stays as it is must not make an issue of a day on which nothing stands.
        coming = [one for one in batch if one.id not in stays]
        pages = _pages(coming)
        last = _last_places(pages.values())
        outcomes: dict[str, Outcome] = {one.id: stays.get(one.id, "new") for one in batch}
        outcomes |= _add([one for one in coming if one.id not in known], pages, last, screens)
        for one in coming:
            if one.id in known:
                outcomes[one.id] = _again(known[one.id], one, pages[one.date, one.page], last, screens[one.id])
        propose_errata(pages.values())
    return outcomes


def _articles_by_id(ids: Iterable[str]) -> dict[str, Article]:
    found = Article.objects.filter(permalink__external_id__in=list(ids)).select_related("permalink")
    return {article.permalink.external_id or "": article for article in found}


def _pages(batch: Sequence[Separated]) -> dict[Key, Page]:
    """The page of each date and number, made where there is none."""
    issues = Issue.objects.in_bulk(list({one.date for one in batch}), field_name="date")
    missing = sorted({one.date for one in batch} - issues.keys())
    made = Issue.objects.bulk_create(Issue(date=date, date_source=DateSource.SUPPLIED) for date in missing)
    issues |= {issue.date: issue for issue in made}
    if missing:
        PublicChanges.note()
    found = Page.objects.filter(issue__in=issues.values())
    pages = {(page.issue_id, page.number): page for page in found}
    wanted = {(one.date, one.page): (issues[one.date].pk, one.page) for one in batch}
    rows = sorted(set(wanted.values()) - pages.keys())
    new = Page.objects.bulk_create(Page(issue_id=issue_id, number=number) for issue_id, number in rows)
    pages |= {(page.issue_id, page.number): page for page in new}
    return {key: pages[row] for key, row in wanted.items()}


def _last_places(pages: Iterable[Page]) -> Counter[int]:
    """Page id → the last place taken on it."""
    on_pages = Article.objects.filter(page__in=list(pages)).order_by().values_list("page_id")
    return Counter(dict(on_pages.annotate(last=Max("order"))))


def _add(
    new: Sequence[Separated], pages: dict[Key, Page], last: Counter[int], screens: Mapping[str, Screened]
) -> dict[str, Outcome]:
    """Each page's articles go on in the order of the file."""
    guard = Guard()
    matches = {one.id: match for one in new if (match := guard.match(_whole(one)))}
    links = Permalink.objects.bulk_create(Permalink(external_id=one.id) for one in new)
    rows = []
    for one, link in zip(new, links, strict=True):
        page = pages[one.date, one.page]
        last[page.pk] += 1
        fields = {**_texts(one), **_original(one, {}), **standing(matches.get(one.id), screens[one.id])}
        rows.append(Article(permalink=link, page=page, order=last[page.pk], **fields))
    made = Article.objects.bulk_create(fitting(rows))
    people = reporters_named(people_of(credit for one in new for credit in one.bylines or ()))
    signed = [byline_rows(one.bylines or (), row, people) for one, row in zip(new, made, strict=True)]
    Byline.objects.bulk_create(fitting(chain.from_iterable(signed)))
    Revision.objects.bulk_create(first_revision(*pair) for pair in zip(made, signed, strict=True))
    note_personal({one.id: article for one, article in zip(new, made, strict=True)}, screens)
    note_changed([article.pk for article in made])
    ask_who_signed([article.pk for article in made])
    for one, article in zip(new, made, strict=True):
        if one.id in matches:
            ask(article, WITHHELD, matches[one.id].detail)
        elif screens[one.id].of_people:
            ask(article, PERSONAL, held_in_words(screens[one.id]))
    ask_about_phrases({one.id: article for one, article in zip(new, made, strict=True)}, screens)
    return dict.fromkeys(matches, "withheld")


def ask(article: Article, reason: str, detail: str) -> None:
    """A person, once."""
    Problem.objects.get_or_create(
        article=article, reading=None, reason=reason, detail=detail, defaults={"first_line": 1, "last_line": 1}
    )


def _again(article: Article, one: Separated, page: Page, last: Counter[int], screen: Screened) -> Outcome:
    moved = article.page_id != page.pk
    changed = _differs(article, one) and not _is_corrected(article)
    changes: dict[str, object] = {}
    if changed:
        # Nobody has checked this text yet.
        changes |= {**_texts(one), **_original(one, article.original_head), "status": Status.UNREVIEWED}
        changes |= {} if article.is_withheld or _is_decided(article) else standing(None, screen)
        if one.bylines is not None:
            changes["bylines"] = signed_anew(article, one.bylines)
    if moved:
        last[page.pk] += 1
        changes |= {"page": page.pk, "order": last[page.pk]}
    if not changes:
        return "unchanged"
    change(article, version=article.version, changes=changes, reason="重新导入")
    if changed:
        note_personal({one.id: article}, {one.id: screen})
        if "visibility" in changes and screen.of_people:
            ask(article, PERSONAL, held_in_words(screen))
        ask_about_phrases({one.id: article}, {one.id: screen})
    return "replaced"


def _must_stay(article: Article, one: Separated) -> Outcome | None:
    """Why the text of the article stays although the file has another one now; a person is asked."""
    if not _differs(article, one):
        return None
    if _is_corrected(article):
        said = "" if _reads_as(article, one) else difference_in_words(article, _read(one))
        if said:
            ask(article, DIFFERS, said)
        return "kept" if said else None
    if not article.is_withheld and (match := Guard(public=[whole_text(article)]).match(_whole(one))):
        ask(article, WITHHELD, f"文件里的新文本没有采用：{match.detail}")
        return "withheld"
    return None


def _differs(article: Article, one: Separated) -> bool:
    return (article.original_body, article.original_head) != tuple(_original(one, article.original_head).values())


def _is_corrected(article: Article) -> bool:
    """Has a person changed what is printed or found it right, not only hidden or doubted the article?"""
    changes = article.revisions.by_people().values_list("changes", flat=True)
    checked = article.status in (Status.CORRECTED, Status.REVIEWED)
    return checked or any(changed.keys() & {*PRINTED_FIELDS, "bylines"} for changed in changes)


def _is_decided(article: Article) -> bool:
    """Whether a person has said that it may be seen."""
    return article.revisions.by_people().filter(changes__has_key="visibility").exists()


def _reads_as(article: Article, one: Separated) -> bool:
    """Does the file now say what the article does, but for what a correction tidies away?"""
    stands = {"headline": article.headline, "body": article.body}
    return tidied(stands) == tidied(_texts(one))


def _texts(one: Separated) -> dict[str, str]:
    return {"headline": one.headline, "body": one.body}


def _whole(one: Separated) -> str:
    return f"{one.headline}{one.body}"


def _read(one: Separated) -> dict[str, Any]:
    """What the file says, for a person who compares it with a corrected text."""
    return _texts(one) | ({} if one.bylines is None else {"bylines": _signatures(one.bylines)})


def _original(one: Separated, before: Mapping[str, Any]) -> dict[str, Any]:
    """A file that says nothing of the bylines leaves them as they were."""
    head: dict[str, Any] = {"headline": one.headline}
    if one.bylines is not None:
        head["bylines"] = _signatures(one.bylines)
    elif "bylines" in before:
        head["bylines"] = before["bylines"]
    return {"original_body": one.body, "original_head": head}


def _signatures(bylines: Iterable[Credit]) -> list[dict[str, str]]:
    return [{"role": byline.role, "name": byline.name} for byline in bylines]
