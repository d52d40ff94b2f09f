"""The sessions one can note attendance for; the sheet itself: coordination/checkin."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from projects.models import Session
from workspace.views import WorkspaceMixin


class PresenceListView(WorkspaceMixin, TemplateView):
    """Sessions that have begun, latest first."""

    template_name = "coordination/workspace/presence_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last 50 sessions and the next 20."""
        sessions = Session.objects.own(self.request.user).select_related("initiative__project")
        past = sessions.filter(starts_at__lte=timezone.now()).order_by("-starts_at")[:50]
        coming = sessions.coming().order_by("starts_at")[:20]
        return super().get_context_data(past=list(past), coming=list(coming), **kwargs)
