"""Thanks after each task, on each anniversary, and a certificate anybody can check."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import sign_up
from coordination.thanks import services
from coordination.thanks.errors import NothingDoneError
from coordination.thanks.models import Certificate
from tests.factories.people import make_user, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db


@pytest.fixture
def done():
    """An ambassador with two hours behind them."""
    volunteer = make_volunteer(first_name="Åse", last_name="Holm")
    _attend(volunteer)
    return volunteer


def _attend(volunteer, *, minutes=120, noted=timedelta(hours=3), days=1, **role):
    place = make_place(make_role(**role))
    attendance = sign_up(person=volunteer.person, place=place)
    move_to_past(place, days=days)
    Attendance.objects.filter(pk=attendance.pk).update(
        state=AttendanceState.ATTENDED, minutes=minutes, confirmed_at=timezone.now() - noted
    )


# --- Thanks ------------------------------------------------------------------------------------------------
def test_everybody_who_came_is_thanked_once(post, done):
    services.thank_for_tasks()
    services.thank_for_tasks()
    thanks = [letter for letter in post() if letter.subject.startswith("Tak for Tryghedsvandring")]
    assert [letter.to for letter in thanks] == [[done.person.email]]
    assert "120 minutter" in thanks[0].body


@pytest.mark.parametrize("noted", [timedelta(minutes=110), timedelta(days=4)])
def test_not_before_a_slip_can_be_put_right_and_not_for_old_rows(noted):
    _attend(make_volunteer(), noted=noted)
    assert services.thank_for_tasks() == 0


@pytest.mark.parametrize(
    "state", [AttendanceState.ABSENT, AttendanceState.EXCUSED, AttendanceState.CANCELLED]
)
def test_who_did_not_come_is_not_thanked(done, state):
    Attendance.objects.update(state=state)
    assert services.thank_for_tasks() == 0


@pytest.mark.parametrize(
    ("since", "today", "thanked"),
    [
        (date(2025, 11, 23), date(2026, 11, 23), True),
        (date(2024, 11, 23), date(2026, 11, 23), True),
        (date(2026, 11, 23), date(2026, 11, 23), False),
        (date(2025, 11, 22), date(2026, 11, 23), False),
        (date(2024, 2, 29), date(2028, 2, 29), True),
        (date(2024, 2, 29), date(2026, 3, 1), True),
        (date(2024, 2, 29), date(2026, 2, 28), False),
        (date(2024, 2, 29), date(2028, 3, 1), False),
        (date(2025, 3, 1), date(2026, 3, 1), True),
    ],
)
def test_the_day_one_began(monkeypatch, since, today, thanked):
    make_volunteer()
    Volunteer.objects.update(since=since)
    monkeypatch.setattr(services.timezone, "localdate", lambda: today)
    assert services.thank_for_years() == (1 if thanked else 0)


def test_an_anniversary_is_written_once_and_counts_the_years(post):
    make_volunteer()
    Volunteer.objects.update(since=timezone.localdate().replace(year=timezone.localdate().year - 3, day=1))
    Volunteer.objects.update(since=timezone.localdate() - timedelta(days=3 * 365 + 1))
    day = Volunteer.objects.get().since
    Volunteer.objects.update(
        since=day.replace(month=timezone.localdate().month, day=timezone.localdate().day)
    )
    services.thank_for_years()
    services.thank_for_years()
    assert [letter.subject for letter in post()] == ["3 år som tryghedsambassadør"]


@pytest.mark.parametrize("state", ["paused", "suspended", "ended"])
def test_only_who_is_active_is_written_to(state):
    make_volunteer()
    Volunteer.objects.update(since=timezone.localdate() - timedelta(days=366), state=state)
    assert services.thank_for_years() == 0


# --- The certificate -----------------------------------------------------------------------------------------
def test_it_says_hours_and_roles_and_the_same_again_is_the_same(done):
    first = services.make_certificate(person=done.person)
    assert (first.minutes, first.times, first.roles, first.name) == (120, 1, ["Gå med"], "Åse Holm")
    assert services.make_certificate(person=done.person).pk == first.pk
    _attend(done, title="Byd velkommen", minutes=30, days=2)
    later = services.make_certificate(person=done.person)
    assert (later.minutes, later.roles) == (150, ["Byd velkommen", "Gå med"])
    assert later.code != first.code


@pytest.mark.parametrize("who", ["nobody", "no hours"])
def test_there_is_none_without_hours(who):
    person = make_user() if who == "nobody" else make_volunteer().person
    with pytest.raises(NothingDoneError):
        services.make_certificate(person=person)


def test_it_is_fetched_on_min_side(client, done):
    client.force_login(done.person)
    assert "/min-side/bevis/" in client.get("/min-side/").content.decode()
    assert client.get("/min-side/bevis/").status_code == 405
    response = client.post("/min-side/bevis/")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert "no-store" in response["Cache-Control"]


def test_anybody_checks_it_and_reads_no_name(client, done):
    certificate = services.make_certificate(person=done.person)
    page = client.get(f"/bekraeft/{certificate.code}/").content.decode()
    assert "Beviset er ægte" in page
    assert "Gå med" in page
    assert "Åse" not in page
    assert "Holm" not in page


@pytest.mark.parametrize("typed", ["{code}", "{low}", "{grouped}", " {grouped} ", "{code}%00", "{grouped}."])
def test_the_code_is_found_however_it_is_typed(client, done, typed):
    certificate = services.make_certificate(person=done.person)
    shown = typed.format(code=certificate.code, low=certificate.code.lower(), grouped=certificate.shown_code)
    found = client.get("/bekraeft/", {"code": shown}, follow=True)
    assert "Beviset er ægte" in found.content.decode()


@pytest.mark.parametrize("code", ["x", "7KQ2M4XN9RTB", "a" * 400, "<script>", "é"])
def test_an_unknown_code_is_told_so(client, code):
    response = client.get(f"/bekraeft/{code}/")
    assert response.status_code == 404
    assert "Den kode kender vi ikke" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "fits"),
    [("Åse Holm", True), ("åse  HOLM", True), ("A\u030ase Holm", True), ("Ase Holm", False), ("Åse", False)],
)
def test_a_name_is_checked_without_being_shown(client, done, name, fits):
    certificate = services.make_certificate(person=done.person)
    page = client.post(f"/bekraeft/{certificate.code}/", {"name": name}).content.decode()
    assert ("Ja. Beviset er udstedt til" in page) is fits
    assert ("Nej. Beviset er ikke udstedt til" in page) is not fits


def test_guessing_is_slowed_down(client):
    answers = [client.get(f"/bekraeft/CODE{number}/").status_code for number in range(31)]
    assert answers == [404] * 30 + [429]


def test_a_certificate_goes_with_its_person(client, done):
    certificate = services.make_certificate(person=done.person)
    Certificate.objects.filter(person=done.person).delete()
    assert client.get(f"/bekraeft/{certificate.code}/").status_code == 404
