"""The texts of an item that comes in, with its personal data masked, and what a person must decide about. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from articles.public.masking.keys import key_of
from articles.public.masking.secrets import NEAR
from articles.public.personal import HANDLING, Found, PersonalKind, Treatment, find

PAGES_KEPT = 128  # texts of some 20 kB


@dataclass(frozen=True)
class MaskedPassage:
    """What was masked in one field, between what stands there now."""

    field: str
    kind: PersonalKind
    words: str
    before: str
    after: str

    @property
    def sign(self) -> str:
        return HANDLING[self.kind].mask


@dataclass(frozen=True)
class Screened:
    """``texts`` by field as they may be stored; ``held``: the kinds for whose sake the item waits for a person;
    ``twin_of``: the code of an article with masked passages that it is like, for whose sake it waits too;
    ``near_phrase``: a 要害词 is one character off in it."""

    texts: Mapping[str, str]
    passages: tuple[MaskedPassage, ...] = ()
    held: tuple[PersonalKind, ...] = ()
    twin_of: str = ""
    near_phrase: bool = False

    @property
    def of_people(self) -> bool:
        """Whether it waits for the sake of those it tells of."""
        return bool(self.held or self.twin_of)

    @property
    def waits(self) -> bool:
        return self.of_people or self.near_phrase


def screened(texts: Mapping[str, str], stays: Collection[str], shown: Collection[str] = ()) -> Screened:
    """``texts`` by field, in their order on the page: what a headline says tells what the names below it are.
    ``stays``: the paper's own telephone numbers; ``shown``: the keys (``masking.keys``) of what somebody chose to show
    again."""
    new, passages, held = dict(texts), list[MaskedPassage](), dict[PersonalKind, None]()
    for field, found in found_in(texts, stays).items():
        new[field], places = _with_signs(texts[field], _masks(found, shown))
        passages += [_passage(field, new[field], at, one) for at, one in places]
        held |= dict.fromkeys(one.kind for one in found if HANDLING[one.kind].treatment == Treatment.HOLD)
    return Screened(new, tuple(passages), tuple(held))


def found_in(texts: Mapping[str, str], stays: Collection[str]) -> dict[str, list[Found]]:
    """Field → personal data in it, found in all of them as one text."""
    fields = [field for field, text in texts.items() if text]
    starts = list(accumulate((len(texts[field]) + 1 for field in fields), initial=0))
    found: dict[str, list[Found]] = {field: [] for field in fields}
    for one in find("\n".join(texts[field] for field in fields), stays):
        for field, start in zip(fields, starts, strict=False):
            first, end = max(0, one.start - start), min(len(texts[field]), one.end - start)
            if first < end:
                found[field].append(Found(first, end, one.kind, texts[field][first:end]))
    return found


def screened_lines(lines: Iterable[str], stays: Collection[str], shown: Collection[str] = ()) -> list[str]:
    """As many lines as before, as they may be shown: for what is stored as it came."""
    text = "\n".join(lines)
    found = _found_before(text, frozenset(stays))
    return _with_signs(text, _masks(found, shown), keep_lines=True)[0].split("\n")


@lru_cache(maxsize=PAGES_KEPT)
def _found_before(text: str, stays: frozenset[str]) -> tuple[Found, ...]:
    """A page's text is shown again and again, and to go through it takes as long as all the rest of its page."""
    return tuple(find(text, stays))


def _masks(found: Iterable[Found], shown: Collection[str]) -> list[Found]:
    masks = [one for one in found if HANDLING[one.kind].treatment == Treatment.REDACT]
    return [one for one in masks if key_of(one.text).text not in shown] if shown else masks


def _with_signs(text: str, masks: Iterable[Found], *, keep_lines: bool = False) -> tuple[str, list[tuple[int, Found]]]:
    """The text with each one's sign in its place, and where the signs stand."""
    new, at, places = "", 0, list[tuple[int, Found]]()
    for one in masks:
        new += text[at : one.start]
        places.append((len(new), one))
        new, at = new + HANDLING[one.kind].mask + "\n" * (one.text.count("\n") if keep_lines else 0), one.end
    return new + text[at:], places


def _passage(field: str, text: str, at: int, one: Found) -> MaskedPassage:
    end = at + len(HANDLING[one.kind].mask)
    return MaskedPassage(field, one.kind, one.text, text[max(0, at - NEAR) : at], text[end : end + NEAR])
