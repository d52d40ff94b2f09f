from django.db import migrations

# On PostgreSQL nobody can hold two overlapping confirmed sessions (DOMAIN rule 1). In a migration that checks the
# vendor, since an exclusion constraint in Meta breaks SQLite, where writers wait for each other anyway.
ADD = """
ALTER TABLE coordination_attendance ADD CONSTRAINT coordination_no_overlap
EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
WHERE (state IN ('signed_up', 'attended', 'absent'))
"""


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(ADD)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE coordination_attendance DROP CONSTRAINT coordination_no_overlap")


class Migration(migrations.Migration):
    dependencies = [("coordination", "0002_initial")]
    operations = [migrations.RunPython(add, remove)]
