"""Staff forms around initiatives."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import Initiative, Role


def _lines(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


class InitiativeForm(forms.ModelForm):
    """What it is, who covers an accident and whom to ask."""

    class Meta:
        model = Initiative
        fields = ["title", "kind", "description", "insurance", "contact", "drop_in"]
        widgets = {"description": _lines(5), "insurance": _lines(2)}
        help_texts = {
            "insurance": _("For example: The municipality's insurance covers volunteers during the walk."),
            "contact": _("A function, not a private person: for example «The contact officer in Bolbro»."),
        }

    def values(self) -> dict[str, Any]:
        """For the service."""
        return dict(self.cleaned_data)


class RoleWordsForm(forms.ModelForm):
    """What an existing role says, and how many it needs. What it requires stays: people have said yes to it."""

    class Meta:
        model = Role
        fields = ["title", "number", "you_do", "you_never_do"]
        widgets = {"you_do": _lines(3), "you_never_do": _lines(3)}
