"""Forms of staff and applicant around a hearing and a decision."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import day_text
from core.validators import refuse_cpr
from volunteers.decisions.enums import Ground


class HearForm(forms.Form):
    """What weighs, and until when the applicant can answer."""

    weighs = forms.CharField(
        label=_("What weighs against it?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[refuse_cpr],
        max_length=2000,
        help_text=_(
            "The applicant reads it as you write it. Say what you know, where it is from, and why it counts."
        ),
    )
    answer_by = forms.DateField(
        label=_("Answer by"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = timezone.localdate()
        kwargs["initial"] = {
            "answer_by": today + timedelta(days=settings.HEARING_DAYS),
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)

    def clean_answer_by(self) -> date:
        """Enough time to answer, and not for ever."""
        day: date = self.cleaned_data["answer_by"]
        today = timezone.localdate()
        first = today + timedelta(days=settings.HEARING_LEAST_DAYS)
        last = today + timedelta(days=settings.HEARING_MOST_DAYS)
        if not first <= day <= last:
            raise forms.ValidationError(
                _("Choose a day from %(first)s to %(last)s."),
                params={
                    "first": day_text(first, weekday=False),
                    "last": day_text(last, weekday=False, year=True),
                },
            )
        return day


class AnswerForm(forms.Form):
    """What the applicant says to it."""

    answer = forms.CharField(
        label=_("Your answer"),
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[refuse_cpr],
        max_length=4000,
        help_text=_("Your police district reads it before anything is decided."),
    )


class SpokenAnswerForm(AnswerForm):
    """What the applicant said, written down by staff."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("What the applicant said")
        self.fields["answer"].help_text = _("Read it aloud to the applicant before you save it.")


class RejectForm(forms.Form):
    """A rejection is a decision: the applicant reads the reason."""

    ground = forms.ChoiceField(
        label=_("What does the no rest on?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        help_text=_("If it rests on something the applicant doesn't know of, we hear them first."),
        error_messages={"required": _("Choose what the no rests on")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
        max_length=2000,
        help_text=_("The applicant can read it. Say what you have weighed, in plain words."),
    )
