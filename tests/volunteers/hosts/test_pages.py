"""Who opens what, what stands there, and what it costs."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry, Organisation
from coordination.services import sign_up
from places.models import LocalArea
from projects.enums import Access, SessionState, Stage
from projects.models import Partnership
from tests.factories.hosts import make_group, make_partner, make_proposal, member_of
from tests.factories.people import (
    COPENHAGEN,
    FYN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_initiative, make_place, make_project, make_role, move_to_past, publish
from tests.volunteers.hosts.test_proposing import FORM, lines
from volunteers.enums import ApplicationState, EndReason, VolunteerState
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.services import end_without_way
from volunteers.services import end_volunteer, suspend_volunteer

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


class TestThePersonsOwnSide:
    def test_sees_the_group_and_leaves_by_one_press(self, client, group):
        volunteer = make_volunteer()
        membership = member_of(group, volunteer)
        client.force_login(volunteer.person)
        assert group.name in client.get("/min-side/").content.decode()
        assert client.get(reverse("host_leave", args=[membership.pk])).status_code == 405
        assert client.post(reverse("host_leave", args=[membership.pk])).url == "/min-side/"
        membership.refresh_from_db()
        assert membership.ended_on is not None
        client.get("/min-side/")  # the message is read
        assert group.name not in client.get("/min-side/").content.decode()

    def test_nobody_elses(self, client, group):
        membership = member_of(group, make_volunteer())
        for user in (make_user(), make_volunteer().person, make_partner(group.organisation), make_staff()):
            client.force_login(user)
            assert client.post(reverse("host_leave", args=[membership.pk])).status_code == 404
        membership.refresh_from_db()
        assert membership.ended_on is None

    def test_twice_is_harmless(self, client, group):
        volunteer = make_volunteer()
        membership = member_of(group, volunteer)
        client.force_login(volunteer.person)
        for _ in range(2):
            assert client.post(reverse("host_leave", args=[membership.pk])).status_code == 302

    def test_a_partner_finds_the_way(self, client, group):
        client.force_login(make_partner(group.organisation))
        assert 'href="/partner/"' in client.get("/min-side/").content.decode()
        client.force_login(make_user())
        assert 'href="/partner/"' not in client.get("/min-side/").content.decode()

    def test_a_farewell_ends_it_a_suspension_does_not(self, group):
        ended, suspended = make_volunteer(), make_volunteer()
        rows = {each: member_of(group, each) for each in (ended, suspended)}
        end_volunteer(volunteer=ended, actor=ended.person, reason=EndReason.OWN_WISH)
        suspend_volunteer(volunteer=suspended, actor=make_staff(), reason="En sag.")
        for row in rows.values():
            row.refresh_from_db()
        assert rows[ended].ended_on is not None
        assert rows[suspended].ended_on is None


class TestTheDesk:
    def test_a_coordinator_makes_and_closes_one(self, client):
        organisation = Organisation.objects.create(name="Idrætsforeningen", district_id=FYN)
        client.force_login(make_staff())
        answer = client.post(
            "/koordinator/tovholdere/", {"organisation": organisation.pk, "name": "Naboerne"}
        )
        group = HostGroup.objects.get()
        assert answer.url == reverse("host_detail", args=[group.pk])
        member = member_of(group, make_volunteer())
        make_proposal(group)
        client.post(reverse("host_detail", args=[group.pk]), {"do": "close"})
        client.post(reverse("host_detail", args=[group.pk]), {"do": "close"})
        group.refresh_from_db()
        member.refresh_from_db()
        assert (group.active, bool(group.closed_on), bool(member.ended_on)) == (False, True, True)
        assert not Proposal.objects.exists()

    def test_the_same_name_twice_is_said(self, client, group):
        client.force_login(make_staff())
        data = {"organisation": group.organisation_id, "name": group.name}
        response = client.post("/koordinator/tovholdere/", data)
        assert response.status_code == 200
        assert response.context["form"].errors["name"]
        assert HostGroup.objects.count() == 1

    def test_no_association_of_another_district(self, client):
        other = Organisation.objects.create(name="Idrætsforeningen", district_id=COPENHAGEN)
        client.force_login(make_staff())
        response = client.post("/koordinator/tovholdere/", {"organisation": other.pk, "name": "Naboerne"})
        assert response.context["form"].errors["organisation"]
        assert not HostGroup.objects.exists()

    def test_a_contact_officer_reads_and_changes_nothing(self, client, group):
        area = LocalArea.objects.filter(municipality="0461").order_by("pk")[0]
        own = make_volunteer(area=area, first_name="Yasmin", last_name="Nør")
        other = make_volunteer(first_name="Torben", last_name="Skov", alias="Lygten")
        for volunteer in (own, other):
            member_of(group, volunteer)
        client.force_login(make_officer(area))
        path = reverse("host_detail", args=[group.pk])
        page = client.get(path).content.decode()
        assert "Yasmin Nør" in page
        assert "Lygten" in page
        assert "Torben" not in page
        assert client.post(path, {"do": "close"}).status_code == 403
        data = {"organisation": group.organisation_id, "name": "Ny"}
        assert client.post("/koordinator/tovholdere/", data).status_code == 403
        group.refresh_from_db()
        assert group.active

    def test_the_list_of_ambassadors_by_group(self, client, group):
        member_of(group, make_volunteer(first_name="Yasmin", last_name="Nør"))
        member_of(group, make_volunteer(first_name="Berit", last_name="Ask"), ended_on=timezone.localdate())
        make_volunteer(first_name="Torben", last_name="Skov")
        away = make_group(COPENHAGEN, name="Byens")
        client.force_login(make_staff())
        page = client.get("/koordinator/ambassadoerer/", {"gruppe": group.pk}).content.decode()
        assert "Yasmin Nør" in page
        assert "Torben Skov" not in page
        assert "Berit Ask" not in page
        assert "Byens" not in page
        assert client.get("/koordinator/ambassadoerer/", {"gruppe": away.pk}).status_code == 200

    def test_another_district_reads_nothing(self, client, group):
        client.force_login(make_staff(district=COPENHAGEN))
        assert group.name not in client.get("/koordinator/tovholdere/").content.decode()
        assert client.post(reverse("host_detail", args=[group.pk]), {"do": "close"}).status_code == 404

    def test_a_protected_member_is_an_alias_and_looking_is_noted(self, client, group):
        hidden = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten")
        member_of(group, hidden)
        client.force_login(make_staff())
        page = client.get(reverse("host_detail", args=[group.pk])).content.decode()
        assert "Solsorten" in page
        assert "Amal" not in page
        assert AccessEntry.objects.filter(kind="listed").count() == 1

    def test_a_member_from_elsewhere_is_an_alias(self, client, group):
        member_of(group, make_volunteer(COPENHAGEN, first_name="Torben", last_name="Skov", alias="Lygten"))
        client.force_login(make_staff())
        page = client.get(reverse("host_detail", args=[group.pk])).content.decode()
        assert "Lygten" in page
        assert "Torben" not in page

    @pytest.mark.parametrize("kind", ["ambassador_detail", "application_detail"])
    def test_the_group_stands_on_the_persons_page(self, client, group, kind):
        subject = (
            make_volunteer()
            if kind == "ambassador_detail"
            else make_application(state=ApplicationState.INTEREST)
        )
        member_of(group, subject)
        client.force_login(make_staff())
        page = client.get(reverse(kind, args=[subject.pk]) + "?formaal=profile").content.decode()
        assert reverse("host_detail", args=[group.pk]) in page

    @pytest.mark.parametrize("path", ["list", "detail"])
    def test_price_of_the_pages(self, client, group, path, django_assert_max_num_queries):
        for _ in range(4):
            member_of(group, make_volunteer())
            member_of(group, make_application())
        url = reverse("host_detail", args=[group.pk]) if path == "detail" else "/koordinator/tovholdere/"
        client.force_login(make_staff())
        client.get(url)
        with django_assert_max_num_queries(BUDGET):
            client.get(url)

    def test_taking_off_tells_the_person(self, client, group, post):
        volunteer = make_volunteer()
        membership = member_of(group, volunteer)
        client.force_login(make_partner(group.organisation))
        for _ in range(2):
            client.post(reverse("host_take_off", args=[membership.pk]))
        assert [letter.to for letter in post()] == [[volunteer.person.email]]
        assert Membership.objects.live().count() == 0
