from django.conf import settings
from django.db import migrations, models

import core.fields


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("volunteers", "0004_ways_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="changes",
            field=core.fields.FreeTextField(
                blank=True, db_default="", default="", max_length=600, verbose_name="what is new"
            ),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="text",
            field=core.fields.FreeTextField(verbose_name="text"),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="title",
            field=core.fields.FreeCharField(max_length=120, verbose_name="title"),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="valid_from",
            field=models.DateField(verbose_name="valid from"),
        ),
        migrations.AddField(
            model_name="signature",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RemoveConstraint(model_name="signature", name="volunteers_signed_once"),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("person", "agreement"),
                name="volunteers_accepted_once",
            ),
        ),
    ]
