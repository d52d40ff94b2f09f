"""Who reads about a project and who takes part: open, for members to take part, restricted (DOMAIN rule 7)."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Role
from accounts.models import Organisation
from coordination.errors import MembersOnlyError
from coordination.services import answer_invitation, invite, sign_up
from home.models import NewsPage
from home.search.finding import find
from projects.enums import Access, ProjectKind
from projects.errors import SessionGoneError
from projects.models import Partnership, ProjectMember, ProjectPage, Session
from projects.services import admit
from projects.tree import ensure_page_tree
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db
WORD = "Nattergalen"


@dataclass
class Made:
    """A project of one kind of access, with a page, news and seats."""

    project: Any
    page: Any
    place: Any
    url: str


@pytest.fixture
def made(request):
    ensure_page_tree()
    project = make_project(title=f"{WORD} i Bolbro", access=request.param)
    page = publish(project, slug="nattergalen")
    page.add_child(instance=NewsPage(title=f"{WORD} synger", slug="sang", lead="Nu sker det."))
    place = make_place(make_role(make_initiative(project, title=f"{WORD} går en tur")))
    return Made(project, page, place, "/projekter/nattergalen/")


def readers(project):
    """Everybody who might read, by name, and whether a restricted project is theirs."""
    member, partner, stranger = make_user(), make_user(), make_user()
    admit(project=project, person=member, actor=make_user(is_staff=True))
    organisation = Organisation.objects.create(name="Boligforeningen", district_id=FYN)
    organisation.members.add(partner)
    Partnership.objects.create(project=project, organisation=organisation)
    return {
        "anonymous": (AnonymousUser(), False),
        "stranger": (stranger, False),
        "member": (member, True),
        "partner": (partner, True),
        "coordinator": (make_staff(Role.COORDINATOR), True),
        "other coordinator": (make_staff(Role.COORDINATOR, COPENHAGEN), False),
        "leadership": (make_staff(Role.LEADERSHIP, None), False),
    }


@pytest.mark.parametrize(
    "made", [Access.OPEN, Access.MEMBERS, Access.RESTRICTED], indirect=True, ids=["open", "members", "closed"]
)
def test_who_opens_the_page_its_news_and_its_row_in_the_list(made, client):
    closed = made.project.access == Access.RESTRICTED
    for name, (user, is_theirs) in readers(made.project).items():
        client.logout()
        if user.is_authenticated:
            client.force_login(user)
        may = is_theirs or not closed
        seen = {
            "page": client.get(made.url).status_code == 200,
            "news": client.get("/nyheder/sang/").status_code == 200,
            "list": WORD in client.get("/projekter/").content.decode(),
            "rows": Session.objects.readable_by(user).filter(pk=made.place.session_id).exists(),
        }
        assert seen == dict.fromkeys(seen, may), name


@pytest.mark.parametrize("made", [Access.RESTRICTED], indirect=True)
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/projekter/feed/",
        "/nyheder/",
        "/nyheder/feed/",
        "/sitemap.xml",
        "/opgaver/",
        f"/soeg/?q={WORD}",
        f"/soeg/forslag/?q={WORD[:6]}",
        "/projekter/?politikreds=1465",
        "/projekter/fyn/",
    ],
)
def test_a_restricted_project_is_nowhere_for_outsiders(made, client, address):
    answer = client.get(address)
    told = answer.content.decode().replace(f'value="{WORD}"', "")
    assert f"{WORD} " not in told
    assert "nattergalen" not in told


@pytest.mark.parametrize("made", [Access.OPEN], indirect=True)
def test_what_was_open_is_gone_at_once_when_it_is_restricted(made, client):
    assert client.get(made.url).status_code == 200
    assert find(WORD) != []
    made.project.access = Access.RESTRICTED
    made.project.save()
    assert client.get(made.url).status_code == 404
    assert find(WORD) == []
    assert not ProjectPage.objects.published().exists()


@pytest.mark.parametrize("made", [Access.OPEN], indirect=True)
def test_anybody_suited_takes_part_in_an_open_project(made):
    assert sign_up(person=make_volunteer().person, place=made.place).seat == 1


@pytest.mark.parametrize(
    ("made", "error"),
    [(Access.MEMBERS, MembersOnlyError), (Access.RESTRICTED, SessionGoneError)],
    indirect=["made"],
)
def test_members_alone_take_part(made, error):
    person = make_volunteer().person
    with pytest.raises(error):
        sign_up(person=person, place=made.place)
    admit(project=made.project, person=person)
    assert sign_up(person=person, place=made.place).seat == 1


@pytest.mark.parametrize("made", [Access.MEMBERS, Access.RESTRICTED], indirect=True)
def test_whoever_is_asked_is_let_in_and_a_no_ends_it(made):
    person, coordinator = make_volunteer().person, make_staff(Role.COORDINATOR)
    [assignment] = invite(role=made.place.role, person_ids=[person.pk], actor=coordinator)
    assert Session.objects.open_for_signup(person).exists()
    answer_invitation(assignment=assignment, person=person, yes=False)
    assert not ProjectMember.objects.exists()


@pytest.mark.parametrize("made", [Access.MEMBERS], indirect=True)
def test_a_no_leaves_a_membership_that_a_coordinator_gave(made):
    person, coordinator = make_volunteer().person, make_staff(Role.COORDINATOR)
    [assignment] = invite(role=made.place.role, person_ids=[person.pk], actor=coordinator)
    admit(project=made.project, person=person, actor=coordinator)
    answer_invitation(assignment=assignment, person=person, yes=False)
    assert ProjectMember.objects.get().added_by == coordinator


@pytest.mark.parametrize("made", [Access.MEMBERS], indirect=True)
def test_the_page_says_who_takes_part_and_hides_the_dates(made, client):
    told = client.get(made.url).content.decode()
    assert "Projektets medlemmer tager opgaverne." in told
    assert f"/opgaver/{made.place.pk}/" not in told
    assert f"/opgaver/{made.place.pk}/" not in client.get("/opgaver/").content.decode()


def test_victim_care_shows_help_first_and_counts_nobody(client):
    ensure_page_tree()
    project = make_project(title="Støtte efter indbrud", kind=ProjectKind.VICTIM_CARE)
    page = publish(project, slug="stoette")
    make_place(make_role(make_initiative(project, title="Samtalegruppe")))
    told = client.get(page.get_url()).content.decode()
    assert told.index("Er det sket for dig?") < told.index('"h-tid"')
    assert "116 006" in told
    assert "Har du lyst til at være med?" not in told
    assert "Hvem har været med" not in told
    story = client.get(page.get_url()).context["story"]
    assert [entry.kind for entry in story.shown] == []
