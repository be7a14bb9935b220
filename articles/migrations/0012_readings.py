"""Each reading of a text is a row, on which its lines and doubts hang; how sure it was is kept in figures.

What was read before is a reading by version 0. It gets the key of its text, so that spans and problems need no new
value: their column points to the reading instead, whatever their number. One transaction: interrupted, it begins anew.
"""

import django.db.models.deletion
import django.utils.timezone
from django.core.management.color import no_style
from django.db import migrations, models

BATCH = 2000
FORMER = 0


def tell_readings(apps, schema_editor):
    PageText, PageReading = (apps.get_model("articles", name) for name in ("PageText", "PageReading"))
    rows = PageText.objects.order_by("pk").values_list("pk", "imported_at")
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        last = batch[-1][0]
        PageReading.objects.bulk_create(
            PageReading(pk=pk, page_text_id=pk, reader=FORMER, read_at=at) for pk, at in batch
        )
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [PageReading]):
            cursor.execute(statement)


def to_reading(name, **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=name,
        to="articles.pagereading",
        verbose_name="读稿",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_page_identity"),
    ]

    operations = [
        migrations.CreateModel(
            name="PageReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader", models.PositiveIntegerField(verbose_name="读稿程序")),
                ("habits", models.CharField(blank=True, max_length=64, verbose_name="版面习惯")),
                ("facts", models.JSONField(default=dict, verbose_name="读出的报头")),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="读出时间")),
                (
                    "page_text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="articles.pagetext",
                        verbose_name="原始文本",
                    ),
                ),
            ],
            options={"verbose_name": "读稿", "verbose_name_plural": "读稿", "ordering": ["page_text", "-pk"]},
        ),
        migrations.RunPython(tell_readings, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="problem",
            options={
                "ordering": ["reading", "first_line"],
                "verbose_name": "识别疑点",
                "verbose_name_plural": "识别疑点",
            },
        ),
        migrations.AlterModelOptions(
            name="span",
            options={
                "ordering": ["reading", "first_line", "order"],
                "verbose_name": "行段",
                "verbose_name_plural": "行段",
            },
        ),
        migrations.RenameField("span", "page_text", "reading"),
        migrations.AlterField("span", "reading", to_reading("spans")),
        migrations.RenameField("problem", "page_text", "reading"),
        migrations.AlterField("problem", "reading", to_reading("problems", blank=True, null=True)),
        migrations.AddField(
            "article", "margin", models.FloatField(editable=False, null=True, verbose_name="把握")
        ),
        migrations.AddField("byline", "margin", models.FloatField(editable=False, null=True, verbose_name="把握")),
    ]
