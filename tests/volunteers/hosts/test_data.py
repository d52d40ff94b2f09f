"""What falls when, what a copy holds, and what becomes of two who are one."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from core.privacy import personal_tables, retention_rules
from tests.factories.hosts import make_group, make_partner, make_proposal, member_of
from tests.factories.people import make_application, make_staff, make_user, make_volunteer
from tests.volunteers.entry.test_odd_input import LONG
from tests.volunteers.entry.test_odd_input import ODD as EVERYTHING
from tests.volunteers.hosts.test_proposing import FORM
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.services import answer_no, end_without_way
from volunteers.privacy.leaving import leave

pytestmark = pytest.mark.django_db
# Half a surrogate is no text a browser can send.
ODD = {name: text for name, text in EVERYTHING.items() if name != "half a surrogate"}


@pytest.fixture
def group():
    return make_group()


@pytest.fixture
def archive(settings, tmp_path):
    settings.JOURNAL_DIR = tmp_path / "journal"


def fall(title, *, days=0):
    """Let what one rule has due on a day fall; returns how many."""
    rules = {str(key): rule for key, (_order, rule) in retention_rules._entries.items()}
    rule = rules[title]
    return rule.act(rule.due(timezone.localdate() + timedelta(days=days)))


def test_nobody_answered(group, settings):
    row = make_proposal(group)
    assert fall("host-unanswered", days=settings.HOST_PROPOSAL_DAYS) == 0
    assert fall("host-unanswered", days=settings.HOST_PROPOSAL_DAYS + 1) == 1
    row.refresh_from_db()
    assert (row.first_name, row.last_name, row.email, row.postal_code) == ("Ali", "", "", None)
    assert row.closed_at is not None


def test_an_answered_proposal_falls(group, settings):
    answer_no(proposal=make_proposal(group))
    assert fall("host-proposals", days=settings.RETENTION_HOST_PROPOSAL_DAYS) == 0
    assert fall("host-proposals", days=settings.RETENTION_HOST_PROPOSAL_DAYS + 1) == 1
    assert not Proposal.objects.exists()


def test_an_ended_membership_falls_and_a_live_one_stays(group, settings):
    member_of(group, make_volunteer())
    member_of(group, make_volunteer(), ended_on=timezone.localdate())
    assert fall("host-memberships", days=settings.RETENTION_MEMBERSHIP_DAYS) == 0
    assert fall("host-memberships", days=settings.RETENTION_MEMBERSHIP_DAYS + 1) == 1
    assert Membership.objects.live().count() == 1


def test_leaving_takes_membership_and_proposal_along(group, archive):
    volunteer = make_volunteer(email="ali@example.org")
    member_of(group, volunteer)
    answer_no(proposal=make_proposal(group))  # its address has fallen: the fingerprint still finds it
    other = make_proposal(group, email="anden@example.org")
    leave(person=volunteer.person)
    assert not Membership.objects.exists()
    assert list(Proposal.objects.all()) == [other]


def test_a_copy_names_both(group):
    volunteer = make_volunteer(email="ali@example.org")
    member_of(group, volunteer)
    make_proposal(group)
    found = {table.model: table.about(volunteer.person).count() for table in personal_tables}
    assert (found["volunteers_hosts.Membership"], found["volunteers_hosts.Proposal"]) == (1, 1)


def test_two_who_are_one_are_in_a_group_once(group):
    kept, gone = make_volunteer(), make_volunteer()
    other = make_group()
    mine = member_of(group, kept)
    member_of(group, gone)
    theirs = member_of(other, gone)
    table = next(table for table in personal_tables if table.model == "volunteers_hosts.Membership")
    table.merge(kept.person_id, gone.person_id)
    assert set(Membership.objects.filter(person=kept.person)) == {mine, theirs}
    assert not Membership.objects.filter(person=gone.person).exists()


def test_a_membership_without_a_way_ends(group):
    stays = [make_volunteer(), make_application(), make_application(state="interest")]
    goes = [make_application(state="rejected"), make_application(state="withdrawn")]
    rows = {each: member_of(group, each) for each in [*stays, *goes]}
    assert end_without_way() == 2
    assert end_without_way() == 0
    live = set(Membership.objects.live())
    assert live == {rows[each] for each in stays}


@pytest.mark.parametrize("name", ["first_name", "last_name", "email", "phone", "postal_code", "municipality"])
@pytest.mark.parametrize("odd", ODD)
def test_whatever_is_written_is_kept_or_refused_with_a_sentence(client, group, name, odd):
    client.force_login(make_partner(group.organisation))
    response = client.post(f"/partner/gruppe/{group.pk}/foreslaa/", {**FORM, name: ODD[odd]})
    if response.status_code == 302:
        row = Proposal.objects.get()
        assert "1234" not in f"{row.first_name} {row.last_name}"
        assert "<script>" not in client.get("/partner/").content.decode().replace("<script ", "")
    else:
        assert response.status_code == 200
        assert all(
            str(text).strip() for errors in response.context["form"].errors.values() for text in errors
        )
        assert not Proposal.objects.exists()


@pytest.mark.parametrize("odd", ODD)
def test_a_groups_name_too(client, group, odd):
    client.force_login(make_staff())
    data = {"organisation": group.organisation_id, "name": ODD[odd]}
    response = client.post("/koordinator/tovholdere/", data)
    made = HostGroup.objects.exclude(pk=group.pk)
    assert response.status_code == (302 if made.exists() else 200)
    if odd in {"cpr", "long", "spaces", "nul"}:
        assert response.context["form"].errors["name"]


def test_a_million_letters_are_refused(client, group):
    client.force_login(make_partner(group.organisation))
    for name in ("first_name", "last_name", "email"):
        cache.clear()
        response = client.post(f"/partner/gruppe/{group.pk}/foreslaa/", {**FORM, name: LONG})
        assert response.context["form"].errors[name]
    assert not Proposal.objects.exists()


def test_who_proposed_may_leave(group, archive):
    partner = make_partner(group.organisation)
    row = make_proposal(group, proposed_by=partner)
    leave(person=partner)
    row.refresh_from_db()
    assert not group.organisation.members.exists()
    assert make_user().organisations.count() == 0
