"""How loudly what is public is offered: by the article itself, and by a table of kinds, sources and sections."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.models.states import Kind, Shade

NOT_RECOMMENDED = (Shade.UNLISTED, Shade.BOTH)
NOT_INDEXED = (Shade.UNINDEXED, Shade.BOTH)


class ShadeRule(models.Model):
    """What is of this kind, of this source and in this section, as far as the row names them, has this shade too."""

    kind = models.CharField("类型", max_length=8, choices=Kind, blank=True)
    source = models.CharField("来源", max_length=40, blank=True, help_text="电头或机构署名里的字，如 新华社。")
    section = models.CharField("栏目", max_length=60, blank=True, help_text="栏目、系列或版名里的字，如 副刊。")
    shade = models.CharField("推荐与收录", max_length=9, choices=[pair for pair in Shade.choices if pair[0]])

    class Meta:
        verbose_name = verbose_name_plural = "推荐与收录规则"
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="", source="", section=""),
                name="shade_rule_says_of_what",
                violation_error_message="类型、来源、栏目至少写一样：都不写就是全部稿件。",
            ),
        ]

    def __str__(self) -> str:
        said = [self.get_kind_display() if self.kind else "", self.source, self.section]
        return f"{'、'.join(filter(None, said))}：{self.get_shade_display()}"

    @property
    def of(self) -> Q:
        """The articles that it is about."""
        asked = Q(kind=self.kind) if self.kind else Q()
        if self.source:
            asked &= Q(dateline__contains=self.source) | _credited_to(self.source)
        if self.section:
            names = ("section", "series__name", "page__name")
            asked &= Q(*((f"{name}__contains", self.section) for name in names), _connector=Q.OR)
        return asked


def _credited_to(source: str) -> Q:
    from articles.models.people import Byline

    credits = Byline.objects.filter(article=OuterRef("pk"), organisation=True, name__contains=source)
    return Q(Exists(credits))


def shaded(shades: tuple[Shade, ...]) -> Q:
    """Articles with one of these shades, their own or by a rule."""
    asked = Q(shade__in=shades)
    for rule in ShadeRule.objects.filter(shade__in=shades):
        asked |= rule.of
    return asked
