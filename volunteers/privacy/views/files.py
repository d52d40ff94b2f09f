"""Staff answer somebody's request for their data: the whole file, handed out on paper."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.generic import View

from accounts.access import log_opened
from accounts.enums import AccessKind, Purpose
from volunteers.models import Application, Volunteer
from volunteers.naming import sees_name
from volunteers.permissions import may_handle_application
from volunteers.privacy.copying import person_export
from volunteers.privacy.files import as_file
from workspace.views import ScopedObjectMixin

# The outcome of a screening stands in no export (FACTS, Screening): the person reads it on Min side, or is told.
NOT_HANDED_OUT = ("volunteers.Screening",)


class _FileView(ScopedObjectMixin, View):
    """The file as PDF, for who handles the person and sees the name; noted with its purpose (DOMAIN rule 4)."""

    http_method_names = ["post"]

    def get_queryset(self) -> Any:
        """With what decides who sees the name."""
        return super().get_queryset().with_person()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Log it, and hand it out."""
        subject = self.subject
        if not (sees_name(request.user, subject) and may_handle_application(request.user, subject)):
            raise PermissionDenied
        log_opened(
            actor=request.user,
            person=subject.person,
            purpose=Purpose.DATA_REQUEST,
            district_id=subject.district_id,
            kind=AccessKind.EXPORTED,
        )
        return as_file("pdf", subject.person, person_export(subject.person, leave_out=NOT_HANDED_OUT))


class VolunteerFileView(_FileView):
    """An ambassador's."""

    model = Volunteer


class ApplicationFileView(_FileView):
    """An applicant's."""

    model = Application
