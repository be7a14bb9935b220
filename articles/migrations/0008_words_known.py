from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_first_revisions"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=Q(status__in=["unreviewed", "corrected", "reviewed", "disputed"]),
                name="article_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="permalink",
            constraint=models.CheckConstraint(
                condition=Q(state__in=["live", "moved", "split"]), name="permalink_state_known"
            ),
        ),
    ]
