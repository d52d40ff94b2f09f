"""Asking a guardian, the answer by link or phone, taking it back, and the day somebody turns 18."""

import re
import time
from datetime import timedelta

import pytest
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.enums import Role
from coordination.models import Attendance
from coordination.services import sign_up
from core.errors import NotAllowedError
from core.requirements import RequirementNotMetError
from core.throttle import TooManyError
from outbox.models import Errand, Message
from tests.factories.minors import make_guardian, make_young, make_young_role, make_young_volunteer
from tests.factories.people import COPENHAGEN, make_application, make_staff, make_volunteer
from tests.factories.work import make_place
from volunteers.minors.data import GuardianData
from volunteers.minors.errors import (
    GuardianAnsweredError,
    GuardianMissingError,
    NotUnder18Error,
    OwnAddressError,
)
from volunteers.minors.models import Guardian
from volunteers.minors.services import ask_guardian, let_grow_up, say_no, say_yes
from volunteers.models import Agreement, Signature
from volunteers.privacy.running import run
from volunteers.services import move_application

pytestmark = pytest.mark.django_db
BY_MAIL = GuardianData("Hanne Holm", "hanne@example.org")
BY_PHONE = GuardianData("Hanne Holm", "", "+4520123456")


@pytest.fixture
def young():
    """An applicant of 16."""
    return make_young(make_application(first_name="Selma", email="selma@example.org"))


def link_in(message):
    return re.search(r"https?://[^/\s]+(/vaerge/\S+/)", message.text).group(1)


def test_a_guardian_with_mail_gets_a_link(young):
    ask_guardian(person=young.person, data=BY_MAIL)
    message = Message.objects.get(to="hanne@example.org")
    assert "Selma" in message.subject
    assert link_in(message).startswith("/vaerge/")
    assert not Errand.objects.exists()


def test_without_mail_somebody_calls(young):
    ask_guardian(person=young.person, data=BY_PHONE)
    errand = Errand.objects.get(person=young.person)
    assert "+4520123456" in errand.text
    assert not Message.objects.filter(key__startswith="guardian-").exists()


def test_nobody_without_an_address(young):
    with pytest.raises(ValidationError):
        ask_guardian(person=young.person, data=GuardianData("Hanne Holm"))
    assert not Guardian.objects.exists()


def test_the_own_address_will_not_do(young):
    with pytest.raises(OwnAddressError):
        ask_guardian(person=young.person, data=GuardianData("Selma", "SELMA@example.org"))
    assert not Guardian.objects.exists()


def test_an_adult_needs_none():
    with pytest.raises(NotUnder18Error):
        ask_guardian(person=make_volunteer().person, data=BY_MAIL)


def test_asked_again_three_times_a_day(young):
    for _ in range(3):
        ask_guardian(person=young.person, data=BY_MAIL)
    with pytest.raises(TooManyError):
        ask_guardian(person=young.person, data=BY_MAIL)
    assert Message.objects.filter(to="hanne@example.org").count() == 3


def test_somebody_else_is_asked_anew_and_the_old_link_is_dead(young, client):
    ask_guardian(person=young.person, data=BY_MAIL)
    old = link_in(Message.objects.get(to="hanne@example.org"))
    ask_guardian(person=young.person, data=GuardianData("Bo", "bo@example.org"))
    assert client.get(old).status_code == 410
    assert not Message.objects.filter(to="hanne@example.org").exists()


def test_an_answer_is_not_asked_for_twice(young):
    for answer in ("yes", "no"):
        Guardian.objects.all().delete()
        make_guardian(young.person, answer=answer)
        with pytest.raises(GuardianAnsweredError):
            ask_guardian(person=young.person, data=GuardianData("Bo", "bo@example.org"))


def test_opening_the_link_changes_nothing_and_a_press_does(young, client):
    ask_guardian(person=young.person, data=BY_MAIL)
    url = link_in(Message.objects.get(to="hanne@example.org"))
    page = client.get(url)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"] or "no-cache" in page["Cache-Control"]
    assert "Selma" in page.content.decode()
    assert "Holm" not in page.content.decode().replace("Hanne Holm", "")
    assert Guardian.objects.get().is_waiting
    client.post(url, {"answer": "perhaps"})
    assert Guardian.objects.get().is_waiting
    client.post(url, {"answer": "yes"})
    assert Guardian.objects.get().holds
    assert client.get(url).status_code == 200
    told = Message.objects.get(to="selma@example.org")
    assert told.key.startswith("guardian-told-")


def test_the_link_of_the_receipt_takes_the_yes_back_and_no_other(young, client):
    guardian = say_yes(guardian=make_guardian(young.person))
    url = link_in(Message.objects.get(to=guardian.email))
    assert url.startswith("/vaerge/fortryd/")
    client.post(url, {"answer": "yes"})
    assert client.get(url).status_code == 200
    assert Guardian.objects.get().holds
    client.post(url, {"answer": "no"})
    assert Guardian.objects.get().refused_at is not None


def test_after_a_no_the_link_says_no_yes(young, client):
    ask_guardian(person=young.person, data=BY_MAIL)
    url = link_in(Message.objects.get(to="hanne@example.org"))
    client.post(url, {"answer": "no"})
    client.post(url, {"answer": "yes"})
    assert not Guardian.objects.get().holds


@pytest.mark.parametrize("days", [29, 31])
def test_the_link_works_for_30_days(young, client, days, monkeypatch):
    with monkeypatch.context() as then:
        made = time.time() - timedelta(days=days).total_seconds()
        then.setattr("django.core.signing.time.time", lambda: made)
        ask_guardian(person=young.person, data=BY_MAIL)
    url = link_in(Message.objects.get(to="hanne@example.org"))
    assert client.get(url).status_code == (200 if days < 30 else 410)


@pytest.mark.parametrize("purpose", ["guardian-withdraw", "host", "unsubscribe"])
def test_a_link_for_something_else_opens_nothing(young, client, purpose):
    guardian = make_guardian(young.person)
    token = signing.TimestampSigner(salt=f"tryghed.{purpose}").sign_object({"id": guardian.pk})
    assert client.post(f"/vaerge/{token}/", {"answer": "yes"}).status_code == 404
    assert client.get("/vaerge/x/").status_code == 404
    assert Guardian.objects.get().is_waiting


def test_nobody_is_active_without_the_yes(young):
    staff = make_staff()
    young.state = "agreement"
    young.save()
    Signature.objects.create(
        person=young.person, agreement=Agreement.objects.get(version=1), name="S", signed_at=timezone.now()
    )
    with pytest.raises(GuardianMissingError):
        move_application(application=young, name="activate", actor=staff)
    guardian = make_guardian(young.person)
    with pytest.raises(GuardianMissingError):
        move_application(application=young, name="activate", actor=staff)
    say_yes(guardian=guardian, actor=staff)
    assert move_application(application=young, name="activate", actor=staff).state == "active"


def test_staff_of_another_district_write_nothing_down(young):
    guardian = make_guardian(young.person)
    for other in (make_staff(district=COPENHAGEN), make_staff(Role.CONTACT_OFFICER)):
        with pytest.raises(NotAllowedError):
            say_yes(guardian=guardian, actor=other)
    assert Guardian.objects.get().is_waiting


def test_a_yes_opens_seats_and_taken_back_it_gives_them_back():
    volunteer = make_young_volunteer(answer="")
    guardian = volunteer.person.guardian
    place = make_place(make_young_role("15"))
    with pytest.raises(RequirementNotMetError):
        sign_up(person=volunteer.person, place=place)
    say_yes(guardian=guardian)
    sign_up(person=volunteer.person, place=place)
    with pytest.raises(RequirementNotMetError):
        sign_up(person=volunteer.person, place=make_place(make_young_role(None)))
    say_no(guardian=guardian)
    assert [row.state for row in Attendance.objects.all()] == ["cancelled"]
    say_no(guardian=guardian)
    told = Message.objects.filter(to=volunteer.person.email, key__startswith=f"guardian-told-{guardian.pk}")
    assert told.count() == 2


def test_at_18_the_day_falls_the_guardian_falls_and_the_person_is_told():
    today = timezone.localdate()
    born_today = make_young_volunteer(turns_18_on=today)
    tomorrow = make_young_volunteer(turns_18_on=today + timedelta(days=1))
    let_grow_up()
    run(today)
    grown, waits = born_today.person.profile, tomorrow.person.profile
    grown.refresh_from_db()
    waits.refresh_from_db()
    assert (grown.adult, grown.turns_18_on) == (True, None)
    assert (waits.adult, waits.turns_18_on) == (False, today + timedelta(days=1))
    assert [guardian.person_id for guardian in Guardian.objects.all()] == [tomorrow.person_id]
    let_grow_up()
    assert Message.objects.filter(key__startswith="grown-up-").count() == 1
