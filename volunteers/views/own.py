"""`/min-side/…`: what people change about themselves, and their break."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from core.errors import TryghedError
from core.vocabulary import WordKind
from volunteers import forms_own
from volunteers.enums import VolunteerState
from volunteers.models import Profile, Volunteer
from volunteers.services import own, pause_volunteer, resume_volunteer


@method_decorator(never_cache, name="dispatch")
class OwnFormView(LoginRequiredMixin, TemplateView):
    """A form about oneself. A typed error of the service becomes the form's own error."""

    template_name = "volunteers/min_side/own_form.html"
    form_class: Any
    title: Any = ""
    lead: Any = ""
    verb: Any = gettext_lazy("Save")
    done: Any = gettext_lazy("Saved.")
    request: Any

    def initial(self) -> dict[str, Any]:
        """What stands in the form before anything is changed."""
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        """What the form needs beyond data."""
        return {}

    def get_form(self) -> Any:
        """The form, bound on POST."""
        data = self.request.POST if self.request.method == "POST" else None
        return self.form_class(data, initial=self.initial(), **self.form_kwargs())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add form and words."""
        kwargs.setdefault("form", self.get_form())
        return super().get_context_data(title=self.title, lead=self.lead, verb=self.verb, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, or show what is wrong and keep what was typed."""
        form = self.get_form()
        if form.is_valid():
            try:
                self.save(form)
            except TryghedError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, str(self.done))
                return redirect("own_settings")
        return self.render_to_response(self.get_context_data(form=form))

    def save(self, form: Any) -> None:
        """Call the service."""
        raise AttributeError(f"{type(self).__name__} lacks save()")

    @property
    def profile(self) -> Profile:
        """One's own profile; raises `Http404` for who has none yet."""
        found = Profile.objects.filter(person=self.request.user).prefetch_related("words", "availabilities")
        profile = found.first()
        if profile is None:
            raise Http404
        return profile


@method_decorator(never_cache, name="dispatch")
class SettingsView(LoginRequiredMixin, TemplateView):
    """What one can change about oneself, on one page."""

    template_name = "volunteers/min_side/settings.html"
    request: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands there now, in a line each."""
        person = self.request.user
        return super().get_context_data(
            profile=Profile.objects.filter(person=person).first(),
            volunteer=Volunteer.objects.filter(person=person).first(),
            **kwargs,
        )


class DetailsView(OwnFormView):
    """Name, phone, travel distance."""

    form_class = forms_own.DetailsForm
    title = gettext_lazy("Your details")

    def initial(self) -> dict[str, Any]:
        """As stored."""
        person, profile = self.request.user, self.profile
        return {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "phone": person.phone,
            "travel_km": str(profile.travel_km),
        }

    def save(self, form: Any) -> None:
        """Store it."""
        data = form.cleaned_data
        own.save_details(
            person=self.request.user,
            first_name=data["first_name"],
            last_name=data["last_name"],
            phone=str(data["phone"] or ""),
            travel_km=int(data["travel_km"]),
        )


class WishesView(OwnFormView):
    """Languages, skills, interests."""

    form_class = forms_own.WishesForm
    title = gettext_lazy("What you can and like")
    lead = gettext_lazy("So that we ask you about tasks that suit you. You can leave it all empty.")
    _FIELDS = {WordKind.LANGUAGE: "languages", WordKind.SKILL: "skills", WordKind.INTEREST: "interests"}

    def initial(self) -> dict[str, Any]:
        """As stored."""
        words = list(self.profile.words.all())
        return {
            field: [word.key for word in words if word.kind == kind] for kind, field in self._FIELDS.items()
        }

    def save(self, form: Any) -> None:
        """Store it."""
        words = {kind: form.cleaned_data[name] for kind, name in self._FIELDS.items()}
        own.save_words(profile=self.profile, words=words)


class HoursView(OwnFormView):
    """When one usually can."""

    template_name = "volunteers/min_side/own_hours.html"
    form_class = forms_own.HoursForm
    title = gettext_lazy("When you usually can")
    lead = gettext_lazy("Tick what suits you most weeks. You promise nothing by it; we always ask first.")

    def initial(self) -> dict[str, Any]:
        """As stored."""
        return {"slots": [f"{slot.weekday}:{slot.part}" for slot in self.profile.availabilities.all()]}

    def save(self, form: Any) -> None:
        """Store it."""
        own.save_times(profile=self.profile, slots=form.pairs())


class ReachView(OwnFormView):
    """How, when and how often we get in touch."""

    form_class = forms_own.ReachForm
    title = gettext_lazy("How we reach you")

    def form_kwargs(self) -> dict[str, Any]:
        """The ways depend on the person."""
        return {"person": self.request.user}

    def initial(self) -> dict[str, Any]:
        """As stored."""
        person = self.request.user
        profile = Profile.objects.filter(person=person).first()
        return {
            "channel": person.channel,
            "language": person.language,
            "quiet_from": person.quiet_from and f"{person.quiet_from:%H:%M}",
            "quiet_until": person.quiet_until and f"{person.quiet_until:%H:%M}",
            "asked_at_most": profile and profile.asked_at_most,
        }

    def save(self, form: Any) -> None:
        """Store it."""
        data = form.cleaned_data
        own.save_reach(
            person=self.request.user,
            channel=data["channel"],
            language=data["language"],
            quiet=(data["quiet_from"], data["quiet_until"]),
            asked_at_most=int(data["asked_at_most"]) if data["asked_at_most"] else None,
        )


class ProtectionView(OwnFormView):
    """The protection switch (DOMAIN rule 6)."""

    form_class = forms_own.ProtectionForm
    title = gettext_lazy("Protection")
    lead = gettext_lazy(
        "Do you feel unsafe when others know that you are an ambassador? Then hide who you are."
    )

    def form_kwargs(self) -> dict[str, Any]:
        """An alias must not hold the person's name."""
        return {"person": self.request.user}

    def initial(self) -> dict[str, Any]:
        """As stored."""
        return {"protected": self.request.user.is_protected, "alias": self.request.user.alias}

    def save(self, form: Any) -> None:
        """Store it."""
        own.protect(person=self.request.user, **form.cleaned_data)


class BreakView(OwnFormView):
    """Take a break, or end it."""

    template_name = "volunteers/min_side/break.html"
    form_class = forms_own.BreakForm
    title = gettext_lazy("Take a break")
    verb = gettext_lazy("Begin the break")
    done = gettext_lazy("You are on a break. Enjoy it.")

    @property
    def volunteer(self) -> Volunteer:
        """Oneself as ambassador, active or on a break; raises `Http404` else."""
        states = (VolunteerState.ACTIVE, VolunteerState.PAUSED)
        found = Volunteer.objects.filter(person=self.request.user, state__in=states).first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the break is on."""
        return super().get_context_data(volunteer=self.volunteer, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin it; the other button ends it."""
        if "resume" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            resume_volunteer(volunteer=self.volunteer, actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect(reverse("own_break"))
        messages.success(request, _("Welcome back. You are active again."))
        return redirect("min_side")

    def save(self, form: Any) -> None:
        """Begin it."""
        pause_volunteer(volunteer=self.volunteer, actor=self.request.user, until=form.cleaned_data["until"])
