"""A copy of a project is complete: whatever the record and its rows hold comes along or is meant to stay."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.enums import Role
from accounts.models import Organisation, StateChange
from core.errors import NotAllowedError
from places.models import LocalArea
from projects.blueprints.copying import copy_project
from projects.blueprints.models import ChecklistItem
from projects.enums import Access, ProjectKind, SessionState, Stage
from projects.models import Milestone, Partnership, Project, ProjectMember, Requirement, Session, Wish
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db
# What belongs to the original alone, or is new for every row.
NOT_COPIED = {
    Project: {"id", "title", "stage", "owner", "created_at"},
    Milestone: {"id", "project", "due_on", "reached_on", "session", "idea"},
    Partnership: {"id", "project"},
    ChecklistItem: {"id", "project", "done_at", "done_by"},
}


@pytest.fixture
def original():
    """A project in which something stands in every field and every row."""
    project = make_project(
        stage=Stage.CLOSED,
        access=Access.MEMBERS,
        kind=ProjectKind.VICTIM_CARE,
        contact="Koordinatorerne",
        contact_way="114",
        owner=make_staff(Role.COORDINATOR),
    )
    project.areas.set(LocalArea.objects.filter(municipality="0461")[:2])
    organisation = Organisation.objects.create(name="Skolen", district_id=FYN)
    Partnership.objects.create(
        project=project, organisation=organisation, role="Lokaler", link="https://a.example"
    )
    ProjectMember.objects.create(project=project, person=make_user())
    initiative = make_initiative(project, drop_in=True)
    role = make_role(initiative, requirements=["ambassador", "district"], wishes=[("skill", "samtale")])
    winter = timezone.make_aware(timezone.datetime(2026, 1, 14, 19, 0))
    place = make_place(role, starts_at=winter, state=SessionState.CANCELLED)
    Milestone.objects.create(
        project=project,
        title="Lyset",
        due_on=localdate() - timedelta(days=90),
        reached_on=localdate(),
        session=place.session,
    )
    ChecklistItem.objects.create(
        project=project, text="Spørg", done_at=timezone.now(), done_by=make_user(is_staff=True)
    )
    body = [("goal", {"text": "<p>Lys.</p>"}), ("results", {"text": "<p>Det er tændt.</p>"})]
    return publish(project, body=body)


@pytest.fixture
def twin(original):
    return copy_project(page=original, title="Lys igen", actor=make_staff(Role.COORDINATOR)).project


def values(row):
    left_out = NOT_COPIED[type(row)]
    return {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in left_out}


def test_every_field_of_the_record_and_its_rows(original, twin):
    record = original.project
    assert values(twin) == values(record)
    for model in (Milestone, Partnership, ChecklistItem):
        [old], [new] = model.objects.filter(project=record), model.objects.filter(project=twin)
        assert values(new) == values(old), model
    assert set(twin.areas.all()) == set(record.areas.all())


def test_the_test_fills_every_field(original):
    """A field added one day must stand in the fixture, or the test above would compare nothing with nothing."""
    rows = [original.project, *(model.objects.get() for model in (Milestone, Partnership, ChecklistItem))]
    empty = {
        f"{type(row).__name__}.{name}" for row in rows for name, value in values(row).items() if not value
    }
    assert empty == set()


def test_the_work_comes_along(original, twin):
    [old], [new] = original.project.initiatives.all(), twin.initiatives.all()
    assert (new.title, new.drop_in, new.insurance) == (old.title, True, old.insurance)
    [role] = new.roles.all()
    assert sorted(Requirement.objects.filter(role=role).values_list("kind", "key")) == sorted(
        Requirement.objects.filter(role__initiative=old).values_list("kind", "key")
    )
    assert Wish.objects.get(role=role).key == "samtale"
    [session] = new.sessions.all()
    assert (session.state, session.places.get().role, session.places.get().seats) == ("planned", role, 3)


def test_dates_lie_ahead_and_keep_weekday_and_clock(original, twin):
    old = Session.objects.get(initiative__project=original.project)
    new = Session.objects.get(initiative__project=twin)
    before, after = timezone.localtime(old.starts_at), timezone.localtime(new.starts_at)
    assert after > timezone.localtime()
    assert (after.weekday(), after.time()) == (before.weekday(), before.time())
    milestone = twin.milestones.get()
    distance = milestone.due_on - original.project.milestones.get().due_on
    assert after.date() - before.date() == distance
    assert (milestone.reached_on, milestone.session) == (None, new)


def test_what_happened_stays_with_the_original(original, twin):
    assert (twin.stage, twin.owner, twin.memberships.count()) == (Stage.IDEA, None, 0)
    page = twin.pages.get()
    assert (page.live, page.title, [block.block_type for block in page.body]) == (False, "Lys igen", ["goal"])
    assert StateChange.objects.filter(subject_type="projects.project", subject_id=twin.pk).count() == 1
    assert original.project.initiatives.count() == 1
    original.refresh_from_db()
    assert original.live


@pytest.mark.parametrize(
    "make", [lambda: make_staff(Role.COORDINATOR, COPENHAGEN), make_user], ids=["another district", "citizen"]
)
def test_who_may_not(original, make):
    with pytest.raises(NotAllowedError):
        copy_project(page=original, title="Lys igen", actor=make())
    assert Project.objects.count() == 1
