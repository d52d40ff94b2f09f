"""Accepting, withdrawing, a new version: each change, each reader, and what the checker says meanwhile."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from core.errors import NotAllowedError
from core.requirements import evaluate
from outbox.models import Message
from outbox.services import deliver_due
from tests.factories.people import COPENHAGEN, make_application, make_staff, make_user, make_volunteer
from tests.factories.work import make_role
from tests.pdf import words_of
from volunteers.agreement.asking import ask_everybody
from volunteers.agreement.grace import Schedule
from volunteers.agreement.queue import agreements_lacking
from volunteers.agreement.reading import sections_of
from volunteers.agreement.views import pdf_of
from volunteers.errors import NameMissingError
from volunteers.models import Agreement, Signature
from volunteers.services.agreement import (
    current_agreement,
    publish_agreement,
    sign_agreement,
    withdraw_agreement,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def admin():
    return make_staff(Role.ADMINISTRATOR, None)


def publish(actor=None, **fields):
    values = {"title": "Aftale", "text": "Det nye\nDu får en vest.", "changes": "Du får en vest.", **fields}
    return publish_agreement(actor=actor or admin(), **values)


def refused(person, on=None):
    rows = list(make_role(requirements=["agreement"]).requirements.all())
    return bool(evaluate(rows, [person.pk], on or TODAY())[person.pk])


# --- withdrawing --------------------------------------------------------------------------------------------
def test_withdrawn_is_refused_told_and_can_be_given_again(client):
    volunteer, desk = make_volunteer(), make_staff()
    make_staff(district=COPENHAGEN)
    person = volunteer.person
    client.force_login(person)
    assert not refused(person)
    assert client.get(reverse("agreement_withdraw")).status_code == 200
    assert Signature.objects.standing().count() == 1  # opening it changes nothing
    client.post(reverse("agreement_withdraw"))
    client.post(reverse("agreement_withdraw"))  # sent twice
    assert refused(person)
    deliver_due()
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([person.email, desk.email])
    assert all(person.first_name not in letter.body for letter in mail.outbox if letter.to == [desk.email])
    client.post(reverse("agreement"), {"name": "Mette Holm"})
    assert not refused(person)
    assert [each.withdrawn_at is None for each in Signature.objects.order_by("pk")] == [False, True]


def test_an_applicant_withdraws_without_a_letter_to_the_desk():
    application, _desk = make_application(state="agreement"), make_staff()
    sign_agreement(person=application.person, name="Mette")
    assert withdraw_agreement(person=application.person) == 1
    assert list(Message.objects.values_list("to", flat=True)) == [application.person.email]
    assert withdraw_agreement(person=application.person) == 0


def test_nobody_becomes_active_on_a_withdrawn_yes():
    from volunteers.errors import NotSignedError
    from volunteers.services import move_application

    application = make_application(state="agreement")
    sign_agreement(person=application.person, name="Mette")
    withdraw_agreement(person=application.person)
    with pytest.raises(NotSignedError):
        move_application(application=application, name="activate", actor=make_staff())


def test_the_database_keeps_one_standing_yes():
    person = make_volunteer().person
    values = {"person": person, "agreement": current_agreement(), "name": "M", "signed_at": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(**values)
    assert sign_agreement(person=person, name="Igen").name == "Mette Holm"


def test_min_dag_names_who_withdrew_to_their_own_coordinator(client):
    volunteer = make_volunteer(first_name="Asta")
    withdraw_agreement(person=volunteer.person)
    url = reverse("ambassador_detail", args=[volunteer.pk])
    for staff, shown in ((make_staff(), True), (make_staff(district=COPENHAGEN), False)):
        client.force_login(staff)
        assert (url in client.get(reverse("workspace")).content.decode()) == shown


# --- a new version ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("days", "holds"), [(0, True), (29, True), (30, True), (31, False)])
def test_a_yes_to_the_version_before_counts_through_the_days_of_grace(days, holds, settings):
    settings.AGREEMENT_GRACE_DAYS = 30
    person = make_volunteer().person
    publish()
    assert refused(person, TODAY() + timedelta(days=days)) != holds
    sign_agreement(person=person, name="Mette")
    assert not refused(person, TODAY() + timedelta(days=days))


def test_grace_is_counted_from_the_version_that_took_its_place(settings):
    settings.AGREEMENT_GRACE_DAYS = 10
    schedule = Schedule(((1, date(2026, 1, 1)), (2, date(2026, 6, 1)), (3, date(2026, 6, 8))))
    assert schedule.holds({1}, date(2026, 6, 11))
    assert not schedule.holds({1}, date(2026, 6, 12))
    assert schedule.holds({2}, date(2026, 6, 18))
    assert schedule.holds({1, 3}, date(2030, 1, 1))
    assert not schedule.holds(set(), date(2026, 2, 1))


def test_each_active_ambassador_is_asked_once_per_version():
    asked, withdrew = make_volunteer(), make_volunteer()
    make_application(state="agreement")
    ended = make_volunteer()
    ended.state = "ended"
    ended.save()
    withdraw_agreement(person=withdrew.person)
    Message.objects.all().delete()
    assert ask_everybody() == 0  # version 1 is accepted
    for _ in range(2):
        publish(text=f"Udgave {Agreement.objects.count() + 1}")
        assert [ask_everybody(), ask_everybody()] == [1, 0]
    assert list(Message.objects.values_list("to", flat=True)) == [asked.person.email] * 2


def test_min_side_says_so_until_it_is_accepted(client):
    person = make_volunteer().person
    client.force_login(person)
    banner = "h-agreement-new"
    assert banner not in client.get(reverse("min_side")).content.decode()
    publish()
    assert banner in client.get(reverse("min_side")).content.decode()
    sign_agreement(person=person, name="Mette")
    assert banner not in client.get(reverse("min_side")).content.decode()


def test_the_coordinator_reads_who_is_missing(client):
    mine, other = make_volunteer(), make_volunteer(COPENHAGEN)
    protected = make_volunteer(first_name="Amal", is_protected=True, alias="Solsort")
    publish()
    client.force_login(make_staff())
    page = client.get(reverse("agreement_desk")).content.decode()
    urls = [reverse("ambassador_detail", args=[each.pk]) in page for each in (mine, protected, other)]
    assert urls == [True, True, False]
    assert "Solsort" in page
    assert "Amal" not in page
    assert reverse("agreement_desk") in client.get(reverse("workspace")).content.decode()


@pytest.mark.parametrize(("grace", "pressing"), [(0, True), (10, True), (-1, False)])
def test_min_dag_has_a_deadline_only_while_the_days_of_grace_last(grace, pressing, settings):
    settings.AGREEMENT_GRACE_DAYS = grace
    make_volunteer()
    publish()
    [item] = agreements_lacking(make_staff())
    assert (item.due is not None, "Indtil de siger ja" in item.text) == (pressing, not pressing)


def test_the_list_asks_the_same_however_many_are_missing(client):
    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            client.get(reverse("agreement_desk"))
        return len(found)

    publish()
    make_volunteer()
    client.force_login(make_staff())
    count()
    few = count()
    for _ in range(8):
        make_volunteer()
    assert count() == few


# --- who may publish ----------------------------------------------------------------------------------------
READERS = {
    "nobody": (lambda: None, 302, 302),
    "citizen": (make_user, 404, 404),
    "ambassador": (lambda: make_volunteer().person, 404, 404),
    "coordinator": (lambda: make_staff(may_screen=True), 200, 404),
    "officer": (lambda: make_staff(Role.CONTACT_OFFICER), 200, 404),
    "editor": (lambda: make_staff(Role.EDITOR), 404, 404),
    "leadership": (lambda: make_staff(Role.LEADERSHIP, None), 404, 404),
    "data protection": (lambda: make_staff(Role.DATA_PROTECTION, None), 404, 404),
    "administrator": (admin, 200, 200),
    "superuser": (lambda: make_user(is_staff=True, is_superuser=True), 200, 200),
    "former administrator": (lambda: _without_staff(admin()), 404, 404),
}


def _without_staff(user):
    user.is_staff = False
    user.save()
    return user


@pytest.mark.parametrize("who", list(READERS))
def test_who_reads_and_who_publishes(client, who):
    make, reads, publishes = READERS[who]
    make_volunteer(first_name="Asta", last_name="Lundemose")
    reader = make()
    if reader:
        client.force_login(reader)
    assert client.get(reverse("agreement_desk")).status_code == reads
    assert client.get(reverse("agreement_publish")).status_code == publishes
    data = {"title": "Aftale", "text": "Noget nyt.", "changes": "Nyt.", "publish": "1"}
    client.post(reverse("agreement_publish"), data)
    assert Agreement.objects.count() == (2 if publishes == 200 else 1)
    if who in {"administrator", "superuser"}:
        assert "Lundemose" not in client.get(reverse("agreement_desk")).content.decode()


@pytest.mark.parametrize("who", [make_staff, make_user, lambda: make_staff(Role.LEADERSHIP, None)])
def test_the_service_guards_too(who):
    with pytest.raises(NotAllowedError):
        publish(actor=who())


def test_it_is_shown_before_it_is_published(client):
    client.force_login(admin())
    data = {
        "title": "Aftale",
        "text": "Det nye\nDu får en vest.\n\nEt eksempel: Den er gul.",
        "changes": "Vest.",
    }
    page = client.post(reverse("agreement_publish"), data)
    assert [each.heading for each in page.context["sections"]] == ["Det nye"]
    assert Agreement.objects.count() == 1
    client.post(reverse("agreement_publish"), {**data, "publish": "1"})
    assert current_agreement().changes == "Vest."


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", "CPR 010203-1234"),
        ("text", ""),
        ("text", "x" * 1_000_000),
        ("title", "x" * 121),
        ("changes", ""),
    ],
)
def test_an_odd_version_is_refused(client, name, value):
    client.force_login(admin())
    data = {"title": "Aftale", "text": "Nyt.", "changes": "Nyt.", "publish": "1", name: value}
    answer = client.post(reverse("agreement_publish"), data)
    assert list(answer.context["form"].errors) == [name]
    assert Agreement.objects.count() == 1


def test_the_same_text_asks_nobody_again(client):
    client.force_login(admin())
    same = current_agreement()
    data = {"title": same.title, "text": same.text.replace("\n", "\r\n"), "changes": "Nyt.", "publish": "1"}
    answer = client.post(reverse("agreement_publish"), data)
    assert list(answer.context["form"].errors) == ["text"]


# --- the name, and the copy ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "name", ["Øjvind Åså-Ærø", "أمل", "<b>Mette</b>", "😀", "#let x = 1", "\\u{0}", "x" * 160]
)
def test_any_name_is_kept_and_printed(client, name):
    person = make_volunteer(signed=False).person
    client.force_login(person)
    assert client.post(reverse("agreement"), {"name": name}).status_code == 302
    assert Signature.objects.get().name == name
    answer = client.get(reverse("agreement_copy"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["", "   ", "010203-1234", "x" * 1_000_000, "\0"])
def test_a_name_that_can_not_be_kept_is_refused(client, name):
    client.force_login(make_volunteer(signed=False).person)
    answer = client.post(reverse("agreement"), {"name": name})
    assert (answer.status_code, Signature.objects.count()) == (200, 0)


def test_who_was_not_asked_can_not_accept():
    with pytest.raises(NotAllowedError):
        sign_agreement(person=make_user(), name="Mette")
    with pytest.raises(NameMissingError):
        sign_agreement(person=make_volunteer(signed=False).person, name=" ")
    with pytest.raises(ValidationError):
        sign_agreement(person=make_volunteer(signed=False).person, name="x" * 161)


def test_the_copy_holds_the_accepted_text_with_name_and_days():
    person = make_volunteer(signed=False).person
    signature = sign_agreement(person=person, name="Mette Holm Åkjær")
    publish()
    text = words_of(pdf_of(signature))
    for words in ("Det gør du aldrig", "Mette Holm Åkjær", "Partnerskabsaftale", "Et eksempel", "stikker"):
        assert words in text
    assert "vest" not in text  # the version that was accepted, not the newest


def test_a_copy_is_ones_own(client):
    make_volunteer()
    client.force_login(make_volunteer(signed=False).person)
    assert client.get(reverse("agreement_copy")).status_code == 404
    client.logout()
    assert client.get(reverse("agreement_copy")).status_code == 302


def test_a_text_is_read_in_sections():
    first, second = sections_of(
        "Indledning.\n\nDet gør vi\r\nVi svarer.\n\nEt eksempel: En nabo ringer.\n\n\n"
    )
    assert (first.heading, first.paragraphs) == ("", ["Indledning."])
    assert (second.heading, second.paragraphs, second.examples) == (
        "Det gør vi",
        ["Vi svarer."],
        ["En nabo ringer."],
    )
    assert sections_of("") == []
