"""Doubts name a withheld article by its code: its title may be masked there, and they are shown elsewhere."""

import re

from django.db import migrations


def without_titles(apps, schema_editor):
    problems = apps.get_model("articles", "Problem").objects.filter(reason="withheld", detail__contains="《")
    for problem in problems.iterator():
        problem.detail = re.sub(r"的《.*》相符", "的一篇相符", problem.detail, flags=re.DOTALL)
        problem.save(update_fields=["detail"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_while_signed")]

    operations = [migrations.RunPython(without_titles, migrations.RunPython.noop)]
