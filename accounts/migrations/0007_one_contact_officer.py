from datetime import timedelta

from django.db import migrations, models

from accounts.duty_guard import statements


def settle(apps, schema_editor):
    """Nothing held it before: of two contact officers at once the earlier one's duty ends where the later's begins."""
    duties = apps.get_model("accounts", "AreaDuty").objects
    duties.filter(ends_on__lt=models.F("starts_on")).delete()
    later = {}
    for duty in duties.filter(kind="contact").order_by("area", "-starts_on", "-pk"):
        follower = later.get(duty.area_id)
        if follower and duty.starts_on == follower:
            duty.kind = "deputy"
        elif follower and (duty.ends_on is None or duty.ends_on >= follower):
            duty.ends_on = follower - timedelta(days=1)
        duty.save(update_fields=["kind", "ends_on"])
        if duty.kind == "contact":
            later[duty.area_id] = duty.starts_on


def _guard(create):
    def apply(apps, schema_editor):
        for sql in statements(schema_editor.connection.vendor, create=create):
            schema_editor.execute(sql)

    return apply


class Migration(migrations.Migration):
    """An area never has two contact officers on the same day."""

    dependencies = [("accounts", "0006_merged_into"), ("places", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="areaduty",
            options={
                "ordering": ["starts_on", "pk"],
                "verbose_name": "area duty",
                "verbose_name_plural": "area duties",
            },
        ),
        migrations.RunPython(settle, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="areaduty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="accounts_duty_ends_after_start",
            ),
        ),
        migrations.RunPython(_guard(True), _guard(False)),
    ]
