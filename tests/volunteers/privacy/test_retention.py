"""What falls when, what the archive gets first, and what still adds up (DOMAIN rule 10)."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.access import log_list, log_opened
from accounts.enums import Purpose
from accounts.models import AccessEntry, StateChange, User
from coordination.figures import by_district, by_objective
from coordination.hours.reading import hours_of_country
from coordination.models import Attendance, AttendanceCount
from coordination.services import record_presence, sign_up
from core.privacy import retention_rules
from tests.factories.people import make_application, make_staff, make_user, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past
from volunteers.models import Application, Profile, Volunteer
from volunteers.privacy import ledger
from volunteers.privacy.forgetting import forget, replay
from volunteers.privacy.models import Forgotten, Journalised, RetentionReport
from volunteers.privacy.running import look, run, run_daily
from volunteers.services import move_application

pytestmark = pytest.mark.django_db


def later(days):
    return timezone.localdate() + timedelta(days=days)


def rejected(reason="Opgaven kræver et kørekort"):
    application = make_application(first_name="Aase", last_name="Ødegård")
    return move_application(application=application, name="reject", actor=make_staff(), reason=reason)


def test_a_rejected_application_falls_after_half_a_year_and_is_archived_first(archive):
    application = rejected()
    run(later(183))
    assert Application.objects.exists(), "the last day counts"
    run(later(185))
    assert not Application.objects.exists()
    assert not Profile.objects.exists()
    assert not StateChange.objects.filter(subject_type="volunteers.application").exists()
    kept = Journalised.objects.get()
    folder = archive / kept.folder
    assert (folder / "case.pdf").read_bytes().startswith(b"%PDF")
    metadata = json.loads((folder / "metadata.json").read_text())
    assert (metadata["state"], metadata["sha256"]) == ("rejected", kept.digest)
    assert User.objects.get(pk=application.person_id).first_name == ""


def test_what_cannot_be_archived_stays(settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings.JOURNAL_DIR = blocked
    rejected()
    run(later(185))
    assert Application.objects.count() == 1
    assert User.objects.filter(first_name="Aase").exists()


def test_a_withdrawn_application_of_somebody_who_follows_leaves_the_account():
    application = make_application()
    person = application.person
    move_application(application=application, name="withdraw", actor=person)
    person.follows.create(objective="nearby", confirmed_at=timezone.now())
    run(later(185))
    person.refresh_from_db()
    assert (person.first_name, bool(person.email), person.is_active) == ("", True, True)
    assert not Application.objects.exists()


def test_an_interest_without_reaction_falls():
    make_application(state="interest")
    open_one = make_application()
    Application.objects.update(received_at=timezone.now() - timedelta(days=185))
    run()
    assert list(Application.objects.all()) == [open_one]


def test_the_application_of_somebody_who_is_forgotten_falls_too():
    application = make_application(state="active")
    Volunteer.objects.create(person=application.person, district_id="1465", since=later(-900))
    forget(person=application.person, rule="leave")
    run(later(185))
    assert not Application.objects.exists()


def test_somebody_who_stopped_is_anonymised_and_the_district_still_counts_one():
    volunteer = make_volunteer(first_name="Aase")
    Volunteer.objects.update(state="ended", ended_on=later(-185))
    run()
    volunteer.refresh_from_db()
    assert (volunteer.state, volunteer.person.first_name) == ("anonymised", "")
    assert (
        StateChange.objects.filter(transition="anonymise").count() == 2
    )  # the ambassador's and the person's


def test_figures_add_up_before_and_after_attendance_becomes_counts():
    role = make_role()
    places = [make_place(role, seats=6, starts_at=timezone.now() + timedelta(days=day)) for day in (7, 8)]
    people = [make_volunteer().person for _ in range(6)]
    for days, place in enumerate(places, start=800):
        rows = [sign_up(person=person, place=place) for person in people]
        move_to_past(place, days=days)
        for row in rows:
            record_presence(attendance=row, actor=make_staff(), state="attended", minutes=45)
    before = Attendance.objects.all().participation()
    split = by_district(hours_of_country(), hide_small=False)
    assert (before.people, before.times, before.minutes) == (6, 12, 540)
    run()
    assert not Attendance.objects.exists()
    kept = AttendanceCount.objects.all()
    assert Attendance.objects.all().participation() + kept.participation() == before
    assert by_district(hours_of_country(), hide_small=False) == split
    assert sum(line.minutes for line in by_objective(hours_of_country(), hide_small=False)) == 540
    run()
    assert kept.participation().minutes == 540, "twice is once"


def test_attendance_of_last_year_stays():
    place = make_place()
    row = sign_up(person=make_volunteer().person, place=place)
    move_to_past(place, days=690)
    run()
    assert Attendance.objects.filter(pk=row.pk).exists()


def test_look_ups_fall_after_their_time_and_never_before():
    person, staff = make_user(), make_staff()
    young = log_opened(actor=staff, person=person, purpose=Purpose.CONTACT, district_id="1465")
    old = log_list(actor=staff, purpose=Purpose.MATCHING, query="/")
    AccessEntry.objects.create(
        actor=staff, kind="listed", purpose="matching", keep_until=timezone.now() - timedelta(days=2)
    )
    report = run(later(3650))
    assert report.failed == 0
    assert set(AccessEntry.objects.all()) == {young, old}
    with pytest.raises(DatabaseError), transaction.atomic():
        AccessEntry.objects.all().delete()


def test_reasons_fall_and_the_steps_stay():
    StateChange.objects.create(
        subject_type="volunteers.volunteer", subject_id=1, transition="suspend", source="active",
        target="suspended", reason="Aase var syg", at=timezone.now() - timedelta(days=731),
    )  # fmt: skip
    run()
    change = StateChange.objects.get()
    assert (change.transition, change.reason, change.at.date() < later(-700)) == ("suspend", "", True)


def test_a_rule_that_breaks_is_told_and_keeps_no_other_from_running(monkeypatch):
    rejected()
    rules = list(retention_rules)
    broken = rules[0]

    def act(rows):
        raise RuntimeError

    monkeypatch.setattr(
        "volunteers.privacy.running.retention_rules",
        [type(broken)(broken.title, broken.why, broken.days, broken.due, act), *rules],
    )
    report = run(later(185))
    assert report.failed == 1
    assert not Application.objects.exists()


def test_the_report_holds_counts_and_no_person():
    rejected()
    report = run(later(185))
    text = json.dumps(report.lines)
    assert report.taken >= 1
    assert "Aase" not in text
    assert "Ødegård" not in text


def test_looking_changes_nothing_and_says_why_in_danish():
    rejected()
    out = StringIO()
    call_command("retention", "--dry-run", "--on", later(185).isoformat(), stdout=out)
    assert "Ansøgninger" in out.getvalue()
    assert "183 dage" in out.getvalue()
    assert Application.objects.exists()
    assert not RetentionReport.objects.exists()
    assert any(line.due == 1 for line in look(later(185)))


def test_a_day_ahead_is_for_looking_alone():
    with pytest.raises(CommandError, match="--dry-run"):
        call_command("retention", "--on", later(1).isoformat(), stdout=StringIO())


def test_the_command_lets_fall_what_is_due():
    rejected()
    StateChange.objects.all().delete()
    Application.objects.update(received_at=timezone.now() - timedelta(days=200))
    call_command("retention", stdout=StringIO())
    assert not Application.objects.exists()
    assert RetentionReport.objects.count() == 1


# --- a restored backup ------------------------------------------------------------------------------------


def _restore(person):
    """As if the database of the day before came back: the person is there, the ledger's table is not."""
    Forgotten.objects.all().delete()
    StateChange.objects.filter(subject_type="accounts.user").delete()
    User.objects.filter(pk=person.pk).update(first_name="Aase", email="aase@example.org", is_active=True)


@pytest.mark.parametrize("way", ["command", "daily"])
def test_whom_a_backup_brings_back_is_forgotten_again(django_capture_on_commit_callbacks, way):
    person = make_user(first_name="Aase")
    with django_capture_on_commit_callbacks(execute=True):
        forget(person=person, rule="leave")
    assert "Aase" not in ledger.path().read_text()
    _restore(person)
    if way == "command":
        call_command("retention", "--replay-forgotten", stdout=StringIO())
    else:
        run_daily()
    person.refresh_from_db()
    assert (person.first_name, person.email, person.is_active) == ("", None, False)
    assert replay() == 0


def test_a_newcomer_with_the_same_number_is_left_alone(django_capture_on_commit_callbacks):
    person = make_user()
    with django_capture_on_commit_callbacks(execute=True):
        forget(person=person, rule="leave")
    _restore(person)
    User.objects.update(date_joined=timezone.now() + timedelta(minutes=1))
    assert replay() == 0
    person.refresh_from_db()
    assert person.first_name == "Aase"
