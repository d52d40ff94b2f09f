"""What search engines read about a page as schema.org, in JSON-LD. Nothing of people: no names, no contacts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _

from core.addresses import absolute
from home.languages import language_of
from home.models import NewsPage
from projects.models import DistrictPage, ProjectPage
from tryghed.languages import ORIGINAL, original_path
from tryghed.links import local_path

Data = dict[str, Any]
CONTEXT = {"@context": "https://schema.org"}


@dataclass(frozen=True)
class Crumb:
    """A step on the way to a page. The last one is the page itself and has no path."""

    name: str
    path: str


def organisation() -> Data:
    """Who stands behind the site."""
    return {
        "@type": "Organization",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": absolute("/"),
        "logo": absolute(static("tryghed/img/touch-icon.png")),
    }


def of_home(address: str) -> tuple[Data, ...]:
    """The site, who stands behind it, and how it is searched."""
    target = f"{absolute(original_path('search'))}?q={{search_term_string}}"
    website = {
        "@type": "WebSite",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": address,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }
    return CONTEXT | organisation(), CONTEXT | website


def of_page(page: Any, address: str, picture: str) -> tuple[Data, ...]:
    """A page that editors wrote, and the way to it."""
    article = {
        "@type": _type_of(page),
        "headline": page.title[:110],
        "description": page.search_description or getattr(page, "lead", ""),
        "url": address,
        "image": picture,
        "inLanguage": language_of(page),
        "datePublished": _iso(page.first_published_at),
        "dateModified": _iso(page.last_published_at),
        "publisher": organisation(),
    }
    way = [crumb for kind, crumb in _parents() if isinstance(page, kind)]
    return CONTEXT | _filled(article), breadcrumb([*way, Crumb(page.title, "")])


def of_task(place: Any, address: str) -> tuple[Data, ...]:
    """A session as an event. Who to ask is told on the page alone."""
    event = CONTEXT | _event(place.session, address)
    return event, breadcrumb([Crumb(_("Tasks"), "/opgaver/"), Crumb(place.role.title, "")])


def of_visits(days: Iterable[Any]) -> tuple[Data, ...]:
    """The sessions of a list, day by day, as events; one that was called off says so."""
    rows = [row for day in days for row in day.rows if row.url]
    return tuple(CONTEXT | _event(row.session, absolute(row.url), off=row.off) for row in rows)


def _event(session: Any, address: str, *, off: bool = False) -> Data:
    initiative = session.initiative
    return {
        "@type": "Event",
        "name": initiative.title,
        "description": initiative.description,
        "url": address,
        "startDate": _iso(session.starts_at),
        "endDate": _iso(session.ends_at),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if off else 'Scheduled'}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": True,
        "location": _location(session),
        "organizer": {"@type": "Organization", "name": initiative.project.district.name},
        "inLanguage": ORIGINAL,
    }


def breadcrumb(crumbs: Sequence[Crumb]) -> Data:
    """The way to a page, from the front page on."""
    way = [Crumb(_("Front page"), "/"), *crumbs]
    steps = [
        _filled(
            {
                "@type": "ListItem",
                "position": number,
                "name": crumb.name,
                "item": absolute(local_path(crumb.path)) if crumb.path else "",
            }
        )
        for number, crumb in enumerate(way, start=1)
    ]
    return CONTEXT | {"@type": "BreadcrumbList", "itemListElement": steps}


def _parents() -> list[tuple[type, Crumb]]:
    projects = Crumb(_("Projects"), "/projekter/")
    return [(ProjectPage, projects), (DistrictPage, projects), (NewsPage, Crumb(_("News"), "/nyheder/"))]


def _type_of(page: Any) -> str:
    if isinstance(page, NewsPage):
        return "NewsArticle"
    return "Article" if isinstance(page, ProjectPage) else "WebPage"


def _location(session: Any) -> Data:
    return {
        "@type": "Place",
        "name": session.place,
        "address": {
            "@type": "PostalAddress",
            "postalCode": session.postal_code_id,
            "addressLocality": session.postal_code.name,
            "addressCountry": "DK",
        },
    }


def _iso(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else ""


def _filled(data: Data) -> Data:
    return {name: value for name, value in data.items() if value != ""}
