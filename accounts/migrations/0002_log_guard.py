from django.db import migrations

from accounts.log_guard import statements


def _run(create):
    def apply(apps, schema_editor):
        for sql in statements(schema_editor.connection.vendor, create=create):
            schema_editor.execute(sql)

    return apply


class Migration(migrations.Migration):
    """The logs refuse UPDATE, and DELETE before their time (DOMAIN rule 4)."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(_run(True), _run(False))]
