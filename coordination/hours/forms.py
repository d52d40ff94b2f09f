"""Forms about time."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.hours.services import roles_of
from coordination.services.presence import MAX_MINUTES
from core.validators import refuse_cpr


class CorrectionForm(forms.Form):
    """What the time was, and why."""

    minutes = forms.IntegerField(
        label=_("How many minutes were you there?"), min_value=1, max_value=MAX_MINUTES
    )
    reason = forms.CharField(
        label=_("Why? The coordinator reads it."),
        max_length=300,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RoleField(forms.ModelChoiceField):
    """A task with the initiative it belongs to."""

    def label_from_instance(self, obj: Any) -> str:
        """Both names."""
        return f"{obj.initiative.title}: {obj.title}"


class ContributionForm(forms.Form):
    """What somebody did beside the sessions."""

    role = RoleField(label=_("For which task?"), queryset=None, empty_label=_("Choose the task"))
    on = forms.DateField(label=_("Which day?"), widget=forms.DateInput(attrs={"type": "date"}))
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=1, max_value=MAX_MINUTES)
    words = forms.CharField(
        label=_("What did you do yourself?"),
        help_text=_("For example: prepared the walk, gave a talk at the school."),
        max_length=300,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = roles_of(person)  # type: ignore[attr-defined]
        self.fields["on"].widget.attrs["max"] = timezone.localdate().isoformat()


class RefusalForm(forms.Form):
    """Why not."""

    reason = forms.CharField(
        label=_("Why not? The person reads it."),
        max_length=300,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
