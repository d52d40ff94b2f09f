"""Who takes over, and what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.handing import Pile
from accounts.models import User


class TakeOverForm(forms.Form):
    """All kinds are chosen from the start; leaving one out lets somebody else have it."""

    receiver: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        label=_("Who takes over?"), queryset=User.objects.none(), empty_label=_("Choose somebody")
    )
    names = forms.MultipleChoiceField(label=_("What do they take over?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, people: Any, piles: list[Pile]) -> None:
        super().__init__(data)
        receiver: Any = self.fields["receiver"]
        receiver.queryset = people
        receiver.label_from_instance = lambda user: user.get_full_name()
        names: Any = self.fields["names"]
        names.choices = [(pile.name, pile.words) for pile in piles]
        names.initial = [pile.name for pile in piles]
