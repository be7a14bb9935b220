"""What visitors see hangs on two settings: what was ever 已复核 is noted, and which settings were last in force."""

from django.db import migrations, models
from django.db.models import F, Min

# Articles in one statement.
BATCH = 500


def tell_first_reviews(apps, schema_editor):
    """From the histories; of what is 已复核 and nobody knows since when, since its last change."""
    Article, Revision = (apps.get_model("articles", name) for name in ("Article", "Revision"))
    reviews = Revision.objects.filter(changes__status__after="reviewed").order_by()
    first = reviews.values_list("article").annotate(Min("at"))
    for pk, at in first.iterator(chunk_size=BATCH):
        Article.objects.filter(pk=pk, first_reviewed_at=None).update(first_reviewed_at=at)
    Article.objects.filter(status="reviewed", first_reviewed_at=None).update(first_reviewed_at=F("changed_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_readings'),
    ]

    operations = [
        migrations.CreateModel(
            name='InForce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('visibility', models.CharField(max_length=16, verbose_name='VISIBILITY')),
                ('raw_text', models.CharField(max_length=16, verbose_name='RAW_TEXT')),
            ],
            options={
                'verbose_name': '现行公开设置',
                'verbose_name_plural': '现行公开设置',
            },
        ),
        migrations.RemoveConstraint(
            model_name='article',
            name='article_visibility_known',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_public',
        ),
        migrations.AddField(
            model_name='article',
            name='first_reviewed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='首次复核'),
        ),
        migrations.AddField(
            model_name='article',
            name='shade',
            field=models.CharField(blank=True, choices=[('', '照常'), ('unlisted', '不推荐'), ('unindexed', '不收录'), ('both', '不推荐也不收录')], default='', max_length=9, verbose_name='推荐与收录'),
        ),
        migrations.AlterField(
            model_name='article',
            name='visibility',
            field=models.CharField(choices=[('public', '公开'), ('held', '待定'), ('hidden', '内部'), ('withdrawn', '已撤下')], default='public', max_length=9, verbose_name='可见'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['visibility', 'page', 'kind', 'status', 'first_reviewed_at'], name='article_shown'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ['public', 'held', 'hidden', 'withdrawn'])), name='article_visibility_known'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('shade__in', ['', 'unlisted', 'unindexed', 'both'])), name='article_shade_known'),
        ),
        migrations.RunPython(tell_first_reviews, migrations.RunPython.noop),
    ]
