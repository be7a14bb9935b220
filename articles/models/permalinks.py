"""Permanent identifiers: opaque, checked, never deleted and never given twice."""

from __future__ import annotations

import secrets
from typing import NoReturn

from django.db import models
from django.db.models import Q
from django.urls import reverse

# The betanumeric alphabet of NOID: no vowels, so no words; no "l", so no confusion with 1.
ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
RANDOM_CHARACTERS = 9
LENGTH = RANDOM_CHARACTERS + 1


def check_character(stem: str) -> str:
    """NOID's check character: catches every single wrong character and every swap of neighbours."""
    return ALPHABET[sum(place * ALPHABET.index(c) for place, c in enumerate(stem, 1)) % len(ALPHABET)]


def is_well_formed(code: str) -> bool:
    return len(code) == LENGTH and set(code) <= set(ALPHABET) and check_character(code[:-1]) == code[-1]


def canonical(typed: str) -> str:
    """As it is issued: people write capitals and hyphens."""
    return typed.lower().replace("-", "")


def new_code() -> str:
    stem = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    return stem + check_character(stem)


class PermalinkState(models.TextChoices):
    """Where a permalink leads; what may be seen there stands on the article."""

    LIVE = "live", "有效"
    MOVED = "moved", "已移至"
    SPLIT = "split", "已拆分"


class Permalink(models.Model):
    code = models.CharField("编号", primary_key=True, max_length=16, default=new_code)
    state = models.CharField("状态", max_length=10, choices=PermalinkState, default=PermalinkState.LIVE)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)
    external_id = models.CharField("原系统编号", max_length=200, unique=True, null=True, blank=True)
    note = models.TextField("说明", blank=True)
    changed_at = models.DateTimeField("变动时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "永久链接"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PermalinkState.values), name="permalink_state_known"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.code])

    @property
    def is_withdrawn(self) -> bool:
        from articles.models.states import Visibility

        article = getattr(self, "article", None)
        return article is not None and article.visibility == Visibility.WITHDRAWN

    def end(self) -> Permalink:
        """The last one that it leads to by way of all that were merged since, or the first of them that was withdrawn;
        itself where it was not merged."""
        last, seen = self, [self.pk]
        while last.state == PermalinkState.MOVED:
            after = last.successors.exclude(pk__in=seen).select_related("article").order_by("pk").first()
            if after is None:
                break
            last, seen = after, [*seen, after.pk]
            if last.is_withdrawn:
                break
        return last

    def taken_in(self) -> list[str]:
        """Codes of all that lead to it, by way of others too."""
        found: list[str] = []
        last = [self.pk]
        while last:
            rows = Permalink.objects.filter(successors__in=last).exclude(pk__in=[self.pk, *found])
            last = list(rows.order_by("pk").values_list("pk", flat=True).distinct())
            found += last
        return found

    def standing(self) -> list[Permalink]:
        """The live ones it leads to, by way of all that has become of it since; itself where it is one."""
        found, waiting, seen = [], [self], {self.pk}
        while waiting:
            link = waiting.pop(0)
            if link.state == PermalinkState.LIVE:
                found.append(link)
                continue
            after = [one for one in link.successors.order_by("pk") if one.pk not in seen]
            seen |= {one.pk for one in after}
            waiting += after
        return found

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("永久链接不可删除；要撤下的是稿件。")
