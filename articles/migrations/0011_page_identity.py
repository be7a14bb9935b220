"""With what date and number each text came, page numbers in their one normal form, doubts without a raw text.

One transaction: interrupted, it begins anew. What was filed by the time of this upgrade counts as what the text came
with, for nothing else is known of it.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Length
from django.utils import timezone

from articles.chinese.page_numbers import normal_page

BATCH = 2000


def note_deliveries(apps, schema_editor):
    PageText, Delivery = (apps.get_model("articles", name) for name in ("PageText", "Delivery"))
    rows = PageText.objects.order_by("pk").values_list("pk", "page__issue__date", "page__number")
    known = set(Delivery.objects.values_list("page_text", flat=True))
    for batch in batches(row for row in rows.iterator(chunk_size=BATCH) if row[0] not in known):
        Delivery.objects.bulk_create(Delivery(page_text_id=pk, date=date, number=number) for pk, date, number in batch)


def normalise_numbers(apps, schema_editor):
    """A number that another page of its issue bears already, or that is none, stays and a person is asked."""
    Page = apps.get_model("articles", "Page")
    rows = list(Page.objects.exclude(number="").order_by("pk").values_list("pk", "issue", "number"))
    taken = {(issue, number) for _, issue, number in rows if issue}
    moved, left = [], []
    for pk, issue, number in rows:
        normal = normal_page(number)
        if normal == number:
            continue
        if not normal or (issue and (issue, normal) in taken):
            left.append((pk, number, normal))
            continue
        taken.add((issue, normal))
        moved.append((pk, normal))
    for batch in batches(moved):
        renumber(apps, dict(batch))
    ask(apps, left)


def renumber(apps, numbers):
    """Their articles have changed too, and the index learns of it."""
    Page, Article, Outbox, Delivery = (
        apps.get_model("articles", name) for name in ("Page", "Article", "Outbox", "Delivery")
    )
    pages = list(Page.objects.filter(pk__in=numbers))
    for page in pages:
        page.number = numbers[page.pk]
        page.version += 1
    Page.objects.bulk_update(pages, ["number", "version"], batch_size=300)
    deliveries = list(Delivery.objects.filter(page_text__page__in=numbers).select_related("page_text"))
    for delivery in deliveries:
        delivery.number = normal_page(delivery.number)
    Delivery.objects.bulk_update(deliveries, ["number"], batch_size=300)
    articles = Article.objects.filter(page__in=numbers)
    for batch in batches(articles.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=BATCH)):
        Outbox.objects.bulk_create(Outbox(article_id=pk) for pk in batch)
    articles.update(changed_at=timezone.now())


def ask(apps, left):
    Page, PageText, Problem = (apps.get_model("articles", name) for name in ("Page", "PageText", "Problem"))
    for pk, number, normal in left:
        page = Page.objects.select_related("issue").get(pk=pk)
        where = page.issue.date if page.issue else "待定日期"
        why = f"与第{normal}版重复" if normal else "不是版次"
        text = PageText.objects.filter(page=pk).order_by("-version").only("pk").first()
        detail = f"{where} 的版次“{number}”{why}，升级时没有改动；请在后台“版面”里改正。"
        Problem.objects.create(page_text=text, first_line=1, last_line=1, reason="page-number", detail=detail)


def count_as_public(apps, schema_editor):
    """What is remembered of the archive is counted anew."""
    apps.get_model("articles", "PublicChanges").objects.update(number=F("number") + 1)


def batches(rows):
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_pinyin_anew"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", models.DateField(null=True, verbose_name="来时日期")),
                ("number", models.CharField(blank=True, max_length=8, verbose_name="来时版次")),
                (
                    "page_text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="articles.pagetext",
                        verbose_name="原始文本",
                    ),
                ),
            ],
            options={
                "verbose_name": "来件",
                "verbose_name_plural": "来件",
                "indexes": [models.Index(fields=["date", "number"], name="delivery_place")],
            },
        ),
        migrations.AlterField(
            model_name="problem",
            name="page_text",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="problems",
                to="articles.pagetext",
                verbose_name="原始文本",
            ),
        ),
        migrations.RunPython(note_deliveries, migrations.RunPython.noop),
        migrations.RunPython(normalise_numbers, migrations.RunPython.noop),
        migrations.RunPython(count_as_public, migrations.RunPython.noop),
    ]
