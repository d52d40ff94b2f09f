"""The project's record in the workspace: who may change what, and what a row says afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.enums import Role
from accounts.models import Organisation
from core.errors import NotAllowedError
from projects import record_services as services
from projects.enums import Access, ProjectKind
from projects.ideas.models import Idea
from projects.models import Milestone, Partnership
from tests.factories.ideas import make_idea
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db
FORMS = ("project_details", "partner_add", "milestone_add")


@pytest.fixture
def project():
    return publish(make_project()).project


@pytest.fixture
def desk(client):
    client.force_login(make_staff(Role.COORDINATOR))
    return client


def people():
    """What opening a form of the record answers to each."""
    return {
        "coordinator": (make_staff(Role.COORDINATOR), 200),
        "officer without the area": (make_staff(Role.CONTACT_OFFICER), 403),
        "another district": (make_staff(Role.COORDINATOR, COPENHAGEN), 404),
        "leadership": (make_staff(Role.LEADERSHIP, None), 404),
        "citizen": (make_user(), 404),
    }


@pytest.mark.parametrize("name", FORMS)
def test_who_opens_the_forms(client, project, name):
    for who, (user, status) in people().items():
        client.force_login(user)
        assert client.get(reverse(name, args=[project.pk])).status_code == status, who


@pytest.mark.parametrize("action", ["naaet", "milepael"])
def test_who_presses_the_buttons(client, project, action):
    for who, (user, status) in people().items():
        milestone = Milestone.objects.create(project=project, title="Lyset er tændt", due_on=localdate())
        client.force_login(user)
        answer = client.post(reverse("record_action", args=[project.pk, action, milestone.pk]))
        assert answer.status_code == (302 if status == 200 else status), who


def test_a_get_changes_nothing(desk, project):
    milestone = Milestone.objects.create(project=project, title="Lyset er tændt", due_on=localdate())
    assert desk.get(reverse("record_action", args=[project.pk, "milepael", milestone.pk])).status_code == 405
    assert Milestone.objects.count() == 1


def test_a_row_of_another_project_is_not_there(desk, project):
    other = Milestone.objects.create(project=make_project(), title="Andet", due_on=localdate())
    assert desk.post(reverse("record_action", args=[project.pk, "naaet", other.pk])).status_code == 404


def test_services_ask_again(project):
    with pytest.raises(NotAllowedError):
        services.change_details(project=project, actor=make_user(), values={"access": Access.MEMBERS})


def test_details_are_saved(desk, project):
    values = {
        "kind": "victim-care",
        "access": "restricted",
        "contact": "Koordinatorerne",
        "contact_way": "114",
    }
    assert desk.post(reverse("project_details", args=[project.pk]), values).status_code == 302
    project.refresh_from_db()
    assert (project.kind, project.access) == (ProjectKind.VICTIM_CARE, Access.RESTRICTED)
    assert (project.contact, project.contact_way, project.owner) == ("Koordinatorerne", "114", None)


def test_a_cpr_number_is_refused_and_what_was_typed_stays(desk, project):
    values = {"kind": "ordinary", "access": "open", "contact": "Ole, 010203-1234"}
    told = desk.post(reverse("project_details", args=[project.pk]), values).content.decode()
    assert "Det ligner et CPR-nummer" in told
    assert "Ole, 010203-1234" in told
    project.refresh_from_db()
    assert project.contact == ""


def test_only_staff_of_the_district_can_own_it(desk, project):
    stranger = make_staff(Role.COORDINATOR, COPENHAGEN)
    values = {"kind": "ordinary", "access": "open", "owner": stranger.pk}
    assert desk.post(reverse("project_details", args=[project.pk]), values).status_code == 200
    project.refresh_from_db()
    assert project.owner is None


def test_a_partner_has_role_and_link_and_stands_on_the_page(desk, client, project):
    values = {"name": "Bolbro Skole", "role": "Låner lokaler ud", "link": "bolbro.example"}
    assert desk.post(reverse("partner_add", args=[project.pk]), values).status_code == 302
    desk.post(reverse("partner_add", args=[project.pk]), values | {"role": "Laver kaffe"})
    row = Partnership.objects.get()
    assert (row.organisation.name, row.role, row.address) == (
        "Bolbro Skole",
        "Laver kaffe",
        "https://bolbro.example",
    )
    told = client.get(project.pages.get().get_url()).content.decode()
    assert 'href="https://bolbro.example">Bolbro Skole</a>' in told
    desk.post(reverse("record_action", args=[project.pk, "partner", row.pk]))
    assert not Partnership.objects.exists()
    assert Organisation.objects.get(district=FYN).name == "Bolbro Skole"


def test_a_milestone_is_reached_once_and_stands_in_the_story(desk, client, project):
    place = make_place(make_role(make_initiative(project, title="Gåtur med lommelygter")))
    due = localdate() + timedelta(days=30)
    values = {"title": "Lyset er tændt", "due_on": due.isoformat(), "session": place.session_id}
    assert desk.post(reverse("milestone_add", args=[project.pk]), values).status_code == 302
    milestone = Milestone.objects.get()
    desk.post(reverse("record_action", args=[project.pk, "naaet", milestone.pk]))
    services.reach_milestone(milestone=milestone, actor=make_staff(Role.COORDINATOR), on=due)
    milestone.refresh_from_db()
    assert milestone.reached_on == localdate()
    story = client.get(project.pages.get().get_url()).context["story"]
    [entry] = [entry for entry in story.shown if entry.kind == "milestone"]
    assert (entry.state, entry.on, entry.answers) == ("done", localdate(), "Gåtur med lommelygter")


def test_a_milestone_leads_to_the_idea_it_answers_once_that_is_public(desk, client, project):
    idea = make_idea(title="Lys i tunnelen")
    Idea.objects.filter(pk=idea.pk).update(project=project)
    other = make_idea(title="Et andet sted")
    address = reverse("milestone_add", args=[project.pk])
    offered = desk.get(address).context["form"].fields["idea"].queryset
    assert (idea in offered, other in offered) == (True, False)
    values = {"title": "Lyset er tændt", "due_on": localdate().isoformat(), "idea": idea.pk}
    assert desk.post(address, values).status_code == 302
    page = project.pages.get().get_url()

    def told():
        return next(entry for entry in client.get(page).context["story"].shown if entry.kind == "milestone")

    assert (told().answers, told().url) == ("", "")
    Idea.objects.filter(pk=idea.pk).update(published_at=timezone.now())
    assert (told().answers, told().url) == ("Lys i tunnelen", idea.get_absolute_url())


def test_without_ideas_there_is_no_such_field(desk, project):
    assert "idea" not in desk.get(reverse("milestone_add", args=[project.pk])).context["form"].fields
