"""One tag on one ambassador."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from core.errors import NotAllowedError, TryghedError
from volunteers.models import Volunteer
from volunteers.tags.services import add_tag, remove_tag
from workspace.views import ScopedObjectMixin


class TagView(ScopedObjectMixin, View):
    """Add or remove, as the button says."""

    model = Volunteer
    http_method_names = ["post"]

    def get_queryset(self) -> Any:
        """With what the permission reads."""
        return super().get_queryset().with_person()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change it and go back to the person."""
        remove = request.POST.get("do") == "remove"
        change = remove_tag if remove else add_tag
        try:
            change(volunteers=[self.subject], text=request.POST.get("text", ""), actor=request.user)
            messages.success(request, _("The tag is removed.") if remove else _("The tag is added."))
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect("ambassador_detail", pk=self.subject.pk)
