from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("volunteers", "0003_whole_life"),
    ]

    operations = []
