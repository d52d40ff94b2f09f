"""What the head of a page tells search engines and those it is shared with.

Only what everybody may read is described. Everything else, also what is new and not named here, stays out of
search engines: forgetting to list a page must not publish it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.addresses import absolute
from home.languages import language_of
from home.models import HomePage, NewsIndexPage
from home.pictures import SHARE, rendition_of
from projects.models import ProjectIndexPage
from tryghed import structured
from tryghed.languages import (
    ORIGINAL,
    REGIONS,
    interface_paths,
    original_path,
    page_path,
    page_paths,
)
from tryghed.structured import Crumb

SHARE_SIZE = (1200, 630)
DESCRIPTION_LENGTH = 200
NOT_FOUND_BY_SEARCH = "noindex"
FILTERS = ("q", "politikreds", "kommune", "postnummer", "km", "tema", "maal", "stadie")
Data = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """The picture of a shared link, with its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Meta:
    """The head of one page. Without a canonical address it isn't described at all."""

    robots: str = ""
    title: str = ""
    description: str = ""
    canonical: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)
    kind: str = "website"
    locale: str = ""
    picture: Picture | None = None
    feed: str = ""
    feed_title: str = ""
    says_description: bool = False  # the template writes none itself
    data: tuple[Data, ...] = ()


def meta_of(context: Mapping[str, Any]) -> Meta:
    """The head for what a template was given."""
    request, page = context.get("request"), context.get("page")
    if request is None or getattr(request, "is_preview", False):
        return Meta(robots=NOT_FOUND_BY_SEARCH)
    if isinstance(page, ProjectIndexPage):
        return _project_list(context, page)
    if isinstance(page, NewsIndexPage):
        return _news_list(context, page)
    if isinstance(page, Page):
        return _editorial(page)
    view = VIEWS.get(getattr(request.resolver_match, "url_name", None) or "")
    return view(context) if view else Meta(robots=NOT_FOUND_BY_SEARCH)


def _editorial(page: Any) -> Meta:
    """A page that editors wrote. Its address is the one in its own language, also in another frame."""
    address, picture = absolute(page_path(page)), _picture_of(page)
    paths = page_paths(page)
    summary = page.search_description or getattr(page, "lead", "")
    is_home = isinstance(page, HomePage)
    return Meta(
        title=page.seo_title or page.title,
        description=_short(summary),
        canonical=address,
        alternates=_alternates(paths),
        kind="website" if is_home else "article",
        locale=REGIONS.get(language_of(page), ""),
        picture=picture,
        data=structured.of_home(address) if is_home else structured.of_page(page, address, picture.url),
    )


def _project_list(context: Mapping[str, Any], page: Any) -> Meta:
    crumbs = (Crumb(_("Projects"), ""),)
    return _interface(
        page_path(page),
        title=_("Projects"),
        description=page.search_description or page.lead,
        query=_meant(context, context.get("filter")),
        feed=reverse("project_feed"),
        feed_title=_("Newest projects"),
        data=(structured.breadcrumb(crumbs),),
        says_description=not page.lead,
    )


def _news_list(context: Mapping[str, Any], page: Any) -> Meta:
    district, shown = context.get("district"), context.get("page_obj")
    return _interface(
        page_path(page),
        title=_("News"),
        description=page.search_description or page.lead,
        query=_query({"politikreds": district.pk if district else ""}, shown),
        feed=reverse("news_feed"),
        feed_title=_("News"),
        data=(structured.breadcrumb((Crumb(_("News"), ""),)),),
        says_description=not page.lead,
    )


def _task_list(context: Mapping[str, Any]) -> Meta:
    return _interface(
        original_path("tasks"),
        title=_("Tasks"),
        description=_("Here is what you can help with. Each task says when, where, and what it takes."),
        query=_meant(context, context.get("listing")),
        data=(structured.breadcrumb((Crumb(_("Tasks"), ""),)),),
    )


def _task(context: Mapping[str, Any]) -> Meta:
    """One task. Its words are Danish in either frame, and it is gone when it is over."""
    place = context.get("place")
    if place is None:
        return Meta(robots=NOT_FOUND_BY_SEARCH)
    initiative = place.session.initiative
    address = absolute(original_path("task", place.pk))
    return Meta(
        title=f"{place.role.title}, {initiative.title}",
        description=_short(initiative.description),
        canonical=address,
        locale=REGIONS[ORIGINAL],
        picture=_drawn(),
        says_description=True,
        data=structured.of_task(place, address),
    )


def _wizard(context: Mapping[str, Any]) -> Meta:
    return _interface(
        original_path("apply"),
        title=_("Become a safety ambassador"),
        description=_(
            "Stay in touch with one officer you know. You are a link for your area. "
            "You don't have to watch anybody."
        ),
        data=(structured.breadcrumb((Crumb(_("Become an ambassador"), ""),)),),
    )


def _interest(context: Mapping[str, Any]) -> Meta:
    return _interface(
        original_path("interest"),
        title=_("Tell us that you are interested"),
        description=_("Leave your name and how we reach you. It takes a minute, and you need no account."),
        data=(
            structured.breadcrumb(
                (Crumb(_("Become an ambassador"), original_path("apply")), Crumb(_("Show interest"), ""))
            ),
        ),
    )


def _presence(context: Mapping[str, Any]) -> Meta:
    """The police's visits: a page for each place, not for each day."""
    listing = context.get("listing")
    asked, chosen = context["request"].GET, listing.chosen if listing is not None else {}
    meant = {name: asked.get(name, "").strip() for name in ("kommune", "postnummer", "km") if name in chosen}
    return _interface(
        original_path("presence"),
        title=_("When are the police near you?"),
        description=_("Come by and talk with an officer. You don't have to sign up."),
        query=_query(meant, context.get("page_obj")),
        feed=reverse("presence_feed"),
        feed_title=_("When are the police near you?"),
        data=(
            structured.breadcrumb((Crumb(_("When are the police near you?"), ""),)),
            *structured.of_visits(context.get("days", ())),
        ),
    )


def _follow(context: Mapping[str, Any]) -> Meta:
    """The ways to follow; what somebody is about to follow is no page of its own."""
    if "target" in context or context.get("gone"):
        return Meta(robots=NOT_FOUND_BY_SEARCH)
    return _interface(
        original_path("follow"),
        title=_("Follow what happens"),
        description=_(
            "Get a mail when something happens where you live. You need no account, and you can stop at any time."
        ),
        data=(structured.breadcrumb((Crumb(_("Follow"), ""),)),),
    )


def _propose(context: Mapping[str, Any]) -> Meta:
    """The way in to a proposal; its steps are no pages of their own."""
    return _interface(
        original_path("idea_intro"),
        title=_("Come with an idea"),
        description=_(
            "Tell us. The coordinator in your police district reads every idea, and you always get an answer."
        ),
        data=(structured.breadcrumb((Crumb(_("Come with an idea"), ""),)),),
    )


def _idea_list(context: Mapping[str, Any]) -> Meta:
    listing, asked = context.get("listing"), context["request"].GET
    chosen = listing.form.cleaned_data if listing is not None and listing.form.is_valid() else {}
    meant = {name: asked.get(name, "").strip() for name in ("politikreds", "tilstand") if chosen.get(name)}
    return _interface(
        original_path("idea_list"),
        title=_("Ideas from citizens"),
        description=_(
            "What people would like to see done where they live, and what came of it. A no is shown too."
        ),
        query=_query(meant, context.get("page_obj")),
        data=(structured.breadcrumb((Crumb(_("Ideas"), ""),)),),
    )


def _idea(context: Mapping[str, Any]) -> Meta:
    """One idea. Its words are Danish in either frame."""
    idea = context.get("idea")
    if idea is None:
        return Meta(robots=NOT_FOUND_BY_SEARCH)
    return Meta(
        title=idea.public_title,
        description=_short(idea.public_text),
        canonical=absolute(original_path("idea_page", idea.pk, idea.slug)),
        locale=REGIONS[ORIGINAL],
        picture=_drawn(),
        says_description=True,
    )


VIEWS: dict[str, Callable[[Mapping[str, Any]], Meta]] = {
    "tasks": _task_list,
    "task": _task,
    "apply": _wizard,
    "interest": _interest,
    "presence": _presence,
    "follow": _follow,
    "idea_intro": _propose,
    "idea_list": _idea_list,
    "idea_page": _idea,
}


def _interface(
    path: str, *, title: str, description: str, query: str = "", says_description: bool = True, **more: Any
) -> Meta:
    """A page whose words are ours, and so in every language. One found by free words is not for search engines."""
    paths = {language: f"{each}{query}" for language, each in interface_paths(path).items()}
    language = (get_language() or ORIGINAL).split("-")[0]
    return Meta(
        robots="noindex, follow" if QueryDict(query.lstrip("?")).get("q") else "",
        title=title,
        description=_short(description),
        canonical=absolute(paths[language]),
        alternates=_alternates(paths),
        locale=REGIONS[language],
        picture=_drawn(),
        says_description=says_description,
        **more,
    )


def _meant(context: Mapping[str, Any], found: Any) -> str:
    """The choices that make this list another one: valid, not empty, in one order; page 1 isn't named."""
    asked, chosen = context["request"].GET, found.chosen if found is not None else {}
    meant = {name: asked.get(name, "").strip() for name in FILTERS if name in chosen}
    return _query(meant, context.get("page_obj"))


def _query(choices: Mapping[str, str], shown: Any) -> str:
    query = QueryDict(mutable=True)
    for name, value in choices.items():
        if value:
            query[name] = value
    if shown is not None and shown.number > 1:
        query["side"] = str(shown.number)
    return f"?{query.urlencode()}" if query else ""


def _alternates(paths: Mapping[str, str]) -> dict[str, str]:
    if len(paths) < 2:
        return {}
    return {language: absolute(path) for language, path in paths.items()}


def _picture_of(page: Any) -> Picture:
    """The page's picture as links are shared with, else the drawn one."""
    made = rendition_of(getattr(page, "picture", None), SHARE)
    return Picture(absolute(made.url), made.width, made.height) if made else _drawn()


def _drawn() -> Picture:
    return Picture(absolute(static("tryghed/img/share.png")), *SHARE_SIZE)


def _short(text: str) -> str:
    return Truncator(" ".join(str(text).split())).chars(DESCRIPTION_LENGTH)
