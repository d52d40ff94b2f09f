"""Members of a project that isn't open to everybody, in the workspace."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AccessEntry
from projects.enums import Access
from projects.models import ProjectMember
from projects.services import admit
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.work import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(access=Access.MEMBERS)


@pytest.fixture
def coordinator(client):
    user = make_staff(Role.COORDINATOR)
    client.force_login(user)
    return user


def test_an_ambassador_of_the_district_is_added_and_taken_off(client, project, coordinator):
    mine, other = make_volunteer(), make_volunteer(district=COPENHAGEN)
    address = reverse("project_member_add", args=[project.pk])
    assert client.post(address, {"volunteer": other.pk}).status_code == 200
    assert client.post(address, {"volunteer": mine.pk}).status_code == 302
    row = ProjectMember.objects.get()
    assert (row.person, row.added_by) == (mine.person, coordinator)
    assert mine.person.get_full_name() in client.get(f"/koordinator/projekter/{project.pk}/").content.decode()
    client.post(reverse("project_member_remove", args=[project.pk, row.pk]))
    assert not ProjectMember.objects.exists()


def test_a_protected_member_is_an_alias(client, project, coordinator):
    person = make_volunteer(last_name="Idris", is_protected=True, alias="Lærken").person
    admit(project=project, person=person, actor=coordinator)
    told = client.get(f"/koordinator/projekter/{project.pk}/").content.decode()
    assert "Lærken" in told
    assert "Idris" not in told


def test_looking_at_the_members_is_noted_once(client, project, coordinator):
    admit(project=project, person=make_volunteer().person, actor=coordinator)
    client.get(f"/koordinator/projekter/{project.pk}/")
    assert AccessEntry.objects.filter(actor=coordinator, kind="listed").count() == 1


def test_an_open_project_has_no_members(client, coordinator):
    project = make_project()
    assert "Medlemmer" not in client.get(f"/koordinator/projekter/{project.pk}/").content.decode()


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (lambda: make_staff(Role.CONTACT_OFFICER), 403),
        (lambda: make_staff(Role.COORDINATOR, COPENHAGEN), 404),
        (lambda: make_staff(Role.LEADERSHIP, None), 404),
        (make_user, 404),
    ],
    ids=["officer", "another district", "leadership", "citizen"],
)
def test_nobody_else_changes_members(client, project, make, status):
    row = ProjectMember.objects.create(project=project, person=make_user())
    client.force_login(make())
    assert client.get(reverse("project_member_add", args=[project.pk])).status_code == status
    assert client.post(reverse("project_member_remove", args=[project.pk, row.pk])).status_code == status
