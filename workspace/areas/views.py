"""The list of areas, the area card, its duties and its hand-over."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from accounts.duties import DEPUTY, end_duty, may_name_duties, name_duty
from accounts.handing import work_in_area
from accounts.scope import scope_of
from core.dates import day_text
from core.errors import NotAllowedError
from core.numbers import number_of
from core.registries import area_panels, render_panels
from places.models import LocalArea
from workspace.areas import services
from workspace.areas.forms import DutyForm, HandOverForm
from workspace.areas.reading import areas_visible_to, by_municipality, duties_of, open_in
from workspace.views import ScopedDetailView, ScopedFormView, WorkspaceMixin


class AreaListView(WorkspaceMixin, TemplateView):
    """The areas of the district by municipality, and who has them."""

    template_name = "workspace/areas/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Groups of rows; an officer's own areas are marked."""
        user = self.request.user
        groups = by_municipality(user, areas_visible_to(user))
        without = sum(row.contact is None for rows in groups.values() for row in rows)
        return super().get_context_data(groups=groups, without=without, **kwargs)


class AreaMixin:
    """The area of the address, of the reader's districts."""

    model = LocalArea
    request: HttpRequest

    def get_queryset(self) -> Any:
        """Those of the reader's districts."""
        return areas_visible_to(self.request.user)


class AreaCardView(AreaMixin, ScopedDetailView):
    """One area: who has it, what is open, and what the rooms know of it."""

    template_name = "workspace/areas/card.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is open is for those who work with the area."""
        user, area = self.request.user, self.subject
        may_name = may_name_duties(user, area)
        return super().get_context_data(
            duties=duties_of(area),
            planned=area.hand_overs.filter(done_at=None).select_related("giver", "receiver").first(),
            may_name=may_name,
            own=area.pk in scope_of(user).areas,
            open_work=open_in(area) if may_name or area.pk in scope_of(user).areas else None,
            panels=render_panels(area_panels, self.request, area),
            **kwargs,
        )


class DutyView(AreaMixin, ScopedFormView):
    """Name the contact officer or a deputy."""

    form_class = DutyForm
    title = gettext_lazy("Who has the area?")
    verb = gettext_lazy("Save and tell them")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """For coordinators."""
        if not may_name_duties(self.request.user, self.subject):
            raise PermissionDenied
        return super().get_context_data(**kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose officers."""
        return {"area": self.subject}

    def save(self, form: Any) -> str:
        """Name them."""
        duty = name_duty(area=self.subject, actor=self.request.user, **form.cleaned_data)
        words = {"name": duty.user.get_full_name(), "day": day_text(duty.starts_on)}
        messages.success(self.request, _("%(name)s has been told and begins on %(day)s.") % words)
        return reverse("area_card", args=[self.subject.pk])


class DutyEndView(AreaMixin, ScopedDetailView):
    """One press: a duty ends today."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End it."""
        duty = get_object_or_404(self.subject.duties, pk=kwargs["duty"])
        try:
            end_duty(duty=duty, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        messages.success(request, _("It ends today. Both have been told."))
        return redirect("area_card", pk=self.subject.pk)


class HandOverView(AreaMixin, ScopedFormView):
    """Hand the area over: first what moves, then one press."""

    form_class = HandOverForm
    template_name = "workspace/areas/hand_over.html"
    title = gettext_lazy("Hand the area over")
    verb = gettext_lazy("Hand the area over")

    @property
    def giver(self) -> Any:
        """Who has the area; 404 where nobody does."""
        duty = services.contact_of(self.subject)
        if duty is None:
            raise Http404
        return duty.user

    def get_form_kwargs(self) -> dict[str, Any]:
        """Everybody but who has it."""
        return {"area": self.subject, "giver": self.giver}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What moves, and how much of it; for coordinators."""
        if not may_name_duties(self.request.user, self.subject):
            raise PermissionDenied
        piles = work_in_area(self.giver, self.subject)
        return super().get_context_data(giver=self.giver, piles=piles, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A second press finds it done: the colleague of the form has the area."""
        receiver = request.POST.get("user", "")
        if services.contact_of(self.subject) and receiver == str(self.giver.pk):
            return redirect("area_card", pk=self.subject.pk)
        return super().post(request, *args, **kwargs)

    def save(self, form: Any) -> str:
        """With a last day the colleague is deputy; without one the area is theirs."""
        data, user = form.cleaned_data, self.request.user
        if data["ends_on"]:
            duty = name_duty(area=self.subject, kind=DEPUTY, actor=user, **data)
            words = {"name": duty.user.get_full_name(), "day": day_text(data["ends_on"])}
            messages.success(self.request, _("%(name)s is deputy until %(day)s.") % words)
        else:
            row = services.hand_over(
                area=self.subject,
                receiver=data["user"],
                starts_on=data["starts_on"],
                actor=user,
                giver=number_of(self.request.POST.get("giver", "")),
            )
            messages.success(self.request, _receipt(row))
        return reverse("area_card", args=[self.subject.pk])


class TakeBackView(AreaMixin, ScopedDetailView):
    """One press: the hand-over that waits for its day is dropped."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Drop it."""
        try:
            services.take_back(area=self.subject, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        messages.success(request, _("The area stays where it is."))
        return redirect("area_card", pk=self.subject.pk)


def _receipt(row: Any) -> str:
    name = row.receiver.get_full_name()
    if row.done_at is None:
        day = day_text(row.starts_on)
        return _("%(name)s takes over on %(day)s. They are told then.") % {"name": name, "day": day}
    return _("%(name)s has the area from today, and what was open there. Everybody concerned is told.") % {
        "name": name
    }
