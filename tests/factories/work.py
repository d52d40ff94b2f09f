"""Projects, initiatives, roles and sessions for tests."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage
from places.models import District, Municipality, PostalCode
from projects.enums import RequirementKind, Stage
from projects.models import (
    DistrictPage,
    Initiative,
    Project,
    ProjectIndexPage,
    ProjectPage,
    Role,
    Session,
    SessionPlace,
)
from projects.services import add_role
from tests.factories.people import FYN, HOMES, make_user

_number = count(1)


def make_index() -> ProjectIndexPage:
    """The page tree down to the project list; made once per test."""
    existing = ProjectIndexPage.objects.first()
    if existing:
        return existing
    home = HomePage.objects.first()
    if home is None:
        home = Page.get_first_root_node().add_child(
            instance=HomePage(title="Tryghed", slug="forside", lead="Sammen.")
        )
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page = home
    site.save()
    return home.add_child(instance=ProjectIndexPage(title="Projekter", slug="projekter"))


def make_district_page(district: str = FYN) -> DistrictPage:
    """A district's branch."""
    page = DistrictPage.objects.filter(district=district).first()
    record = District.objects.get(pk=district)
    return page or make_index().add_child(
        instance=DistrictPage(title=record.name, slug=f"kreds-{district}", district=record)
    )


def make_project(district: str = FYN, *, stage: str = Stage.RUNNING, **fields: Any) -> Project:
    """A record without a page."""
    code, municipality = HOMES[district]
    fields.setdefault("title", f"En tunnel, vi tør gå igennem {next(_number)}")
    return Project.objects.create(
        district_id=district,
        postal_code=PostalCode.objects.get(pk=code),
        municipality=Municipality.objects.get(pk=municipality),
        stage=stage,
        objective="trust",
        effort="co-creation",
        theme=fields.pop("theme", "lys-og-stier"),
        **fields,
    )


def publish(project: Project, **fields: Any) -> ProjectPage:
    """A live page about a project."""
    fields.setdefault("slug", f"projekt-{project.pk}")
    page = ProjectPage(title=project.title, lead="Kort sagt.", project=project, **fields)
    return make_district_page(project.district_id).add_child(instance=page)


def make_initiative(project: Project | None = None, **fields: Any) -> Initiative:
    """An initiative under a published project."""
    if project is None:
        project = make_project()
        publish(project)
    return Initiative.objects.create(
        project=project,
        title=fields.pop("title", "Tryghedsvandring i Bolbro"),
        kind="walk",
        description="Vi går ruten sammen.",
        insurance="Kommunen dækker.",
        contact="Kontaktbetjenten i Bolbro",
        created_by=fields.pop("created_by", None) or make_user(is_staff=True),
        **fields,
    )


def make_role(
    initiative: Initiative | None = None,
    requirements: Sequence[str] = (RequirementKind.AMBASSADOR,),
    wishes: Sequence[tuple[str, str]] = (),
    **fields: Any,
) -> Role:
    """A role with requirements and wishes."""
    values = {
        "title": "Gå med",
        "number": 3,
        "you_do": "Du går med.",
        "you_never_do": "Du griber ikke ind.",
        **fields,
    }
    return add_role(
        initiative=initiative or make_initiative(), values=values, requirements=requirements, wishes=wishes
    )


def make_place(
    role: Role | None = None,
    *,
    seats: int = 3,
    starts_at: datetime | None = None,
    hours: float = 2,
    **fields: Any,
) -> SessionPlace:
    """Seats at a session (a week ahead unless said)."""
    role = role or make_role()
    starts = starts_at or timezone.now() + timedelta(days=7)
    session = Session.objects.create(
        initiative=role.initiative,
        starts_at=starts,
        ends_at=starts + timedelta(hours=hours),
        place="Skolens hovedindgang",
        postal_code=role.initiative.project.postal_code,
        **fields,
    )
    return SessionPlace.objects.create(session=session, role=role, seats=seats)


def move_to_past(place: SessionPlace, *, days: int = 1) -> None:
    """Pretend the session was `days` ago, with the copies in attendance rows."""
    start = timezone.now() - timedelta(days=days)
    end = start + (place.session.ends_at - place.session.starts_at)
    Session.objects.filter(pk=place.session_id).update(starts_at=start, ends_at=end)
    place.attendances.update(starts_at=start, ends_at=end)
    place.session.refresh_from_db()
