"""See it, fetch it, leave: by oneself alone."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry, User
from coordination.models import Attendance
from coordination.services import sign_up
from outbox.models import Message
from tests.factories.people import make_application, make_staff, make_user, make_volunteer
from tests.factories.work import make_place, make_role
from volunteers.models import Application, Screening, Volunteer
from volunteers.privacy.copying import person_export
from volunteers.privacy.models import Forgotten
from volunteers.services import move_application

pytestmark = pytest.mark.django_db
FILES = [("side", "text/html"), ("pdf", "application/pdf"), ("json", "application/json")]


@pytest.mark.parametrize("name", ["my_data", "leave"])
def test_a_stranger_signs_in_first(client, name):
    assert client.get(reverse(name)).status_code == 302


def test_ones_own_page_names_oneself_and_nobody_else(client):
    mine = make_volunteer(first_name="Aase", last_name="Ødegård")
    make_volunteer(first_name="Nabo", last_name="Nielsen")
    client.force_login(mine.person)
    response = client.get(reverse("my_data"))
    page = response.content.decode()
    assert "Ødegård" in page
    assert "Nabo" not in page
    assert "Dine oplysninger" in page
    assert "no-store" in response["Cache-Control"]
    assert not AccessEntry.objects.exists(), "reading one's own is nobody's business"


@pytest.mark.parametrize(("kind", "media"), FILES)
def test_each_file_holds_it_and_is_kept_by_no_cache(client, kind, media):
    person = make_volunteer(first_name="Aase", last_name="Ødegård").person
    client.force_login(person)
    response = client.get(reverse("my_data_file", args=[kind]))
    assert response["Content-Type"].startswith(media)
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    if kind == "pdf":
        assert response.content.startswith(b"%PDF")
        assert b"pdfuaid" in response.content
    else:
        assert "Ødegård" in response.content.decode()


def test_an_unknown_kind_of_file_is_not_found(client):
    client.force_login(make_user())
    assert client.get("/min-side/mine-data/exe/").status_code == 404


def test_the_file_for_machines_can_be_read_by_one(client):
    person = make_volunteer(first_name="Aase").person
    client.force_login(person)
    data = json.loads(client.get(reverse("my_data_file", args=["json"])).content)
    rows = {section["table"]: section["rows"] for section in data["sections"]}
    assert rows["accounts.User"][0]["first_name"] == "Aase"
    assert rows["volunteers.Profile"][0]["postal_code__code"] == "5200"


def test_ones_own_screening_stands_there_whatever_came_of_it():
    person = make_user()
    Screening.objects.create(
        person=person, kind="police", why="Besøg", ordered_on=timezone.localdate(), outcome="not_cleared"
    )
    sections = {section.table: section for section in person_export(person)}
    assert sections["volunteers.Screening"].rows[0]["outcome"] == "not_cleared"


def test_staff_are_named_by_first_name_alone():
    application = make_application()
    application.owner = make_staff(first_name="Sanne", last_name="Hemmelig")
    application.save()
    text = str(person_export(application.person))
    assert "Sanne" in text
    assert "Hemmelig" not in text


def test_a_copy_costs_the_same_for_one_row_and_for_many():
    person = make_volunteer().person

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            person_export(person)
        return len(caught)

    def take_part(number):
        role = make_role()
        for index in range(number):
            sign_up(person=person, place=make_place(role, starts_at=_evening(index)))

    take_part(1)
    one = queries()
    Attendance.objects.all().delete()
    take_part(12)
    assert queries() == one


def _evening(index):
    return timezone.now() + timedelta(days=7 + index)


# --- leaving ----------------------------------------------------------------------------------------------


def test_leaving_says_what_goes_what_stays_why_and_until_when(client):
    volunteer = make_volunteer()
    sign_up(person=volunteer.person, place=make_place())
    client.force_login(volunteer.person)
    page = client.get(reverse("leave"))
    outlook = page.context["outlook"]
    assert {"Hvor du bor, og hvor langt du tager"} <= {line.title for line in outlook.goes}
    stays = {line.title: line for line in outlook.stays}
    assert stays["Hvor du har været med"].until == timezone.localdate() + timedelta(days=730)
    assert all(line.why for line in outlook.stays)
    assert User.objects.filter(pk=volunteer.person_id, is_active=True).exists()


def test_nothing_happens_without_the_box(client):
    volunteer = make_volunteer()
    client.force_login(volunteer.person)
    assert client.post(reverse("leave")).status_code == 200
    volunteer.refresh_from_db()
    assert volunteer.state == "active"


def test_leaving_frees_the_place_ends_the_session_and_forgets(client):
    volunteer = make_volunteer(first_name="Aase", last_name="Ødegård", phone="+4512345678")
    place = make_place()
    sign_up(person=volunteer.person, place=place)
    client.force_login(volunteer.person)
    page = client.post(reverse("leave"), {"sure": "on"})
    assert "Du er slettet" in page.content.decode()
    person = User.objects.get(pk=volunteer.person_id)
    assert (person.email, person.first_name, str(person.phone), person.is_active) == (None, "", "", False)
    assert Volunteer.objects.get(pk=volunteer.pk).state == "anonymised"
    assert not Attendance.objects.seated().exists()
    assert not Session.objects.exists()
    assert client.get(reverse("my_data")).status_code == 302
    assert Forgotten.objects.get().person_id == person.pk


def test_an_applicant_who_leaves_takes_the_application_back(client):
    application = make_application()
    application.motivation = "Fordi jeg bor her"
    application.save()
    client.force_login(application.person)
    client.post(reverse("leave"), {"sure": "on"})
    application = Application.objects.get(pk=application.pk)
    assert (application.state, application.motivation) == ("withdrawn", "")


def test_a_letter_on_its_way_still_goes_out_and_then_knows_nobody(client, post):
    volunteer = make_volunteer(email="aase@example.org")
    client.force_login(volunteer.person)
    client.post(reverse("leave"), {"sure": "on"})
    assert [letter.to for letter in post()] == [["aase@example.org"]]
    assert not Message.objects.exclude(text="").exists()


def test_staff_are_told_to_have_their_account_closed_first(client):
    staff = make_staff()
    client.force_login(staff)
    page = client.post(reverse("leave"), {"sure": "on"}).content.decode()
    assert "administrator" in page
    staff.refresh_from_db()
    assert staff.is_active


def test_nothing_is_deleted_where_the_archive_cannot_be_written(client, settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    settings.JOURNAL_DIR = blocked
    volunteer = make_volunteer(first_name="Aase")
    client.force_login(volunteer.person)
    client.post(reverse("leave"), {"sure": "on"})
    volunteer.refresh_from_db()
    assert (volunteer.state, volunteer.person.first_name) == ("active", "Aase")


def test_the_steps_are_told_in_words():
    application = make_application()
    move_application(application=application, name="withdraw", actor=application.person)
    steps = next(each for each in person_export(application.person) if each.table == "accounts.StateChange")
    assert dict(steps.records[0])["Til"] == "Trukket tilbage"
