"""Changes of what is done. Each guards, locks, saves, logs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from core.events import announce
from places.lookup import Home
from places.models import PostalCode
from projects.enums import SESSION_STATES, STAGES, Access, RequirementKind, Stage
from projects.errors import ResultsMissingError, SessionGoneError, SessionTimesError
from projects.events import SessionCancelled


def _model(name: str) -> Any:
    # The page form calls this module while the models are being loaded.
    return apps.get_model("projects", name)


def draft_record(*, project: Any | None, title: str, place: Home, values: Mapping[str, str]) -> Any:
    """The record as it would become, unsaved; the district follows from the place."""
    record = project or _model("Project")()
    record.title = title
    record.district = place.district
    record.municipality = place.municipality
    record.postal_code = place.postal_code
    for name, value in values.items():
        setattr(record, name, value)
    return record


@transaction.atomic
def save_record(*, project: Any | None, title: str, place: Home, values: Mapping[str, str]) -> Any:
    """Create or update the record behind a page; the district follows from the place.

    An existing one keeps what else stands on it: its stage is moved elsewhere, perhaps meanwhile.
    """
    record = draft_record(project=project, title=title, place=place, values=values)
    record.full_clean()
    if record.pk:
        record.save(update_fields=["title", "district", "municipality", "postal_code", *values])
    else:
        record.save()
    return record


@transaction.atomic
def move_stage(*, project: Any, name: str, actor: Any) -> Any:
    """Move a project to its next stage.

    Raises `TransitionError` when it isn't the next, `ResultsMissingError` when it would be the last and no page
    tells what came of it.
    """
    locked = _model("Project").objects.select_for_update().get(pk=project.pk)
    if STAGES.check(name, locked.stage).target == Stage.CLOSED and not _model("ProjectPage").objects.told(
        locked
    ):
        raise ResultsMissingError
    apply_transition(machine=STAGES, subject=locked, name=name, actor=actor, field="stage")
    return locked


def admit(*, project: Any, person: Any, actor: Any = None) -> None:
    """Let a person take part in a project that isn't open to everybody; twice is harmless.

    Without `actor` it follows from an invitation: whoever is asked may read what they are asked to.
    """
    if project.access == Access.OPEN:
        return
    row, made = _model("ProjectMember").objects.get_or_create(
        project=project, person=person, defaults={"added_by": actor}
    )
    if not made and actor and row.added_by_id is None:
        row.added_by = actor
        row.save(update_fields=["added_by"])


def dismiss(*, project: Any, person: Any) -> None:
    """End a membership; nothing happens where there is none."""
    _model("ProjectMember").objects.filter(project=project, person=person).delete()


def dismiss_invited(*, project: Any, person: Any) -> None:
    """End a membership that only followed from an invitation; one that a coordinator gave stays."""
    rows = _model("ProjectMember").objects.filter(project=project, person=person, added_by=None)
    rows.delete()


@transaction.atomic
def create_initiative(*, project: Any, actor: Any, values: Mapping[str, Any]) -> Any:
    """Start an initiative under a project."""
    initiative = _model("Initiative")(project=project, created_by=actor, **values)
    initiative.full_clean()
    initiative.save()
    return initiative


@transaction.atomic
def add_role(
    *,
    initiative: Any,
    values: Mapping[str, Any],
    requirements: Iterable[str | Sequence[tuple[str, str]]] = (),
    wishes: Iterable[tuple[str, str]] = (),
) -> Any:
    """Add a role with its requirements (each its own group) and wishes (kind, key).

    A requirement is a kind, or (kind, key) pairs of which one must be met. `RequirementKind.DISTRICT` is bound to
    the project's district; a kind without a key is met by any of it.
    """
    role = _model("Role")(initiative=initiative, **values)
    role.full_clean()
    role.save()
    district = initiative.project.district_id
    rows = [
        _model("Requirement")(
            role=role, group=group, kind=kind, key=district if kind == RequirementKind.DISTRICT else key
        )
        for group, each in enumerate(requirements)
        for kind, key in ([(each, "")] if isinstance(each, str) else each)
    ]
    _model("Requirement").objects.bulk_create(rows)
    _model("Wish").objects.bulk_create(_model("Wish")(role=role, kind=kind, key=key) for kind, key in wishes)
    return role


@transaction.atomic
def add_session(
    *,
    initiative: Any,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    postal_code: PostalCode,
    seats: Mapping[Any, int],
) -> Any:
    """Add a session with seats per role; raises `SessionTimesError` if it ends before it starts."""
    if ends_at <= starts_at:
        raise SessionTimesError
    session = _model("Session")(
        initiative=initiative, starts_at=starts_at, ends_at=ends_at, place=place, postal_code=postal_code
    )
    session.full_clean()
    session.save()
    _model("SessionPlace").objects.bulk_create(
        _model("SessionPlace")(session=session, role=role, seats=number) for role, number in seats.items()
    )
    return session


@transaction.atomic
def cancel_session(*, session: Any, actor: Any, reason: str) -> Any:
    """Call a session off; whoever is signed up is told through the event.

    Raises `TransitionError`, and `SessionGoneError` once it is over.
    """
    locked = _model("Session").objects.select_for_update().get(pk=session.pk)
    if locked.ends_at <= timezone.now():
        raise SessionGoneError
    apply_transition(machine=SESSION_STATES, subject=locked, name="cancel", actor=actor, reason=reason)
    announce(SessionCancelled(session=locked, actor=actor, reason=reason))
    return locked
