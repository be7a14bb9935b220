import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nobody is granted the new permission: whoever could correct a text could withdraw it, and shall be asked for anew."""

    dependencies = [
        ("articles", "0008_words_known"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["page", "order"],
                "permissions": [("change_visibility", "可以决定稿件公开、内部或撤下")],
                "verbose_name": "稿件",
                "verbose_name_plural": "稿件",
            },
        ),
        migrations.AlterModelOptions(
            name="page",
            options={
                "ordering": [
                    models.OrderBy(models.F("issue__date"), descending=True, nulls_last=True),
                    django.db.models.functions.text.Length("number"),
                    "number",
                ],
                "verbose_name": "版面",
                "verbose_name_plural": "版面",
            },
        ),
        migrations.CreateModel(
            name="ShownArticle",
            fields=[],
            options={
                "verbose_name": "公开与撤下",
                "verbose_name_plural": "公开与撤下",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.article",),
        ),
    ]
