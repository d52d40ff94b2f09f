"""A partner proposes somebody: what is sent, what is told, and what the answer does."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core.errors import NotAllowedError
from core.links import make_token
from outbox.models import Message
from outbox.services import deliver_due
from places.lookup import resolve_home
from places.models import District
from tests.factories.hosts import make_group, make_partner, make_proposal, member_of
from tests.factories.people import COPENHAGEN, make_application, make_staff, make_user, make_volunteer
from volunteers.entry.services import close_intake
from volunteers.enums import ApplicationState
from volunteers.hosts.models import Membership, Proposal
from volunteers.hosts.services import ProposalData, end_without_way, propose
from volunteers.models import Application

pytestmark = pytest.mark.django_db
MAIL = "ali@example.org"
FORM = {
    "first_name": "Ali",
    "last_name": "Haddad",
    "email": MAIL,
    "phone": "",
    "postal_code": "5200",
    "municipality": "",
}
PAGE = "/partner/"


@pytest.fixture
def group():
    return make_group()


@pytest.fixture
def partner(group, client):
    person = make_partner(group.organisation)
    client.force_login(person)
    return person


def send(client, group, **changes):
    return client.post(f"/partner/gruppe/{group.pk}/foreslaa/", {**FORM, **changes})


def link_of_letter():
    deliver_due()
    return re.search(r"/svar/gruppe/\S+", mail.outbox[-1].body)[0]


def lines(client):
    """What the partner reads: name and standing."""
    panels = client.get(PAGE).context["panels"]
    found = [panel for panel in panels if panel.template == "hosts/partner/groups.html"]
    return [
        (member.name, str(member.standing.value))
        for _group, members in found[0].context["groups"]
        for member in members
    ]


def test_the_person_gets_a_letter_and_the_group_waits(client, group, partner):
    assert send(client, group).url == PAGE
    link_of_letter()
    letter = mail.outbox[-1]
    assert letter.to == [MAIL]
    assert group.name in letter.body
    assert partner.first_name not in letter.body
    assert lines(client) == [("Ali", "waiting")]


def test_opening_the_link_changes_nothing(client, group, partner):
    send(client, group)
    path = link_of_letter()
    client.logout()
    assert client.get(path).status_code == 200
    assert not Membership.objects.exists()
    assert not Application.objects.exists()
    assert Proposal.objects.get().closed_at is None


def test_an_ambassadors_yes_counts_at_once(client, group, partner):
    volunteer = make_volunteer(email=MAIL, first_name="Alexander")
    send(client, group)
    path = link_of_letter()
    assert client.post(path, {"answer": "yes"}).status_code == 200
    membership = Membership.objects.get()
    assert (membership.person, membership.proposed_by) == (volunteer.person, partner)
    assert lines(client) == [("Alexander", "with")]
    assert not Application.objects.exists()
    row = Proposal.objects.get()
    assert (row.first_name, row.last_name, row.email, row.postal_code) == ("", "", "", None)
    assert not Message.objects.filter(to=MAIL).exists()
    assert client.post(path, {"answer": "yes"}).status_code == 410
    assert Membership.objects.count() == 1


def test_a_citizens_yes_is_an_interest_the_coordinator_sees(client, group, partner):
    send(client, group)
    client.post(link_of_letter(), {"answer": "yes"})
    application = Application.objects.get()
    assert (application.state, application.way_in) == (ApplicationState.INTEREST, "host")
    person = application.person
    assert (person.first_name, person.last_name, person.email) == ("Ali", "Haddad", MAIL)
    assert Membership.objects.get().person == person
    assert lines(client) == [("Ali", "waiting")]


def test_who_is_applying_already_keeps_their_application(client, group, partner):
    application = make_application(email=MAIL, state=ApplicationState.SCREENING)
    send(client, group)
    client.post(link_of_letter(), {"answer": "yes"})
    application.refresh_from_db()
    assert (application.state, application.way_in) == (ApplicationState.SCREENING, "web")
    assert Membership.objects.get().person == application.person
    # By the name that was typed, and without a button: a yes on the way looks as no answer does.
    waiting = lines(client)
    assert waiting == [("Ali", "waiting")]
    page = client.get(PAGE).content.decode()
    assert "/partner/medlem/" not in page
    assert client.post(reverse("host_take_off", args=[Membership.objects.get().pk])).status_code == 404
    client.force_login(make_partner(group.organisation))
    Application.objects.all().update(state="rejected")
    end_without_way()
    assert lines(client) == [("Ali", "not")]


def test_a_no_leaves_the_first_name_alone(client, group, partner):
    send(client, group)
    client.post(link_of_letter(), {"answer": "no"})
    row = Proposal.objects.get()
    assert (row.first_name, row.last_name, row.email, row.phone) == ("Ali", "", "", "")
    assert lines(client) == [("Ali", "not")]
    assert not Message.objects.filter(to=MAIL).exists()
    assert not User.objects.filter(email=MAIL).exists()
    before = len(mail.outbox)
    send(client, group)  # nobody is asked again right after a no
    deliver_due()
    assert len(mail.outbox) == before


@pytest.mark.parametrize(
    "state",
    [
        "nobody",
        "account",
        "ambassador",
        "protected",
        "suspended",
        "ended",
        "applicant",
        "rejected",
        "staff",
        "inactive",
        "member",
    ],
)
def test_the_partner_reads_the_same_whoever_it_is(client, group, partner, state):
    """No oracle: answer, page, letters and number of queries tell nothing of who has the address."""
    _make(state, group)
    before = Message.objects.count()
    response = send(client, group)
    page = client.get(PAGE).content.decode()
    assert (response.status_code, response.url) == (302, PAGE)
    assert Message.objects.count() == before + 1
    assert ("Ali", "waiting") in lines(client)
    assert page.count("t-rtable") == 1


def _make(state, group):
    if state in {"ambassador", "protected", "member"}:
        hidden = state != "ambassador"
        volunteer = make_volunteer(email=MAIL, is_protected=hidden, alias="Solsorten" if hidden else "")
        if state == "member":
            member_of(group, volunteer)
    elif state in {"suspended", "ended"}:
        volunteer = make_volunteer(email=MAIL)
        volunteer.state = state
        volunteer.save()
    elif state in {"applicant", "rejected"}:
        make_application(email=MAIL, state="received" if state == "applicant" else "rejected")
    elif state == "staff":
        make_staff(email=MAIL)
    elif state in {"account", "inactive"}:
        make_user(MAIL, is_active=state == "account")


def test_the_queries_are_the_same_too(client, group, partner):
    counts = []
    for number, known in enumerate((False, True)):
        address = f"ali{number}@example.org"
        if known:
            make_volunteer(email=address)
        with CaptureQueriesContext(connection) as queries:
            send(client, group, email=address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("state", ["staff", "inactive"])
def test_who_cant_be_an_ambassador_is_put_nowhere(client, group, partner, state):
    _make(state, group)
    send(client, group)
    assert client.post(link_of_letter(), {"answer": "yes"}).status_code == 200
    assert not Membership.objects.exists()
    assert not Application.objects.exists()
    assert lines(client) == [("Ali", "not")]


def test_sent_twice_is_asked_once(client, group, partner):
    for address in (MAIL, " ALI@example.org", MAIL):
        assert send(client, group, email=address).url == PAGE
    deliver_due()
    assert len(mail.outbox) == 1
    assert Proposal.objects.count() == 1


def test_above_the_days_number(client, group, partner, settings):
    settings.HOST_PROPOSALS_A_DAY = 2
    answers = [send(client, group, email=f"a{number}@example.org").status_code for number in range(3)]
    assert answers == [302, 302, 429]
    assert Proposal.objects.count() == 2


def test_without_mail_a_text_else_a_call(client, group, partner, settings):
    send(client, group, email="", phone="20 12 34 56")
    assert Message.objects.get().medium == Message.Medium.SMS
    settings.SMS_GATEWAY = ""
    send(client, group, email="", phone="20 12 34 57")
    called = Proposal.objects.get(by_call=True)
    assert Message.objects.count() == 1
    coordinator = make_staff()
    client.force_login(coordinator)
    page = client.get("/koordinator/").content.decode()
    assert f"/koordinator/tovholdere/ring/{called.pk}/" in page
    assert client.get(f"/koordinator/tovholdere/ring/{called.pk}/").status_code == 200
    client.post(f"/koordinator/tovholdere/ring/{called.pk}/", {"answer": "yes"})
    application = Application.objects.get()
    assert (application.way_in, str(application.person.phone)) == ("host", "+4520123457")
    assert application.person.channel == "call"
    assert f"/koordinator/tovholdere/ring/{called.pk}/" not in client.get("/koordinator/").content.decode()


def test_a_call_to_an_ambassador_is_no_new_application(client, group):
    volunteer = make_volunteer(phone="+4520123456")
    proposal = make_proposal(group, by_call=True)
    client.force_login(make_staff())
    client.post(f"/koordinator/tovholdere/ring/{proposal.pk}/", {"answer": "yes"})
    assert Membership.objects.get().person == volunteer.person
    assert not Application.objects.exists()


def test_a_number_two_ambassadors_share_is_nobodys(client, group):
    for _ in range(2):
        make_volunteer(phone="+4520123456")
    proposal = make_proposal(group, by_call=True)
    client.force_login(make_staff())
    client.post(f"/koordinator/tovholdere/ring/{proposal.pk}/", {"answer": "yes"})
    assert Membership.objects.get().person == Application.objects.get().person


def test_another_districts_home_is_refused(client, group, partner):
    response = send(client, group, postal_code="2200")
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Proposal.objects.exists()


def test_a_closed_district_keeps_the_answer_open(client, group, partner):
    send(client, group)
    path = link_of_letter()
    close_intake(
        actor=make_staff(),
        district=District.objects.get(pk=group.district_id),
        text_da="Fyldt",
        text_en="",
        starts_on=timezone.localdate(),
        ends_on=None,
    )
    assert client.post(path, {"answer": "yes"}).url == f"/bliv-ambassadoer/lukket/{group.district_id}/"
    assert Proposal.objects.waiting().count() == 1
    make_volunteer(email=MAIL)
    client.post(path, {"answer": "yes"})
    assert Membership.objects.count() == 1


def test_an_old_link(client, group):
    proposal = make_proposal(group, expires_on=timezone.localdate() - timedelta(days=1))
    assert client.get(f"/svar/gruppe/{make_token('host', proposal.pk)}/").status_code == 410
    assert client.get("/svar/gruppe/x/").status_code == 404
    assert client.get(f"/svar/gruppe/{make_token('join', proposal.pk)}/").status_code == 404


def test_the_service_checks_for_itself(group):
    data = ProposalData("Ali", "Haddad", resolve_home("5200"), email=MAIL)
    for actor in (make_user(), make_staff(), make_partner(make_group(COPENHAGEN).organisation)):
        with pytest.raises(NotAllowedError):
            propose(actor=actor, group=group, data=data)
    group.active = False
    group.save()
    with pytest.raises(NotAllowedError):
        propose(actor=make_partner(group.organisation), group=group, data=data)
    assert not Proposal.objects.exists()
