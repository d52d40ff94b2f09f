"""A host group signs its ambassadors up together: for the association's own people, first names alone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from coordination.models import Attendance
from coordination.selectors import places_with_seats
from coordination.services import join_waiting_list, sign_up_group
from coordination.services.seats import clashes
from core.errors import TryghedError
from core.registries import Panel
from core.requirements import evaluate
from projects.enums import SignUp
from projects.models import SessionPlace
from volunteers.hosts.models import HostGroup, Membership
from volunteers.hosts.views.partner import partners_only

SHOWN = 30  # sessions
LINE, SIGN_UP = "line", "sign_up"


class MembersForm(forms.Form):
    """Who of the group comes, and whether they come all or not at all."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Who comes?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    together = forms.BooleanField(
        label=gettext_lazy("Together or not at all"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "On the waiting list, too: you are asked when there are places for all of you."
        ),
    )

    def __init__(self, data: Any, *, members: dict[str, str]) -> None:
        super().__init__(data)
        self.fields["members"].choices = list(members.items())  # type: ignore[attr-defined]


def groups_to_sign_up(request: HttpRequest, associations: Any) -> Panel | None:
    """On the partners' page: the way to the sessions a group can come to."""
    rows = HostGroup.objects.filter(organisation__in=associations, active=True)
    groups = list(
        rows.filter(memberships__in=Membership.objects.with_ambassador()).distinct().order_by("name")
    )
    return Panel("coordination/partner/sign_up_panel.html", {"groups": groups}) if groups else None


@require_safe
@partners_only
def group_sessions(request: SignedInRequest, associations: list[Any], pk: int) -> HttpResponse:
    """The next sessions in the group's police district."""
    group = _group(request, pk)
    context = {"group": group, "places": list(_places(request, group)[:SHOWN])}
    return render(request, "coordination/partner/sessions.html", context)


@require_http_methods(["GET", "POST"])
@partners_only
def group_place(request: SignedInRequest, associations: list[Any], pk: int, place: int) -> HttpResponse:
    """Choose who comes; where there is no room the group can wait together."""
    group = _group(request, pk)
    seat = get_object_or_404(_places(request, group), pk=place)
    members = _members(group, seat)
    form = MembersForm(request.POST if request.method == "POST" else None, members=members)
    if form.is_bound and form.is_valid():
        try:
            _sign_up(request, form, group, seat, members)
        except TryghedError as error:
            form.add_error(None, str(error))
        else:
            return redirect("group_sessions", pk=group.pk)
    context = {"group": group, "place": seat, "session": seat.session, "form": form, "members": members}
    return render(request, "coordination/partner/choose.html", context)


def _group(request: SignedInRequest, pk: int) -> HostGroup:
    return get_object_or_404(HostGroup.objects.of_partner(request.user).select_related("organisation"), pk=pk)


def _places(request: SignedInRequest, group: HostGroup) -> Any:
    """Where whoever signs up has the seat at once, in the group's police district."""
    district = group.organisation.district_id
    rows = places_with_seats(request.user).filter(session__sign_up=SignUp.INSTANT)
    return rows.filter(session__initiative__project__district=district)


def _members(group: HostGroup, place: SessionPlace) -> dict[str, str]:
    """First names of those who aren't on the session already, by the number of their membership."""
    there = Attendance.objects.live().filter(session=place.session_id).values("person")
    rows = Membership.objects.with_ambassador().filter(group=group).exclude(person__in=there).with_person()
    found = {str(row.pk): row.person.shown_name for row in rows}
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def _sign_up(
    request: SignedInRequest,
    form: MembersForm,
    group: HostGroup,
    place: SessionPlace,
    members: dict[str, str],
) -> None:
    rows = Membership.objects.filter(pk__in=form.cleaned_data["members"]).select_related("person")
    people = [row.person for row in rows]
    _refuse_who_cannot(form, people, place)
    values = {
        "people": people,
        "place": place,
        "actor": request.user,
        "host": group,
        "together": form.cleaned_data["together"],
    }
    if request.POST.get("do") == LINE:
        join_waiting_list(**values)
        messages.success(request, _("They are on the waiting list. Each of them is told."))
        return
    sign_up_group(**values)
    said = ngettext("%(n)s is signed up, and is told.", "%(n)s are signed up. Each is told.", len(people))
    messages.success(request, said % {"n": len(people)})


class CannotComeError(TryghedError):
    """Somebody chosen can't take the seat. Why is theirs to tell: an association learns nothing of it."""

    code = "cannot_come"


def _refuse_who_cannot(form: MembersForm, people: list[Any], place: SessionPlace) -> None:
    on = timezone.localdate(place.session.starts_at)
    refused = evaluate(place.role.requirements.all(), [person.pk for person in people], on)
    names = [
        person.shown_name
        for person in people
        if refused[person.pk] or clashes(person, place.session).exists()
    ]
    if names:
        raise CannotComeError(
            _("%(names)s can't come to this one. They can see why on Min side.") % {"names": ", ".join(names)}
        )
