"""Nothing is left behind: a row in every table that leads to a person, found by looking at the models."""

import pytest
from django.apps import apps
from django.db import models

from accounts.models import AccessEntry, StateChange, User
from tests.factories.people import FYN, make_application, make_staff, make_user
from tests.volunteers.privacy.seeding import seed, special
from volunteers.duplicates.models import NotTheSame
from volunteers.duplicates.services import merge_people
from volunteers.privacy.copying import person_export
from volunteers.protection.models import Reveal

pytestmark = pytest.mark.django_db
LOGS = {AccessEntry, StateChange}


def ways():
    """(model, field) of each foreign key that leads to a person, the tables between many and many included."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is User:
                yield model, field


def _is_log(model):
    """The database refuses to change it: it still names who is gone, and is found by who is kept."""
    return model in LOGS or getattr(model, "append_only", False)


def _is_work(model, field):
    """Rights of staff: whoever has one can't be merged."""
    return model._meta.label in {"accounts.StaffRole"}


@pytest.fixture
def coordinator():
    return make_staff()


@pytest.fixture
def two(coordinator):
    """One with a row in every table, and one who is new."""
    gone = make_user(first_name="Aase", last_name="Holm", phone="+4520123456")
    seeder = seed(gone)
    extra = special(seeder)
    for label in ("wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"):
        extra[label] = {"revision": None, "action": "wagtail.edit"}
    NotTheSame.objects.create(one=coordinator, other=gone)
    for who in ({"asked_by": gone}, {"asked_by": coordinator, "decided_by": gone}):
        Reveal.objects.create(person=coordinator, district_id=FYN, reason="x", **who)
    gone.staff_roles.all().delete()
    for model, field in ways():
        if _is_log(model) or _is_work(model, field) or model is User:
            continue
        rows = model._base_manager.all()
        if rows.filter(**{field.attname: gone.pk}).exists():
            continue
        if not rows.exists():
            seeder.fill(model, **extra.get(model._meta.label, {}))
        rows.filter(pk=rows.order_by("-pk").values("pk")[:1]).update(**{field.attname: gone.pk})
    User.objects.create(is_active=False, merged_into=gone)
    return make_application().person, gone


def test_no_row_is_left_with_who_is_gone(two, coordinator):
    keep, gone = two
    before = {}
    for model, field in ways():
        rows = model._base_manager.filter(**{field.attname: gone.pk})
        if not _is_work(model, field):
            assert _is_log(model) or rows.exists(), f"{model._meta.label}.{field.name} was never tried"
        before[model, field] = rows.count()
    merge_people(keep=keep, gone=gone, actor=coordinator, reason="Samme telefon.")
    for model, field in ways():
        if _is_log(model) or _is_work(model, field):
            continue
        left = model._base_manager.filter(**{field.attname: gone.pk})
        if model is User:
            left = left.exclude(pk=gone.pk)
        assert not left.exists(), f"{model._meta.label}.{field.name}"
        if model is NotTheSame:  # the lower number stands first, whoever it is
            continue
        there = model._base_manager.filter(**{field.attname: keep.pk})
        assert there.count() >= before[model, field], f"{model._meta.label}.{field.name}"


def test_the_logs_stay_and_are_found_by_the_one_who_is_kept(two, coordinator):
    keep, gone = two
    seen = AccessEntry.objects.filter(person=gone).count()
    steps = StateChange.objects.filter(subject_type="accounts.user", subject_id=gone.pk).count()
    assert seen
    assert steps
    merge_people(keep=keep, gone=gone, actor=coordinator, reason="Samme telefon.")
    assert AccessEntry.objects.filter(person=gone).count() == seen
    assert AccessEntry.objects.about(keep).filter(person=gone).count() == seen
    copy = {section.table.lower(): section for section in person_export(keep)}
    assert len(copy["accounts.accessentry"].rows) == seen
    assert len(copy["accounts.statechange"].rows) > steps  # theirs and the merge itself


def test_who_is_gone_is_a_number_without_name_and_way_in(two, coordinator, client):
    keep, gone = two
    client.force_login(gone)
    merge_people(keep=keep, gone=gone, actor=coordinator, reason="Samme telefon.")
    gone.refresh_from_db()
    assert (gone.email, gone.first_name, gone.last_name, str(gone.phone)) == (None, "", "", "")
    assert not gone.is_active
    assert not gone.has_usable_password()
    assert gone.merged_into == keep
    assert client.get("/min-side/").status_code == 302
