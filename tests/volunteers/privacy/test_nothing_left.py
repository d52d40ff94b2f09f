"""The promise as a whole: a person with a row everywhere; the copy names each, and in the end nothing is left."""

import pytest
from django.contrib.sessions.models import Session

from accounts.enums import Channel
from accounts.models import StateChange, User
from core.privacy import personal_tables
from tests.factories.people import make_user
from tests.volunteers.privacy.seeding import MARK, NOBODYS, far_ahead, found, seed
from volunteers.models import Volunteer
from volunteers.privacy.copying import person_export
from volunteers.privacy.leaving import leave
from volunteers.privacy.models import Forgotten
from volunteers.privacy.running import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Somebody who is in every table."""
    user = make_user(
        f"{MARK}@example.org",
        first_name=f"{MARK}-first",
        last_name=f"{MARK}-last",
        alias=f"{MARK}-alias",
        phone="+4512345678",
        channel=Channel.CALL,
    )
    seed(user)
    return user


def tables_about_people():
    """The declared tables that are about somebody, as the copy names them."""
    return {
        table.model
        for table in personal_tables
        if (table.person or table.rows) and (table.columns or table.export)
    } - NOBODYS


def test_the_copy_names_every_table(person):
    assert tables_about_people() - {each.table for each in person_export(person)} == set()


def test_every_kind_of_table_was_seeded(person):
    columns = set(found())
    assert len(columns) > 40
    assert {"outbox_message.to", "volunteers_application.motivation", "accounts_user.phone"} & columns


def test_leaving_and_time_leave_nothing(person):
    leave(person=person)
    # A log the law wants kept, what is already on its way to the person, and who has a vest that is still out.
    stays = {"accounts_accessentry", "outbox_message", "volunteers_safety_equipment"}
    assert {place.split(".")[0] for place in found()} <= stays
    run(far_ahead())
    assert found() == {}
    assert not Session.objects.exists()
    assert "12345678" not in str(User.objects.filter(pk=person.pk).values())


def test_time_alone_leaves_nothing(person):
    """Nobody does anything: the ambassador has stopped, and the daily run comes."""
    Volunteer.objects.filter(person=person).update(state="ended", ended_on="2026-01-01")
    report = run(far_ahead())
    assert report.failed == 0
    assert found() == {}


def test_what_counts_stays(person):
    before = {
        table.model: table.model_class()._base_manager.count()
        for table in personal_tables
        if table.fate == "keep" and table.model != "accounts.StateChange"
    }
    leave(person=person)
    after = {model: Forgotten._meta.apps.get_model(model)._base_manager.count() for model in before}
    assert after == before
    assert StateChange.objects.filter(subject_type="accounts.user", transition="anonymise").count() == 1
    assert Forgotten.objects.get().person_id == person.pk
