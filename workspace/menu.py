"""The rail of the workspace, from what the rooms registered."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from core.registries import workspace_menu


@dataclass(frozen=True)
class Entry:
    """One link of the rail."""

    label: Any
    url: str
    icon: str
    current: bool
    count: int | None = None


@dataclass
class Group:
    """Links under one heading."""

    label: Any
    items: list[Entry] = field(default_factory=list)


def menu_for(request: HttpRequest) -> list[Group]:
    """Groups in the order in which their first entry was registered."""
    groups: dict[str, Group] = {}
    shown = [(item, reverse(item.url_name)) for item in workspace_menu if item.visible(request.user)]
    here = _current([url for _item, url in shown], request.path)
    for item, url in shown:
        group = groups.setdefault(str(item.group), Group(item.group))
        group.items.append(Entry(item.label, url, item.icon, current=url == here))
    return list(groups.values())


def first_url(request: HttpRequest) -> str:
    """Where the rail begins for whoever may enter."""
    return menu_for(request)[0].items[0].url


def _current(urls: list[str], path: str) -> str:
    """The entry that is open: of several that the path lies under the nearest, and Min dag for itself alone."""
    start = reverse("workspace")
    above = [url for url in urls if path == url or (url != start and path.startswith(url))]
    return max(above, key=len, default="")
