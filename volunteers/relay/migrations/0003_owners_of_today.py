from django.db import migrations
from django.db.models import F


def name_owners(apps, schema_editor):
    """Whoever wrote last on our side of a thread has it."""
    notes = apps.get_model("volunteers_relay", "Note").objects
    owners = apps.get_model("volunteers_relay", "ThreadOwner").objects
    last = {}
    for person, author, at in (
        notes.exclude(author=F("person")).order_by("at", "pk").values_list("person", "author", "at")
    ):
        last[person] = {"owner_id": author, "since": at}
    owners.bulk_create(owners.model(person_id=person, **values) for person, values in last.items())


class Migration(migrations.Migration):
    dependencies = [("volunteers_relay", "0002_thread_owner")]
    operations = [migrations.RunPython(name_owners, migrations.RunPython.noop)]
