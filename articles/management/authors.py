"""What the commands on authors have in common: whom an argument names."""

from __future__ import annotations

from django.core.management.base import CommandError

from articles.models import Reporter
from articles.models.former import led_to


def author_called(asked: str, *, merged: bool = False) -> Reporter:
    """By the address of the page, whole or its last part, or by a name that one alone bears; with ``merged`` also one
    who was merged into another. Raises CommandError."""
    plain = asked.strip().rstrip("/").rpartition("/")[2]
    found = Reporter.objects.filter(slug=plain).first()
    if found and (merged or not found.merged_into):
        return found
    if found and found.merged_into:
        raise CommandError(f"{plain} 已并入 {found.at_present.slug}：请写 {found.at_present.slug}。")
    if led := led_to(plain):
        raise CommandError(f"{plain} 是旧网址：请写 {led.to.slug}。")
    named = list(Reporter.objects.in_use().filter(name=plain).order_by("pk"))
    if len(named) == 1:
        return named[0]
    if named:
        raise CommandError(f"名叫“{plain}”的有 {len(named)} 位：请写 {' 或 '.join(one.slug for one in named)}。")
    raise CommandError(f"没有作者“{plain}”：请照作者页的网址，写 /reporters/ 后面的那一段。")
