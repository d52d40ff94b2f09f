"""Starting a project: from a blueprint, or as a copy of another. Everything or nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import StateChange
from core.errors import NotAllowedError
from places.lookup import Home
from projects.blueprints.catalogue import Blueprint
from projects.blueprints.drafts import add_draft
from projects.blueprints.models import ChecklistItem
from projects.blueprints.once import just_started, take_turns
from projects.blueprints.permissions import may_start_in
from projects.enums import RequirementKind, Stage
from projects.models import DistrictPage, Initiative, Milestone, Project, ProjectPage, Role
from projects.permissions import may_change_project
from projects.services import add_role, create_initiative
from projects.session_services import add_session

ALWAYS = (RequirementKind.AMBASSADOR, RequirementKind.DISTRICT)


@dataclass(frozen=True)
class Details:
    """What only those who start it know; `begins` is a day of the first week."""

    home: Home
    title: str
    begins: date
    meeting_point: str
    insurance: str


@transaction.atomic
def start_project(*, blueprint: Blueprint, branch: DistrictPage, details: Details, actor: Any) -> ProjectPage:
    """A complete draft: record, page, initiative, roles, sessions, milestones, checklist.

    Dates count in weeks from the one with `begins`. Pressed twice it is one draft. Raises `NotAllowedError` for who
    may not start a project in the district, `ValidationError` for a title with a CPR number in it.
    """
    if not may_start_in(actor, branch) or details.home.district != branch.district:
        raise NotAllowedError
    take_turns(branch)
    if page := just_started(branch=branch, title=details.title, actor=actor):
        return page
    project = _record(blueprint, details, actor)
    first = details.begins - timedelta(days=details.begins.weekday())
    data = blueprint.data
    Milestone.objects.bulk_create(
        Milestone(project=project, title=what, due_on=first + timedelta(weeks=week))
        for what, week in data["milestones"]
    )
    ChecklistItem.objects.bulk_create(ChecklistItem(project=project, text=text) for text in data["checklist"])
    _initiative(blueprint, project, details, first, actor)
    return add_draft(branch=branch, project=project, blueprint=blueprint, user=actor)


def _record(blueprint: Blueprint, details: Details, actor: Any) -> Project:
    home = details.home
    project = Project(
        title=details.title,
        district=home.district,
        municipality=home.municipality,
        postal_code=home.postal_code,
        stage=Stage.IDEA,
        contact=_("The coordinators at %(district)s") % {"district": home.district.name},
        contact_way=_("Call 114 and ask for them"),
        **{name: blueprint.data[name] for name in ("objective", "effort", "theme")},
    )
    project.full_clean()
    project.save()
    if may_change_project(actor, project):
        project.owner = actor
        project.save(update_fields=["owner"])
    note_start(project, actor)
    return project


def note_start(project: Project, actor: Any) -> None:
    """The first line of a project's history."""
    StateChange.objects.create(
        subject_type=project._meta.label_lower,
        subject_id=project.pk,
        transition="propose",
        source="",
        target=project.stage,
        actor=actor,
    )


def _initiative(blueprint: Blueprint, project: Project, details: Details, first: date, actor: Any) -> None:
    data = blueprint.data
    values = {**data["initiative"], "contact": project.contact, "insurance": details.insurance}
    initiative = create_initiative(project=project, actor=actor, values=values)
    roles = [_role(each, initiative) for each in data["roles"]]
    for session in data["sessions"]:
        starts_at = _moment(first, session)
        add_session(
            initiative=initiative,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=session["minutes"]),
            place=details.meeting_point,
            postal_code=details.home.postal_code,
            seats={role: role.number for role in roles},
        )


def _role(data: dict[str, Any], initiative: Initiative) -> Role:
    role: Role = add_role(
        initiative=initiative,
        values={name: data[name] for name in ("title", "number", "you_do", "you_never_do")},
        requirements=[*ALWAYS, *data["requirements"]],
        wishes=[(kind, key) for kind, key in data["wishes"]],
    )
    return role


def _moment(first: date, session: dict[str, Any]) -> datetime:
    day = first + timedelta(weeks=session["week"], days=session["weekday"] - 1)
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(session["start"])))


@transaction.atomic
def tick(*, item: ChecklistItem, actor: Any, done: bool) -> ChecklistItem:
    """Note that something on the list is done, or isn't after all. Raises `NotAllowedError`."""
    if not may_change_project(actor, item.project):
        raise NotAllowedError
    locked = ChecklistItem.objects.select_for_update().get(pk=item.pk)
    if bool(locked.done_at) != done:
        locked.done_at, locked.done_by = (timezone.now(), actor) if done else (None, None)
        locked.save(update_fields=["done_at", "done_by"])
    return locked
