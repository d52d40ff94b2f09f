"""What the shell of every page needs. Asks the database nothing for an anonymous reader."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.scope import scope_of
from home.shell_words import Banner, Column, Link, shell_words
from tryghed.demo.trying import TRY_AS, TryAs
from tryghed.links import local_path, same_place


@dataclass(frozen=True)
class NavItem:
    """An entry of the main menu."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class LanguageLink:
    """The way to the same page in the other language."""

    code: str
    name: str
    url: str


class Shell:
    """Menu, language switch and who is reading; worked out only when the template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def home(self) -> str:
        """The front page in the reader's language."""
        return local_path("/")

    @cached_property
    def nav(self) -> list[NavItem]:
        """The main menu: as the administrators set it, else in the order people ask for it."""
        standard = (
            Link(_("Projects"), "/projekter/"),
            Link(_("Tasks"), "/opgaver/"),
            Link(_("News"), "/nyheder/"),
            Link(_("Become an ambassador"), "/bliv-ambassadoer/"),
        )
        return [self._item(link.label, link.path) for link in shell_words().menu or standard]

    @cached_property
    def columns(self) -> list[Column]:
        """The footer's columns after the first: as set, else the standard ones. Paths as they are linked."""
        return [
            Column(column.heading, tuple(Link(link.label, _linked(link.path)) for link in column.links))
            for column in shell_words().columns or _standard_columns()
        ]

    @property
    def contact(self) -> str:
        """The contact at the foot of the page, where one is set."""
        return shell_words().contact

    @property
    def banner(self) -> Banner | None:
        """The crisis banner, while there is one."""
        return shell_words().banner

    @cached_property
    def language(self) -> LanguageLink:
        """The other of the two languages."""
        other = "en" if (get_language() or "da").startswith("da") else "da"
        names = {"da": "Dansk", "en": "English"}
        return LanguageLink(other, names[other], same_place(self._request.get_full_path(), other))

    @cached_property
    def signed_in(self) -> bool:
        """Whether a person has signed in."""
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def account(self) -> NavItem:
        """The way to one's own page, which asks for signing in first."""
        return self._item(_("My page") if self.signed_in else _("Log in"), "/min-side/")

    @cached_property
    def workspace(self) -> NavItem | None:
        """The way to the workspace, for those who work there."""
        if self.signed_in and scope_of(self._request.user).may_enter_workspace:
            return self._item(_("Workspace"), "/koordinator/")
        return None

    @property
    def demo(self) -> bool:
        """Whether this is the demo with invented data."""
        return bool(settings.DEMO)

    @property
    def try_as(self) -> tuple[TryAs, ...]:
        """Whom one can try the demo as."""
        return TRY_AS

    def _item(self, label: str, path: str) -> NavItem:
        url = _linked(path)
        return NavItem(label, url, self._request.path.startswith(url))


def _linked(path: str) -> str:
    """A path in the reader's language; addresses of other sites stay as they are."""
    return local_path(path) if path.startswith("/") else path


def _standard_columns() -> tuple[Column, ...]:
    return (
        Column(
            _("Take part"),
            (
                Link(_("See the projects"), "/projekter/"),
                Link(_("Find a task"), "/opgaver/"),
                Link(_("Come with an idea"), "/foreslaa/"),
                Link(_("Become a safety ambassador"), "/bliv-ambassadoer/"),
                Link(_("What a safety ambassador is – and is not"), "/hvad-er-en-tryghedsambassadoer/"),
            ),
        ),
        Column(
            _("Follow along"),
            (
                Link(_("News"), "/nyheder/"),
                Link(_("Finished projects"), "/projekter/?stadie=closed"),
                Link(_("New projects (RSS)"), "/projekter/feed/"),
                Link(_("Ideas from citizens"), "/ideer/"),
                Link(_("When are the police near you?"), "/hvor-er-politiet/"),
                Link(_("Search"), "/soeg/"),
            ),
        ),
        Column(
            _("About the site"),
            (
                Link(_("Accessibility statement"), "/was"),
                Link(_("Your information"), "/privatliv/"),
                Link(_("Contact your police district"), "/kontakt/"),
            ),
        ),
    )


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in the settings."""
    return {"shell": Shell(request)}
