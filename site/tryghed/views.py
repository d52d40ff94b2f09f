"""Pages of the shell itself: health, robots, error pages, what shows without a network."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error as plain_server_error

from outbox.models import PeriodicRun
from outbox.worker import HEARTBEAT

WORKER_SILENT_AFTER = timedelta(minutes=5)
# Personal pages, staff's and partners' pages, links out of letters, and lists made of somebody's own words.
CLOSED = (
    "/konto/",
    "/min-side/",
    "/koordinator/",
    "/partner/",
    "/svar/",
    "/bekraeft/",
    "/kalender/",
    "/puls/",
    "/tjek-ind/",
    "/soeg/",
)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, cache, migrations and worker; 503 with the names of what isn't ready."""
    checks = {"database": _database, "cache": _cache, "migrations": _migrations, "worker": _worker}
    failed = [name for name, check in checks.items() if not _passes(check)]
    return JsonResponse({"ready": not failed, "failed": failed}, status=503 if failed else 200)


def _passes(check: object) -> bool:
    try:
        return bool(check())  # type: ignore[operator]
    except Exception:  # whatever is wrong, the answer is "not ready"
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _cache() -> bool:
    cache.set("readyz", "ok", 5)
    return cache.get("readyz") == "ok"


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker() -> bool:
    run = PeriodicRun.objects.filter(name=HEARTBEAT).first()
    return bool(run and run.last_run_at > timezone.now() - WORKER_SILENT_AFTER)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone."""
    paths = [*CLOSED, *(f"/en{path}" for path in CLOSED)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ["/admin/", "/demo/", *paths])]
    lines.append(f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a hole (RFC 9116)."""
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    text = f"Contact: {settings.SECURITY_CONTACT}\nExpires: {expires}\nPreferred-Languages: da, en\n"
    return HttpResponse(text, content_type="text/plain")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows when there is no network; the same for everybody."""
    return render(request, "offline.html")


@require_safe
@never_cache
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script behind `/sw.js`. It changes when the page or its styles do, and is then fetched anew."""
    parts = [static("tryghed/tryghed.css"), static("dkfds/dkfds.css"), render_to_string("offline.html")]
    version = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    context = {"version": version, "page": reverse("offline")}
    return render(request, "sw.js", context, content_type="text/javascript")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs neither database nor session."""
    return plain_server_error(request)
