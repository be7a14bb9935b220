from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0030_queue")]

    operations = [
        migrations.CreateModel(
            "UnsettledByline",
            fields=[],
            options={
                "verbose_name": "待确认署名",
                "verbose_name_plural": "待确认署名",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.byline",),
        ),
        migrations.AddIndex(
            "byline",
            models.Index(
                condition=models.Q(("certain", False), models.Q(("organisation", False), ("reporter", None)), _connector="OR"),
                fields=["certain", "margin"],
                name="byline_unsettled",
            ),
        ),
    ]
