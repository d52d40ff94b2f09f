"""The scoping crawl: every workspace address as every role (DOMAIN rule 3).

The addresses come from the URL configuration itself: a new one without a sample here fails the test.
"""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.enums import Role
from coordination.services import sign_up
from places.models import LocalArea
from projects.ideas.enums import IdeaState
from tests.factories.ideas import make_idea
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db
LISTS = {
    "workspace",
    "initiative_list",
    "project_list",
    "project_choose_blueprint",
    "initiative_choose_project",
    "application_list",
    "ambassador_list",
    "matching",
    "presence_list",
    "figures",
    "idea_desk",
}

# A press of a button: there is no page to open, whoever asks for one.
PRESSES = {"record_action", "project_member_remove", "checklist_tick", "ambassador_file", "application_file"}
# For the data-protection officer and the administrator: tests/volunteers/privacy/test_officer.py.
NO_DISTRICT = {"look_ups", "retention_reports"}

PROJECT_PAGES = ("project_details", "partner_add", "milestone_add", "project_member_add", "project_copy")

IDEA_PAGES = (
    "idea_desk_detail",
    "idea_decline",
    "idea_new_project",
    "idea_new_initiative",
    "idea_into_project",
    "idea_publish",
    "idea_reply",
)


def _names(patterns, prefix="") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route.startswith("koordinator/") and pattern.name:
            yield pattern.name, route


@pytest.fixture
def samples():
    """One object of Fyn for each address with an object in it."""
    place = make_place()
    sign_up(person=make_volunteer().person, place=place)
    application = make_application()
    screening = application.screenings.create(
        person=application.person, kind="talk", why="Samtale", ordered_on="2026-11-01"
    )
    initiative = place.session.initiative
    idea = make_idea(state=IdeaState.CONSIDERED)
    return {
        "initiative_detail": [initiative.pk],
        "role_create": [initiative.pk],
        "session_create": [initiative.pk],
        "session_cancel": [place.session_id],
        "project_detail": [initiative.project_id],
        "initiative_create": [initiative.project_id],
        **{name: [initiative.project_id] for name in PROJECT_PAGES},
        "record_action": [initiative.project_id, "naaet", 1],
        "project_member_remove": [initiative.project_id, 1],
        "checklist_tick": [initiative.project_id, 1],
        "project_start": ["1465", "tryghedsvandring"],
        "application_detail": [application.pk],
        "application_reject": [application.pk],
        "application_file": [application.pk],
        "ambassador_file": [make_volunteer().pk],
        "screening_create": [application.pk],
        "screening_outcome": [application.pk, screening.pk],
        "ambassador_detail": [make_volunteer().pk],
        "matching_role": [place.role_id],
        "presence_session": [place.session_id],
        **{name: [idea.pk] for name in IDEA_PAGES},
    }


def _all_urls(samples):
    names = {name for name, _route in _names(get_resolver().url_patterns)} - NO_DISTRICT
    assert names == LISTS | set(samples), "an address of the workspace lacks a sample"
    return {name: reverse(name, args=samples.get(name, [])) for name in names}


def test_own_coordinator_opens_everything(client, samples):
    client.force_login(make_staff(may_screen=True))
    for name, url in _all_urls(samples).items():
        assert client.get(url).status_code == (405 if name in PRESSES else 200), name


def test_coordinator_of_another_district_gets_404(client, samples):
    client.force_login(make_staff(district=COPENHAGEN, may_screen=True))
    for name, url in _all_urls(samples).items():
        if name in LISTS:
            assert client.get(url).status_code == 200, name
        else:
            assert client.get(url).status_code == (405 if name in PRESSES else 404), name
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
    has_pages = role in {Role.DATA_PROTECTION, Role.ADMINISTRATOR}  # of their own, without a district
    for name, url in _all_urls(samples).items():
        assert client.get(url).status_code == (302 if name == "workspace" and has_pages else 404), name


def test_leadership_sees_figures_alone(client, samples):
    client.force_login(make_staff(Role.LEADERSHIP, None))
    for name, url in _all_urls(samples).items():
        expected = {"figures": 200, "workspace": 302}.get(name, 404)
        assert client.get(url).status_code == expected, name


def test_superuser_reads_no_persons_data(client, samples):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    for name, url in _all_urls(samples).items():
        assert client.get(url).status_code == 404, name


def test_anonymous_is_sent_to_sign_in(client, samples):
    for name, url in _all_urls(samples).items():
        response = client.get(url)
        assert (response.status_code, response.url.split("?")[0]) == (
            302,
            reverse("account_request_login_code"),
        ), name


class TestContactOfficer:
    @pytest.fixture
    def areas(self):
        return LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]

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
        ):
            page = client.get(url).content.decode()
            assert "Solsorten" in page, url
            assert "Amal" not in page, url
            assert hidden.person.email not in page, url
