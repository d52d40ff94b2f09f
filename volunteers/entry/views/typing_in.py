"""`/koordinator/ansoegninger/ny/`: an application typed for somebody on the phone or from paper."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.access import log_list, log_opened
from accounts.enums import Purpose
from accounts.models import User
from accounts.scope import scope_of
from core.errors import NotAllowedError, TransitionError, TryghedError
from core.numbers import number_of
from volunteers.entry.errors import OtherDistrictError
from volunteers.entry.forms_staff import ContactForm, ToldForm, TypedMinorForm
from volunteers.entry.matching import Known, known_people
from volunteers.entry.services import TypedData, send_form, type_application
from volunteers.enums import ApplicationState
from volunteers.minors.errors import NoTaskHereError
from volunteers.minors.openings import open_districts
from volunteers.models import Application
from volunteers.wizard.draft import data_of
from volunteers.wizard.forms import NO, AboutForm, HomeForm, TimesForm, WordsForm
from volunteers.wizard.summary import summary_of
from workspace.views import ScopedDetailView, WorkspaceMixin

FORMS: dict[str, type[forms.Form]] = {
    "contact": ContactForm,
    "about": AboutForm,
    "home": HomeForm,
    "minor": TypedMinorForm,
    "words": WordsForm,
    "times": TimesForm,
    "why": ToldForm,
}
NEW = "new"


class TypeApplicationView(WorkspaceMixin, TemplateView):
    """One page with the wizard's questions, then a summary with the people it may be, then saved."""

    template_name = "entry/staff/type.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An empty page, or one with what an interest told."""
        known = self._known_answers()
        filled = {name: form(initial=known) for name, form in FORMS.items()}
        return self._show_forms(filled)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the summary, go back to correct, or save. Nothing is stored before the last step."""
        filled = {name: form(request.POST) for name, form in FORMS.items()}
        valid = all([form.is_valid() for form in filled.values()])
        if not valid or self._is_wrong_place(filled):
            return self._show_forms(filled)
        step = request.POST.get("step")
        if step == "correct":
            return self._show_forms(filled)
        return self._save(filled) if step == "save" else self._show_summary(filled)

    def _is_wrong_place(self, filled: dict[str, Any]) -> bool:
        """A home elsewhere, or one where no task is open to somebody under 18; the forms say which."""
        if self._home(filled) not in scope_of(self.request.user).districts:
            filled["home"].add_error("postal_code", str(OtherDistrictError.message))
            return True
        if filled["about"].cleaned_data["adult"] == NO and self._home(filled) not in open_districts():
            filled["about"].add_error("adult", str(NoTaskHereError.message))
            return True
        return False

    @staticmethod
    def _home(filled: dict[str, Any]) -> str:
        return str(filled["home"].home.district.pk)

    @property
    def _interest(self) -> Application | None:
        """The interest the page was opened from."""
        pk = number_of(self.request.GET.get("interesse", ""))
        if pk is None:
            return None
        rows = Application.objects.visible_to(self.request.user).with_person()
        return get_object_or_404(rows.filter(state=ApplicationState.INTEREST), pk=pk)

    def _known_answers(self) -> dict[str, Any]:
        interest = self._interest
        if interest is None:
            return {"way_in": "phone"}
        person = interest.person
        log_opened(
            actor=self.request.user,
            person=person,
            purpose=Purpose.APPLICATION,
            district_id=interest.district_id,
        )
        return {
            "way_in": "phone",
            "first_name": person.first_name,
            "last_name": person.last_name,
            "phone": str(person.phone),
            "email": person.email,
            "channel": person.channel,
            "postal_code": person.profile.postal_code_id,
            "municipality": person.profile.municipality_id,
            "motivation": interest.motivation,
        }

    def _show_forms(self, filled: dict[str, Any]) -> HttpResponse:
        context = self.get_context_data(forms=filled, form=_Whole(filled), step="type")
        return self.render_to_response(context)

    def _show_summary(self, filled: dict[str, Any], error: str = "", chosen: str = "") -> HttpResponse:
        found = self._found(filled)
        log_list(actor=self.request.user, purpose=Purpose.APPLICATION, query=self.request.path)
        context = self.get_context_data(
            step="check",
            sections=summary_of(_answers(filled)),
            contact=filled["contact"],
            found=found,
            chosen=chosen or (str(found[0].person.pk) if found and found[0].is_open else NEW),
            error=error,
            typed=_typed(self.request.POST),
        )
        return self.render_to_response(context)

    def _found(self, filled: dict[str, Any]) -> list[Known]:
        email = filled["contact"].cleaned_data["email"]
        return known_people(self.request.user, _answers(filled), email)

    def _save(self, filled: dict[str, Any]) -> HttpResponse:
        found = {str(each.person.pk): each.person for each in self._found(filled) if each.is_open}
        chosen = self.request.POST.get("person", "")
        if chosen not in {NEW, *found}:
            return self._show_summary(filled, error=_("Choose whether it is somebody we know"))
        try:
            application = self._type(filled, found.get(chosen))
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            return self._show_summary(filled, error=str(error), chosen=chosen)
        messages.success(self.request, _("The application is saved. The person gets a receipt."))
        seen = Application.objects.visible_to(self.request.user).filter(pk=application.pk).exists()
        return redirect("application_detail", pk=application.pk) if seen else redirect("application_list")

    def _type(self, filled: dict[str, Any], person: User | None) -> Application:
        contact = filled["contact"].cleaned_data
        data = TypedData(_answers(filled), contact["way_in"], contact["channel"], contact["email"])
        return type_application(actor=self.request.user, data=data, person=person)


class _Whole:
    """The errors of all parts together, for the summary at the top."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts = list(parts.values())
        self.is_bound = any(part.is_bound for part in self._parts)

    @property
    def errors(self) -> Any:
        """Of all fields."""
        merged = forms.utils.ErrorDict()
        for part in self._parts:
            merged.update(part.errors)
        return merged

    def non_field_errors(self) -> list[str]:
        """Of whole forms."""
        return [error for part in self._parts for error in part.non_field_errors()]

    def __iter__(self) -> Any:
        return (field for part in self._parts for field in part)


def _answers(filled: dict[str, Any]) -> Any:
    return data_of(*(filled[name] for name in ("about", "home", "words", "times", "why", "minor")))


def _typed(posted: QueryDict) -> list[tuple[str, str]]:
    """Everything that was typed, for hidden fields: it goes back to the reader and nowhere else."""
    known = {name for form in FORMS.values() for name in form.base_fields}
    return [(name, value) for name, values in posted.lists() for value in values if name in known]


class SendFormView(ScopedDetailView):
    """Send who showed interest the way to the form."""

    model = Application
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it and go back."""
        try:
            send_form(actor=request.user, application=self.subject)
        except NotAllowedError:
            raise PermissionDenied from None
        except TransitionError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The link is sent. You are the one the person waits for now."))
        return redirect(reverse("application_detail", args=[self.subject.pk]))
