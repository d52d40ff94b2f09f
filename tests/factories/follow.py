"""Those who follow, and things that happen, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Organisation, User
from places.models import PostalCode
from projects.enums import Access
from projects.follow.models import Follow, Mailbox, NoticedSession, Pace
from projects.models import Partnership, Project, ProjectMember, ProjectPage, Session
from tests.factories.people import FYN, make_staff, make_user
from tests.factories.work import make_project, publish

READER = "laeser@example.org"
LONG_AGO = timedelta(days=30)


def make_follow(
    project: Project | None = None, *, person: User | None = None, email: str = READER, **fields: Any
) -> Follow:
    """A confirmed follow that has heard nothing for a month: of a project, `area=(code, km)` or `objective`."""
    mailbox = None if person else Mailbox.objects.get_or_create(email=email)[0]
    if area := fields.pop("area", None):
        fields |= {"postal_code": PostalCode.objects.get(pk=area[0]), "km": area[1]}
    fields.setdefault("pace", Pace.INSTANT)
    fields.setdefault("confirmed_at", timezone.now() - LONG_AGO)
    fields.setdefault("told_until", timezone.now() - LONG_AGO)
    return Follow.objects.create(person=person, mailbox=mailbox, project=project, **fields)


def published(access: str = Access.OPEN, *, days_ago: float = 1, **fields: Any) -> ProjectPage:
    """A project with a page that came out some days ago."""
    page = publish(make_project(access=access, **fields))
    set_published(page, days_ago=days_ago)
    return page


def set_published(page: Any, *, days_ago: float) -> None:
    """Pretend a page came out then."""
    page.first_published_at = page.last_published_at = timezone.now() - timedelta(days=days_ago)
    page.save()


def make_receiver(kind: str, project: Project) -> User | None:
    """Somebody outside or inside a project; None has no account."""
    if kind == "no account":
        return None
    if kind == "coordinator":
        return make_staff(district=FYN)
    person = make_user()
    if kind == "member":
        ProjectMember.objects.create(project=project, person=person)
    elif kind == "partner":
        organisation = Organisation.objects.create(name="Boligforeningen", district_id=FYN)
        organisation.members.add(person)
        Partnership.objects.create(project=project, organisation=organisation)
    return person


def notice_all(*, days_ago: float = 0) -> None:
    """Every session has been seen, so that it is no news."""
    at = timezone.now() - timedelta(days=days_ago)
    known = NoticedSession.objects.values("session")
    NoticedSession.objects.bulk_create(
        NoticedSession(session=session, at=at) for session in Session.objects.exclude(pk__in=known)
    )
