"""The logs are append-only in the database itself (DOMAIN rule 4)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.access import log_opened
from accounts.enums import AccessKind, Purpose
from accounts.models import AccessEntry, StateChange
from tests.factories.people import make_application, make_staff, make_user, make_volunteer

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return log_opened(actor=make_staff(), person=make_user(), purpose=Purpose.PROFILE, district_id="1465")


def test_look_ups_refuse_update(entry):
    with pytest.raises(DatabaseError), transaction.atomic():
        AccessEntry.objects.update(purpose=Purpose.MATCHING)


def test_look_ups_refuse_delete_before_their_time(entry):
    with pytest.raises(DatabaseError), transaction.atomic():
        AccessEntry.objects.all().delete()


def test_look_ups_may_go_after_their_time():
    AccessEntry.objects.create(
        actor=make_staff(),
        kind=AccessKind.LISTED,
        purpose=Purpose.MATCHING,
        keep_until=timezone.now() - timedelta(days=1),
    )
    assert AccessEntry.objects.all().delete()[0] == 1


def test_state_changes_refuse_update():
    StateChange.objects.create(subject_type="x.y", subject_id=1, transition="a", source="b", target="c")
    with pytest.raises(DatabaseError), transaction.atomic():
        StateChange.objects.update(target="d")


def test_opening_writes_one_entry_with_its_purpose_and_a_list_one_for_the_query(client):
    staff, application, volunteer = make_staff(), make_application(), make_volunteer()
    client.force_login(staff)
    client.get(reverse("application_detail", args=[application.pk]))
    client.get(reverse("ambassador_detail", args=[volunteer.pk]), {"formaal": "profile"})
    client.get(reverse("ambassador_list") + "?language=ar")
    entries = [(row.person, row.purpose, row.kind) for row in AccessEntry.objects.order_by("pk")]
    assert entries == [
        (application.person, Purpose.APPLICATION, AccessKind.OPENED),
        (volunteer.person, Purpose.PROFILE, AccessKind.OPENED),
        (None, Purpose.PROFILE, AccessKind.LISTED),
    ]
    assert AccessEntry.objects.latest("pk").query.endswith("?language=ar")
