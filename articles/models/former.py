"""Where an address leads that was a reporter's once, or would be that of an alias: to the person, for ever."""

from __future__ import annotations

from dataclasses import dataclass

from articles.chinese.pinyin import pinyin_slug
from articles.models.people import FormerAddress, Reporter, ReporterAlias, articles_of


@dataclass(frozen=True)
class Led:
    """``undoable``: the person may turn out to be two after all, so the answer is kept for a while only."""

    to: Reporter
    undoable: bool


def led_to(slug: str) -> Led | None:
    """Whom an address leads to that is nobody's own; none where it leads nowhere, or may not be told."""
    merged = Reporter.objects.filter(slug=slug, merged_into__isnull=False).first()
    if merged:
        return _led_by(merged)
    former = FormerAddress.objects.filter(slug=slug).select_related("reporter").first()
    if former:
        return _led_by(former.reporter) if former.reporter.merged_into else Led(former.reporter, undoable=False)
    return _led_by_alias(slug)


def _led_by(merged: Reporter) -> Led | None:
    person = merged.at_present
    return Led(person, undoable=True) if _is_told(person, merged.name) else None


def _is_told(person: Reporter, name: str) -> bool:
    """Whether readers may know that he is called so: it is 遮盖 nowhere, or stands under something public of his."""
    if name == person.name or person.aliases.filter(name=name, untold=False).exists():
        return True
    return articles_of(person).filter(bylines__reporter=person, bylines__name=name).exists()


def _led_by_alias(slug: str) -> Led | None:
    """Where one person has an alias that would have this address, and nobody was ever given it."""
    aliases = ReporterAlias.objects.filter(untold=False).select_related("reporter")
    people = {alias.reporter_id: alias.reporter for alias in aliases if pinyin_slug(alias.name) == slug}
    return Led(next(iter(people.values())), undoable=True) if len(people) == 1 else None


def present_addresses(slugs: list[str]) -> dict[str, str]:
    """Address that leads on → the present one, of those that lead somewhere."""
    own = set(Reporter.objects.present().filter(slug__in=slugs).values_list("slug", flat=True))
    led = {slug: led_to(slug) for slug in dict.fromkeys(slugs) if slug not in own}
    return {slug: found.to.slug for slug, found in led.items() if found}
