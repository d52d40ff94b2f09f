"""Who opens what, what stands there, and what it costs."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Organisation
from coordination.services import sign_up
from projects.enums import Access, SessionState, Stage
from projects.models import Partnership
from tests.factories.hosts import make_group, make_partner, make_proposal, member_of
from tests.factories.people import (
    FYN,
    make_application,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_initiative, make_place, make_project, make_role, move_to_past, publish
from tests.volunteers.hosts.test_proposing import FORM, lines
from volunteers.enums import VolunteerState
from volunteers.hosts.models import HostGroup, Proposal
from volunteers.hosts.services import end_without_way

pytestmark = pytest.mark.django_db
PAGE = "/partner/"
BUDGET = 15


@pytest.fixture
def group():
    return make_group()


def addresses(group, membership):
    return {
        "page": PAGE,
        "propose": reverse("host_propose", args=[group.pk]),
        "take_off": reverse("host_take_off", args=[membership.pk]),
    }


class TestWhoOpensThePartnersPages:
    """Each role at each address: read, then written."""

    @pytest.mark.parametrize(
        "role",
        ["citizen", "volunteer", "applicant", "other partner", *Role.values],
    )
    def test_nobody_but_the_associations_own(self, client, group, role):
        membership = member_of(group, make_volunteer())
        user = self._user(role, group)
        client.force_login(user)
        for name, path in addresses(group, membership).items():
            expected = 200 if role == "other partner" and name == "page" else 404
            read = 405 if name == "take_off" else expected
            assert client.get(path).status_code == read, name
            if name != "page":
                assert client.post(path, FORM).status_code == 404, name
        membership.refresh_from_db()
        assert membership.ended_on is None
        assert not Proposal.objects.exists()

    def _user(self, role, group):
        if role == "volunteer":
            return make_volunteer().person
        if role == "applicant":
            return make_application().person
        if role == "other partner":
            return make_partner(make_group().organisation)
        if role in Role.values:
            national = role in {Role.LEADERSHIP, Role.DATA_PROTECTION, Role.ADMINISTRATOR}
            staff = make_staff(role, None if national else FYN)
            group.organisation.members.add(staff)  # staff have the workspace, whatever else they belong to
            return staff
        return make_user()

    def test_anonymous_is_sent_to_sign_in(self, client, group):
        membership = member_of(group, make_volunteer())
        for path in addresses(group, membership).values():
            for response in (client.post(path, FORM), client.get(path)):
                assert response.status_code in {302, 405}
                if response.status_code == 302:
                    assert response.url.startswith("/konto/login/code/")
        assert not Proposal.objects.exists()

    def test_the_partner(self, client, group):
        membership = member_of(group, make_volunteer())
        client.force_login(make_partner(group.organisation))
        for name, path in addresses(group, membership).items():
            assert client.get(path).status_code == (405 if name == "take_off" else 200), name
        assert client.post(addresses(group, membership)["take_off"]).url == PAGE
        membership.refresh_from_db()
        assert membership.ended_on is not None

    def test_who_has_left_the_association_is_out(self, client, group):
        partner = make_partner(group.organisation)
        client.force_login(partner)
        assert client.get(PAGE).status_code == 200
        group.organisation.members.remove(partner)
        assert client.get(PAGE).status_code == 404

    def test_a_closed_group_takes_no_proposals(self, client, group):
        client.force_login(make_partner(group.organisation))
        HostGroup.objects.filter(pk=group.pk).update(active=False)
        assert client.get(reverse("host_propose", args=[group.pk])).status_code == 404
        assert group.name not in client.get(PAGE).content.decode()

    def test_it_is_never_kept_by_a_cache(self, client, group):
        client.force_login(make_partner(group.organisation))
        assert "no-store" in client.get(PAGE)["Cache-Control"]


class TestWhatAPartnerReads:
    def test_first_names_alone_and_an_alias_for_the_protected(self, client, group):
        open_one = make_volunteer(first_name="Yasmin", last_name="Nørgaard", phone="+4520123456")
        hidden = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten")
        nameless = make_volunteer(first_name="Berit", last_name="Krogh", is_protected=True)
        for volunteer in (open_one, hidden, nameless):
            member_of(group, volunteer)
        client.force_login(make_partner(group.organisation))
        page = client.get(PAGE).content.decode()
        assert "Yasmin" in page
        assert "Solsorten" in page
        for secret in ("Nørgaard", "Amal", "Idris", "Berit", "Krogh", "20123456", open_one.person.email):
            assert secret not in page, secret

    @pytest.mark.parametrize(
        ("state", "told"),
        [
            ("active", "with"),
            ("paused", "with"),
            ("suspended", "with"),
            ("ended", "not"),
            ("received", "waiting"),
            ("screening", "waiting"),
            ("rejected", "not"),
            ("withdrawn", "not"),
        ],
    )
    def test_three_words_and_no_more(self, client, group, state, told):
        if state in VolunteerState.values:
            subject = make_volunteer(first_name="Ali")
        else:
            subject = make_application(state=state, first_name="Ali")
        subject.state = state
        subject.save()
        member_of(group, subject)
        end_without_way()
        client.force_login(make_partner(group.organisation))
        assert lines(client) == [("Ali", told)]

    def test_nothing_of_another_associations_group(self, client, group):
        member_of(group, make_volunteer(first_name="Torben"))
        other = make_group(name="Klubben")
        member_of(other, make_volunteer(first_name="Yasmin"))
        client.force_login(make_partner(other.organisation))
        page = client.get(PAGE).content.decode()
        assert "Yasmin" in page
        assert "Torben" not in page
        assert group.name not in page

    def test_who_came_back_is_there_once(self, client, group):
        volunteer = make_volunteer(first_name="Ali")
        member_of(group, volunteer, ended_on=volunteer.since)
        member_of(group, volunteer)
        client.force_login(make_partner(group.organisation))
        assert lines(client) == [("Ali", "with")]

    def test_price_of_the_page(self, client, group, django_assert_max_num_queries):
        partner = make_partner(group.organisation)
        for _ in range(3):
            self._hosted(group.organisation, make_volunteer())
            member_of(group, make_volunteer())
            member_of(group, make_application())
        make_proposal(group)
        client.force_login(partner)
        client.get(PAGE)
        with django_assert_max_num_queries(BUDGET):
            client.get(PAGE)

    def _hosted(self, organisation, volunteer, **fields):
        project = make_project(**fields)
        Partnership.objects.create(project=project, organisation=organisation)
        publish(project)
        place = make_place(make_role(make_initiative(project, title=f"Vandring {project.pk}")))
        if volunteer:
            sign_up(person=volunteer.person, place=place)
        return place

    def test_own_initiatives_and_who_comes(self, client, group):
        comes = make_volunteer(first_name="Yasmin", last_name="Nørgaard")
        hidden = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten")
        place = self._hosted(group.organisation, comes)
        sign_up(person=hidden.person, place=place)
        elsewhere = self._hosted(
            Organisation.objects.create(name="Skolen", district_id=FYN), make_volunteer(first_name="Torben")
        )
        client.force_login(make_partner(group.organisation))
        page = client.get(PAGE).content.decode()
        for text in (place.session.initiative.title, place.session.place, "Yasmin", "Solsorten"):
            assert text in page, text
        for secret in ("Nørgaard", "Amal", "Idris", "Torben", elsewhere.session.initiative.title):
            assert secret not in page, secret

    def test_only_what_lies_ahead(self, client, group):
        past = self._hosted(group.organisation, make_volunteer(first_name="Yasmin"))
        move_to_past(past)
        cancelled = self._hosted(group.organisation, make_volunteer(first_name="Torben"))
        cancelled.session.state = SessionState.CANCELLED
        cancelled.session.save()
        closed = self._hosted(group.organisation, make_volunteer(first_name="Grethe"))
        closed.session.initiative.project.stage = Stage.CLOSED
        closed.session.initiative.project.save()
        client.force_login(make_partner(group.organisation))
        page = client.get(PAGE).content.decode()
        for name in ("Yasmin", "Torben", "Grethe"):
            assert name not in page, name
        assert past.session.initiative.title in page
        assert closed.session.initiative.title not in page

    def test_a_closed_project_is_its_partners_too(self, client, group):
        own = self._hosted(group.organisation, None, access=Access.RESTRICTED)
        foreign = self._hosted(
            Organisation.objects.create(name="Skolen", district_id=FYN), None, access=Access.RESTRICTED
        )
        client.force_login(make_partner(group.organisation))
        page = client.get(PAGE).content.decode()
        assert own.session.initiative.title in page
        assert foreign.session.initiative.title not in page

    def test_partners_of_two_associations_see_each_thing_once(self, client, group):
        place = self._hosted(group.organisation, make_volunteer(first_name="Yasmin"))
        other = Organisation.objects.create(name="Skolen", district_id=FYN)
        Partnership.objects.create(project=place.session.initiative.project, organisation=other)
        partner = make_partner(group.organisation)
        other.members.add(partner)
        client.force_login(partner)
        assert client.get(PAGE).content.decode().count("Yasmin") == 1

    def test_with_nothing_to_show(self, client):
        client.force_login(make_partner(Organisation.objects.create(name="Skolen", district_id=FYN)))
        assert client.get(PAGE).status_code == 200
