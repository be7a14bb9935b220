from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_shades")]

    operations = [
        migrations.RenameField("reporter", "by_correction", "while_signed"),
        migrations.AlterField(
            "reporter", "while_signed", models.BooleanField(default=False, editable=False, verbose_name="有署名时才列出")
        ),
    ]
