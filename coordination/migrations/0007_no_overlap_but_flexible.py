from django.db import migrations

# Who looks for a stand-in still is to come; what has no fixed time clashes with nothing (see 0003).
DROP = "ALTER TABLE coordination_attendance DROP CONSTRAINT coordination_no_overlap"
ADD = """
ALTER TABLE coordination_attendance ADD CONSTRAINT coordination_no_overlap
EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
WHERE (state IN ({states}){more})
"""
BEFORE = ADD.format(states="'signed_up', 'attended', 'absent'", more="")
AFTER = ADD.format(states="'signed_up', 'seeking_stand_in', 'attended', 'absent'", more=" AND NOT flexible")


def _run(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("coordination", "0006_lines_and_stand_ins")]
    operations = [migrations.RunPython(_run(DROP, AFTER), _run(DROP, BEFORE))]
