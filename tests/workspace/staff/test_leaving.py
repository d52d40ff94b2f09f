"""The list of colleagues, ending an access, and work that nobody has."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.handing import unowned_work
from accounts.models import AreaDuty, StaffRole, StateChange, User
from accounts.oidc.rights import Grant
from accounts.oidc.staff import apply_grants
from accounts.scope import scope_of
from core.errors import NotAllowedError
from core.registries import day_sources
from outbox.models import Message
from places.models import LocalArea
from tests.factories.people import (
    COPENHAGEN,
    FYN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_project
from volunteers.handover import ColleagueCannotError
from volunteers.models import Application
from volunteers.relay.services import write_note
from workspace.staff.queue import work_nobody_has
from workspace.staff.services import (
    ReceiverError,
    StillOpenError,
    end_access,
    hand_out_unowned,
    hand_over_all,
    open_work_of,
)

pytestmark = pytest.mark.django_db
EVERY = ["areas", "applications", "threads", "safety", "projects", "duties"]


@pytest.fixture
def leaver():
    return make_staff(first_name="Lis", last_name="Ravn")


@pytest.fixture
def coordinator():
    return make_staff(first_name="Sanne", last_name="Vestager")


def own(person, **fields):
    application = make_application(**fields)
    Application.objects.filter(pk=application.pk).update(owner=person)
    return application


def fresh(person):
    return User.objects.get(pk=person.pk)


def piles(person, actor):
    return {pile.name: pile.number for pile in open_work_of(person, fresh(actor))}


class TestEnding:
    def test_not_while_something_is_open(self, leaver, coordinator):
        own(leaver)
        with pytest.raises(StillOpenError):
            end_access(person=leaver, actor=coordinator)
        assert leaver.staff_roles.count() == 1

    def test_all_goes_to_a_colleague_then_the_roles_end(self, client, leaver, coordinator):
        application = own(leaver)
        volunteer = make_volunteer()
        write_note(volunteer=volunteer, author=leaver, text="Hej")
        project = make_project(owner=leaver)
        assert piles(leaver, coordinator) == {"applications": 1, "threads": 1, "projects": 1}
        Message.objects.all().delete()
        hand_over_all(person=leaver, receiver=coordinator, actor=coordinator, names=EVERY)
        assert hand_over_all(person=leaver, receiver=coordinator, actor=coordinator, names=EVERY) == []
        application.refresh_from_db()
        project.refresh_from_db()
        assert (application.owner, project.owner) == (coordinator, coordinator)
        assert Message.objects.get().to == coordinator.email
        assert end_access(person=leaver, actor=coordinator) == 1
        assert end_access(person=leaver, actor=coordinator) == 0
        assert not fresh(leaver).is_staff
        client.force_login(fresh(leaver))
        assert client.get(reverse("workspace")).status_code == 404
        assert volunteer.person.notes_thread.get().author == leaver  # history stays
        change = StateChange.objects.get(subject_type="accounts.user", transition="end_role")
        assert (change.subject_id, change.source, change.actor) == (
            leaver.pk,
            "coordinator:1465",
            coordinator,
        )

    def test_an_officers_areas_go_along_with_what_lies_in_them(self, coordinator):
        area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
        leaver, colleague = make_officer(area), make_staff(Role.CONTACT_OFFICER)
        application = own(leaver, area=area)
        hand_over_all(person=leaver, receiver=colleague, actor=coordinator, names=EVERY)
        application.refresh_from_db()
        assert application.owner == colleague
        assert AreaDuty.objects.standing().get().user == colleague
        assert end_access(person=leaver, actor=coordinator) == 1

    def test_nothing_moves_to_who_may_not_have_it(self, leaver, coordinator):
        application, project = own(leaver), make_project(owner=leaver)
        officer = make_staff(Role.CONTACT_OFFICER)
        with pytest.raises(ColleagueCannotError):
            hand_over_all(person=leaver, receiver=officer, actor=coordinator, names=EVERY)
        project.refresh_from_db()
        application.refresh_from_db()
        assert (application.owner, project.owner) == (leaver, leaver)

    def test_a_part_can_go_to_somebody_else(self, leaver, coordinator):
        own(leaver)
        make_project(owner=leaver)
        hand_over_all(person=leaver, receiver=coordinator, actor=coordinator, names=["projects"])
        assert piles(leaver, coordinator) == {"applications": 1}

    @pytest.mark.parametrize(
        "receiver",
        [
            lambda: make_staff(district=COPENHAGEN),
            lambda: make_staff(Role.EDITOR),
            lambda: make_staff(is_active=False),
            make_user,
        ],
    )
    def test_who_does_not_work_there_takes_nothing_over(self, leaver, coordinator, receiver):
        own(leaver)
        with pytest.raises(ReceiverError):
            hand_over_all(person=leaver, receiver=receiver(), actor=coordinator, names=EVERY)

    @pytest.mark.parametrize(
        ("actor", "allowed"),
        [
            (make_staff, True),
            (lambda: make_staff(Role.ADMINISTRATOR, None), True),
            (lambda: make_staff(Role.CONTACT_OFFICER), False),
            (lambda: make_staff(Role.EDITOR), False),
            (lambda: make_staff(Role.LEADERSHIP, None), False),
        ],
    )
    def test_who_may_end(self, leaver, actor, allowed):
        actor = actor()
        if allowed:
            assert end_access(person=leaver, actor=actor) == 1
        else:
            with pytest.raises(NotAllowedError):
                end_access(person=leaver, actor=actor)
        assert fresh(leaver).is_staff is not allowed

    def test_of_another_district_there_is_nothing_to_end(self, leaver):
        assert end_access(person=leaver, actor=make_staff(district=COPENHAGEN)) == 0
        assert leaver.staff_roles.count() == 1

    def test_nobody_ends_their_own(self, coordinator):
        with pytest.raises(NotAllowedError):
            end_access(person=coordinator, actor=coordinator)

    def test_a_coordinator_ends_what_is_in_their_district_alone(self, leaver, coordinator):
        StaffRole.objects.create(user=leaver, role=Role.COORDINATOR, district_id=COPENHAGEN)
        elsewhere = own(leaver, district=COPENHAGEN)
        assert end_access(person=leaver, actor=coordinator) == 1
        assert scope_of(fresh(leaver)).coordinator == {COPENHAGEN}
        elsewhere.refresh_from_db()
        assert elsewhere.owner == leaver

    def test_the_administrator_ends_all(self, leaver):
        StaffRole.objects.create(user=leaver, role=Role.COORDINATOR, district_id=COPENHAGEN)
        StaffRole.objects.create(user=leaver, role=Role.ADMINISTRATOR)
        User.objects.filter(pk=leaver.pk).update(is_superuser=True)
        assert end_access(person=leaver, actor=make_staff(Role.ADMINISTRATOR, None)) == 3
        gone = fresh(leaver)
        assert (gone.is_staff, gone.is_superuser, gone.is_active) == (False, False, True)


class TestUnowned:
    def test_a_role_the_employer_takes_away_leaves_work_to_hand_out(self, leaver, coordinator):
        application = own(leaver)
        assert list(work_nobody_has(coordinator)) == []
        apply_grants(user=leaver, grants=[Grant(Role.COORDINATOR, COPENHAGEN)])
        (item,) = work_nobody_has(coordinator)
        assert (item.title, item.url) == ("Uden ejer: 1 ansøgning", reverse("unowned"))
        assert list(work_nobody_has(make_staff(district=COPENHAGEN))) == []
        assert list(work_nobody_has(make_staff(Role.CONTACT_OFFICER))) == []
        hand_out_unowned(receiver=coordinator, actor=fresh(coordinator), names=EVERY)
        application.refresh_from_db()
        assert application.owner == coordinator
        assert list(work_nobody_has(fresh(coordinator))) == []

    @pytest.mark.parametrize(
        ("change", "number"),
        [
            (lambda user: None, 0),
            (lambda user: User.objects.filter(pk=user.pk).update(is_active=False), 1),
            (lambda user: User.objects.filter(pk=user.pk).update(is_staff=False), 1),
            (lambda user: user.staff_roles.all().delete(), 1),
        ],
    )
    def test_whose_work_is_nobodys(self, leaver, change, number):
        own(leaver)
        change(leaver)
        assert sum(pile.number for pile in unowned_work([FYN])) == number

    def test_an_officer_without_the_area_cannot_do_it_any_more(self):
        area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
        officer = make_officer(area)
        own(officer, area=area)
        assert unowned_work([FYN]) == []
        AreaDuty.objects.all().delete()
        assert [pile.name for pile in unowned_work([FYN])] == ["applications"]

    def test_nobody_elses_application_and_one_without_owner_are_not_in_it(self, leaver):
        make_application()
        own(leaver)
        assert unowned_work([FYN]) == []

    def test_an_editor_may_own_a_project(self):
        make_project(owner=make_staff(Role.EDITOR))
        assert unowned_work([FYN]) == []

    def test_it_stands_in_min_dag(self):
        assert "unowned" in day_sources.names()


class TestPages:
    def test_the_list_of_the_district(self, client, leaver, coordinator):
        area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
        make_officer(area)
        elsewhere = make_staff(district=COPENHAGEN, first_name="Thomas", last_name="Brink")
        client.force_login(coordinator)
        page = client.get(reverse("staff_list")).content.decode()
        for words in ("Lis Ravn", "Koordinator", "Kontaktbetjent", "Skovby"):
            assert words in page
        assert elsewhere.get_full_name() not in page

    def test_the_administrators_list_is_the_countrys_and_names_no_citizen(self, client, leaver):
        make_staff(district=COPENHAGEN, first_name="Thomas", last_name="Brink")
        make_volunteer(first_name="Yasmin", last_name="Nør")
        own(leaver, first_name="Rasmus", last_name="Kjeldgaard")
        client.force_login(make_staff(Role.ADMINISTRATOR, None))
        page = client.get(reverse("staff_list")).content.decode()
        page += client.get(reverse("staff_end", args=[leaver.pk])).content.decode()
        assert "Thomas Brink" in page
        assert "1 ansøgning" in page
        assert "Yasmin" not in page
        assert "Rasmus" not in page

    def test_the_list_asks_as_much_for_many(self, client, coordinator, django_assert_max_num_queries):
        for number in range(20):
            make_officer(
                LocalArea.objects.create(name=f"B{number}", slug=f"b{number}", municipality_id="0461")
            )
        client.force_login(coordinator)
        client.get(reverse("staff_list"))
        with django_assert_max_num_queries(10):
            client.get(reverse("staff_list"))

    def test_first_hand_over_then_end(self, client, leaver, coordinator):
        own(leaver)
        client.force_login(coordinator)
        url = reverse("staff_end", args=[leaver.pk])
        assert "Afslut adgangen i dag" not in client.get(url).content.decode()
        assert client.post(url, {"do": "end"}).url == url  # refused, with the reason
        assert fresh(leaver).is_staff
        nobody = client.post(url, {"names": ["applications"]})
        assert nobody.status_code == 200
        assert client.post(url, {"receiver": coordinator.pk, "names": ["applications"]}).url == url
        assert client.post(url, {"receiver": coordinator.pk, "names": ["applications"]}).url == url
        assert "Afslut adgangen i dag" in client.get(url).content.decode()
        assert client.post(url, {"do": "end"}).url == reverse("staff_list")
        assert client.get(url).status_code == 404

    def test_handing_out_what_nobody_has(self, client, leaver, coordinator):
        application = own(leaver)
        leaver.staff_roles.all().delete()
        client.force_login(coordinator)
        assert "1 ansøgning" in client.get(reverse("unowned")).content.decode()
        client.post(reverse("unowned"), {"receiver": coordinator.pk, "names": ["applications"]})
        application.refresh_from_db()
        assert application.owner == coordinator
        assert "Alt har en ejer" in client.get(reverse("unowned")).content.decode()
