"""A table of what is not recommended or not listed; notices are kept from search engines from the first."""

from django.db import migrations, models


def keep_notices_from_search_engines(apps, schema_editor):
    apps.get_model("articles", "ShadeRule").objects.create(kind="notice", shade="unindexed")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='ShadeRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(blank=True, choices=[('article', '文章'), ('photo', '图片'), ('notice', '启事'), ('ad', '广告'), ('weather', '天气')], max_length=8, verbose_name='类型')),
                ('source', models.CharField(blank=True, help_text='电头或机构署名里的字，如 新华社。', max_length=40, verbose_name='来源')),
                ('section', models.CharField(blank=True, help_text='栏目、系列或版名里的字，如 副刊。', max_length=60, verbose_name='栏目')),
                ('shade', models.CharField(choices=[('unlisted', '不推荐'), ('unindexed', '不收录'), ('both', '不推荐也不收录')], max_length=9, verbose_name='推荐与收录')),
            ],
            options={
                'verbose_name': '推荐与收录规则',
                'verbose_name_plural': '推荐与收录规则',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='shaderule',
            constraint=models.CheckConstraint(condition=models.Q(('kind', ''), ('section', ''), ('source', ''), _negated=True), name='shade_rule_says_of_what', violation_error_message='类型、来源、栏目至少写一样：都不写就是全部稿件。'),
        ),
        migrations.RunPython(keep_notices_from_search_engines, migrations.RunPython.noop),
    ]
