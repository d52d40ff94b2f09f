"""Changes of what is done. Each guards, locks, saves, logs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import transaction

from accounts.history import apply_transition
from accounts.models import StateChange
from core.errors import NotAllowedError
from places.lookup import Home
from projects.enums import STAGES, Access, RequirementKind, Stage
from projects.errors import ResultsMissingError
from projects.permissions import may_change_initiative


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
def change_words(*, subject: Any, actor: Any, values: Mapping[str, Any]) -> Any:
    """Change what an initiative or a role says, and note who did. Raises `NotAllowedError`."""
    locked = type(subject).objects.select_for_update().get(pk=subject.pk)
    if not may_change_initiative(actor, getattr(locked, "initiative", locked)):
        raise NotAllowedError
    for name, value in values.items():
        setattr(locked, name, value)
    locked.full_clean()
    locked.save(update_fields=[*values])
    note(locked, "change", actor)
    return locked


def note(subject: Any, transition: str, actor: Any) -> None:
    """A line in the history of something whose state stays as it is."""
    state = getattr(subject, "state", "")
    StateChange.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        transition=transition,
        source=state,
        target=state,
        actor=actor,
    )
