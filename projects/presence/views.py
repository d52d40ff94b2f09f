"""`/hvor-er-politiet/`, and the calendars of public sessions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from projects.filters import municipalities
from projects.ical import calendar_of, calendar_response
from projects.models import ProjectPage
from projects.presence.filters import PresenceFilter, SessionFilter
from projects.presence.selectors import days_of, drop_in_sessions, in_calendar, project_urls, public_sessions

PAGE_SIZE = 20
SITE = "Tryghed"


@require_safe
def presence(request: HttpRequest) -> HttpResponse:
    """When and where anybody can meet the police, day by day."""
    listing = PresenceFilter(request.GET, queryset=drop_in_sessions(), request=request)
    page = Paginator(listing.qs, PAGE_SIZE).get_page(request.GET.get("side"))
    context = {
        "listing": listing,
        "page_obj": page,
        "days": days_of(page.object_list, listing.distances),
        "municipality": municipality_name(listing.chosen.get("kommune", "")),
        "more_open": any(listing.form[name].value() for name in ("fra", "til")),
    }
    return render(request, "projects/presence/presence.html", context)


@require_safe
def presence_calendar(request: HttpRequest) -> HttpResponse:
    """The same as a calendar, narrowed by place."""
    listing = SessionFilter(request.GET, queryset=drop_in_sessions(), request=request)
    place = municipality_name(listing.chosen.get("kommune", ""))
    name = _("The police near you") if not place else _("The police near you: %(place)s") % {"place": place}
    return _calendar(listing.qs, f"{SITE} – {name}", "hvor-er-politiet.ics")


@require_safe
def one_session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session, for one's own calendar."""
    session = get_object_or_404(public_sessions(), pk=pk)
    content = calendar_of([session], name=session.initiative.title, urls=project_urls([session]))
    return calendar_response(content, f"politiet-{pk}.ics")


@require_safe
def all_calendar(request: HttpRequest) -> HttpResponse:
    """All public sessions that suit the list's choices (`/projekter/kalender.ics?postnummer=…&km=…`)."""
    listing = SessionFilter(request.GET, queryset=public_sessions(), request=request)
    return _calendar(listing.qs, f"{SITE} – {_('Dates of the projects')}", "projekter.ics")


@require_safe
def project_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions of one project that everybody may read about."""
    pages = ProjectPage.objects.published().originals()
    page = get_object_or_404(pages.defer_streamfields(), slug=slug)
    rows = public_sessions().filter(initiative__project=page.project_id)
    return _calendar(rows, f"{SITE} – {page.title}", f"{slug}.ics")


def municipality_name(code: str) -> str:
    """The municipality's name; empty for none."""
    return next((name for known, name, _district in municipalities() if known == code), "")


def _calendar(rows: Any, name: str, filename: str) -> HttpResponse:
    sessions = list(in_calendar(rows))
    return calendar_response(calendar_of(sessions, name=name, urls=project_urls(sessions)), filename)
