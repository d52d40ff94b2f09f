"""Matching: which roles need people, and who suits."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import scope_of
from coordination.enums import AssignmentState
from coordination.matching.demand import role_sessions
from coordination.matching.ranking import Ranking
from coordination.matching.teams import team_checks
from coordination.matching.why_not import excluded_in_words
from coordination.matching.wording import team_sentence
from coordination.models import Assignment
from coordination.planning.queue import plans_beside
from coordination.planning.reading import experienced_among, teams_of
from coordination.services import invite
from coordination.views.suggestions import chosen_people, shown
from core.errors import NotAllowedError, TryghedError
from projects.models import Role
from volunteers.naming import name_for
from workspace.views import ScopedDetailView, WorkspaceMixin

SHOWN = 50


class MatchingListView(WorkspaceMixin, TemplateView):
    """Open roles with how many they have and want."""

    template_name = "coordination/workspace/matching_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The roles, those that lack most first."""
        accepted = Count("assignments", filter=Q(assignments__state=AssignmentState.ACCEPTED), distinct=True)
        asked = Count("assignments", filter=Q(assignments__state=AssignmentState.INVITED), distinct=True)
        roles = Role.objects.own(self.request.user).select_related("initiative__project")
        rows = sorted(
            roles.annotate(accepted=accepted, asked=asked), key=lambda role: role.accepted - role.number
        )
        return super().get_context_data(roles=rows, beside=plans_beside(self.request.user), **kwargs)


class MatchingRoleView(ScopedDetailView):
    """One role: who suits and why, who can't and why, who is asked."""

    model = Role
    template_name = "coordination/workspace/matching_role.html"

    def get_queryset(self) -> Any:
        """Those the reader finds people for (a contact officer: in their areas), with what the page shows."""
        rows = Role.objects.own(self.request.user).select_related(
            "initiative__project__district", "initiative__project__postal_code"
        )
        return rows.prefetch_related("requirements", "wishes")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The ranking; looking at it is noted once, for the query (DOMAIN rule 4)."""
        ranking = Ranking(self.subject)
        log_list(actor=self.request.user, purpose=Purpose.MATCHING, query=f"role {self.subject.pk}")
        asked = Assignment.objects.filter(role=self.subject).select_related(
            "person__profile", "person__volunteer"
        )
        return super().get_context_data(
            sessions=list(role_sessions(self.subject)),
            rows=shown(self.request.user, ranking.shortlist(SHOWN)),
            more=max(0, len(ranking) - SHOWN),
            excluded=excluded_in_words(ranking.excluded, for_role=True),
            cannot=sum(ranking.excluded.values()),
            asked=[(row, self._asked_name(row)) for row in asked],
            team=self._team(),
            may_hold=self.subject.initiative.project.district_id in scope_of(self.request.user).coordinator,
            **kwargs,
        )

    def _team(self) -> list[tuple[bool, str]]:
        """The rules for a good team, kept or not, of those who have the role or are asked to."""
        team = teams_of([self.subject.pk])[self.subject.pk]
        kind, experienced = self.subject.initiative.kind, len(experienced_among(team))
        checks = team_checks(kind=kind, size=len(team), experienced=experienced) if team else []
        return [(check.kept, team_sentence(check)) for check in checks]

    def _asked_name(self, assignment: Assignment) -> str:
        volunteer = getattr(assignment.person, "volunteer", None)
        return name_for(self.request.user, volunteer) if volunteer else assignment.person.numbered_name

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask the chosen ones."""
        chosen = chosen_people(request)
        if not chosen:
            messages.error(request, _("Choose at least one person to ask."))
            return redirect("matching_role", pk=self.subject.pk)
        try:
            asked = invite(role=self.subject, person_ids=chosen, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            number = len(asked)
            messages.success(
                request, ngettext("%(n)s person is asked.", "%(n)s people are asked.", number) % {"n": number}
            )
        return redirect("matching_role", pk=self.subject.pk)
