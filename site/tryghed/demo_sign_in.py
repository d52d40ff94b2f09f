"""`/demo/som/<name>/`: signs in as one of the demo's accounts. The address exists in the demo alone."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.models import User
from tryghed.demo.trying import TRY_AS
from tryghed.links import local_path

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_POST
def demo_as(request: HttpRequest, name: str) -> HttpResponse:
    """Become that account and go where it begins. 404 outside the demo and for any other account."""
    chosen = next((entry for entry in TRY_AS if entry.name == name), None)
    if chosen is None or not settings.DEMO:
        raise Http404
    login(request, get_object_or_404(User, email=chosen.email), backend=BACKEND)
    start = chosen.start
    return redirect(start if start.startswith("/admin/") else local_path(start))
