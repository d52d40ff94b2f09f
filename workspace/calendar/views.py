"""`/koordinator/kalender/` and the page for one's own calendar address."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.calendars.models import CalendarToken
from accounts.calendars.services import close_address, make_address
from accounts.scope import scope_of
from core.calendars import calendar_dates
from core.errors import NotAllowedError
from places.models import LocalArea
from workspace.calendar.choice import AGENDA, MONTH, WEEK, read_choice
from workspace.calendar.reading import days_of, happenings_between, weeks_of
from workspace.calendar.registrations import STAFF
from workspace.views import WorkspaceMixin


class CalendarView(WorkspaceMixin, TemplateView):
    """Month, week or agenda of the reader's districts."""

    template_name = "workspace/calendar/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands on the days of the view; the number of queries doesn't grow with them."""
        user = self.request.user
        areas = _areas_for(user)
        choice = read_choice(self.request.GET, areas)
        first, last = choice.span
        found = happenings_between(user, first, last, kind=choice.kind, area=choice.area)
        return super().get_context_data(
            choice=choice,
            areas=areas,
            kinds=[(name, dates.label) for name, dates in calendar_dates.items()],
            views=[(MONTH, _("Month")), (WEEK, _("Week")), (AGENDA, _("Agenda"))],
            shown=choice.view or MONTH,  # on a phone the agenda
            weeks=weeks_of(choice.day, found) if choice.view in {"", MONTH} else [],
            week=days_of(first, last, found) if choice.view == WEEK else [],
            agenda=_agenda(choice, found),
            previous=choice.step(-1),
            following=choice.step(1),
            **kwargs,
        )


def _agenda(choice: Any, found: list[Any]) -> list[Any] | None:
    """The days with something on them; None where the view has no agenda."""
    if choice.view not in {"", AGENDA}:
        return None
    first, last = (choice.day, choice.span[1])
    return [day for day in days_of(first, last, found) if day.happenings or day.holiday]


def _areas_for(user: Any) -> list[LocalArea]:
    """What one may choose from; the own areas first."""
    scope = scope_of(user)
    rows = LocalArea.objects.filter(municipality__district__in=scope.districts).order_by("name", "pk")
    return sorted(rows, key=lambda area: area.pk not in scope.areas)


class SubscribeView(WorkspaceMixin, TemplateView):
    """Make, renew or close the address; it is shown once, in the answer to the press."""

    template_name = "workspace/calendar/subscribe.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether there is one, and when it was last fetched."""
        token = CalendarToken.objects.live().filter(user=self.request.user.pk, kind=STAFF).first()
        return super().get_context_data(token=token, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One of the two buttons."""
        if request.POST.get("do") == "close":
            close_address(user=request.user, kind=STAFF)
            messages.success(request, _("The address is closed. Calendars that have it get nothing more."))
            return self.get(request)
        try:
            address = make_address(user=request.user, kind=STAFF)
        except NotAllowedError:
            raise Http404 from None
        return self.render_to_response(self.get_context_data(address=address))
