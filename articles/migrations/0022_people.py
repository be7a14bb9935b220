import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_stamps")]

    operations = [
        migrations.AddField(
            "reporter", "note", models.CharField(blank=True, default="", max_length=20, verbose_name="同名区别"), False
        ),
        migrations.AddField(
            "reporter",
            "merged_into",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="articles.reporter",
                verbose_name="并入",
            ),
        ),
        migrations.AddField(
            "reporteralias", "untold", models.BooleanField(default=False, editable=False, verbose_name="不对外")
        ),
    ]
