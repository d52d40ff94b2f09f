"""A project as the start of another: everything that was planned, nothing that happened."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from core.errors import NotAllowedError
from projects.blueprints.drafts import free_slug
from projects.blueprints.models import ChecklistItem
from projects.blueprints.once import just_started, take_turns
from projects.blueprints.permissions import may_start_in
from projects.blueprints.services import note_start
from projects.enums import SessionState, Stage
from projects.models import (
    Initiative,
    Milestone,
    Partnership,
    Project,
    ProjectPage,
    Requirement,
    Role,
    Session,
    SessionPlace,
    Wish,
)
from projects.page_querysets import RESULTS

LEAD_TIME = timedelta(weeks=3)  # from today to the first session or milestone of the copy


@transaction.atomic
def copy_project(*, page: ProjectPage, title: str, actor: Any) -> ProjectPage:
    """A draft with a record of its own: text, areas, partners, initiatives, roles, sessions, milestones, checklist.

    Dates keep their distances and weekdays, and lie ahead. Members, attendance, results and what was reached or
    called off belong to the original. Raises `NotAllowedError`.
    """
    branch = page.get_parent().specific
    if page.project is None or not may_start_in(actor, branch):
        raise NotAllowedError
    take_turns(branch)
    if twin := just_started(branch=branch, title=title, actor=actor):
        return twin
    original = page.project
    record = _again(original, title=title, stage=Stage.IDEA, owner=None)
    record.areas.set(original.areas.all())
    note_start(record, actor)
    shift = _shift_of(original)
    _copy_rows(Partnership.objects.filter(project=original), project=record)
    _copy_rows(ChecklistItem.objects.filter(project=original), project=record, done_at=None, done_by=None)
    sessions = _copy_work(original, record, shift, actor)
    for milestone in Milestone.objects.filter(project=original):
        _again(
            milestone,
            project=record,
            due_on=milestone.due_on + shift,
            reached_on=None,
            session=sessions.get(milestone.session_id),
            idea=None,
        )
    return _copy_page(page, record, title, actor)


def _again(row: Any, **changed: Any) -> Any:
    """A new row with the same values but those that are changed; a field added one day comes along by itself."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and not getattr(field, "auto_now_add", False) and field.name not in changed
    }
    copied = type(row)(**kept, **changed)
    copied.full_clean(validate_constraints=False)
    copied.save()
    return copied


def _copy_rows(rows: models.QuerySet[Any], **changed: Any) -> None:
    for row in rows:
        _again(row, **changed)


def _copy_work(original: Project, record: Project, shift: timedelta, actor: Any) -> dict[int | None, Session]:
    """Initiatives with roles and sessions; returns the new sessions by the old ones' keys."""
    sessions: dict[int | None, Session] = {}
    for initiative in Initiative.objects.filter(project=original):
        twin = _again(initiative, project=record, created_by=actor)
        roles = {role.pk: _copy_role(role, twin) for role in initiative.roles.all()}
        for session in initiative.sessions.all():
            sessions[session.pk] = new = _again(
                session,
                initiative=twin,
                starts_at=_same_clock(session.starts_at, shift),
                ends_at=_same_clock(session.ends_at, shift),
                opens_at=session.opens_at and _same_clock(session.opens_at, shift),
                closes_at=session.closes_at and _same_clock(session.closes_at, shift),
                series=None,  # the copies stand by themselves: a series is changed as a whole
                series_on=None,
                state=SessionState.PLANNED,
            )
            for place in SessionPlace.objects.filter(session=session):
                _again(place, session=new, role=roles[place.role_id])
    return sessions


def _copy_role(role: Role, initiative: Initiative) -> Role:
    twin: Role = _again(role, initiative=initiative)
    for row in (*Requirement.objects.filter(role=role), *Wish.objects.filter(role=role)):
        _again(row, role=twin)
    return twin


def _same_clock(moment: Any, shift: timedelta) -> Any:
    """The same time of day so many days later, also across the change of summer time."""
    local = timezone.localtime(moment).replace(tzinfo=None)
    return timezone.make_aware(local + shift)


def _shift_of(project: Project) -> timedelta:
    """Whole weeks, so that weekdays stay: the earliest date of the original lands after `LEAD_TIME`."""
    days = [timezone.localdate(session.starts_at) for session in _sessions_of(project)]
    days += [milestone.due_on for milestone in Milestone.objects.filter(project=project)]
    if not days:
        return timedelta()
    missing = (localdate() + LEAD_TIME - min(days)).days
    return timedelta(weeks=max(0, -(-missing // 7)))


def _sessions_of(project: Project) -> Iterable[Session]:
    return Session.objects.filter(initiative__project=project)


def _copy_page(page: ProjectPage, record: Project, title: str, actor: Any) -> ProjectPage:
    twin: ProjectPage = page.copy(
        update_attrs={"title": title, "slug": free_slug(title), "project": record, "owner": actor},
        copy_revisions=False,
        keep_live=False,
        user=actor,
    )
    twin.body = twin.body.stream_block.to_python(
        [block for block in page.body.raw_data if block["type"] != RESULTS]
    )
    twin.draft_title = title
    twin.save()
    twin.save_revision(user=actor)
    return twin
