import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_change_visibility"),
    ]

    operations = [
        migrations.AddField(
            model_name="reporter",
            name="by_correction",
            field=models.BooleanField(default=False, editable=False, verbose_name="订正时新建"),
        ),
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="网址名")),
                (
                    "reporter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_addresses",
                        to="articles.reporter",
                        verbose_name="作者",
                    ),
                ),
            ],
            options={"verbose_name": "旧网址", "verbose_name_plural": "旧网址"},
        ),
    ]
