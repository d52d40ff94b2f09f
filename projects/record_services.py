"""Changes of a project's record: its details, partners and milestones. Who may is asked again here."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Organisation
from core.errors import NotAllowedError
from projects.models import Milestone, Partnership, Project
from projects.permissions import may_change_project


def _check(project: Project, actor: Any) -> None:
    if not may_change_project(actor, project):
        raise NotAllowedError


@transaction.atomic
def change_details(*, project: Project, actor: Any, values: Mapping[str, Any]) -> Project:
    """Set kind, access, contact and owner; raises `NotAllowedError`."""
    _check(project, actor)
    for name, value in values.items():
        setattr(project, name, value)
    project.full_clean()
    project.save(update_fields=[*values])
    return project


@transaction.atomic
def add_partner(*, project: Project, actor: Any, name: str, role: str, link: str) -> Partnership:
    """Add a partner by name, known in the district or new; twice changes what it says. Raises `NotAllowedError`."""
    _check(project, actor)
    organisation, _made = Organisation.objects.get_or_create(district=project.district, name=name.strip())
    row = Partnership.objects.filter(project=project, organisation=organisation).first() or Partnership(
        project=project, organisation=organisation
    )
    row.role, row.link = role, link
    row.full_clean(validate_constraints=False)
    row.save()
    return row


@transaction.atomic
def remove_partner(*, partnership: Partnership, actor: Any) -> None:
    """End a partnership; the partner itself stays. Raises `NotAllowedError`."""
    _check(partnership.project, actor)
    partnership.delete()


@transaction.atomic
def add_milestone(*, project: Project, actor: Any, values: Mapping[str, Any]) -> Milestone:
    """Add something to reach by a day; raises `NotAllowedError`."""
    _check(project, actor)
    milestone = Milestone(project=project, **values)
    milestone.full_clean()
    milestone.save()
    return milestone


@transaction.atomic
def reach_milestone(*, milestone: Milestone, actor: Any, on: date) -> Milestone:
    """Note that a milestone was reached on a day; twice keeps the first. Raises `NotAllowedError`."""
    _check(milestone.project, actor)
    locked = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if locked.reached_on is None:
        locked.reached_on = on
        locked.save(update_fields=["reached_on"])
    return locked


@transaction.atomic
def remove_milestone(*, milestone: Milestone, actor: Any) -> None:
    """Take a milestone away; raises `NotAllowedError`."""
    _check(milestone.project, actor)
    milestone.delete()
