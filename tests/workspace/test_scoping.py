"""The scoping crawl: every workspace address as every role (DOMAIN rule 3).

The addresses come from the URL configuration itself: a new one without a sample here fails the test.
"""

import pytest
from django.urls import reverse

from accounts.enums import Role
from coordination.services import sign_up
from places.models import LocalArea
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_place
from tests.workspace.addresses import (
    ADMINISTRATORS,
    COORDINATORS,
    LISTS,
    NATIONAL,
    PRESSES,
    all_urls,
    make_samples,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples():
    """One object of Fyn for each address with an object in it."""
    return make_samples()


def _status(name: str, otherwise: int) -> int:
    return 405 if name in PRESSES else otherwise


def test_own_coordinator_opens_everything(client):
    coordinator = make_staff(may_screen=True)
    client.force_login(coordinator)
    for name, url in all_urls(make_samples(reader=coordinator)).items():
        assert client.get(url).status_code == _status(name, 200), name


def test_coordinator_of_another_district_gets_404(client, samples):
    client.force_login(make_staff(district=COPENHAGEN, may_screen=True))
    for name, url in all_urls(samples).items():
        if name in LISTS | NATIONAL:
            assert client.get(url).status_code == _status(name, 200), name
        else:
            assert client.get(url).status_code == _status(name, 404), name
            # 405: a page without a form; it changes nothing for anybody.
            assert client.post(url, {"step": "invite_to_talk"}).status_code in {404, 405}, name


def test_lists_hold_nothing_of_another_district(client, samples):
    initiative_title = "Tryghedsvandring i Bolbro"
    client.force_login(make_staff(district=COPENHAGEN))
    for name in LISTS - {"figures"}:
        assert initiative_title not in client.get(reverse(name)).content.decode(), name


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.DATA_PROTECTION, Role.ADMINISTRATOR, None])
def test_who_has_no_business_in_the_workspace_gets_404(client, samples, role):
    client.force_login(make_staff(role) if role else make_user())
    # Pages of their own, without a district: look-ups and reports; the agreement is the administrator's.
    own = {"workspace": 302} if role in {Role.DATA_PROTECTION, Role.ADMINISTRATOR} else {}
    if role == Role.ADMINISTRATOR:  # accounts of staff too, of the whole country
        own |= {"agreement_desk": 200, "staff_list": 200, "staff_end": 200}
    for name, url in all_urls(samples).items():
        assert client.get(url).status_code == own.get(name, 404), name


@pytest.mark.parametrize("name", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("role", Role.values)
def test_what_is_the_administrators_is_nobody_elses(client, role, name):
    client.force_login(make_staff(role))
    assert client.get(reverse(name)).status_code == (200 if role == Role.ADMINISTRATOR else 404)


def test_leadership_sees_figures_alone(client, samples):
    client.force_login(make_staff(Role.LEADERSHIP, None))
    for name, url in all_urls(samples).items():
        expected = {"figures": 200, "figures_file": 200, "workspace": 302}.get(name, 404)
        assert client.get(url).status_code == expected, name


def test_superuser_reads_no_persons_data(client, samples):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    for name, url in all_urls(samples).items():
        # The text of the agreement has nobody in it.
        assert client.get(url).status_code == (200 if name == "agreement_desk" else 404), name


def test_anonymous_is_sent_to_sign_in(client, samples):
    for name, url in all_urls(samples).items():
        response = client.get(url)
        assert (response.status_code, response.url.split("?")[0]) == (
            302,
            reverse("account_request_login_code"),
        ), name


# In a contact officer's own area: screening takes its own right, ideas are answered and areas given by coordinators.
OWN_AREA = dict.fromkeys(
    (
        "screening_create",
        "screening_outcome",
        "renewal_create",
        "renewal_outcome",
        "idea_decline",
        "idea_into_project",
        "idea_new_initiative",
        "idea_new_project",
        "idea_publish",
        "idea_reply",
        "area_duty",
        "area_hand_over",
    ),
    403,
)
# In another area of the district: work is read and not changed, an ambassador's page opens by alias and steps about
# them are refused, applicants are unknown.
OTHER_AREA = {
    **OWN_AREA,
    **dict.fromkeys(
        (
            "project_details",
            "project_copy",
            "project_member_add",
            "partner_add",
            "milestone_add",
            "initiative_create",
            "role_create",
            "session_create",
            "session_cancel",
            "session_change",
            "series_extend",
            "initiative_change",
            "role_change",
            "ambassador_pause",
            "ambassador_suspend",
            "ambassador_reinstate",
            "ambassador_end",
            "completion_create",
            "completion_remove",
            "relay_thread",
            "equipment_lend",
        ),
        403,
    ),
    **dict.fromkeys(
        (
            "matching_role",
            "presence_session",
            "session_code",
            "walk_in",
            "person_code",
            "hours_entry",
            "session_desk",
            "session_afterwards",
            "promise_kept",
            "sign_up_for",
            "assignment_detail",
            "stand_ins",
            "application_detail",
            "application_reject",
            "application_hear",
            "application_heard",
            "application_decision",
            "guardian_spoken",
            "application_reveal",
            "screening_create",
            "screening_outcome",
            "safety_report",
            "reveal_decide",
        ),
        404,
    ),
    "errand": 404,
}


class TestContactOfficer:
    @pytest.fixture
    def areas(self):
        return LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]

    @pytest.mark.parametrize(("area", "differs"), [(0, OWN_AREA), (1, OTHER_AREA)])
    def test_every_address_of_the_own_and_of_another_area(self, client, areas, area, differs):
        urls = all_urls(make_samples(area=areas[area]))
        client.force_login(make_officer(areas[0]))
        expected = {name: _status(name, 200) for name in urls}
        expected |= dict.fromkeys(COORDINATORS, 404) | differs
        found = {name: client.get(url).status_code for name, url in urls.items()}
        assert found == expected

    @pytest.mark.parametrize(
        "name",
        [
            "ambassador_file",
            "ambassador_resume",
            "application_file",
            "interest_send_form",
            "equipment_return",
        ],
    )
    def test_no_press_about_people_of_another_area(self, client, areas, name):
        url = all_urls(make_samples(area=areas[1]))[name]
        client.force_login(make_officer(areas[0]))
        assert client.post(url, {"purpose": "profile"}).status_code in {403, 404}

    def test_own_areas_by_name_the_rest_by_alias(self, client, areas):
        own = make_volunteer(area=areas[0], first_name="Yasmin", last_name="Nør")
        other = make_volunteer(area=areas[1], first_name="Torben", last_name="Skov", alias="Lygten")
        client.force_login(make_officer(areas[0]))
        page = client.get(reverse("ambassador_list")).content.decode()
        assert "Yasmin Nør" in page
        assert "Torben" not in page
        assert "Lygten" in page
        detail = client.get(
            reverse("ambassador_detail", args=[other.pk]) + "?formaal=profile"
        ).content.decode()
        assert other.person.email not in detail
        detail = client.get(reverse("ambassador_detail", args=[own.pk]) + "?formaal=profile").content.decode()
        assert own.person.email in detail

    def test_applications_of_other_areas_are_404(self, client, areas):
        other = make_application(area=areas[1])
        client.force_login(make_officer(areas[0]))
        assert client.get(reverse("application_detail", args=[other.pk])).status_code == 404


class TestProtectedPerson:
    def test_coordinator_sees_the_alias_everywhere(self, client):
        place = make_place()
        hidden = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten")
        sign_up(person=hidden.person, place=place)
        client.force_login(make_staff())
        for url in (
            reverse("ambassador_list"),
            reverse("ambassador_detail", args=[hidden.pk]) + "?formaal=profile",
            reverse("matching_role", args=[place.role_id]),
            reverse("presence_session", args=[place.session_id]),
            reverse("session_desk", args=[place.session_id]),
            reverse("sign_up_for", args=[place.session_id]) + "?q=Solsorten",
        ):
            page = client.get(url).content.decode()
            assert "Solsorten" in page, url
            assert "Amal" not in page, url
            assert hidden.person.email not in page, url
