"""A project from a blueprint is a complete draft; who may start one, and where."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import StateChange
from core.errors import NotAllowedError
from places.lookup import resolve_home
from projects.blueprints.catalogue import blueprints
from projects.blueprints.models import ChecklistItem
from projects.blueprints.services import Details, start_project, tick
from projects.editors import ensure_editor_groups
from projects.enums import Stage
from projects.gate import PLACEHOLDER, lacking
from projects.models import Project, ProjectPage
from projects.tree import ensure_page_tree
from tests.factories.pages import make_editor
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user
from tests.factories.work import make_district_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(places_data):
    ensure_page_tree()
    ensure_editor_groups()


BEGINS = date(2027, 3, 17)  # a Wednesday; summer time begins in the second week
FIELDS = {
    "title": "Vandring i Bolbro",
    "postal_code": "5200",
    "meeting_point": "Skolens hovedindgang",
    "insurance": "Kommunen dækker.",
    "begins": "",
}


def start(key="tryghedsvandring", actor=None):
    details = Details(resolve_home("5200"), "Vandring i Bolbro", BEGINS, "Skolens hovedindgang", "Kommunen.")
    return start_project(
        blueprint=blueprints()[key],
        branch=make_district_page(),
        details=details,
        actor=actor or make_staff(Role.COORDINATOR),
    )


def test_there_are_six_with_name_sentence_and_picture():
    offered = list(blueprints().values())
    assert len(offered) >= 6
    assert [each.key for each in offered if not (each.name and each.sentence and each.picture.exists())] == []


@pytest.mark.parametrize("key", list(blueprints()))
def test_each_is_a_complete_draft(key):
    page, data = start(key), blueprints()[key].data
    project = page.project
    initiative = project.initiatives.get()
    made = (
        page.live,
        project.stage,
        initiative.roles.count(),
        initiative.sessions.count(),
        project.milestones.count(),
        project.checklist.count(),
    )
    planned = (len(data[name]) for name in ("roles", "sessions", "milestones", "checklist"))
    assert made == (False, Stage.IDEA, *planned)
    assert [block.block_type for block in page.body] == ["goal", "target_group", "how_to_help"]
    assert page.picture_id is not None
    assert page.picture_alt == data["alt"]


@pytest.mark.parametrize("key", list(blueprints()))
def test_only_words_of_ones_own_are_missing(key):
    page = start(key)
    assert [sentence for sentence in lacking(page) if not PLACEHOLDER.search(sentence)] == []
    assert lacking(page) != []


def test_dates_count_from_the_week_and_keep_the_clock_over_summer_time():
    session = start().project.initiatives.get().sessions.get()
    local = timezone.localtime(session.starts_at)
    assert local.isoformat() == "2027-04-21T19:00:00+02:00"
    assert session.ends_at - session.starts_at == timedelta(hours=2)


def test_two_projects_with_one_name_have_two_addresses():
    assert {start().slug, start().slug} == {"vandring-i-bolbro", "vandring-i-bolbro-2"}


def test_nobody_reads_it_before_it_is_published(client):
    page = start()
    assert client.get(f"/projekter/{page.slug}/").status_code == 404
    assert "Vandring i Bolbro" not in client.get("/opgaver/").content.decode()


@pytest.mark.parametrize(
    ("make", "may"),
    [
        (lambda: make_staff(Role.COORDINATOR), True),
        (lambda: make_staff(Role.COORDINATOR, COPENHAGEN), False),
        (lambda: make_staff(Role.CONTACT_OFFICER), False),
        (lambda: make_staff(Role.LEADERSHIP, None), False),
        (make_user, False),
    ],
    ids=["coordinator", "another district", "officer", "leadership", "citizen"],
)
def test_who_may_start_one(make, may):
    if may:
        assert start(actor=make()).project.title == "Vandring i Bolbro"
    else:
        with pytest.raises(NotAllowedError):
            start(actor=make())
        assert not Project.objects.exists()


class TestForm:
    @pytest.fixture
    def address(self, client):
        make_district_page()
        client.force_login(make_staff(Role.COORDINATOR))
        return reverse("project_start", args=[FYN, "tryghedsmoede"])

    def fields(self, **changed):
        soon = timezone.localdate() + timedelta(days=10)
        return {**FIELDS, "begins": soon.isoformat(), **changed}

    def test_it_leads_to_the_project_with_its_list(self, client, address):
        answer = client.post(address, self.fields(), follow=True)
        told = answer.content.decode()
        assert "Projektet ligger som kladde." in told
        assert "0 af 5 er gjort" in told
        assert ProjectPage.objects.get().project.owner is not None

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"postal_code": "9999"}, "postal_code"),
            ({"postal_code": "2200"}, "postal_code"),
            ({"postal_code": "5550"}, "municipality"),
            ({"begins": "2001-01-01"}, "begins"),
            ({"begins": "2090-01-01"}, "begins"),
            ({"title": ""}, "title"),
            ({"title": "Ole 010203-1234"}, "title"),
            ({"meeting_point": ""}, "meeting_point"),
            ({"insurance": ""}, "insurance"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_made(self, client, address, changed, field):
        answer = client.post(address, self.fields(**changed))
        assert answer.context["form"].errors.keys() == {field}
        assert "Skolens hovedindgang" in answer.content.decode() or field == "meeting_point"
        assert not Project.objects.exists()

    @pytest.mark.parametrize("parts", [(COPENHAGEN, "tryghedsmoede"), (FYN, "findes-ikke")])
    def test_another_district_or_blueprint_is_not_there(self, client, address, parts):
        assert client.get(reverse("project_start", args=parts)).status_code == 404


def test_a_tick_is_noted_with_who_and_can_be_taken_back():
    coordinator = make_staff(Role.COORDINATOR)
    start(actor=coordinator)
    item = ChecklistItem.objects.first()
    tick(item=item, actor=coordinator, done=True)
    item.refresh_from_db()
    assert item.done_by == coordinator
    tick(item=item, actor=coordinator, done=False)
    item.refresh_from_db()
    assert (item.done_at, item.done_by) == (None, None)
    with pytest.raises(NotAllowedError):
        tick(item=item, actor=make_staff(Role.COORDINATOR, COPENHAGEN), done=True)


@pytest.mark.usefixtures("tree")
class TestAdmin:
    def test_an_editor_starts_one_from_the_districts_page(self, client):
        branch = make_district_page()
        client.force_login(make_editor(FYN))
        explorer = client.get(reverse("wagtailadmin_explore", args=[branch.pk])).content.decode()
        address = reverse("admin_blueprints", args=[branch.pk])
        assert address in explorer
        assert "Tryg skolevej" in client.get(address).content.decode()
        soon = (timezone.localdate() + timedelta(days=10)).isoformat()
        form = reverse("admin_blueprint", args=[branch.pk, "tryg-skolevej"])
        answer = client.post(form, {**FIELDS, "begins": soon})
        assert answer.url == reverse("wagtailadmin_pages:edit", args=[ProjectPage.objects.get().pk])

    def test_nobody_starts_one_in_another_branch(self, client):
        client.force_login(make_editor(COPENHAGEN))
        for name, parts in (("admin_blueprints", []), ("admin_blueprint", ["tryg-skolevej"])):
            answer = client.get(reverse(name, args=[make_district_page().pk, *parts]))
            assert answer.status_code in {302, 403}, name


def test_a_double_press_makes_one_draft_and_another_title_two(tree):
    actor = make_staff(Role.COORDINATOR)
    first = start(actor=actor)
    assert start(actor=actor).pk == first.pk
    StateChange.objects.filter(transition="propose").delete()  # as if it were long ago
    assert start(actor=actor).slug == f"{first.slug}-2"
    assert start(actor=make_staff(Role.COORDINATOR)).slug == f"{first.slug}-3"


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_four_who_start_at_once_get_four_addresses():
    ensure_page_tree()
    ensure_editor_groups()
    branch = make_district_page()
    people = [make_staff(Role.COORDINATOR) for _each in range(4)]
    start(actor=make_staff(Role.COORDINATOR))  # the blueprint's picture is stored once
    barrier = Barrier(len(people))

    def press(person):
        try:
            barrier.wait(timeout=30)
            return start(actor=person).slug
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        slugs = list(pool.map(press, people))
    assert sorted(slugs) == [f"vandring-i-bolbro-{number}" for number in range(2, 6)]
    assert ProjectPage.objects.child_of(branch).count() == 5
