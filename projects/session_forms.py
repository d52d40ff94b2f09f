"""Staff forms for sessions: a new one or a series, changing one or those that follow, calling off."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError
from core.holidays import holiday_name
from core.validators import refuse_cpr
from places.errors import UnknownPostalCode
from places.lookup import find_postal_code
from projects.clock import span
from projects.enums import SignUp
from projects.models import Role, Session
from projects.models.sessions import LATE_HOURS
from projects.series import Repeat
from projects.session_services import SessionData, mark_of

ONE, FOLLOWING = "one", "following"
YEARS = 10


def not_far_away(value: date) -> None:
    """Refuse a year that is a slip of the finger, also the ones no calendar can count with."""
    if abs(value.year - timezone.localdate().year) > YEARS:
        raise forms.ValidationError(_("That is many years away. See if the year is right."), code="far_away")


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def _clock(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more
    )


def _moment(label: Any, **more: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, required=False, validators=[not_far_away], **more)


class SessionForm(forms.Form):
    """A day, from–to, a meeting point, seats per role, and how people sign up."""

    day = _day(_("Day"), validators=[not_far_away])
    starts = _clock(_("From"))
    ends = _clock(_("To"))
    flexible = forms.BooleanField(
        label=_("No fixed time"),
        required=False,
        help_text=_("People choose when themselves, from the day and time above until the last day below."),
    )
    until_day = _day(_("Last day, when there is no fixed time"), required=False, validators=[not_far_away])
    place = forms.CharField(
        label=_("Meeting point"),
        max_length=160,
        validators=[refuse_cpr],
        help_text=_("For example: the school's main entrance"),
    )
    postal_code = forms.CharField(
        label=_("Postal code"), max_length=5, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    bring = forms.CharField(
        label=_("What to bring"),
        max_length=500,
        required=False,
        validators=[refuse_cpr],
        help_text=_("For example: warm clothes and your vest"),
    )
    contact = forms.CharField(
        label=_("Who to ask on the day"),
        max_length=120,
        required=False,
        validators=[refuse_cpr],
        help_text=_("A function, not a private person. Empty means the initiative's."),
    )
    sign_up = forms.ChoiceField(
        label=_("How do people sign up?"),
        choices=SignUp.choices,
        widget=forms.RadioSelect,
        initial=SignUp.INSTANT,
        required=False,
    )
    guests = forms.BooleanField(
        label=_("Also without an account"),
        required=False,
        help_text=_(
            "A first name and an e-mail are enough. For open sessions where nothing has to be checked."
        ),
    )
    opens_at = _moment(_("Sign-up opens"), help_text=_("Empty means right away."))
    closes_at = _moment(
        _("Sign-up closes"),
        help_text=_("Empty means when it begins. In a series each one closes as many days before."),
    )
    late_hours = forms.IntegerField(
        label=_("Late cancelling, hours before"),
        min_value=0,
        max_value=14 * 24,
        initial=LATE_HOURS,
        required=False,
        help_text=_("Who cancels later than this keeps the place until somebody takes it."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        roles: Sequence[Role],
        default_postal_code: str | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"postal_code": default_postal_code, **(initial or {})})
        self.roles = list(roles)
        for role in self.roles:
            self.fields[f"seats_{role.pk}"] = forms.IntegerField(
                label=_("Seats for %(role)s") % {"role": role.title},
                min_value=0,
                max_value=500,
                initial=role.number,
                required=False,
            )

    def clean_postal_code(self) -> Any:
        """The postal code itself."""
        try:
            return find_postal_code(self.cleaned_data["postal_code"])
        except UnknownPostalCode as error:
            raise forms.ValidationError(str(error), code=error.code) from None

    def clean(self) -> dict[str, Any]:
        """Both moments on a Danish clock; the end must lie ahead, and signing up end before the session does."""
        data: dict[str, Any] = super().clean() or {}
        if {"day", "starts", "ends"} <= set(data):
            self._clean_times(data)
        if self.roles and not self.errors and not any(self.seats().values()):
            self.add_error(None, _("Write how many seats there are for at least one role."))
        if data.get("guests") and (data.get("sign_up") or SignUp.INSTANT) != SignUp.INSTANT:
            self.add_error("guests", _("Guests can come where whoever signs up has the place at once."))
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Sign-up must close after it opens."))
        return data

    def _clean_times(self, data: dict[str, Any]) -> None:
        try:
            self.starts_at, self.ends_at = span(data["day"], data["starts"], data["ends"])
            if data.get("flexible"):
                self.ends_at = self._until(data)
        except TryghedError as error:
            self.add_error("starts", str(error))
            return
        if data["starts"] == data["ends"] and not data.get("flexible"):
            self.add_error("ends", _("The session must end after it starts."))
        elif self.ends_at <= timezone.now() or (
            self.starts_at <= timezone.now() and not data.get("flexible")
        ):
            self.add_error("day", _("Choose a day and time that lie ahead."))

    def _until(self, data: dict[str, Any]) -> datetime:
        last = data.get("until_day")
        if last is None or last <= data["day"]:
            self.add_error("until_day", _("Choose a last day after the first one."))
            return self.ends_at
        return span(last, data["starts"], data["ends"])[1]

    def seats(self) -> dict[Role, int]:
        """Seats per role; a role with none is not part of the session."""
        chosen = {role: self.cleaned_data.get(f"seats_{role.pk}") or 0 for role in self.roles}
        return {role: number for role, number in chosen.items() if number}

    def seat_fields(self) -> list[forms.BoundField]:
        """For the page: the seats of each role."""
        return [self[f"seats_{role.pk}"] for role in self.roles]

    def more_open(self) -> bool:
        """Whether something below the fold is filled in or wrong."""
        folded = (
            "flexible",
            "until_day",
            "bring",
            "contact",
            "guests",
            "opens_at",
            "closes_at",
            "late_hours",
        )
        return any(self[name].errors for name in folded) or any(self.initial.get(name) for name in folded[:7])

    def session(self) -> SessionData:
        """For the services."""
        data = self.cleaned_data
        late = data.get("late_hours")
        more = {
            "flexible": data["flexible"],
            "bring": data["bring"],
            "contact": data["contact"],
            "sign_up": data["sign_up"] or SignUp.INSTANT,
            "guests": data["guests"],
            "opens_at": data["opens_at"],
            "closes_at": data["closes_at"],
            "late_hours": LATE_HOURS if late is None else late,
        }
        return SessionData(
            self.starts_at, self.ends_at, data["place"], data["postal_code"], self.seats(), more
        )


class _SeriesFields(forms.Form):
    """How often, until when, and whether holidays count."""

    repeat = forms.ChoiceField(
        label=_("Does it come again?"), choices=Repeat.choices, widget=forms.RadioSelect, required=False
    )
    last_day = _day(_("Last day of the series"), required=False)
    skip_holidays = forms.BooleanField(label=_("Not on public holidays"), required=False)


class NewSessionForm(_SeriesFields, SessionForm):
    """A session, perhaps one that comes again."""

    def clean(self) -> dict[str, Any]:
        """Whoever repeats says until when."""
        data = super().clean()
        if data.get("repeat") and (not data.get("last_day") or data["last_day"] <= data.get("day", date.max)):
            self.add_error("last_day", _("Choose a last day after the first one."))
        if data.get("repeat") and data.get("flexible"):
            self.add_error(
                "repeat", _("A task without a fixed time doesn't come again. Give it a longer time.")
            )
        return data

    def skip(self) -> Callable[[date], object] | None:
        """Which days are left out."""
        return holiday_name if self.cleaned_data["skip_holidays"] else None


class ChangeSessionForm(SessionForm):
    """An existing session, alone or with those that follow in its series."""

    scope = forms.ChoiceField(
        label=_("What do you change?"),
        choices=[(ONE, _("Only this session")), (FOLLOWING, _("This one and all that follow in the series"))],
        widget=forms.RadioSelect,
        initial=ONE,
    )

    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, session: Session, roles: Sequence[Role]) -> None:
        super().__init__(data, roles=roles, initial={**_initial(session), "seen": mark_of(session)})
        if session.series_id is None:
            del self.fields["scope"]

    @property
    def following(self) -> bool:
        """Whether those that follow change too."""
        return self.cleaned_data.get("scope") == FOLLOWING


def _initial(session: Session) -> dict[str, Any]:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    seats = {f"seats_{place.role_id}": place.seats for place in session.places.all()}
    roles = {f"seats_{role}": 0 for role in session.initiative.roles.values_list("pk", flat=True)}
    alike = (
        "place",
        "bring",
        "contact",
        "sign_up",
        "guests",
        "late_hours",
        "flexible",
        "opens_at",
        "closes_at",
    )
    return {
        "day": start.date(),
        "starts": start.time(),
        "ends": end.time(),
        "until_day": end.date() if session.flexible else None,
        "postal_code": session.postal_code_id,
        **{name: getattr(session, name) for name in alike},
        **roles,
        **seats,
    }


class ExtendForm(forms.Form):
    """More days of a series."""

    last_day = _day(_("Last day of the series"))

    def clean_last_day(self) -> date:
        """It must lie ahead."""
        last: date = self.cleaned_data["last_day"]
        if last <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day and time that lie ahead."))
        return last


WEATHER, ILLNESS, FEW, OTHER = "weather", "illness", "few", "other"
REASONS = {
    WEATHER: _("The weather makes it unsafe or no good."),
    ILLNESS: _("Somebody we need is ill."),
    FEW: _("Too few have signed up."),
}


class CancelForm(forms.Form):
    """Why a session is called off; those who signed up read it."""

    why = forms.ChoiceField(
        label=_("Why is it called off?"),
        choices=[*REASONS.items(), (OTHER, _("Something else"))],
        widget=forms.RadioSelect,
        initial=WEATHER,
    )
    reason = forms.CharField(
        label=_("In your own words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
        max_length=500,
        required=False,
        help_text=_("Those who have signed up can read it."),
    )
    scope = ChangeSessionForm.base_fields["scope"]

    def __init__(self, data: Any = None, *, in_series: bool = False) -> None:
        super().__init__(data)
        if in_series:
            self.fields["scope"].label = _("What do you call off?")
        else:
            del self.fields["scope"]

    def clean(self) -> dict[str, Any]:
        """Something else says what."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("why") == OTHER and not data.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", _("Write in a few words why. Those who have signed up read it."))
        return data

    def sentence(self) -> str:
        """What those who signed up read: the reason chosen, and one's own words after it."""
        chosen = str(REASONS.get(self.cleaned_data["why"], ""))
        return f"{chosen} {self.cleaned_data['reason'].strip()}".strip()

    @property
    def following(self) -> bool:
        """Whether those that follow are called off too."""
        return self.cleaned_data.get("scope") == FOLLOWING
