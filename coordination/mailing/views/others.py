"""Templates, addresses somebody asked about, and the page behind a text message."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView, View

from accounts.models import User
from accounts.scope import scope_of
from coordination.mailing import services
from coordination.mailing.enums import ReceiverState
from coordination.mailing.examples import EXAMPLES
from coordination.mailing.forms import TemplateForm
from coordination.mailing.judging import officers_of, people_by_number, subjects_of
from coordination.mailing.letters import READ_PURPOSE, letter_for
from coordination.mailing.models import MessageTemplate, Receiver
from coordination.mailing.returned import settle
from coordination.mailing.words import known_words
from coordination.planning.views.base import CoordinatorsMixin
from core.errors import LinkError, LinkExpiredError, NotAllowedError, TryghedError
from core.links import read_token
from volunteers.models import Volunteer
from workspace.views import ScopedObjectMixin, WorkspaceMixin


class TemplateListView(WorkspaceMixin, TemplateView):
    """The district's own templates, and those that everybody has."""

    template_name = "coordination/mailing/templates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Coordinators change them."""
        rows = MessageTemplate.objects.visible_to(self.request.user).select_related("district")
        return super().get_context_data(
            rows=rows,
            examples=list(EXAMPLES.values()),
            own=scope_of(self.request.user).coordinator,
            **kwargs,
        )


class TemplateNewView(CoordinatorsMixin, TemplateView):
    """A new template."""

    template_name = "coordination/mailing/template.html"

    def known(self) -> dict[str, Any]:
        """A template may be for any message."""
        return known_words(session=True, role=True)

    def template(self) -> MessageTemplate:
        """What the form is about."""
        district = min(scope_of(self.request.user).coordinator)
        return MessageTemplate(district_id=district)

    def form(self, data: Any, template: MessageTemplate) -> TemplateForm:
        """With the districts a new one may be for."""
        districts = scope_of(self.request.user).coordinator
        return TemplateForm(data, instance=template, known=self.known(), districts=districts)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form with what was written."""
        if "form" not in kwargs:
            kwargs["form"] = self.form(None, self.template())
        return super().get_context_data(known=self.known(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save it, or remove it."""
        template = self.template()
        if request.POST.get("do") == "remove" and template.pk:
            template.delete()
            messages.success(request, _("The template is removed."))
            return redirect("template_list")
        form = self.form(request.POST, template)
        if form.is_valid() and _saved(form, request.user):
            messages.success(request, _("The template is saved."))
            return redirect("template_list")
        return self.render_to_response(self.get_context_data(form=form))


def _saved(form: Any, actor: Any) -> bool:
    try:
        with transaction.atomic():
            services.save_template(template=form.instance, actor=actor)
    except TryghedError as error:
        form.add_error(None, str(error))
    except IntegrityError:
        form.add_error("title", _("There is a template with that name already."))
    return not form.errors


class TemplateChangeView(ScopedObjectMixin, TemplateNewView):
    """One of the coordinator's district."""

    model = MessageTemplate

    def get_queryset(self) -> Any:
        """Those they may change."""
        return MessageTemplate.objects.own(self.request.user).select_related("district")

    def template(self) -> MessageTemplate:
        """The one of the address."""
        found: MessageTemplate = self.subject
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the template itself."""
        return super().get_context_data(subject=self.subject, **kwargs)


class SettleView(WorkspaceMixin, View):
    """Somebody has asked for the right address: the line in Min dag goes."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note it, and go back to the person."""
        person = get_object_or_404(User, pk=pk)
        subject = subjects_of([pk]).get(pk)
        if subject is None:
            raise Http404
        try:
            settle(person=person, actor=request.user)
        except NotAllowedError:
            raise Http404 from None
        messages.success(request, _("Noted. Remember to put the new address in, or to let the person do it."))
        kind = "ambassador_detail" if isinstance(subject, Volunteer) else "application_detail"
        return redirect(reverse(kind, args=[subject.pk]))


@require_safe
@never_cache
def read_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The whole of a message, for who got its beginning as a text. It changes nothing (DOMAIN rule 8)."""
    rows = Receiver.objects.filter(state=ReceiverState.TOLD, person__is_active=True).select_related(
        "mailing__by",
        "mailing__district",
        "mailing__session__initiative",
        "mailing__session__postal_code",
        "mailing__role__initiative",
    )
    try:
        pk = read_token(READ_PURPOSE, token, timedelta(days=settings.MAILING_LINK_DAYS))
        row = rows.get(pk=pk)
    except (LinkError, Receiver.DoesNotExist) as error:
        expired = isinstance(error, LinkExpiredError)
        context = {"expired": expired}
        return render(request, "coordination/coming_broken.html", context, status=410 if expired else 404)
    person = people_by_number([row.person_id])[row.person_id]
    subject, lines = letter_for(row.mailing, person, officers_of([person]))
    return render(request, "coordination/mailing/read.html", {"subject": subject, "lines": lines})
