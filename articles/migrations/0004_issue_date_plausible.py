import datetime

from django.core.management.base import CommandError
from django.db import migrations, models

import articles.models.issues

FIRST_DAY, LAST_DAY = datetime.date(1851, 1, 1), datetime.date(2150, 12, 31)
PLAUSIBLE = models.Q(date__gte=FIRST_DAY, date__lte=LAST_DAY)


def name_implausible(apps, schema_editor):
    """The database itself would only say that a constraint failed."""
    issues = apps.get_model("articles", "Issue").objects.using(schema_editor.connection.alias)
    if dates := "、".join(map(str, issues.exclude(PLAUSIBLE).values_list("date", flat=True))):
        years = f"{FIRST_DAY.year} 到 {LAST_DAY.year} 之间"
        raise CommandError(f"这些报纸的日期不可能：{dates}；请先在后台“报纸”里改成 {years}的日期，再运行 migrate")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_article_public"),
    ]

    operations = [
        migrations.AlterField(
            model_name="issue",
            name="date",
            field=models.DateField(
                unique=True, validators=[articles.models.issues.plausible_date], verbose_name="日期"
            ),
        ),
        migrations.RunPython(name_implausible, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(condition=PLAUSIBLE, name="issue_date_plausible"),
        ),
    ]
