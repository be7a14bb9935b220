"""Sort keys and addresses of reporters by the rule of now; the addresses they had lead on.

Batch by batch: what was done before an interruption has its new key and is passed over. The rule is the living one, so
that whoever comes from an old release passes through no rule in between.
"""

import re

from django.db import migrations, transaction
from django.db.models import F

from articles.chinese.pinyin import pinyin_key, pinyin_slug

BATCH = 500


def make_anew(apps, schema_editor):
    Reporter, FormerAddress = (apps.get_model("articles", name) for name in ("Reporter", "FormerAddress"))
    taken = set(Reporter.objects.values_list("slug", flat=True)) | set(
        FormerAddress.objects.values_list("slug", flat=True)
    )
    last = 0
    while batch := list(Reporter.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        outdated = [one for one in batch if one.pinyin != pinyin_key(one.name)]
        if outdated:
            with transaction.atomic():
                moved = [one for one in outdated if move(one, taken, FormerAddress)]
                Reporter.objects.bulk_update(outdated, ["pinyin", "slug"])
                tell_the_index(apps, moved)


def move(reporter, taken, FormerAddress):
    """Give it its new key, and a new address where the old one came from the old key; whether it has moved."""
    former, stem = reporter.slug, re.sub(r"[^a-z0-9]+", "-", reporter.pinyin).strip("-")[:100] or "x"
    reporter.pinyin = pinyin_key(reporter.name)
    slug = pinyin_slug(reporter.name)
    if slug == stem or not re.fullmatch(rf"{re.escape(stem)}(-\d+)?", former):
        return False
    number, reporter.slug = 2, slug
    while reporter.slug in taken:
        reporter.slug, number = f"{slug}-{number}", number + 1
    taken.add(reporter.slug)
    FormerAddress.objects.create(slug=former, reporter_id=reporter.pk)
    return True


def tell_the_index(apps, moved):
    """Its entries name people by their addresses; what is remembered of people between requests is no more."""
    Byline, Outbox, PublicChanges = (apps.get_model("articles", name) for name in ("Byline", "Outbox", "PublicChanges"))
    signed = Byline.objects.filter(reporter__in=[one.pk for one in moved]).order_by().values_list("article", flat=True)
    Outbox.objects.bulk_create((Outbox(article_id=pk) for pk in signed.distinct()), batch_size=BATCH)
    if not PublicChanges.objects.update(number=F("number") + 1):
        PublicChanges.objects.create(pk=1, number=1)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("articles", "0010_former_addresses"),
    ]

    operations = [
        migrations.RunPython(make_anew, migrations.RunPython.noop),
    ]
