"""The person's own side of a host group, and the coordinators' desk."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry, Organisation
from places.models import LocalArea
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
from volunteers.enums import ApplicationState, EndReason
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.services import end_volunteer, suspend_volunteer

pytestmark = pytest.mark.django_db
BUDGET = 15


@pytest.fixture
def group():
    return make_group()


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
