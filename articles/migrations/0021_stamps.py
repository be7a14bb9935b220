from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_days")]

    operations = [
        migrations.AddField(
            "article", "turned_at", models.DateTimeField(editable=False, null=True, verbose_name="因设置显隐")
        ),
        migrations.AddIndex(
            "article",
            models.Index(
                Greatest("changed_at", Coalesce("turned_at", "published_at")),
                F("permalink"),
                condition=Q(published_at__isnull=False),
                name="article_stamp",
            ),
        ),
    ]
