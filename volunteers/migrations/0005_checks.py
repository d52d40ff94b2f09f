from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("volunteers", "0004_ways_in"),
    ]

    operations = []
