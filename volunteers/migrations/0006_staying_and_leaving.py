from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("volunteers", "0005_checks"),
    ]

    operations = []
