"""Changes of an idea. Each guards, locks, saves, logs, and writes to the author through the outbox."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.history import apply_transition
from accounts.models import StateChange
from core.errors import NotAllowedError
from places.lookup import Home
from projects.enums import ProjectKind, Stage
from projects.ideas import notifications
from projects.ideas.enums import HIDE, IDEAS, PUBLISH, RECEIVE, IdeaState
from projects.ideas.errors import (
    ClosedForSupportError,
    NoAddressError,
    NotConsideredError,
    OtherDistrictError,
)
from projects.ideas.models import Idea, IdeaReply, IdeaSupport
from projects.ideas.permissions import may_answer_idea
from projects.models import Initiative, Project
from projects.permissions import may_change_project
from projects.services import create_initiative, save_record


@dataclass(frozen=True)
class IdeaData:
    """What the form collected."""

    title: str
    text: str
    home: Home
    theme: str
    why: str = ""


@transaction.atomic
def submit_idea(
    *, data: IdeaData, author: Any | None, email: str = "", language: str = "da", nonce: uuid.UUID
) -> Idea:
    """Store an idea. From an account it is received at once, else when the address is confirmed.

    The same `nonce` twice gives one idea: a double click is harmless.
    """
    idea = Idea(
        nonce=nonce,
        title=data.title,
        text=data.text,
        why=data.why,
        theme=data.theme,
        district=data.home.district,
        municipality=data.home.municipality,
        postal_code=data.home.postal_code,
        author=author,
        email="" if author else email.strip().lower(),
        language=language,
    )
    idea.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            idea.save()
    except IntegrityError:
        return Idea.objects.get(nonce=nonce)
    if author:
        _receive(idea)
    else:
        notifications.ask_to_confirm(idea)
    return idea


@transaction.atomic
def confirm_idea(*, idea: Idea) -> Idea:
    """The address is its author's: the coordinator may read it. Confirming again changes nothing."""
    locked = Idea.objects.select_for_update().get(pk=idea.pk)
    if locked.confirmed_at is None:
        _receive(locked)
    return locked


def _receive(idea: Idea) -> None:
    idea.confirmed_at = timezone.now()
    idea.due_on = timezone.localdate() + timedelta(days=settings.IDEA_ANSWER_DAYS)
    idea.save(update_fields=["confirmed_at", "due_on"])
    _log(idea, RECEIVE, actor=idea.author)
    notifications.tell_received(idea)


@transaction.atomic
def consider_idea(*, idea: Idea, actor: Any) -> Idea:
    """Take it up; the author is told that somebody looks at it. Raises `TransitionError`."""
    locked = _locked(idea, actor)
    apply_transition(machine=IDEAS, subject=locked, name="consider", actor=actor)
    notifications.tell_considered(locked)
    return locked


@transaction.atomic
def decline_idea(*, idea: Idea, actor: Any, reason: str, instead: str = "") -> Idea:
    """Say no, with the reason that the author reads. Raises `TransitionError`, `ReasonMissingError`."""
    locked = _locked(idea, actor)
    _answer(locked, "decline", actor=actor, answer=reason, instead=instead.strip())
    notifications.tell_declined(locked)
    return locked


@transaction.atomic
def adopt_as_new_project(
    *, idea: Idea, actor: Any, title: str, objective: str, effort: str, answer: str
) -> Idea:
    """Make a project of it, still an idea and without a page: an editor writes that."""
    locked = _locked(idea, actor)
    IDEAS.check("adopt", locked.state)
    place = Home(locked.postal_code, locked.municipality, locked.district)
    values = {"objective": objective, "effort": effort, "theme": locked.theme, "stage": Stage.IDEA}
    project = save_record(project=None, title=title, place=place, values=values)
    return _adopt(locked, actor=actor, answer=answer, project=project)


@transaction.atomic
def adopt_as_new_initiative(
    *, idea: Idea, actor: Any, project: Project, values: Mapping[str, Any], answer: str
) -> Idea:
    """Make an initiative of it under a project of the district. Raises `OtherDistrictError`."""
    locked = _locked(idea, actor)
    IDEAS.check("adopt", locked.state)
    _check_project(locked, project, actor)
    initiative = create_initiative(project=project, actor=actor, values=values)
    return _adopt(locked, actor=actor, answer=answer, project=project, initiative=initiative)


@transaction.atomic
def adopt_into_project(*, idea: Idea, actor: Any, project: Project, answer: str) -> Idea:
    """A project that is there already takes it in. Raises `OtherDistrictError`."""
    locked = _locked(idea, actor)
    _check_project(locked, project, actor)
    return _adopt(locked, actor=actor, answer=answer, project=project)


def _check_project(idea: Idea, project: Project, actor: Any) -> None:
    if project.district_id != idea.district_id or project.kind == ProjectKind.VICTIM_CARE:
        raise OtherDistrictError
    if not may_change_project(actor, project):
        raise NotAllowedError


def _adopt(
    idea: Idea, *, actor: Any, answer: str, project: Project, initiative: Initiative | None = None
) -> Idea:
    idea.project, idea.initiative = project, initiative
    _answer(idea, "adopt", actor=actor, answer=answer)
    notifications.tell_adopted(idea)
    return idea


def _answer(idea: Idea, name: str, *, actor: Any, answer: str, instead: str = "") -> None:
    """The answer with its day first, then the move: the constraint asks for the day."""
    IDEAS.check(name, idea.state, answer)
    idea.answered_at, idea.answer, idea.instead = timezone.now(), answer.strip(), instead
    idea.clean_fields()
    idea.save(update_fields=["answered_at", "answer", "instead", "project", "initiative"])
    apply_transition(machine=IDEAS, subject=idea, name=name, actor=actor, reason=answer)


@transaction.atomic
def publish_idea(*, idea: Idea, actor: Any, title: str, text: str, place: str) -> Idea:
    """Show it to everybody in the coordinator's words; the author's own stay as they were sent.

    Publishing again corrects the words. Raises `NotConsideredError` before anybody has considered it.
    """
    locked = _locked(idea, actor)
    if locked.state == IdeaState.RECEIVED:
        raise NotConsideredError
    first = locked.published_at is None
    locked.public_title, locked.public_text, locked.public_place = title, text, place
    locked.clean_fields()
    locked.published_at = locked.published_at or timezone.now()
    locked.save(update_fields=["public_title", "public_text", "public_place", "published_at"])
    if first:
        change = _log(locked, PUBLISH, actor=actor, source=locked.state)
        notifications.tell_published(locked, change.pk)
    return locked


@transaction.atomic
def hide_idea(*, idea: Idea, actor: Any) -> Idea:
    """Take it off the public pages; the words stay for another time."""
    locked = _locked(idea, actor)
    if locked.published_at is not None:
        locked.published_at = None
        locked.save(update_fields=["published_at"])
        _log(locked, HIDE, actor=actor, source=locked.state)
    return locked


@transaction.atomic
def reply_to_author(*, idea: Idea, actor: Any, text: str) -> IdeaReply:
    """Write to the author without seeing the address; the same words twice are one letter.

    Raises `NoAddressError` when nobody can be reached.
    """
    locked = _locked(idea, actor)
    if not notifications.address_of(locked):
        raise NoAddressError
    existing = locked.replies.filter(text=text.strip()).first()
    if existing:
        return existing
    reply = IdeaReply(idea=locked, writer=actor, text=text.strip())
    reply.save()
    notifications.pass_on(reply)
    return reply


@transaction.atomic
def support_idea(*, idea: Idea, person: Any | None = None, address_mark: str | None = None) -> bool:
    """Count one person behind an idea; False when they were counted already.

    The database decides (two unique constraints), so that two clicks at the same moment count once. Raises
    `ClosedForSupportError` for an idea that has its answer or isn't shown.
    """
    open_now = Idea.objects.published().waiting().select_for_update().filter(pk=idea.pk).exists()
    if not open_now:
        raise ClosedForSupportError
    if person is not None and person.email:
        address_mark = mark_of(idea, person.email)
    before = IdeaSupport.objects.filter(idea=idea).count()
    row = IdeaSupport(idea=idea, person=person, address_mark=address_mark)
    IdeaSupport.objects.bulk_create([row], ignore_conflicts=True)
    return IdeaSupport.objects.filter(idea=idea).count() > before


def mark_of(idea: Idea, email: str) -> str:
    """A keyed hash of an address, another one for each idea: nobody sees which ideas a person supports."""
    value = f"{idea.pk}:{email.strip().lower()}"
    return salted_hmac("tryghed.idea-support", value, algorithm="sha256").hexdigest()


def _locked(idea: Idea, actor: Any) -> Idea:
    """The row, locked; raises `NotAllowedError`."""
    if not may_answer_idea(actor, idea):
        raise NotAllowedError
    rows = Idea.objects.confirmed().with_place().select_related("author")
    return rows.select_for_update(of=("self",)).get(pk=idea.pk)


def _log(idea: Idea, name: str, *, actor: Any | None, source: str = "", reason: str = "") -> StateChange:
    return StateChange.objects.create(
        subject_type=idea._meta.label_lower,
        subject_id=idea.pk,
        transition=name,
        source=source,
        target=idea.state,
        actor=actor,
        reason=reason,
    )
