"""A new version of the agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from volunteers.models import Agreement

LONGEST = 20_000  # characters; nobody reads more before saying yes


class AgreementForm(forms.Form):
    """Title, text and what is new in it."""

    title = forms.CharField(label=_("Title"), max_length=120, validators=[refuse_cpr])
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_(
            "An empty line parts paragraphs. A short first line becomes a heading. "
            "A paragraph that begins with “Et eksempel:” stands apart as an example."
        ),
    )
    changes = forms.CharField(
        label=_("What is new"),
        max_length=600,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The ambassadors read it in the letter that asks them again. One or two sentences."),
    )

    def __init__(self, data: Any = None, *, latest: Agreement | None = None) -> None:
        initial = {"title": latest.title, "text": latest.text} if latest else {}
        super().__init__(data, initial=initial)
        self.latest = latest

    def clean_text(self) -> str:
        """A new version has another text: nobody is asked again for nothing."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if self.latest and text.strip() == self.latest.text.replace("\r\n", "\n").strip():
            raise forms.ValidationError(_("The text is the same as before. Change it first."))
        return text
