"""Invitations: who may send them, what the link does, and what is left."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts.enums import Role
from core.privacy import retention_rules
from outbox.models import Message
from outbox.services import deliver_due
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, FYN, make_officer, make_staff, make_user
from tests.volunteers.wizard_steps import answer, chosen, soup_of, url
from volunteers.entry.models import Draft, Invitation, InvitationCount
from volunteers.models import Application

pytestmark = pytest.mark.django_db
INVITE = {
    "first_name": "Ali",
    "email": "ali@example.org",
    "place": f"district:{FYN}",
    "language": "da",
    "words": "Vi talte sammen ved kiosken.",
}


def invite(client, actor=None, **changes):
    client.force_login(actor or make_staff(first_name="Sanne"))
    return client.post("/koordinator/ansoegninger/inviter/", {**INVITE, **changes})


def link_of_letter():
    deliver_due()
    body = mail.outbox[-1].body
    start = body.index("/svar/invitation/")
    return body[start:].split()[0]


def test_a_personal_letter_with_a_link(client):
    assert invite(client).status_code == 302
    path = link_of_letter()
    letter = mail.outbox[-1]
    assert letter.to == ["ali@example.org"]
    assert "Vi talte sammen ved kiosken." in letter.body
    client.logout()
    page = client.get(path).content.decode()
    assert "Hej Ali" in page
    assert (Invitation.objects.get().accepted_at, Application.objects.count()) == (None, 0)


def test_yes_leads_through_the_wizard_to_the_inviter(client):
    actor = make_staff(first_name="Sanne")
    invite(client, actor)
    path = link_of_letter()
    client.logout()
    assert client.post(path, {"answer": "yes"}).url == url("om-dig")
    assert client.get(url("om-dig")).url == f"/konto/login/code/?next={url('om-dig')}"
    session = client.session["join_invitation"]
    assert session == Invitation.objects.get().pk
    person = make_user(first_name="", last_name="")
    sign_in(client, person)
    assert chosen(client.get(url("om-dig")), "first_name") == ["Ali"]
    answer(client, "hvor")
    assert Draft.objects.get().invitation_id == session
    client.logout()
    client.force_login(person)  # another device: no session with the invitation in it
    answer(client)
    assert client.post(url("oversigt")).url == url("tak")
    application = Application.objects.get()
    assert (application.person, application.way_in, application.owner) == (person, "invited", actor)
    assert Invitation.objects.count() == 0
    assert list(InvitationCount.objects.values_list("outcome", "number")) == [("applied", 1)]


def sign_in(client, person):
    page = soup_of(client.get("/konto/login/code/"))
    fields = {field["name"]: field.get("value", "") for field in page.select("main form input")}
    client.post("/konto/login/code/", {**fields, "email": person.email})
    deliver_due()
    client.post("/konto/login/code/confirm/", {"code": mail.outbox[-1].subject.split()[-1]})


def test_no_deletes_at_once_and_counts(client):
    for email in ("ali@example.org", "bo@example.org"):
        invite(client, email=email)
        path = link_of_letter()
        assert client.post(path, {"answer": "no"}).status_code == 200
        assert client.get(path).status_code == 410
    assert Invitation.objects.count() == 0
    assert Message.objects.filter(to="ali@example.org").count() == 0
    assert list(InvitationCount.objects.values_list("outcome", "number")) == [("declined", 2)]


def test_an_unanswered_one_expires_and_falls(client):
    invite(client)
    path = link_of_letter()
    Invitation.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert client.get(path).status_code == 410
    assert client.post(path, {"answer": "yes"}).status_code == 410
    [rule] = [rule for rule in retention_rules if rule.days == "RETENTION_JOIN_INVITATION_DAYS"]
    assert rule.act(rule.due(timezone.localdate())) == 1
    assert list(InvitationCount.objects.values_list("outcome", "number")) == [("expired", 1)]


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "x" * 3000])
def test_a_broken_link_says_so(client, token):
    assert client.get(f"/svar/invitation/{token}/").status_code == 404


def test_so_many_a_day(client, settings):
    settings.JOIN_INVITATIONS_A_DAY = 2
    actor = make_staff()
    statuses = [invite(client, actor, email=f"nr{each}@example.org").status_code for each in range(3)]
    assert (statuses, Invitation.objects.count()) == ([302, 302, 200], 2)
    cache.clear()


def test_a_contact_officer_invites_in_their_areas_alone(client):
    mine, other = LocalArea.objects.filter(municipality="0461")[:2]
    officer = make_officer(mine)
    assert invite(client, officer, place=f"area:{other.pk}").status_code == 200
    assert invite(client, officer).status_code == 200
    assert invite(client, officer, place=f"area:{mine.pk}").status_code == 302
    assert (Invitation.objects.get().area, Invitation.objects.get().district_id) == (mine, FYN)


@pytest.mark.parametrize(
    ("role", "district", "status"),
    [
        (Role.COORDINATOR, COPENHAGEN, 200),
        (Role.CONTACT_OFFICER, FYN, 200),
        (Role.EDITOR, FYN, 404),
        (Role.LEADERSHIP, None, 404),
        (Role.ADMINISTRATOR, None, 404),
    ],
)
def test_nobody_invites_where_they_dont_work(client, role, district, status):
    assert invite(client, make_staff(role, district)).status_code == status
    assert Invitation.objects.count() == 0


def test_only_the_district_sees_who_is_asked(client):
    invite(client)
    client.get("/koordinator/ansoegninger/inviter/")  # says that it is sent
    client.force_login(make_staff(district=COPENHAGEN))
    assert "Ali" not in client.get("/koordinator/ansoegninger/inviter/").content.decode()


def test_a_text_message_to_who_has_no_mail(client):
    invite(client, email="", phone="20 12 34 56")
    message = Message.objects.get()
    assert (message.medium, message.to) == ("sms", "+4520123456")
    assert "/svar/invitation/" in message.text
