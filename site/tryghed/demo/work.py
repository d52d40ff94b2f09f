"""Projects with their history, partners, initiatives, roles and sessions."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from accounts.models import Organisation, StateChange, User
from places.lookup import resolve_home
from places.models import LocalArea, PostalCode
from projects.enums import STAGES, Access, ProjectKind, RequirementKind
from projects.models import (
    Initiative,
    Milestone,
    Partnership,
    Project,
    Role,
    Session,
    SessionPlace,
)
from projects.services import add_role, create_initiative
from projects.session_services import add_session
from tryghed.demo.reading import Clock
from tryghed.demo.rows import change, put

ALWAYS = (RequirementKind.AMBASSADOR, RequirementKind.DISTRICT)


@dataclass(frozen=True)
class Planned:
    """Seats at a session, and who is to sit on them.

    `came`, `absent` and `still_open` (nobody noted yet who came) are about a past session, `signed` about a
    coming one; `with_account` puts the demo ambassador among them.
    """

    place: SessionPlace
    came: int = 0
    absent: int = 0
    still_open: int = 0
    signed: int = 0
    with_account: bool = False


def make_project(data: dict[str, Any], coordinator: User, clock: Clock) -> Project:
    """The record, its partners, and the dates it reached each stage."""
    home = resolve_home(data["postal_code"], data["municipality"])
    project = put(
        Project(
            title=data["title"],
            district=home.district,
            municipality=home.municipality,
            postal_code=home.postal_code,
            kind=data.get("kind", ProjectKind.ORDINARY),
            access=data.get("access", Access.OPEN),
            contact=f"Koordinatorerne hos {home.district.name}",
            contact_way="Ring 114, og bed om dem",
            owner=coordinator,
            **{name: data[name] for name in ("stage", "objective", "effort", "theme")},
        )
    )
    project.areas.set(LocalArea.objects.filter(municipality=home.municipality, name__in=data["areas"]))
    Partnership.objects.bulk_create(
        Partnership(project=project, organisation=_partner(name, kind, home.district), role=does)
        for name, kind, does in data["partners"]
    )
    Milestone.objects.bulk_create(
        Milestone(
            project=project,
            title=title,
            due_on=clock.day_ago(-due),
            reached_on=clock.day_ago(-due) if due < 0 else None,
        )
        for title, due in data.get("milestones", [])
    )
    Project.objects.filter(pk=project.pk).update(created_at=clock.ago(data["reached"]["idea"]))
    StateChange.objects.bulk_create(_history(project, data["reached"], coordinator, clock))
    return project


def _partner(name: str, kind: str, district: Any) -> Organisation:
    found = Organisation.objects.filter(district=district, name=name).first()
    return found or put(Organisation(name=name, kind=kind, district=district))


def _history(project: Project, reached: dict[str, int], actor: User, clock: Clock) -> list[StateChange]:
    stages = list(reached)
    lines = [change(project, "propose", "", stages[0], actor=actor, at=clock.ago(reached[stages[0]]))]
    for name, source, target in zip(STAGES.names(), stages, stages[1:], strict=False):
        lines.append(change(project, name, source, target, actor=actor, at=clock.ago(reached[target])))
    return lines


def make_initiatives(data: dict[str, Any], project: Project, actor: User, clock: Clock) -> list[Planned]:
    """Everything done under a project; returns the seats with the plan of who takes them."""
    planned: list[Planned] = []
    for each in data["initiatives"]:
        values = {name: each[name] for name in ("title", "kind", "description", "insurance", "contact")}
        initiative = create_initiative(project=project, actor=actor, values=values)
        begun = clock.ago(data["reached"]["idea"] - 5)
        Initiative.objects.filter(pk=initiative.pk).update(created_at=begun)
        roles = [_make_role(role, initiative) for role in each["roles"]]
        for session in each["sessions"]:
            planned += _make_session(session, initiative, roles, clock)
    return planned


def _make_role(data: dict[str, Any], initiative: Initiative) -> Role:
    values = {name: data[name] for name in ("title", "number", "you_do", "you_never_do")}
    wishes = [(kind, key) for kind, key in data["wishes"]]
    role: Role = add_role(
        initiative=initiative, values=values, requirements=[*ALWAYS, *data["requirements"]], wishes=wishes
    )
    return role


def _make_session(
    data: dict[str, Any], initiative: Initiative, roles: list[Role], clock: Clock
) -> list[Planned]:
    starts_at = clock.at(data["week"], data["weekday"], data["start"])
    session: Session = add_session(
        initiative=initiative,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=data["minutes"]),
        place=data["place"],
        postal_code=PostalCode.objects.get(projects__initiatives=initiative),
        seats=dict(zip(roles, data["seats"], strict=True)),
    )
    places = {
        place.role_id: place
        for place in session.places.select_related("role", "session__initiative__project")
    }
    return [_planned(data, number, places[role.pk]) for number, role in enumerate(roles)]


def _planned(data: dict[str, Any], number: int, place: SessionPlace) -> Planned:
    def of_role(name: str) -> int:
        numbers = data.get(name, [])
        return int(numbers[number]) if numbers else 0

    first = number == 0
    return Planned(
        place=place,
        came=of_role("came"),
        absent=data.get("absent", 0) if first else 0,
        still_open=of_role("open"),
        signed=of_role("signed"),
        with_account=bool(data.get("with_account")) and first,
    )
