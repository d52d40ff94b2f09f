"""The words of a tag."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError
from volunteers.tags.models import LONGEST, Tag
from volunteers.tags.services import checked_text


class TagForm(forms.Form):
    """A new tag, or one the district has already."""

    text = forms.CharField(
        label=_("Tag"),
        max_length=LONGEST,
        help_text=_(
            "A word or two, for example “has a van”. The person can read it. Don't write about health, belief, "
            "politics or origin."
        ),
    )

    def __init__(self, data: Any = None, *, user: Any = None) -> None:
        super().__init__(data)

    def clean_text(self) -> str:
        """Refuse what we don't note."""
        try:
            return checked_text(self.cleaned_data["text"])
        except TryghedError as error:
            raise ValidationError(str(error), code=error.code) from None


class UntagForm(forms.Form):
    """One of the district's tags."""

    text = forms.ChoiceField(label=_("Tag"))

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data)
        self.fields["text"].choices = tag_choices(user)  # type: ignore[attr-defined]


def tag_choices(user: Any) -> list[tuple[str, str]]:
    """Key and text of each tag of the user's districts, once."""
    return list(dict(Tag.objects.visible_to(user).order_by("key", "-pk").values_list("key", "text")).items())
