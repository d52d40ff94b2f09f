"""Pairs that may be one person: the list, the comparison, the merge, and “not the same”."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from accounts.access import log_list, log_opened
from accounts.enums import Purpose
from accounts.models import User
from accounts.scope import Scope
from core.errors import TryghedError
from volunteers.duplicates.facts import facts_of, outcome_of
from volunteers.duplicates.finding import pairs_for, with_work
from volunteers.duplicates.forms import MergeForm
from volunteers.duplicates.permissions import may_merge, subjects_of
from volunteers.duplicates.services import check_districts, keep_apart, merge_people
from workspace.views import WorkspaceMixin

PER_PAGE = 25
BIGGEST = 2**63 - 1


class CoordinatorMixin(WorkspaceMixin):
    """For coordinators: a contact officer knows a part of the district alone."""

    def admits(self, scope: Scope) -> bool:
        """Whether there is a district to look through."""
        return bool(scope.coordinator)


class DuplicateListView(CoordinatorMixin, TemplateView):
    """The pairs of the coordinator's districts, the surest first."""

    template_name = "volunteers/duplicates/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of them; looking at it is noted once (DOMAIN rule 4)."""
        pairs = pairs_for(self.request.user)
        if pairs:
            log_list(actor=self.request.user, purpose=Purpose.PROFILE, query=self.request.path)
        page = Paginator(pairs, PER_PAGE).get_page(self.request.GET.get("side"))
        return super().get_context_data(page=page, number=len(pairs), **kwargs)


class PairMixin(CoordinatorMixin):
    """Finds the two people of the address, or answers 404."""

    kwargs: dict[str, Any]

    def pair(self) -> tuple[User, User]:
        """Both, in the order of the address; raises `Http404` where the actor may not merge them."""
        numbers = (self.kwargs["one"], self.kwargs["other"])
        if max(numbers) > BIGGEST:
            raise Http404
        found = with_work(User.objects.filter(is_active=True)).in_bulk(numbers)
        if len(found) != 2 or not may_merge(self.request.user, *found.values()):
            raise Http404
        return found[numbers[0]], found[numbers[1]]


class CompareView(PairMixin, TemplateView):
    """Both side by side. Choosing who stays shows what will happen; a press merges."""

    template_name = "volunteers/duplicates/compare.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; both read that somebody looked."""
        one, other = self.pair()
        for person in (one, other):
            log_opened(
                actor=request.user,
                person=person,
                purpose=Purpose.PROFILE,
                district_id=subjects_of(person)[0].district_id,
            )
        return self.render_to_response(self._context(one, other, request.GET.get("behold", ""), MergeForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Merge, or show what is wrong and keep what was typed."""
        one, other = self.pair()
        chosen = request.POST.get("behold", "")
        keep, gone = _chosen(one, other, chosen)
        form = MergeForm(request.POST)
        if keep and gone and form.is_valid():
            try:
                merge_people(keep=keep, gone=gone, actor=request.user, reason=form.cleaned_data["reason"])
            except TryghedError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("They are one person now."))
                return redirect("duplicate_list")
        return self.render_to_response(self._context(one, other, chosen, form))

    def _context(self, one: User, other: User, chosen: str, form: MergeForm) -> dict[str, Any]:
        keep, gone = _chosen(one, other, chosen)
        people = [(person, facts_of(person)) for person in (one, other)]
        context = self.get_context_data(one=one, other=other, people=people, keep=keep, form=form)
        if keep and gone:
            context["outcome"] = outcome_of(keep, gone)
            context["refusal"] = _refusal(keep, gone)
        return context


def _chosen(one: User, other: User, number: str) -> tuple[User | None, User | None]:
    """Who stays and who goes; nobody for a number that is neither's."""
    if number == str(one.pk):
        return one, other
    return (other, one) if number == str(other.pk) else (None, None)


def _refusal(keep: User, gone: User) -> str:
    """Why it can't be done, told before anybody writes a reason."""
    try:
        check_districts(keep, gone)
    except TryghedError as error:
        return str(error)
    return ""


class ApartView(PairMixin, View):
    """“It isn't the same person”: a press, remembered."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remember it and go back to the list."""
        one, other = self.pair()
        keep_apart(one=one, other=other, actor=request.user)
        messages.success(request, _("We won’t suggest those two again."))
        return redirect("duplicate_list")
