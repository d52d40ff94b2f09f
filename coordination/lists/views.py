"""A page with its history for each role, session and assignment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from accounts.access import log_list, log_opened
from accounts.enums import Purpose
from coordination.enums import TAKEN, AssignmentState, AttendanceState
from coordination.lists.desk import ASSIGNMENT_LIST, ROLE_LIST, SESSION_LIST
from coordination.lists.tables import person_name
from coordination.matching.wording import sentence
from coordination.models import Assignment, Attendance
from projects.enums import SessionState
from projects.models import Role, Session
from workspace.lists.history import Event, Told, events_of
from workspace.views import ScopedObjectMixin


class InspectView(ScopedObjectMixin, TemplateView):
    """One row of a list, as the list shows it to the reader, and what happened to it."""

    _people: dict[int, str] = {}

    def named(self, rows: Any) -> dict[int, str]:
        """What the person of each row is called, by the row's number; who did something is named from these."""
        names = {row.pk: person_name(self.request.user, row.person) for row in rows}
        self._people = {row.person_id: names[row.pk] for row in rows}
        return names

    def who(self, actor: Any) -> str:
        """An ambassador as the reader may know them, staff by first name."""
        return self._people.get(actor.pk) or str(actor.first_name if actor.is_staff else actor.numbered_name)

    def events(self) -> list[Event]:
        """The history."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The object with its history."""
        return super().get_context_data(subject=self.subject, events=self.events(), **kwargs)


class RoleView(InspectView):
    """One role. Who was asked stands there for those who find people for it."""

    template_name = "coordination/lists/role.html"

    def get_queryset(self) -> Any:
        """As the list shows it."""
        return ROLE_LIST.rows(self.request.user)

    def events(self) -> list[Event]:
        """What came of each invitation; named, and so noted."""
        rows = ASSIGNMENT_LIST.rows(self.request.user).filter(role=self.subject)
        names = self.named(rows)
        if names:
            log_list(actor=self.request.user, purpose=Purpose.MATCHING, query=self.request.path)
        return events_of([Told(Assignment, names, AssignmentState.choices)], self.who)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is required, and whether the reader finds people for it."""
        own = Role.objects.own(self.request.user).filter(pk=self.subject.pk).exists()
        sessions = self.subject.session_places.select_related("session").order_by("-session__starts_at")
        return super().get_context_data(own=own, places=list(sessions[:20]), **kwargs)


class SessionView(InspectView):
    """One session: where, when, how many, and what happened to it."""

    template_name = "coordination/lists/session.html"

    def get_queryset(self) -> Any:
        """As the list shows it."""
        return SESSION_LIST.rows(self.request.user)

    @property
    def own(self) -> bool:
        """Whether the reader works with it."""
        rows = Session.objects.own(self.request.user)
        return bool(rows.filter(pk=self.subject.pk).exists())

    def events(self) -> list[Event]:
        """Its own changes; who came and went for those who work with it."""
        told = [Told(Session, {self.subject.pk: ""}, SessionState.choices)]
        if self.own:
            rows = Attendance.objects.filter(session=self.subject)
            rows = rows.select_related("person__profile", "person__volunteer")
            names = self.named(rows)
            told.append(Told(Attendance, names, AttendanceState.choices))
            if names:
                log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=self.request.path)
        return events_of(told, self.who)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Seats by role."""
        places = self.subject.places.select_related("role")
        seated = Attendance.objects.filter(session=self.subject, state__in=TAKEN)
        taken = list(seated.values_list("place", flat=True))
        seats = [(place, taken.count(place.pk)) for place in places]
        return super().get_context_data(own=self.own, seats=seats, **kwargs)


class AssignmentView(InspectView):
    """One invitation and what came of it."""

    template_name = "coordination/lists/assignment.html"

    def get_queryset(self) -> Any:
        """As the list shows it."""
        return ASSIGNMENT_LIST.rows(self.request.user).select_related(
            "role__initiative__project", "person__profile", "person__volunteer", "invited_by", "suggestion"
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opening it is noted; the person reads when and why."""
        log_opened(
            actor=request.user,
            person=self.subject.person,
            purpose=Purpose.MATCHING,
            district_id=self.subject.role.initiative.project.district_id,
        )
        return super().get(request, *args, **kwargs)

    def events(self) -> list[Event]:
        """Asked, answered, over."""
        self.named([self.subject])
        return events_of([Told(Assignment, {self.subject.pk: ""}, AssignmentState.choices)], self.who)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who, and why they were thought of."""
        suggestion = self.subject.suggestion
        reasons = [sentence(each) for each in suggestion.sentences] if suggestion else []
        name = person_name(self.request.user, self.subject.person)
        volunteer = getattr(self.subject.person, "volunteer", None)
        return super().get_context_data(name=name, reasons=reasons, volunteer=volunteer, **kwargs)
