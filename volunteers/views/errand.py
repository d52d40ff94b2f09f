"""One call to make or letter to write."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.access import log_opened
from accounts.enums import Purpose
from outbox.models import Errand
from volunteers.errands import errands_of, finish_errand, people_of
from volunteers.naming import name_for
from workspace.views import ScopedDetailView


class ErrandView(ScopedDetailView):
    """What to say, to whom, and the button that ticks it off."""

    model = Errand
    template_name = "volunteers/workspace/errand.html"

    def get_queryset(self) -> Any:
        """Those the reader may do; a finished one is 404."""
        return errands_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name and number, for who may see them: looking is noted."""
        user = self.request.user
        about = people_of(user)[self.subject.person_id]
        log_opened(actor=user, person=about.person, purpose=Purpose.CONTACT, district_id=about.district_id)
        return super().get_context_data(name=name_for(user, about), person=about.person, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tick it off."""
        finish_errand(errand=self.subject, actor=request.user)
        messages.success(request, str(_("Ticked off. Thank you.")))
        return redirect("workspace")
