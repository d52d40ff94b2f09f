"""The agreement in the workspace: who lacks it, for coordinators; a new version, for administrators."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import scope_of
from core.errors import NotAllowedError
from volunteers.agreement.asking import lacking
from volunteers.agreement.forms import AgreementForm
from volunteers.agreement.grace import grace_ends
from volunteers.agreement.permissions import is_administrator
from volunteers.agreement.reading import sections_of
from volunteers.models import Agreement
from volunteers.naming import name_for
from volunteers.services.agreement import current_agreement, publish_agreement
from workspace.menu import menu_for

PAGE_SIZE = 50


class AgreementDeskView(TemplateView):
    """The version in force. Coordinators and contact officers see who lacks it in their own rows."""

    template_name = "volunteers/agreement/desk.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """404 for whoever has no business here."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.has_people = bool(scope_of(request.user).districts)
        self.may_publish = is_administrator(request.user)
        if not (self.has_people or self.may_publish):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Text, earlier versions, and people where they are the reader's."""
        current = current_agreement()
        return super().get_context_data(
            workspace_menu=menu_for(self.request),
            agreement=current,
            sections=sections_of(current.text),
            grace_ends=grace_ends(current),
            versions=Agreement.objects.all(),
            may_publish=self.may_publish,
            has_people=self.has_people,
            **(self._people(current) if self.has_people else {}),
            **kwargs,
        )

    def _people(self, current: Agreement) -> dict[str, Any]:
        user = self.request.user
        rows = lacking(current).visible_to(user)  # type: ignore[attr-defined]
        page = Paginator(rows, PAGE_SIZE).get_page(self.request.GET.get("side"))
        if page.object_list:
            log_list(actor=user, purpose=Purpose.PROFILE, query=self.request.get_full_path())
        people = [(row, name_for(user, row)) for row in page.object_list]
        return {"page_obj": page, "people": people}


class AgreementPublishView(TemplateView):
    """A new version: everybody who accepted the one before is asked again."""

    template_name = "volunteers/agreement/publish.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """404 for others than administrators: an address must not tell that it exists."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not is_administrator(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, with the text of the latest version in it."""
        kwargs.setdefault("form", AgreementForm(latest=_latest()))
        return super().get_context_data(workspace_menu=menu_for(self.request), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show how it will read first, then publish."""
        form = AgreementForm(request.POST, latest=_latest())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if "publish" not in request.POST:
            sections = sections_of(form.cleaned_data["text"])
            return self.render_to_response(self.get_context_data(form=form, sections=sections))
        try:
            published = publish_agreement(actor=request.user, **form.cleaned_data)
        except NotAllowedError:
            raise PermissionDenied from None
        messages.success(
            request,
            _("Version %(version)s is in force. Within an hour we write to those who are to accept it.")
            % {"version": published.version},
        )
        return redirect("agreement_desk")


def _latest() -> Agreement | None:
    return Agreement.objects.order_by("-version").first()
