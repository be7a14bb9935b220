"""Files as they came, and where the lines of a page text stand."""


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0023_relations'),
    ]

    operations = [
        migrations.AddField(
            model_name='pagetext',
            name='extractor',
            field=models.CharField(blank=True, editable=False, max_length=20, verbose_name='提取程序'),
        ),
        migrations.AddField(
            model_name='pagetext',
            name='extractor_version',
            field=models.CharField(blank=True, editable=False, max_length=40, verbose_name='提取程序版本'),
        ),
        migrations.AddField(
            model_name='pagetext',
            name='sheet',
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name='原文件第几页'),
        ),
        migrations.CreateModel(
            name='PlacedLines',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('data', models.BinaryField(verbose_name='位置')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('page_text', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='placed_lines', to='articles.pagetext', verbose_name='原始文本')),
            ],
            options={
                'verbose_name': '文字位置',
                'verbose_name_plural': '文字位置',
            },
        ),
        migrations.CreateModel(
            name='SourceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True, verbose_name='SHA-256')),
                ('kind', models.CharField(max_length=12, verbose_name='格式')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节')),
                ('name', models.CharField(max_length=500, verbose_name='文件名')),
                ('received_at', models.DateTimeField(auto_now_add=True, verbose_name='收到时间')),
                ('sheets', models.PositiveIntegerField(editable=False, null=True, verbose_name='页数')),
                ('read_with', models.CharField(blank=True, editable=False, max_length=80, verbose_name='读取程序')),
                ('spoiled', models.JSONField(default=list, editable=False, verbose_name='没有文字的页')),
                ('came_with', models.JSONField(default=list, editable=False, verbose_name='来时日期和版次')),
                ('package', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='articles.sourcefile', verbose_name='所属 METS')),
            ],
            options={
                'verbose_name': '原文件',
                'verbose_name_plural': '原文件',
                'ordering': ['-received_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='pagetext',
            name='source_file',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='articles.sourcefile'),
        ),
    ]
