"""Addresses of series; relations between articles (更正, 续报, 转载); 编者注."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from articles.chinese.pinyin import phrase_key, slug_of


def give_addresses(apps, schema_editor):
    Series, SeriesAddress = apps.get_model("articles", "Series"), apps.get_model("articles", "SeriesAddress")
    taken = set()
    for one in Series.objects.order_by("pk"):
        one.pinyin = phrase_key(one.name)
        stem, number = slug_of(one.pinyin), 2
        one.slug = stem
        while one.slug in taken:
            one.slug, number = f"{stem}-{number}", number + 1
        taken.add(one.slug)
        one.save(update_fields=["pinyin", "slug"])
        SeriesAddress.objects.create(slug=one.slug, series=one)


def person(name):
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        verbose_name=name,
    )


def permalink(name, related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="articles.permalink",
        verbose_name=name,
    )


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def moment(name, **given):
    return models.DateTimeField(editable=False, verbose_name=name, **(given or {"null": True}))


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_stamps"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="SeriesAddress",
            fields=[
                ("id", key()),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="网址名")),
                (
                    "series",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="addresses",
                        to="articles.series",
                        verbose_name="系列",
                    ),
                ),
            ],
            options={"verbose_name": "系列的网址", "verbose_name_plural": "系列的网址"},
        ),
        # Without an index while the column is filled; PostgreSQL makes none in a transaction that has changed rows.
        migrations.AddField(
            "series", "pinyin", models.CharField(default="", editable=False, max_length=120, verbose_name="拼音")
        ),
        migrations.AddField(
            "series", "slug", models.CharField(null=True, editable=False, max_length=120, verbose_name="网址名")
        ),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Relation",
            fields=[
                ("id", key()),
                (
                    "kind",
                    models.CharField(
                        choices=[("erratum", "更正"), ("follow-up", "续报"), ("reprint", "转载")],
                        max_length=9,
                        verbose_name="关系",
                    ),
                ),
                ("later", permalink("后一篇", "tells_of")),
                ("earlier", permalink("前一篇", "told_of_by")),
                ("proposed_at", moment("提出时间", default=django.utils.timezone.now)),
                ("made_at", moment("建立时间")),
                ("made_by", person("经办")),
                ("undone_at", moment("取消时间")),
                ("undone_by", person("取消经办")),
            ],
            options={
                "verbose_name": "更正、续报、转载",
                "verbose_name_plural": "更正、续报、转载",
                "ordering": ["-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("kind", "later", "earlier"),
                        name="relation_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["erratum", "follow-up", "reprint"])),
                        name="relation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("later", models.F("earlier")), _negated=True), name="relation_of_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EditorsNote",
            fields=[
                ("id", key()),
                ("permalink", permalink("永久链接", "notes")),
                ("text", models.TextField(verbose_name="编者注")),
                ("by", person("经办")),
                ("at", moment("时间", default=django.utils.timezone.now)),
                ("undone_by", person("撤回经办")),
                ("undone_at", moment("撤回时间")),
            ],
            options={
                "verbose_name": "编者注",
                "verbose_name_plural": "编者注",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.AlterField(
            "series",
            "pinyin",
            models.CharField(db_index=True, editable=False, max_length=120, verbose_name="拼音"),
        ),
        migrations.AlterField(
            "series", "slug", models.SlugField(editable=False, max_length=120, unique=True, verbose_name="网址名")
        ),
        migrations.AddIndex("article", models.Index(fields=["series", "instalment"], name="article_series")),
    ]
