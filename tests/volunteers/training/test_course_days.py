"""Course days: the code, attendance, what staff note, and who may."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry
from coordination.services import record_presence, sign_up
from core.errors import NotAllowedError
from places.models import LocalArea
from tests.factories.courses import make_course, make_course_day
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from tests.factories.work import make_place, move_to_past
from volunteers.training.errors import CodeUnknownError, CompletionDayError
from volunteers.training.models import Completion, CourseDay
from volunteers.training.services import ALPHABET, note_completion, open_course_day, take_back, use_code

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def day_at(hours, **fields):
    """A course day that begins so many hours from now and takes two."""
    return make_course_day(place=make_place(starts_at=timezone.now() + timedelta(hours=hours)), **fields)


# --- the code -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hours", "works"), [(48, False), (0.6, False), (0.4, True), (-1, True), (-25, True), (-27, False)]
)
def test_the_code_works_around_the_day(hours, works):
    day, person = day_at(hours), make_volunteer().person
    if not works:
        with pytest.raises(CodeUnknownError):
            use_code(person=person, code=day.code)
        return
    row = use_code(person=person, code=day.code)
    assert (row.course, row.completed_on, row.by, row.day) == (day.course, day.held_on(), "code", day)


@pytest.mark.parametrize("typed", ["AB3DEF", "ab3def", " ab3 def ", "AB-3D-EF", "ab3\tdef"])
def test_small_letters_and_spaces_do_not_matter(client, typed):
    day_at(-1)
    client.force_login(make_volunteer().person)
    assert client.post(reverse("course_code"), {"code": typed}).url == reverse("own_courses")
    assert Completion.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["", "AB3DEG", "AB3DE", "😀" * 6, "\0", "x" * 1_000_000, "' OR 1=1", "ÆØÅÆØÅ"]
)
def test_an_odd_code_is_refused_with_a_sentence(client, typed):
    day_at(-1)
    client.force_login(make_volunteer().person)
    answer = client.post(reverse("course_code"), {"code": typed})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["code"])
    assert not Completion.objects.exists()


def test_guessing_is_slowed_down(client):
    day_at(-1)
    client.force_login(make_volunteer().person)
    for _ in range(10):
        client.post(reverse("course_code"), {"code": "AAAAAA"})
    answer = client.post(reverse("course_code"), {"code": "AB3DEF"})
    assert "Vent et par minutter" in answer.content.decode()
    assert not Completion.objects.exists()


def test_a_code_of_a_session_that_was_called_off_is_none():
    day = day_at(-1)
    day.session.state = "cancelled"
    day.session.save()
    with pytest.raises(CodeUnknownError):
        use_code(person=make_volunteer().person, code=day.code)


def test_typed_twice_is_once(client):
    day_at(-1)
    client.force_login(make_volunteer().person)
    for _ in range(2):
        client.post(reverse("course_code"), {"code": "AB3DEF"})
    assert Completion.objects.count() == 1


# --- attendance ---------------------------------------------------------------------------------------------
@pytest.fixture
def seat():
    place = make_place()
    attendance = sign_up(person=make_volunteer().person, place=place)
    move_to_past(place)
    attendance.refresh_from_db()
    return attendance


def test_noted_attendance_completes_the_course_and_a_correction_takes_it_back(seat):
    day, staff = make_course_day(place=seat.place), make_staff()
    record_presence(attendance=seat, actor=staff, state="attended", minutes=90)
    row = Completion.objects.get()
    assert (row.person, row.course, row.by, row.noted_by) == (seat.person, day.course, "attended", staff)
    record_presence(attendance=seat, actor=staff, state="absent", reason="Forkert linje.")
    assert not Completion.objects.exists()


def test_what_the_person_typed_stays_when_attendance_is_corrected(seat):
    day, staff = make_course_day(place=seat.place), make_staff()
    use_code(person=seat.person, code=day.code)
    record_presence(attendance=seat, actor=staff, state="attended", minutes=90)
    record_presence(attendance=seat, actor=staff, state="absent", reason="Forkert linje.")
    assert Completion.objects.get().by == "code"


def test_attendance_elsewhere_completes_nothing(seat):
    make_course_day()
    record_presence(attendance=seat, actor=make_staff(), state="attended", minutes=90)
    assert not Completion.objects.exists()


# --- the desk -----------------------------------------------------------------------------------------------
def area():
    return LocalArea.objects.filter(municipality="0461").first()


READERS = {
    "nobody": lambda: None,
    "citizen": make_user,
    "ambassador": lambda: make_volunteer().person,
    "officer": lambda: make_officer(area()),
    "coordinator": make_staff,
    "other district": lambda: make_staff(district=COPENHAGEN),
    "leadership": lambda: make_staff(Role.LEADERSHIP, None),
    "administrator": lambda: make_staff(Role.ADMINISTRATOR, None),
    "editor": lambda: make_staff(Role.EDITOR),
}
MAY = {"coordinator": (200, 200, 200), "officer": (200, 404, 200), "other district": (200, 200, 404)}


@pytest.mark.parametrize("who", list(READERS))
def test_who_may_do_what(client, who):
    volunteer, course, reader = make_volunteer(area=area(), first_name="Asta"), make_course(), READERS[who]()
    row = Completion.objects.create(person=volunteer.person, course=course, completed_on=TODAY(), by="staff")
    if reader:
        client.force_login(reader)
    expected = MAY.get(who, (302,) * 3 if who == "nobody" else (404,) * 3)
    urls = [
        reverse("course_desk", args=[course.pk]),
        reverse("course_day_create", args=[course.pk]),
        reverse("completion_create", args=[volunteer.pk]),
    ]
    assert tuple(client.get(url).status_code for url in urls) == expected
    remove = reverse("completion_remove", args=[volunteer.pk, row.pk])
    assert client.get(remove).status_code == expected[2]
    assert Completion.objects.count() == 1  # opening it changes nothing
    client.post(remove)
    assert Completion.objects.exists() == (expected[2] != 200)
    client.post(urls[2], {"course": course.pk, "on": (TODAY() - timedelta(days=1)).isoformat()})
    assert Completion.objects.filter(completed_on=TODAY() - timedelta(days=1)).exists() == (
        expected[2] == 200
    )


def test_the_list_of_a_course_keeps_to_the_district_and_to_aliases(client):
    course = make_course()
    protected = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsort")
    mine, other = make_volunteer(first_name="Asta"), make_volunteer(COPENHAGEN, first_name="Bodil")
    for volunteer in (protected, mine, other):
        Completion.objects.create(person=volunteer.person, course=course, completed_on=TODAY(), by="staff")
    staff = make_staff()
    client.force_login(staff)
    page = client.get(reverse("course_desk", args=[course.pk])).content.decode()
    assert [name in page for name in ("Asta", "Solsort", "Amal", "Idris", "Bodil")] == [True, True] + [
        False
    ] * 3
    assert AccessEntry.objects.get(actor=staff).purpose == "training"
    assert client.get(reverse("course_desk_list")).context["courses"][0].people == 2


def test_the_list_of_a_course_asks_the_same_however_many(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("course_desk", args=[course.pk]))
        return len(found)

    course = make_course()
    client.force_login(make_staff())

    def add():
        Completion.objects.create(
            person=make_volunteer().person, course=course, completed_on=TODAY(), by="staff"
        )

    add()
    count()
    one = count()
    for _ in range(7):
        add()
    assert count() == one


def test_a_course_day_gets_a_code_and_keeps_it(client):
    course, place, staff = make_course(), make_place(), make_staff()
    elsewhere = make_place()
    elsewhere.session.initiative.project.district_id = COPENHAGEN
    elsewhere.session.initiative.project.save()
    client.force_login(staff)
    url = reverse("course_day_create", args=[course.pk])
    assert list(client.get(url).context["form"].fields["session"].queryset) == [place.session]
    client.post(url, {"session": place.session_id})
    day = CourseDay.objects.get()
    assert (day.course, day.made_by, len(day.code), set(day.code) <= set(ALPHABET)) == (
        course,
        staff,
        6,
        True,
    )
    assert open_course_day(course=course, session=place.session, actor=staff) == day
    assert day.code in client.get(reverse("course_desk", args=[course.pk])).content.decode()
    answer = client.post(url, {"session": elsewhere.session_id})
    assert list(answer.context["form"].errors) == ["session"]


@pytest.mark.parametrize(
    "actor", [make_user, lambda: make_staff(district=COPENHAGEN), lambda: make_officer(area())]
)
def test_the_services_guard_too(actor):
    actor, volunteer, course = actor(), make_volunteer(), make_course()
    row = Completion.objects.create(person=volunteer.person, course=course, completed_on=TODAY(), by="staff")
    with pytest.raises(NotAllowedError):
        open_course_day(course=course, session=make_place().session, actor=actor)
    with pytest.raises(NotAllowedError):
        note_completion(volunteer=volunteer, course=course, actor=actor, on=TODAY())
    with pytest.raises(NotAllowedError):
        take_back(completion=row, actor=actor)


@pytest.mark.parametrize("day", ["1900-01-01", "9999-12-31", "2026-02-30", "", "i går", "😀"])
def test_an_impossible_day_is_refused(client, day):
    volunteer, course = make_volunteer(), make_course()
    client.force_login(make_staff())
    answer = client.post(reverse("completion_create", args=[volunteer.pk]), {"course": course.pk, "on": day})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Completion.objects.exists()


@pytest.mark.parametrize("days", [1, -4000])
def test_the_service_knows_the_calendar_too(days):
    with pytest.raises(CompletionDayError):
        note_completion(
            volunteer=make_volunteer(),
            course=make_course(),
            actor=make_staff(),
            on=TODAY() + timedelta(days=days),
        )


def test_nobody_notes_their_own_course():
    staff, volunteer = make_staff(), make_volunteer()
    volunteer.person = staff
    with pytest.raises(NotAllowedError):
        note_completion(volunteer=volunteer, course=make_course(), actor=staff, on=TODAY())
