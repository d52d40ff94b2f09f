"""What the shell of every page needs. Asks the database nothing for an anonymous reader."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.scope import scope_of
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
        """The main menu: what exists, in the order people ask for it."""
        return [
            self._item(_("Projects"), "/projekter/"),
            self._item(_("Tasks"), "/opgaver/"),
            self._item(_("Become an ambassador"), "/bliv-ambassadoer/"),
        ]

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

    def _item(self, label: str, path: str) -> NavItem:
        url = local_path(path)
        return NavItem(label, url, self._request.path.startswith(url))


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in the settings."""
    return {"shell": Shell(request)}
