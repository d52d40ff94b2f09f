"""`/kalender/<token>.ics`: somebody's own calendar, fetched by a program without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from accounts.calendars.services import note_use, read_address
from core.calendars import calendar_feeds
from core.errors import LinkError
from core.ical import calendar_file


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The file in its owner's language; 404 for a closed or broken address, so that nobody learns which."""
    try:
        row = read_address(token)
    except LinkError:
        raise Http404 from None
    feed = dict(calendar_feeds.items())[row.kind]
    with override(row.user.language):
        content = calendar_file(feed.happenings(row.user), name=str(feed.label))
    note_use(row)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{row.kind}.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
