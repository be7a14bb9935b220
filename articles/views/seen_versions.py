"""Which versions of an article may be seen, and since when each stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from articles.chinese.resembling import Resemblance, only_in, sentences
from articles.models import Article, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import NOTED_LATER, UNDECIDED
from articles.models.sight import Sight, current
from articles.models.states import Status
from articles.models.wording import every_text, long_sentences, now_printed, withheld_with
from articles.views.withheld import unseen_articles

# What readers are told of. A version that changed nothing of it bears the day of the one before.
TOLD = {*PRINTED_FIELDS, "bylines", "kind", "status", "page"}

# Field → value, as revisions tell it.
Told = Mapping[str, Any]


def day_of(revisions: Iterable[Revision], number: int) -> dt.datetime | None:
    """Since when what it tells readers has stood so; none where that was only noted later. ``revisions`` ascend."""
    at = None
    for revision in revisions:
        if revision.version <= number and (revision.version == 1 or TOLD & revision.changes.keys()):
            noted_later = revision.by_id is None and revision.reason.startswith(NOTED_LATER)
            at = None if noted_later else revision.at
    return at


def visible_versions(article: Article, told: Mapping[int, Told]) -> set[int]:
    """Those that whoever looks may see where he may see the article as it is now; ``told`` as ``states`` gives it,
    without what is 遮盖."""
    visible = seen(current(), article, told)
    return visible - holding_unseen(article, {version: told[version] for version in visible})


def seen(sight: Sight, article: Article, told: Mapping[int, Told]) -> set[int]:
    """The versions that may be seen so where the article as it is now may; ``told`` as ``states`` gives it."""
    return set(told) if sight.held else readable(told, article.version, raw=sight.raw)


def readable(told: Mapping[int, Told], present: int, *, raw: bool) -> set[int]:
    """The versions that readers may see: those that print what the present one prints; of the others, with ``raw`` or
    where people had found the same text right, all whose text was public when it was replaced."""
    texts = {number: printed(state) for number, state in told.items()}
    # Of several with the same text the last one says.
    ended = {texts[number]: state.get("visibility", UNDECIDED) for number, state in told.items()}
    right = {texts[number] for number, state in told.items() if state.get("status") == Status.REVIEWED}
    now = texts.get(present)
    return {
        number for number, text in texts.items() if text == now or (ended[text] == UNDECIDED and (raw or text in right))
    }


def holding_unseen(article: Article, told: Mapping[int, Told]) -> set[int]:
    """Of these versions those that hold what is not to be seen: an earlier reading, or a hand, had put there what
    stands in a withdrawn or hidden article of the issue, or to the letter in one of another. What the present text
    says too is seen anyway."""
    past = {number: said_in(state) for number, state in told.items()}
    now = past.get(article.version, set())
    lost = set().union(*past.values()) - now
    present = Resemblance(now_printed(article)) if lost else None
    # Of most corrections a character was put right, and nobody need look further.
    lost = {one for one in lost if present and not present.holds(one)}
    if not lost:
        return set()
    moved = long_sentences(texts_in(told.values())) - long_sentences("\n".join(now_printed(article)))
    unseen = [*unseen_articles(article.page), *withheld_with(moved)]
    texts = (text for other in unseen if other.pk != article.pk for text in every_text(other))
    hidden = only_in(lost, texts, ())
    return {number for number, said in past.items() if not hidden.isdisjoint(said)}


def texts_in(states: Iterable[Told]) -> str:
    return "\n".join(str(state.get(name) or "") for state in states for name in PRINTED_FIELDS)


def said_in(state: Told) -> set[str]:
    return {sentence for name in PRINTED_FIELDS for sentence in sentences(str(state.get(name) or ""))}


def printed(state: Told) -> tuple[object, ...]:
    signed = tuple((one.get("role", ""), one.get("name", "")) for one in state.get("bylines", []))
    return *(state.get(name, "") for name in PRINTED_FIELDS), signed
