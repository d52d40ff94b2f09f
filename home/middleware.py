"""The wider content security policy of the editors' admin."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

ADMIN = "/admin/"


class AdminPolicyMiddleware:
    """Lets Wagtail's inline scripts and styles run, below `/admin/` alone. Stands after `CSPMiddleware`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer; django-csp reads the mark."""
        response = self.get_response(request)
        if request.path.startswith(ADMIN):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response
