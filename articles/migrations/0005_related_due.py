from django.db import migrations, models


def mark_all_due(apps, schema_editor):
    """Lists made before looked backwards only."""
    schema_editor.execute(
        "INSERT INTO articles_relateddue (article_id, spread) SELECT id, %s FROM articles_article", [False]
    )


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_issue_date_plausible'),
    ]

    operations = [
        migrations.CreateModel(
            name='RelatedDue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_id', models.BigIntegerField(verbose_name='稿件')),
                ('spread', models.BooleanField(default=True, verbose_name='波及所列稿件')),
            ],
            options={
                'verbose_name': '待找相关文章',
                'verbose_name_plural': '待找相关文章',
                'ordering': ['pk'],
            },
        ),
        migrations.RunPython(mark_all_due, migrations.RunPython.noop),
    ]
