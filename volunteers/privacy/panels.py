"""What this room shows on Min side and on the pages of people in the workspace."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from core.registries import Panel
from volunteers.models import Volunteer
from volunteers.naming import sees_name
from volunteers.permissions import may_handle_application


def my_data_panel(request: HttpRequest, person: Any) -> Panel:
    """The way to one's data, and out."""
    return Panel("volunteers_privacy/own_panel.html", aside=True)


def file_panel(request: HttpRequest, subject: Any) -> Panel | None:
    """The whole file, for who sees the name and handles the person."""
    user = request.user
    if not (sees_name(user, subject) and may_handle_application(user, subject)):
        return None
    name = "ambassador_file" if isinstance(subject, Volunteer) else "application_file"
    return Panel("volunteers_privacy/file_panel.html", {"url": reverse(name, args=[subject.pk])})
