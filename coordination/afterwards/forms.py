"""Three questions each way, and the coordinator's words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.afterwards.enums import ASKED_OF_PEOPLE, ASKED_OF_US, Answer
from coordination.afterwards.models import Feedback, SessionReport
from core.validators import refuse_cpr


def _question(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=Answer.choices, coerce=int, widget=forms.RadioSelect)


class FeedbackForm(forms.ModelForm):
    """What who came is asked."""

    prepared = _question(ASKED_OF_PEOPLE["prepared"])
    mattered = _question(ASKED_OF_PEOPLE["mattered"])
    again = _question(ASKED_OF_PEOPLE["again"])

    class Meta:
        model = Feedback
        fields = ["prepared", "mattered", "again", "line"]
        widgets = {"line": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"line": _("The coordinator reads it without your name.")}


class ReportForm(forms.ModelForm):
    """What happened, what was promised, and the coordinator's own three answers."""

    enough = _question(ASKED_OF_US["enough"])
    clear = _question(ASKED_OF_US["clear"])
    worth = _question(ASKED_OF_US["worth"])

    class Meta:
        model = SessionReport
        fields = ["happened", "promised", "promised_by", "enough", "clear", "worth"]
        widgets = {
            "happened": forms.Textarea(attrs={"rows": 5}),
            "promised": forms.Textarea(attrs={"rows": 3}),
            "promised_by": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "happened": _("Who came reads it. Write no names."),
            "promised": _(
                "For example: We ask the municipality to mend the two lamps. Empty if nothing was promised."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """A promise has a day."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("promised") and not data.get("promised_by") and "promised_by" not in self.errors:
            self.add_error("promised_by", _("Write by when. Those who came are told that day."))
        return data


class KeptForm(forms.Form):
    """What came of a promise, also when it is a no."""

    kept = forms.CharField(
        label=_("What came of it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
        help_text=_("Those who came read it. A no counts too: say why."),
    )
