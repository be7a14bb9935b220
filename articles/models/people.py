"""Reporter (the person, whatever the role) and byline (one person in one role under one article)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from articles.chinese.pinyin import pinyin_key, pinyin_slug
from articles.models.fitting import saved

if TYPE_CHECKING:
    from articles.models.articles import ArticleQuerySet


class ReporterQuerySet(models.QuerySet["Reporter"]):
    def present(self) -> ReporterQuerySet:
        """All but those who turned out to be somebody else: their rows stay, for addresses and histories name them."""
        return self.filter(merged_into=None)

    def in_use(self) -> ReporterQuerySet:
        """Of these all but those who are known by their bylines alone and have none: the correction that named them
        was taken back, or their name is 遮盖."""
        signing = Byline.objects.filter(reporter=models.OuterRef("pk"))
        return self.present().filter(models.Q(while_signed=False) | models.Exists(signing))

    def known_as(self, names: Iterable[str]) -> ReporterQuerySet:
        """Who is called so, by name or alias."""
        asked = list(names)
        told = models.Q(aliases__name__in=asked, aliases__untold=False)
        return self.present().filter(models.Q(name__in=asked) | told).distinct()


class Reporter(models.Model):
    name = models.CharField("姓名", max_length=40, db_index=True)
    pinyin = models.CharField("拼音", max_length=120, db_index=True, editable=False)
    slug = models.SlugField("网址名", max_length=120, unique=True, editable=False)
    note = models.CharField("同名区别", max_length=20, blank=True)
    while_signed = models.BooleanField("有署名时才列出", default=False, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, related_name="merged", null=True, editable=False, verbose_name="并入"
    )
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    objects = ReporterQuerySet.as_manager()

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
        return initial_of(self.pinyin)

    @property
    def distinct_name(self) -> str:
        """With what tells the person from others of the name: 张三（摄影部）."""
        return f"{self.name}（{self.note}）" if self.note else self.name

    @property
    def at_present(self) -> Reporter:
        """Who this one turned out to be by now, through one merging after the other."""
        person = self
        while person.merged_into:
            person = person.merged_into
        return person

    def everybody(self) -> set[Reporter]:
        """This one, and all who turned out to be this one."""
        found, waiting = set[Reporter](), {self}
        while waiting:
            found |= waiting
            waiting = set(Reporter.objects.filter(merged_into__in=waiting))
        return found

    def namesakes(self) -> models.QuerySet[Reporter]:
        return Reporter.objects.present().filter(name=self.name).exclude(pk=self.pk).order_by("pk")

    def free_slug(self) -> str:
        """One that nobody else has or ever had."""
        stem = pinyin_slug(self.name)
        theirs = Reporter.objects.exclude(pk=self.pk), FormerAddress.objects.exclude(reporter=self.pk)
        taken = {slug for rows in theirs for slug in rows.filter(slug__startswith=stem).values_list("slug", flat=True)}
        slug, number = stem, 2
        while slug in taken:
            slug, number = f"{stem}-{number}", number + 1
        return slug


def bare_note(typed: str) -> str:
    """What tells namesakes apart, without the brackets that are put around it where it is shown."""
    return typed.strip(" \u3000（）()")


def initial_of(pinyin: str) -> str:
    first = pinyin[:1].upper()
    return first if "A" <= first <= "Z" else "#"


class FormerAddress(models.Model):
    """An address that a reporter's page had once: it leads to the present one for ever and is nobody else's."""

    slug = models.SlugField("网址名", max_length=120, unique=True)
    reporter = models.ForeignKey(Reporter, models.PROTECT, related_name="former_addresses", verbose_name="作者")

    class Meta:
        verbose_name = verbose_name_plural = "旧网址"

    def __str__(self) -> str:
        return self.slug


class ReporterAlias(models.Model):
    """Another printed form of a reporter's name: a pen name, a misread character. ``untold``: it is 遮盖 somewhere, and
    no reader is told that it is this person's."""

    reporter = models.ForeignKey(Reporter, models.CASCADE, related_name="aliases", verbose_name="作者")
    name = models.CharField("别名", max_length=40, unique=True)
    untold = models.BooleanField("不对外", default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "别名"

    def __str__(self) -> str:
        return self.name


# Of bylines those that may wait for a person: the reading is not certain of it, or it is nobody's.
UNSETTLED = models.Q(certain=False) | models.Q(reporter=None, organisation=False)


class Byline(models.Model):
    """``printed`` keeps the form on the page. Of an organisation (新华社) ``reporter`` is none; of a person it is none
    while nobody has chosen who of several it is. ``margin``: of the item it was read in, which says how sure it is that
    it belongs there; none where a person entered it."""

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
    margin = models.FloatField("把握", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "署名"
        ordering = ["article", "order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="byline_order_once_per_article"),
        ]
        indexes = [models.Index(fields=["certain", "margin"], name="byline_unsettled", condition=UNSETTLED)]

    def __str__(self) -> str:
        return f"{self.role} {self.name}".strip()


def role_name(role: str) -> str:
    """A printed role on screen: 作者 there means a person of any role, so the role of that name is 撰文."""
    return "撰文" if role == "作者" else role


def bearers_of(names: Iterable[str]) -> dict[str, list[Reporter]]:
    """Who bears each name, as name or alias, in the order of their keys; of several none who is not in use."""
    asked = list(names)
    found: dict[str, dict[int, Reporter]] = {}
    for reporter in Reporter.objects.present().filter(name__in=asked):
        found.setdefault(reporter.name, {})[reporter.pk] = reporter
    for alias in ReporterAlias.objects.filter(name__in=asked).select_related("reporter"):
        found.setdefault(alias.name, {})[alias.reporter_id] = alias.reporter
    several = {pk for people in found.values() if len(people) > 1 for pk in people}
    used = set(Reporter.objects.in_use().filter(pk__in=several).values_list("pk", flat=True)) if several else set()
    return {name: _used_of(people, used) for name, people in found.items()}


def _used_of(people: dict[int, Reporter], used: set[int]) -> list[Reporter]:
    ordered = [people[pk] for pk in sorted(people)]
    return [one for one in ordered if one.pk in used] or ordered[:1]


def reporters_named(names: set[str], *, while_signed: bool = False) -> dict[str, Reporter | None]:
    """The reporter of each name, by name or alias, made where there is none yet; none where several bear it, until a
    person chooses. Call as the one writer.

    Raises DoesNotFit for a name that no reporter can have.
    """
    bearers = bearers_of(names)
    people: dict[str, Reporter | None] = {
        name: found[0] if len(found) == 1 else None for name, found in bearers.items()
    }
    for name in sorted(names - people.keys()):
        people[name] = saved(Reporter(name=name, while_signed=while_signed))
    return people


def signing(reporters: models.QuerySet[Reporter]) -> models.QuerySet[Reporter]:
    """Those of them who signed something public: nobody else is named to readers."""
    from articles.models.articles import Article

    public = Article.objects.shown().filter(bylines__reporter=models.OuterRef("pk"))
    return reporters.filter(models.Exists(public))


def aliases_of_all() -> dict[int, list[str]]:
    """Key of a reporter → the aliases; one query, for those who look through all."""
    return _by_reporter(ReporterAlias.objects.all())


def told_aliases() -> dict[int, list[str]]:
    """The same, of those that readers may be told of."""
    return _by_reporter(ReporterAlias.objects.filter(untold=False))


def _by_reporter(aliases: models.QuerySet[ReporterAlias]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for reporter, name in aliases.values_list("reporter", "name"):
        found.setdefault(reporter, []).append(name)
    return found


def people_called(*forms: str) -> list[Reporter]:
    """Whose name or alias one of these is and who signed something public; namesakes are several."""
    return list(signing(Reporter.objects.known_as(forms)))


def articles_of(reporter: Reporter) -> ArticleQuerySet:
    from articles.models.articles import Article

    return Article.objects.shown().filter(pk__in=reporter.bylines.values("article"))
