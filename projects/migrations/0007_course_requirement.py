from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("projects", "0006_called_off"),
    ]

    operations = [
        migrations.AlterField(
            model_name="requirement",
            name="kind",
            field=models.CharField(
                choices=[
                    ("ambassador", "You are a safety ambassador"),
                    ("district", "You are an ambassador in this police district"),
                    ("adult", "You are at least 18"),
                    ("agreement", "You have accepted the partnership agreement"),
                    ("screening", "You have an approved screening"),
                    ("course", "You have completed the course"),
                ],
                max_length=16,
            ),
        ),
    ]
