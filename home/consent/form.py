"""What an editor answers about the people on a picture, together with the picture itself."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from home.consent.models import PictureConsent, usual_expiry

YES, NO = "yes", "no"
FIELDS = ("shows_people", "consent_kept", "consent_expires", "consent_withdrawn")


def _people_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Can people be recognised on the picture?"),
        choices=[(YES, _("Yes, and they have agreed to be shown")), (NO, _("No"))],
        widget=forms.RadioSelect,
    )


def _kept_field() -> forms.CharField:
    return forms.CharField(
        label=_("Where the consent is kept"),
        help_text=_("For example a case number. Don't write names here."),
        max_length=120,
        required=False,
        validators=[refuse_cpr],
    )


def _expires_field() -> forms.DateField:
    return forms.DateField(
        label=_("Consent until"),
        help_text=_("After this day the picture is no longer shown on the site."),
        required=False,
        initial=usual_expiry,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _withdrawn_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Somebody on the picture no longer wants to be shown"),
        help_text=_("The picture disappears from the site at once."),
        required=False,
    )


class ConsentFields(forms.BaseForm):
    """Mixed into a picture's form: adds the questions, and saves the answers when the picture is saved."""

    instance: Any

    def add_consent_fields(self) -> None:
        """The questions, with the answers given earlier. Pictures that came without a form show nobody."""
        known = PictureConsent.objects.filter(picture=self.instance.pk).first() if self.instance.pk else None
        self.fields["shows_people"] = _people_field()
        self.fields["consent_kept"] = _kept_field()
        self.fields["consent_expires"] = _expires_field()
        if self.instance.pk:
            self.fields["consent_withdrawn"] = _withdrawn_field()
            self.initial["shows_people"] = YES if known and known.shows_people else NO
        if known and known.shows_people:
            self.initial.update(consent_kept=known.kept, consent_expires=known.expires_on)
            self.initial["consent_withdrawn"] = known.withdrawn_at is not None

    def clean_consent(self, values: dict[str, Any]) -> None:
        """Whoever can be recognised has agreed to it until a day, on a paper that can be found."""
        if values.get("shows_people") != YES:
            return
        if not values.get("consent_kept") and "consent_kept" not in self.errors:
            self.add_error("consent_kept", _("Write where the consent is kept."))  # type: ignore[attr-defined]
        expires: date | None = values.get("consent_expires")
        if expires is None and "consent_expires" not in self.errors:
            self.add_error("consent_expires", _("Write how long the consent lasts."))  # type: ignore[attr-defined]
        elif expires and expires < timezone.localdate() and "consent_expires" in self.changed_data:
            self.add_error("consent_expires", _("Choose a day that is still to come."))  # type: ignore[attr-defined]

    def save_consent(self) -> None:
        """Keep the answers beside the picture. A consent once withdrawn keeps its time."""
        values = self.cleaned_data
        people = values["shows_people"] == YES
        before = PictureConsent.objects.filter(picture=self.instance.pk).first()
        withdrawn = (before and before.withdrawn_at) or timezone.now()
        PictureConsent.objects.update_or_create(
            picture_id=self.instance.pk,
            defaults={
                "shows_people": people,
                "kept": values["consent_kept"] if people else "",
                "expires_on": values["consent_expires"] if people else None,
                "withdrawn_at": withdrawn if people and values.get("consent_withdrawn") else None,
            },
        )
