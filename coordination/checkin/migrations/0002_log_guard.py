from django.db import migrations

TABLE = "coordination_checkin_checkin"
# `tryghed_log_guard()` is made in accounts/0002.
CREATE = {
    "postgresql": [
        f"CREATE TRIGGER guard_checkin_update BEFORE UPDATE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION tryghed_log_guard()",
        f"CREATE TRIGGER guard_checkin_delete BEFORE DELETE ON {TABLE} "
        "FOR EACH ROW WHEN (OLD.keep_until > now()) EXECUTE FUNCTION tryghed_log_guard()",
    ],
    "sqlite": [
        f"CREATE TRIGGER guard_checkin_update BEFORE UPDATE ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'append-only log'); END",
        f"CREATE TRIGGER guard_checkin_delete BEFORE DELETE ON {TABLE} "
        "WHEN datetime(OLD.keep_until) > datetime('now') BEGIN SELECT RAISE(ABORT, 'kept until its time'); END",
    ],
}


def _create(apps, schema_editor):
    for sql in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(sql)


def _drop(apps, schema_editor):
    where = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("guard_checkin_update", "guard_checkin_delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


class Migration(migrations.Migration):
    """The log of check-ins refuses UPDATE, and DELETE before its time (DOMAIN, Attendance)."""

    dependencies = [("coordination_checkin", "0001_first"), ("accounts", "0002_log_guard")]
    operations = [migrations.RunPython(_create, _drop)]
