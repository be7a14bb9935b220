"""Reporter (the person, whatever the role) and byline (one person in one role under one article)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from articles.chinese.pinyin import pinyin_key, pinyin_slug
from articles.models.fitting import saved

if TYPE_CHECKING:
    from articles.models.articles import ArticleQuerySet


class Reporter(models.Model):
    name = models.CharField("姓名", max_length=40, db_index=True)
    pinyin = models.CharField("拼音", max_length=120, db_index=True, editable=False)
    slug = models.SlugField("网址名", max_length=120, unique=True, editable=False)
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "作者"
        ordering = ["pinyin", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.pinyin = pinyin_key(self.name)
        if not self.slug:
            self.slug = self.free_slug()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("reporter", args=[self.slug])

    @property
    def initial(self) -> str:
        """The letter the name stands under in the index, # for names without pinyin."""
        first = self.pinyin[:1].upper()
        return first if "A" <= first <= "Z" else "#"

    def free_slug(self) -> str:
        stem = pinyin_slug(self.name)
        taken = set(Reporter.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
        slug, number = stem, 2
        while slug in taken:
            slug, number = f"{stem}-{number}", number + 1
        return slug


class ReporterAlias(models.Model):
    """Another printed form of a reporter's name: a pen name, a misread character."""

    reporter = models.ForeignKey(Reporter, models.CASCADE, related_name="aliases", verbose_name="作者")
    name = models.CharField("别名", max_length=40, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "别名"

    def __str__(self) -> str:
        return self.name


class Byline(models.Model):
    """``printed`` keeps the form on the page. Of an organisation (新华社) ``reporter`` is none; of a person it is none
    while nobody has chosen who of several it is."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines", verbose_name="稿件")
    reporter = models.ForeignKey(
        Reporter, models.PROTECT, related_name="bylines", null=True, blank=True, verbose_name="作者"
    )
    organisation = models.BooleanField("机构", default=False)
    role = models.CharField("身份", max_length=20, blank=True)
    name = models.CharField("姓名", max_length=40)
    printed = models.TextField("原样", blank=True)
    order = models.PositiveSmallIntegerField("次序")
    certain = models.BooleanField("确定", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "署名"
        ordering = ["article", "order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="byline_order_once_per_article"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.name}".strip()


def role_name(role: str) -> str:
    """A printed role on screen: 作者 there means a person of any role, so the role of that name is 撰文."""
    return "撰文" if role == "作者" else role


def reporters_named(names: set[str]) -> dict[str, Reporter]:
    """The reporter of each name, by name or alias, made where there is none yet; call as the one writer.

    Raises DoesNotFit for a name that no reporter can have.
    """
    people = {r.name: r for r in Reporter.objects.filter(name__in=names).order_by("-pk")}
    aliases = ReporterAlias.objects.filter(name__in=names - people.keys()).select_related("reporter")
    people.update((alias.name, alias.reporter) for alias in aliases)
    for name in sorted(names - people.keys()):
        people[name] = saved(Reporter(name=name))
    return people


def people_called(name: str) -> list[Reporter]:
    """Whose name or alias this is and who signed something public; namesakes are several."""
    known = Reporter.objects.filter(models.Q(name=name) | models.Q(aliases__name=name)).distinct()
    return [reporter for reporter in known if articles_of(reporter).exists()]


def articles_of(reporter: Reporter) -> ArticleQuerySet:
    from articles.models.articles import Article

    return Article.objects.public().filter(pk__in=reporter.bylines.values("article"))
