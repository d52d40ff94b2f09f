"""Colleagues, ending an access, and work that nobody has."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.handing import unowned_work
from accounts.scope import Scope, scope_of
from core.errors import NotAllowedError, TryghedError
from workspace.staff import services
from workspace.staff.forms import TakeOverForm
from workspace.staff.reading import colleagues_of, receivers, roles_visible_to, staff_visible_to
from workspace.views import WorkspaceMixin


class StaffMixin(WorkspaceMixin):
    """For coordinators and the administrator."""

    def admits(self, scope: Scope) -> bool:
        """Whoever sees staff."""
        return bool(scope.coordinator) or scope.administrator


class StaffListView(StaffMixin, TemplateView):
    """Name, roles, areas, deputies, last sign-in."""

    template_name = "workspace/staff/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The colleagues."""
        colleagues = colleagues_of(self.request.user)
        return super().get_context_data(
            colleagues=colleagues, country=scope_of(self.request.user).administrator, **kwargs
        )


class TakeOverMixin(StaffMixin):
    """A form that gives a colleague kinds of work."""

    def get_form(self) -> TakeOverForm:
        """Bound on POST."""
        data = self.request.POST if self.request.method == "POST" else None
        return TakeOverForm(data, people=self.get_people(), piles=self.get_piles())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is open, and the form while something is."""
        piles = self.get_piles()
        kwargs.setdefault("form", self.get_form() if piles else None)
        return super().get_context_data(piles=piles, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move, or say why not and keep what was chosen."""
        if not self.get_piles():
            return redirect(request.path)  # a second press: it is done
        form = self.get_form()
        if form.is_valid():
            try:
                moved = self.move(form.cleaned_data["receiver"], form.cleaned_data["names"])
            except NotAllowedError:
                raise PermissionDenied from None
            except TryghedError as error:
                form.add_error(None, str(error))
            else:
                words = {
                    "name": form.cleaned_data["receiver"].get_full_name(),
                    "list": ", ".join(pile.words for pile in moved),
                }
                messages.success(request, _("%(name)s has taken over: %(list)s.") % words)
                return redirect(request.path)
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]

    def get_people(self) -> Any:
        """Who may take over."""
        raise AttributeError(f"{type(self).__name__} lacks get_people()")

    def get_piles(self) -> Any:
        """What there is to take over."""
        raise AttributeError(f"{type(self).__name__} lacks get_piles()")

    def move(self, receiver: Any, names: list[str]) -> Any:
        """Call the service."""
        raise AttributeError(f"{type(self).__name__} lacks move()")


class EndAccessView(TakeOverMixin, TemplateView):
    """One colleague: what is open, to whom it goes, and then the end of the roles."""

    template_name = "workspace/staff/end.html"
    kwargs: dict[str, Any]

    @property
    def person(self) -> Any:
        """The colleague of the address, or 404."""
        return get_object_or_404(staff_visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_people(self) -> Any:
        """Coordinators and officers of the same districts."""
        districts = services.districts_of(self.person, self.request.user)
        return receivers(districts, but=self.person)

    def get_piles(self) -> Any:
        """Counts alone."""
        return services.open_work_of(self.person, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The roles that end."""
        return super().get_context_data(
            person=self.person,
            roles=list(roles_visible_to(self.request.user).filter(user=self.person)),
            is_self=self.person.pk == self.request.user.pk,
            by_employer=settings.STAFF_OIDC,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hand over, or end."""
        person = self.person
        if request.POST.get("do") != "end":
            return super().post(request, *args, **kwargs)
        try:
            services.end_access(person=person, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect(request.path)
        messages.success(request, _("%(name)s’s access is ended.") % {"name": person.get_full_name()})
        return redirect("staff_list")

    def move(self, receiver: Any, names: list[str]) -> Any:
        """From this colleague."""
        return services.hand_over_all(
            person=self.person, receiver=receiver, actor=self.request.user, names=names
        )


class UnownedView(TakeOverMixin, TemplateView):
    """Work in the name of people who can't do it any more, for the coordinators of the district."""

    template_name = "workspace/staff/unowned.html"

    def admits(self, scope: Scope) -> bool:
        """It is the district's."""
        return bool(scope.coordinator)

    def get_people(self) -> Any:
        """Oneself too."""
        return receivers(scope_of(self.request.user).coordinator)

    def get_piles(self) -> Any:
        """What nobody can do."""
        return unowned_work(scope_of(self.request.user).coordinator)

    def move(self, receiver: Any, names: list[str]) -> Any:
        """From whoever had it."""
        return services.hand_out_unowned(receiver=receiver, actor=self.request.user, names=names)
