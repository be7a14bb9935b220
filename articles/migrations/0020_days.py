"""Days that are known to be missing, or on which nothing was printed.

Who may look at issues, make, change or delete them may do the same with these days. That is said of the roles of 0016
as far as they have all that it gave them: any other group is an installation's own, whatever its name.
"""

from importlib import import_module

import articles.models.issues
from django.db import migrations, models

VERBS = ("add", "change", "delete", "view")
ROLES = import_module("articles.migrations.0016_roles").ROLES


def give_rights(apps, schema_editor):
    """Makes the permissions too, under Django's own names: it makes them only after all migrations."""
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    kind, _ = ContentType.objects.get_or_create(app_label="articles", model="knownday")
    named = {verb: f"Can {verb} 缺报与无报日" for verb in VERBS}
    made = {
        verb: Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_knownday", defaults={"name": name}
        )[0]
        for verb, name in named.items()
    }
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        rights = {(app, codename) for app, _, codename in ROLES[group.name]}
        has = set(group.permissions.values_list("content_type__app_label", "codename"))
        if rights <= has:
            group.permissions.add(*(made[verb] for verb in VERBS if ("articles", f"{verb}_issue") in rights))


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_doubts_without_titles")]

    operations = [
        migrations.CreateModel(
            name="KnownDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField(validators=[articles.models.issues.plausible_date], verbose_name="从")),
                (
                    "last",
                    models.DateField(
                        help_text="只有一天就和前面写成同一天。",
                        validators=[articles.models.issues.plausible_date],
                        verbose_name="到",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("known", "已知缺失"), ("none", "当日无报")], max_length=5, verbose_name="当日"
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        help_text="读者看得到。谁说的：何人何时查过哪里，或哪一份通知。不要写个人的联系方式。",
                        max_length=120,
                        verbose_name="依据",
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        help_text="读者看得到。如 春节休刊；原报已毁，各馆均无收藏。",
                        max_length=200,
                        verbose_name="原因",
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="只有后台看得到。", verbose_name="内部说明")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="稿次")),
            ],
            options={
                "verbose_name": "缺报与无报日",
                "verbose_name_plural": "缺报与无报日",
                "ordering": ["-first"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["known", "none"])), name="known_day_state_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="known_day_runs_forward",
                        violation_error_message="“到”在“从”之前：请核对。",
                    ),
                ],
            },
        ),
        migrations.AddIndex("issue", models.Index(fields=["number"], name="issue_number")),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
