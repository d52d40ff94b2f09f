"""Who may do what, asked of the code that decides it: querysets, predicates and pages, never a list of roles."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.access import log_opened
from accounts.duties import may_name_duties
from accounts.enums import Purpose, Role
from accounts.models import AccessEntry, Organisation, User
from coordination.checkin.permissions import may_check_in, may_talk
from coordination.hours.models import HoursEntry
from coordination.hours.services import may_decide
from coordination.lists.desk import ASSIGNMENT_LIST
from coordination.mailing.judging import judge
from coordination.mailing.models import Mailing
from coordination.models import Assignment, Attendance
from places.models import LocalArea
from projects.models import Partnership, Project, ProjectPage
from projects.permissions import may_change_project
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish
from volunteers.hosts.models import HostGroup
from volunteers.hosts.permissions import may_hold
from volunteers.models import Application, Screening, Volunteer
from volunteers.naming import sees_name
from volunteers.permissions import may_handle_application, may_screen
from volunteers.relay.models import Note
from volunteers.safety.models import SafetyReport

ROLES = (
    "citizen",
    "the person",
    "partner",
    "contact officer, own area",
    "contact officer, other area",
    "coordinator",
    "coordinator with the screening right",
    "coordinator elsewhere",
    "editor",
    "approver",
    "leadership",
    "data-protection officer",
    "administrator",
)


@dataclass(frozen=True)
class World:
    """One of each thing in Fyn, in an area; and the users."""

    users: dict[str, User]
    project: Project
    page: ProjectPage
    volunteer: Volunteer
    hidden: Volunteer
    application: Application
    screening: Screening
    assignment: Assignment
    attendance: Attendance
    entry: HoursEntry
    report: SafetyReport
    note: Note
    group: HostGroup
    area: LocalArea
    colleague: User


def make_world() -> World:
    """Everything a cell asks about."""
    areas = list(LocalArea.objects.filter(municipality__district="1465")[:2])
    project = make_project(title="Lys på stien")
    project.areas.add(areas[0])
    page = publish(project)
    role = make_role(make_initiative(project))
    place = make_place(role)
    volunteer = make_volunteer(area=areas[0])
    hidden = make_volunteer(area=areas[0], is_protected=True, alias="Fyrtårn")
    application = make_application(area=areas[0])
    partner, organisation = _partner(project)
    users = _users(areas, volunteer.person, partner)
    log_opened(
        actor=users["coordinator"], person=volunteer.person, purpose=Purpose.PROFILE, district_id="1465"
    )
    return World(
        users=users,
        project=project,
        page=page,
        volunteer=volunteer,
        hidden=hidden,
        application=application,
        screening=application.screenings.create(
            person=application.person, kind="official", why="Rollen kræver det", ordered_on="2026-01-05"
        ),
        assignment=Assignment.objects.create(person=volunteer.person, role=role),
        attendance=_seat(volunteer.person, place),
        entry=HoursEntry.objects.create(
            person=volunteer.person, role=role, on=timezone.localdate(), minutes=30, words="Forberedt"
        ),
        report=SafetyReport.objects.create(
            person=volunteer.person, district_id="1465", kind="threatened", text="Truet"
        ),
        note=Note.objects.create(person=volunteer.person, author=volunteer.person, text="Hej"),
        group=HostGroup.objects.create(organisation=organisation, name="Naboerne"),
        area=areas[0],
        colleague=make_staff(),
    )


def _partner(project: Any) -> tuple[Any, Organisation]:
    """Somebody of an association that takes part in the project."""
    partner = make_user()
    organisation = Organisation.objects.create(name="Boligforeningen", district_id="1465")
    organisation.members.add(partner)
    Partnership.objects.create(project=project, organisation=organisation)
    return partner, organisation


def _users(areas: list[LocalArea], person: Any, partner: Any) -> dict[str, Any]:
    return {
        "citizen": make_user(),
        "the person": person,
        "partner": partner,
        "contact officer, own area": make_officer(areas[0]),
        "contact officer, other area": make_officer(areas[1]),
        "coordinator": make_staff(),
        "coordinator with the screening right": make_staff(may_screen=True),
        "coordinator elsewhere": make_staff(district=COPENHAGEN, may_screen=True),
        "editor": make_staff(Role.EDITOR),
        "approver": make_staff(Role.APPROVER),
        "leadership": make_staff(Role.LEADERSHIP, None),
        "data-protection officer": make_staff(Role.DATA_PROTECTION, None),
        "administrator": make_staff(Role.ADMINISTRATOR, None),
    }


def _seat(person: Any, place: Any) -> Attendance:
    session = place.session
    times = {"starts_at": session.starts_at, "ends_at": session.ends_at}
    return Attendance.objects.create(person=person, session=session, place=place, seat=1, **times)


def _has(rows: Any, row: Any) -> bool:
    return bool(rows.filter(pk=row.pk).exists())


def _opens(user: User, name: str, *args: Any) -> bool:
    client = Client()
    client.force_login(user)
    return client.get(reverse(name, args=args)).status_code == 200


def _own(user: User, subject: Any) -> bool:
    return bool(subject.person_id == user.pk)


def _may_write(user: User, volunteer: Volunteer) -> bool:
    person = volunteer.person_id
    return judge(Mailing(by=user, district_id=volunteer.district_id), [person])[person] is None


Ask = Callable[[World, User], bool]
# object and action, in the order of DOMAIN's table
QUESTIONS: dict[str, Ask] = {
    "published project page: read": lambda w, u: _has(ProjectPage.objects.readable_by(u), w.page),
    "project, initiative, role, session: see in the workspace": lambda w, u: _has(
        Project.objects.visible_to(u), w.project
    ),
    "project, initiative, role, session: change": lambda w, u: may_change_project(u, w.project),
    "application: see": lambda w, u: _has(Application.objects.visible_to(u), w.application),
    "application: decide": lambda w, u: may_handle_application(u, w.application),
    "screening: order, assess, read a refusal": lambda w, u: may_screen(u, w.application),
    "ambassador: see in the list (by name or alias)": lambda w, u: _has(
        Volunteer.objects.visible_to(u), w.volunteer
    ),
    "ambassador: read name and contact": lambda w, u: _own(u, w.volunteer) or sees_name(u, w.volunteer),
    "protected ambassador: read name and contact": lambda w, u: sees_name(u, w.hidden),
    "ambassador: note a break, suspend, end": lambda w, u: may_handle_application(u, w.volunteer),
    "ambassador: put a tag on": lambda w, u: may_handle_application(u, w.volunteer),
    "list of who is asked: see the invitation": lambda w, u: _has(ASSIGNMENT_LIST.rows(u), w.assignment),
    "list of ambassadors: take along as a file": lambda w, u: _opens(u, "list_take", "ambassadoerer"),
    "invitation: see": lambda w, u: (
        _own(u, w.assignment) or _has(Assignment.objects.visible_to(u), w.assignment)
    ),
    "attendance: see": lambda w, u: (
        _own(u, w.attendance) or _has(Attendance.objects.visible_to(u), w.attendance)
    ),
    "attendance: check people in": lambda w, u: may_check_in(u, w.attendance.session),
    "attendance: check oneself in": lambda w, u: _own(u, w.attendance),
    "talk about staying away: see, note": lambda w, u: may_talk(u, w.volunteer),
    "reported hours: approve, refuse": lambda w, u: may_decide(u, w.entry),
    "safety report: take and answer": lambda w, u: _has(SafetyReport.objects.visible_to(u), w.report),
    "messages with an ambassador: read and write": lambda w, u: (
        _own(u, w.note) or may_handle_application(u, w.volunteer)
    ),
    "message to many: write to an ambassador": lambda w, u: _may_write(u, w.volunteer),
    "templates of messages: make, change": lambda w, u: _opens(u, "template_new"),
    "host group: see": lambda w, u: _has(HostGroup.objects.visible_to(u), w.group),
    "host group: make, close": lambda w, u: may_hold(u, w.group),
    "host group: propose a member": lambda w, u: _has(HostGroup.objects.of_partner(u), w.group),
    "partners’ page: open": lambda w, u: _opens(u, "partner"),
    "duplicates: find": lambda w, u: _opens(u, "duplicate_list"),
    "figures: read": lambda w, u: _opens(u, "figures"),
    "own look-ups: read": lambda w, u: AccessEntry.objects.about(u).exists(),
    "access log of the country: read": lambda w, u: _opens(u, "look_ups"),
    "retention reports: read": lambda w, u: _opens(u, "retention_reports"),
    "area: read the card": lambda w, u: _opens(u, "area_card", w.area.pk),
    "area: choose contact officer and deputy, hand over": lambda w, u: may_name_duties(u, w.area),
    "calendar of the district: read": lambda w, u: _opens(u, "calendar"),
    "colleagues of the district: see, end their access": lambda w, u: _opens(u, "staff_end", w.colleague.pk),
    "agreement: publish a version": lambda w, u: _opens(u, "agreement_publish"),
}


def matrix(world: World) -> dict[str, dict[str, bool]]:
    """Every cell, as the code answers now."""
    return {
        question: {role: bool(ask(world, _fresh(world.users[role]))) for role in ROLES}
        for question, ask in QUESTIONS.items()
    }


def _fresh(user: User) -> User:
    """Without what an earlier question left on it."""
    return User.objects.get(pk=user.pk)


def as_markdown(cells: dict[str, dict[str, bool]]) -> str:
    """The table for docs/roles.md: roles down, so that it reads on a narrow screen."""
    lines = [
        "# Who may do what",
        "",
        "Written from the code by `python tools/roles.py`; a test compares each cell with the rules of the domain.",
        "The objects lie in one district, in an area with a contact officer. Everything is asked of the same",
        "querysets and predicates that the pages use.",
    ]
    for question, answers in cells.items():
        allowed = [role for role in ROLES if answers[role]]
        lines += ["", f"**{question}**", "", *(f"- {role}" for role in allowed or ["nobody"])]
    return "\n".join(lines) + "\n"
