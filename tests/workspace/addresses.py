"""Every address of the workspace with an object of one district in it; a new one without a sample is named.

The addresses come from the URL configuration itself.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AreaDuty
from coordination.checkin.codes import PERSON_PURPOSE, replace_code
from coordination.mailing.models import MessageTemplate
from coordination.models import Assignment
from coordination.planning.enums import Hold
from coordination.planning.models import PairHold, PlanSending
from coordination.services import sign_up
from core.links import make_token
from places.models import LocalArea
from projects.ideas.enums import IdeaState
from tests.factories.courses import make_course
from tests.factories.decisions import make_decision, make_hearing
from tests.factories.hosts import make_group, make_proposal, member_of
from tests.factories.ideas import make_idea
from tests.factories.mailings import make_draft
from tests.factories.minors import make_guardian, make_young
from tests.factories.people import (
    FYN,
    HOMES,
    make_application,
    make_officer,
    make_staff,
    make_volunteer,
)
from tests.factories.plans import make_opening, make_plan
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish
from tests.workspace.address_rows import in_series, move_from, over, reported
from volunteers.enums import ApplicationState
from volunteers.imports.models import ImportRun
from volunteers.safety.models import Equipment, SafetyReport
from volunteers.training.models import Completion
from workspace.lists.models import SavedFilter, Selection

# A list, or a page that begins something: it opens for any member of staff of any district.
LISTS = {
    "workspace",
    "initiative_list",
    "role_list",
    "session_list",
    "assignment_list",
    "project_list",
    "project_choose_blueprint",
    "initiative_choose_project",
    "application_list",
    "application_type",
    "join_invite",
    "intake",
    "import",
    "ambassador_list",
    "agreement_desk",
    "course_desk_list",
    "duplicate_list",
    "safety_reports",
    "duties",
    "matching",
    "plan_home",
    "hold_list",
    "presence_list",
    "hours_desk",
    "figures",
    "idea_desk",
    "host_list",
    "area_list",
    "calendar",
    "calendar_subscribe",
    "staff_list",
    "unowned",
    "mailing_list",
    "message_new",
    "template_list",
    "template_new",
}
# Courses and lists belong to no district; the people on the pages do.
NATIONAL = {
    "course_desk",
    "course_day_create",
    "list_take",
    "figures_file",
    "list_choose",
    "list_save",
    "person_code_sessions",
}

# A press of a button: there is no page to open, whoever asks for one.
PRESSES = {
    "record_action",
    "project_member_remove",
    "checklist_tick",
    "ambassador_file",
    "application_file",
    "ambassador_resume",
    "interest_send_form",
    "equipment_return",
    "import_note_yes",
    "duplicate_apart",
    "plan_discard",
    "hold_release",
    "pair_hold",
    "area_duty_end",
    "area_take_back",
    "ambassador_tag",
    "list_choose",
    "list_save",
    "saved_filter",
    "presence_tap",
    "address_asked",
}
# For the data-protection officer and the administrator: tests/volunteers/privacy/test_officer.py.
NO_DISTRICT = {"look_ups", "retention_reports"}
# For the administrator alone.
ADMINISTRATORS = {"agreement_publish"}
# For coordinators, not for contact officers: these are the district's, or (a selection) somebody else's own.
COORDINATORS = {
    "list_selection",
    "mailing",
    "mailing_change",
    "template_new",
    "template_change",
    "intake",
    "course_day_create",
    "import",
    "import_run",
    "project_start",
    "duplicate_list",
    "duplicate_compare",
    "duplicate_apart",
    "move",
    "host_call",
    "plan_home",
    "hold_list",
    "hold_release",
    "pair_hold",
    "plan",
    "plan_role",
    "plan_send",
    "plan_sending",
    "plan_discard",
    "staff_list",
    "staff_end",
    "unowned",
    "absence_talk",
}
# Why the page is opened is asked first; the question itself is not the page.
ASKS_PURPOSE = {"ambassador_detail"}

SHEET_PAGES = ("presence_session", "presence_tap", "session_code", "walk_in")
PROJECT_PAGES = ("project_details", "partner_add", "milestone_add", "project_member_add", "project_copy")
IDEA_PAGES = (
    "idea_desk_detail",
    "idea_decline",
    "idea_new_project",
    "idea_new_initiative",
    "idea_into_project",
    "idea_publish",
    "idea_reply",
)
AMBASSADOR_PAGES = (
    "ambassador_detail",
    "ambassador_pause",
    "ambassador_resume",
    "ambassador_suspend",
    "ambassador_reinstate",
    "ambassador_end",
    "ambassador_file",
    "ambassador_reveal",
    "renewal_create",
    "completion_create",
    "relay_thread",
    "absence_talk",
    "equipment_lend",
    "ambassador_tag",
)
APPLICATION_PAGES = (
    "application_detail",
    "application_reject",
    "application_hear",
    "application_file",
    "application_reveal",
    "screening_create",
)

SESSION_PAGES = (
    "session_cancel",
    "session_change",
    "session_detail",
    "session_desk",
    "sign_up_for",
    "stand_ins",
)


def workspace_addresses(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Name and route of each address under `koordinator/`."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from workspace_addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route.startswith("koordinator/") and pattern.name:
            yield pattern.name, route


def all_urls(samples: dict[str, list[Any]]) -> dict[str, str]:
    """The address of each page with its sample; fails where one lacks it."""
    names = {name for name, _route in workspace_addresses()} - NO_DISTRICT - ADMINISTRATORS
    known = LISTS | set(samples)
    assert not names - known, f"an address of the workspace lacks a sample: {sorted(names - known)}"
    assert not known - names, f"a sample without an address: {sorted(known - names)}"
    query = {name: "?formaal=profile" for name in ASKS_PURPOSE}
    return {name: reverse(name, args=samples.get(name, [])) + query.get(name, "") for name in names}


def make_samples(
    district: str = FYN, area: LocalArea | None = None, reader: Any = None
) -> dict[str, list[Any]]:
    """One object of the district (and area) for each address with an object in it.

    A list that is being read in is seen by who brought it alone: `reader`, or a coordinator of the district.
    """
    list_of = reader or make_staff(Role.COORDINATOR, district)
    return {
        "import_run": [ImportRun.objects.create(by=list_of).pk],
        **_lists(list_of),
        **_work(district, area),
        **_applicant(district, area),
        **_ambassador(district, area),
        **_hosts(district),
        **_plans(district),
        **_mailings(district, list_of),
        **_areas(district),
        "staff_end": [make_staff(Role.COORDINATOR, district).pk],
        "course_desk": [make_course().pk],
        "course_day_create": [make_course().pk],
    }


def _lists(user: Any) -> dict[str, list[Any]]:
    chosen = Selection.objects.create(
        user=user,
        list_name="ambassadoerer",
        action="tag",
        row_ids=[1],  # once it is used up it has no page any more
        expires_at=timezone.now() + timedelta(hours=1),
    )
    return {
        "list_selection": [chosen.pk],
        "saved_filter": [SavedFilter.objects.create(user=user, list_name="roller", title="Mine").pk],
        **{name: ["ambassadoerer"] for name in ("list_take", "list_choose", "list_save")},
        "figures_file": ["csv"],
    }


def _work(district: str, area: LocalArea | None) -> dict[str, list[Any]]:
    project = make_project(district)
    if area:
        project.areas.add(area)
    publish(project)
    place = make_place(make_role(make_initiative(project)))
    person = make_volunteer(district).person
    sign_up(person=person, place=place)
    asked = Assignment.objects.create(person=person, role=place.role, state="declined")
    code = make_token(PERSON_PURPOSE, replace_code(person=person).pk)
    idea = make_idea(state=IdeaState.CONSIDERED, district=district)
    initiative = place.session.initiative
    return {
        "initiative_detail": [initiative.pk],
        "role_create": [initiative.pk],
        "session_create": [initiative.pk],
        "series_extend": [in_series(place).session_id],
        "initiative_change": [initiative.pk],
        "role_change": [place.role_id],
        "project_detail": [project.pk],
        "initiative_create": [project.pk],
        **{name: [project.pk] for name in PROJECT_PAGES},
        "record_action": [project.pk, "naaet", 1],
        "project_member_remove": [project.pk, 1],
        "checklist_tick": [project.pk, 1],
        "project_start": [district, "tryghedsvandring"],
        "matching_role": [place.role_id],
        "role_detail": [place.role_id],
        "assignment_detail": [asked.pk],
        **{name: [place.session_id] for name in (*SHEET_PAGES, *SESSION_PAGES)},
        "person_code": [place.session_id, code],
        "person_code_sessions": [code],
        "hours_entry": [reported(person, place).pk],
        **over(place),
        **{name: [idea.pk] for name in IDEA_PAGES},
    }


def _applicant(district: str, area: LocalArea | None) -> dict[str, list[Any]]:
    application = make_application(district, area=area)
    screening = application.screenings.create(
        person=application.person, kind="talk", why="Samtale", ordered_on="2026-11-01"
    )
    interest = make_application(district, ApplicationState.INTEREST, area=area)
    heard = make_application(district, area=area)
    make_hearing(heard)
    decided = make_application(district, ApplicationState.REJECTED, area=area)
    make_decision(decided)
    young = make_young(make_application(district, area=area))
    return {
        "guardian_spoken": [make_guardian(young.person).pk],
        "application_heard": [heard.pk],
        "application_decision": [decided.pk],
        **{name: [application.pk] for name in APPLICATION_PAGES},
        "screening_outcome": [application.pk, screening.pk],
        "interest_send_form": [interest.pk],
        "import_note_yes": [interest.pk],
    }


def _ambassador(district: str, area: LocalArea | None) -> dict[str, list[Any]]:
    volunteer = make_volunteer(district, area=area, cleared=True)
    person, staff = volunteer.person, make_staff(Role.COORDINATOR, district)
    screening = person.screenings.get()
    completion = Completion.objects.create(
        person=person, course=make_course(), completed_on="2026-11-01", by="staff"
    )
    thing = Equipment.objects.create(person=person, kind="vest", issued_by=staff)
    report = SafetyReport.objects.create(person=person, district_id=district, kind="threatened")
    hidden = make_volunteer(district, area=area, is_protected=True, alias="Solsorten")
    reveal = hidden.person.reveals.create(district_id=district, asked_by=staff, reason="Et opkald.")
    errand = person.errands.create(channel="call", subject="Ring", text="Hej")
    pair = [volunteer.person_id, make_volunteer(district, area=area).person_id]
    return {
        **{name: [volunteer.pk] for name in AMBASSADOR_PAGES},
        "renewal_outcome": [volunteer.pk, screening.pk],
        "completion_remove": [volunteer.pk, completion.pk],
        "equipment_return": [volunteer.pk, thing.pk],
        "safety_report": [report.pk],
        "reveal_decide": [reveal.pk],
        "errand": [errand.pk],
        "move": [move_from(volunteer).pk],
        "duplicate_compare": pair,
        "duplicate_apart": pair,
    }


def _plans(district: str) -> dict[str, list[Any]]:
    role, staff = (
        make_opening(initiative=make_initiative(make_project(district))),
        make_staff(district=district),
    )
    hold = PairHold.objects.create(
        person=make_volunteer(district).person, role=role, hold=Hold.REFUSED, by=staff
    )
    plan = make_plan(district)
    return {
        **{name: [plan.pk] for name in ("plan", "plan_send", "plan_discard")},
        "plan_role": [plan.pk, role.pk],
        "plan_sending": [plan.pk, PlanSending.objects.create(plan=plan, by=staff).pk],
        "hold_release": [hold.pk],
        "pair_hold": [role.pk],
    }


def _mailings(district: str, writer: Any) -> dict[str, list[Any]]:
    person = make_volunteer(district).person
    draft = make_draft(writer, [person], district=district)
    template = MessageTemplate.objects.create(district_id=district, title="Møde", subject="x", text="x")
    return {
        "mailing": [draft.pk],
        "mailing_change": [draft.pk],
        "template_change": [template.pk],
        "address_asked": [person.pk],
    }


def _hosts(district: str) -> dict[str, list[Any]]:
    group = make_group(district)
    member_of(group, make_volunteer(district))
    return {"host_detail": [group.pk], "host_call": [make_proposal(group, by_call=True).pk]}


def _areas(district: str) -> dict[str, list[Any]]:
    area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id=HOMES[district][1])
    duty = AreaDuty.objects.filter(user=make_officer(area, district)).get()
    return {
        **{name: [area.pk] for name in ("area_card", "area_duty", "area_hand_over", "area_take_back")},
        "area_duty_end": [area.pk, duty.pk],
    }
