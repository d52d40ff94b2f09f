"""Two presses at once: one proposal, one membership."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from core.links import make_token
from outbox.services import deliver_due
from tests.factories.hosts import make_group, make_partner, make_proposal
from tests.factories.people import make_volunteer
from tests.volunteers.hosts.test_proposing import FORM, MAIL
from volunteers.hosts.models import Membership, Proposal
from volunteers.models import Application

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def at_once(number, act):
    barrier = Barrier(number)

    def one(_index):
        try:
            barrier.wait(timeout=30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def test_four_proposals_of_one_person_are_one_letter():
    group = make_group()
    partner = make_partner(group.organisation)

    def send():
        client = Client()
        client.force_login(partner)
        return client.post(f"/partner/gruppe/{group.pk}/foreslaa/", FORM).status_code

    assert at_once(4, send) == [302] * 4
    assert Proposal.objects.count() == 1
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [[MAIL]]


@pytest.mark.parametrize("ambassador", [True, False])
def test_four_times_yes_is_one_membership(ambassador):
    if ambassador:
        make_volunteer(email=MAIL)
    proposal = make_proposal(make_group())
    path = f"/svar/gruppe/{make_token('host', proposal.pk)}/"
    answers = at_once(4, lambda: Client().post(path, {"answer": "yes"}).status_code)
    assert set(answers) <= {200, 410}
    assert 200 in answers
    assert Membership.objects.count() == 1
    assert Application.objects.count() == (0 if ambassador else 1)
