"""What this room shows on the page of an application."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from volunteers.enums import ApplicationState
from volunteers.imports.models import Imported
from volunteers.naming import sees_name
from volunteers.permissions import may_handle_application


def waits_for_yes(request: HttpRequest, application: Any) -> Panel | None:
    """Somebody from a list: until when they can answer, and noting a yes that was said or signed on paper."""
    if application.state != ApplicationState.AGREEMENT:
        return None
    imported = Imported.objects.filter(application=application).first()
    if imported is None or not may_handle_application(request.user, application):
        return None
    context = {
        "imported": imported,
        "application": application,
        "sees_name": sees_name(request.user, application),
    }
    return Panel("imports/panel.html", context)
