"""A row in every table that can lead to a person, with unmistakable words in every column that holds text."""

from datetime import date, time, timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, models
from django.utils import timezone
from wagtail.models import Page

from accounts.models import Organisation
from core.privacy import PersonalTable, personal_tables
from places.models import District, LocalArea, Municipality, PostalCode
from tests.factories.people import FYN, make_staff, make_user
from tests.factories.work import make_place, make_project, publish
from volunteers.models import Agreement

MARK = "zqxjvw"  # long enough that no random key holds it
# An emergency account stands for no person, and what it was opened for is never deleted.
NOBODYS = {"accounts.BreakGlass"}
LATER = 6  # characters of a column's own name behind the mark


class Seeder:
    """Fills rows by what the fields are; `given` says what a table needs beyond that."""

    def __init__(self, person: Any) -> None:
        self.person = person
        self.place = make_place()
        self.made: dict[str, models.Model] = {}
        project = make_project()
        publish(project)
        code = PostalCode.objects.get(pk="5200")
        area = LocalArea.objects.create(
            name="Bolbro", municipality=Municipality.objects.get(pk="0461"), is_exposed=False
        )
        self.stock: dict[str, Any] = {
            "accounts.User": make_staff(),
            "places.District": District.objects.get(pk=FYN),
            "places.Municipality": Municipality.objects.get(pk="0461"),
            "places.PostalCode": code,
            "places.LocalArea": area,
            "projects.Project": project,
            "projects.Role": self.place.role,
            "projects.Session": self.place.session,
            "projects.SessionPlace": self.place,
            "projects.Initiative": self.place.role.initiative,
            "volunteers.Agreement": Agreement.objects.get(version=1),
            "wagtailcore.Page": Page.objects.last(),
            "contenttypes.ContentType": ContentType.objects.get_for_model(type(person)),
            "auth.Group": Group.objects.create(name="gruppe"),
            "auth.Permission": Permission.objects.first(),
            "accounts.Organisation": Organisation.objects.create(name="Klub", district_id=FYN),
        }

    def fill(self, model: type[models.Model], *, word: str = MARK, **given: Any) -> Any:
        """One row, its texts marked. What it hangs on is made too, with words that are nobody's."""
        if issubclass(model, Page):
            return Page.get_first_root_node().add_child(instance=model(title=word, slug=word))
        values = dict(given)
        for field in model._meta.local_concrete_fields:
            if field.name in values or field.attname in values or field.auto_created:
                continue
            value = self._value(model, field, word)
            if value is not None:
                values[field.name] = value
        row = model._base_manager.create(**values)
        self.made[model._meta.label] = row
        return row

    def _value(self, model: type[models.Model], field: Any, word: str) -> Any:
        if field.is_relation:
            label = field.related_model._meta.label
            if field.null and label not in self.made:
                return None
            return self.made.get(label) or self.stock.get(label) or self.fill(field.related_model, word="ord")
        if isinstance(field, models.AutoField | models.FileField | models.UUIDField):
            return None
        if field.choices:
            return None if field.has_default() or field.blank else field.flatchoices[0][0]
        return _plain(field, mark(model, field, word))


def _plain(field: Any, text: str) -> Any:
    if isinstance(field, models.JSONField):
        return [text]
    if isinstance(field, models.EmailField):
        return f"{text}@example.org"
    if field.get_internal_type() == "PhoneNumberField" or field.name == "phone":
        return None
    if isinstance(field, models.CharField | models.TextField):
        return text[: field.max_length]
    if field.has_default() or field.null:
        return None
    return {
        "DateTimeField": timezone.now(),
        "DateField": timezone.localdate(),
        "TimeField": time(12, 0),
        "BooleanField": False,
    }.get(field.get_internal_type(), 1)


def mark(model: type[models.Model], field: Any, word: str = MARK) -> str:
    """The same for a column in every run: where it is found again says where it came from."""
    return f"{word}-{model._meta.model_name[:8]}-{field.name[:LATER]}"


def special(seeder: Seeder) -> dict[str, dict[str, Any]]:
    """What the filler can't guess: states, targets, and times that fit together."""
    now, person = timezone.now(), seeder.person
    session = seeder.place.session
    times = {"starts_at": session.starts_at, "ends_at": session.ends_at}
    return {
        "volunteers.Application": {"state": "rejected", "informed_at": now},
        "volunteers.Volunteer": {"state": "active", "since": timezone.localdate()},
        "coordination.Attendance": {**times, "seat": 1, "state": "attended", "minutes": 60},
        "coordination.Suggestion": {"sentences": []},
        "coordination_planning.PlannedPair": {"sentences": []},
        "coordination_stand_ins.StandInAsk": {"sentences": []},
        "coordination_wishes.TaskWish": {"said": "no", "role": seeder.place.role, "until": timezone.localdate()},
        "coordination.Assignment": {"state": "declined", "invited_at": now},
        "projects_follow.Follow": {
            "mailbox": None, "project": None, "postal_code": None, "km": None, "objective": "nearby",
        },
        "projects_ideas.Idea": {
            "author": person, "email": "", "confirmed_at": now, "project": None, "initiative": None,
        },
        "projects_ideas.IdeaReply": {"writer": seeder.stock["accounts.User"]},
        "outbox.Message": {
            "to": person.email, "state": "sent", "sent_at": now, "key": "k", "message_id": "<m>", "sender": "s",
        },
        "accounts.AccessEntry": {"keep_until": now - timedelta(days=1)},
        "coordination_checkin.CheckIn": {"keep_until": now - timedelta(days=1), "nonce": "made-by-a-phone"},
        "coordination_hours.HoursEntry": {"attendance": None, "state": "approved"},
        "coordination_afterwards.SessionReport": {"promised_by": timezone.localdate()},
        # Codes of the machines, and what the outbox makes itself: not text.
        "accounts.StateChange": {
            "subject_type": "accounts.user", "subject_id": person.pk, "transition": "t", "source": "s", "target": "t",
        },
        "mfa.Authenticator": {"data": {"note": MARK}},
        "wagtailcore.PageLogEntry": {"revision": None},
        "wagtailcore.ModelLogEntry": {"revision": None},
        "account.EmailAddress": {"primary": False},
        "volunteers_duplicates.NotTheSame": {"one": person, "other": make_user()},
    }  # fmt: skip


def seed(person: Any) -> Seeder:
    """A row about the person in each declared table; those that only name who did it get one too."""
    seeder = Seeder(person)
    extra = special(seeder)
    for table in _parents_first():
        label = table.model_class()._meta.label
        if label in {"accounts.User", "sessions.Session", *NOBODYS}:
            continue
        if table.person or table.rows:
            given = {name: person for name in table.person if "__" not in name}
            if not table.person and any(each.name == "email" for each in table.model_class()._meta.fields):
                given["email"] = person.email
            seeder.fill(table.model_class(), **{**given, **extra.get(label, {})})
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["wizard"] = MARK
    session.create()
    return seeder


def _parents_first() -> list[PersonalTable]:
    """A table after those it hangs on."""
    order: list[PersonalTable] = []
    left = list(personal_tables)
    labels = {table.model_class(): table for table in left}
    while left:
        ready = [
            table
            for table in left
            if not any(
                field.is_relation and field.related_model in labels and labels[field.related_model] in left
                for field in table.model_class()._meta.local_concrete_fields
                if field.related_model is not table.model_class() and not (field.null)
            )
        ] or left[:1]
        order += ready
        left = [table for table in left if table not in ready]
    return order


def found() -> dict[str, list[str]]:
    """Every column of every table of the database in which the mark stands, with what stands there."""
    hits: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name = f'CAST("{column.name}" AS TEXT)'
                cursor.execute(f'SELECT {name} FROM "{table}" WHERE LOWER({name}) LIKE %s', [f"%{MARK}%"])
                if rows := cursor.fetchall():
                    hits[f"{table}.{column.name}"] = [row[0] for row in rows]
    return hits


def far_ahead() -> date:
    """Beyond every period."""
    return timezone.localdate() + timedelta(days=3650)
