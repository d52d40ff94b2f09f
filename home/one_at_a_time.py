"""One change of a page at a time.

Wagtail saves a draft by itself while the editor writes. Such a save that is still under way when "publish" is
pressed has read the page as it was before, and would write it back: the page is a draft again, though the editor was
told that it is live.
"""

import re
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

_EDIT = re.compile(r"/admin/pages/(\d+)/edit/$")


class OneEditAtATimeMiddleware:
    """Holds the page's row from before the admin reads it until the answer stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The second one reads what the first has left, and Wagtail refuses a save that is out of date."""
        found = _EDIT.match(request.path) if request.method == "POST" else None
        if found is None:
            return self.get_response(request)
        with transaction.atomic():
            Page.objects.select_for_update().filter(pk=found[1]).values_list("pk").first()
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
