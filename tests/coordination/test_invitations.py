"""Asking and answering."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from coordination.enums import ASSIGNMENTS, AssignmentState
from coordination.errors import AlreadyAskedError, NotOpenError
from coordination.models import Assignment
from coordination.notifications import ANSWER_PURPOSE
from coordination.services import answer_invitation, expire_invitations, invite
from core.errors import NotAllowedError
from core.links import make_token
from outbox.services import deliver_due
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation():
    role = make_role()
    make_place(role)
    person = make_volunteer().person
    return invite(role=role, person_ids=[person.pk], actor=make_staff())[0]


def test_invitation_stores_why_and_writes_a_letter(invitation):
    assert invitation.state == AssignmentState.INVITED
    assert {row["code"] for row in invitation.suggestion.sentences} >= {"near", "never_asked"}
    deliver_due()
    assert mail.outbox[0].to == [invitation.person.email]
    assert "/svar/" in mail.outbox[0].body


def test_nobody_is_asked_twice(invitation):
    with pytest.raises(AlreadyAskedError):
        invite(role=invitation.role, person_ids=[invitation.person_id], actor=make_staff())


def test_coordinator_of_another_district_may_not_ask():
    role = make_role()
    with pytest.raises(NotAllowedError):
        invite(role=role, person_ids=[make_volunteer().person_id], actor=make_staff(district=COPENHAGEN))


@pytest.mark.parametrize(
    ("yes", "state"), [(True, AssignmentState.ACCEPTED), (False, AssignmentState.DECLINED)]
)
def test_answer_twice_is_harmless_and_the_other_answer_refused(invitation, yes, state):
    for _ in range(2):
        assert answer_invitation(assignment=invitation, person=invitation.person, yes=yes).state == state
    with pytest.raises(NotOpenError):
        answer_invitation(assignment=invitation, person=invitation.person, yes=not yes)


def test_somebody_else_may_not_answer(invitation):
    with pytest.raises(NotAllowedError):
        answer_invitation(assignment=invitation, person=make_user(), yes=True)


def test_past_its_time_it_expires(invitation):
    Assignment.objects.update(answer_by=timezone.now() - timedelta(minutes=1))
    with pytest.raises(NotOpenError):
        answer_invitation(assignment=invitation, person=invitation.person, yes=True)
    assert expire_invitations() == 1
    invitation.refresh_from_db()
    assert invitation.state == AssignmentState.EXPIRED


class TestLink:
    def test_get_changes_nothing_and_post_answers(self, client, invitation):
        url = reverse("answer", args=[make_token(ANSWER_PURPOSE, invitation.pk)])
        assert client.get(url).status_code == 200
        invitation.refresh_from_db()
        assert invitation.state == AssignmentState.INVITED
        assert client.post(url, {"answer": "yes"}).status_code == 200
        invitation.refresh_from_db()
        assert invitation.state == AssignmentState.ACCEPTED

    def test_tampered_link_offers_a_way_on(self, client, invitation):
        token = make_token(ANSWER_PURPOSE, invitation.pk)
        response = client.get(reverse("answer", args=[token[:-3] + "abc"]))
        assert response.status_code == 404
        assert reverse("min_side") in response.content.decode()

    def test_expired_link_offers_a_way_on(self, client, invitation, settings):
        settings.LINK_MAX_AGE_DAYS = 0
        response = client.get(reverse("answer", args=[make_token(ANSWER_PURPOSE, invitation.pk)]))
        assert response.status_code == 410

    def test_token_of_another_purpose_is_refused(self, client, invitation):
        response = client.get(reverse("answer", args=[make_token("something-else", invitation.pk)]))
        assert response.status_code == 404


@pytest.mark.parametrize("name", ASSIGNMENTS.names())
@pytest.mark.parametrize("state", AssignmentState.values)
def test_transition_table(name, state):
    allowed = {
        ("invite", "suggested"),
        ("accept", "invited"),
        ("decline", "invited"),
        ("expire", "invited"),
        ("withdraw", "accepted"),
        ("end", "accepted"),
    }
    is_open = name in {step.name for step in ASSIGNMENTS.open_from(state)}
    assert is_open == ((name, state) in allowed)
