"""Writing a message, and a template."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coordination.mailing.errors import UnknownWordError
from coordination.mailing.models import Mailing, MessageTemplate
from coordination.mailing.words import refuse_unknown
from places.models import District

ENGLISH = ("subject_en", "text_en")


class WordsForm(forms.ModelForm):
    """Subject and text; in English both or neither. `known` are the words in brackets that can be used."""

    mark_optional = True

    def __init__(self, *args: Any, known: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = known
        for name in ("text", "text_en"):
            self.fields[name].widget.attrs["rows"] = 12
        self.fields["text"].help_text = gettext_lazy(
            "An empty line begins a new paragraph. Your name and the police district come last by themselves."
        )
        self.fields["text_en"].help_text = gettext_lazy("For those who read the site in English.")

    def clean(self) -> dict[str, Any]:
        """Words that don't exist are named at the field they stand in."""
        data = super().clean() or {}
        for name in ("subject", "text", *ENGLISH):
            try:
                refuse_unknown(data.get(name) or "", self._known)
            except UnknownWordError as error:
                self.add_error(name, str(error))
        given = [name for name in ENGLISH if data.get(name)]
        if len(given) == 1:
            missing = next(name for name in ENGLISH if name not in given)
            if missing not in self.errors:
                self.add_error(missing, _("Write both subject and text in English, or neither."))
        return data


class MailingForm(WordsForm):
    """A message."""

    class Meta:
        model = Mailing
        fields = ("subject", "text", "subject_en", "text_en")


class TemplateForm(WordsForm):
    """A template. Who coordinates several districts says for which a new one is."""

    kreds: forms.ModelChoiceField[District] = forms.ModelChoiceField(
        label=gettext_lazy("Police district"), queryset=District.objects.none(), empty_label=None
    )

    class Meta:
        model = MessageTemplate
        fields = ("title", "subject", "text", "subject_en", "text_en")

    def __init__(self, *args: Any, districts: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(districts) < 2 or self.instance.pk:
            del self.fields["kreds"]
            return
        choice: Any = self.fields["kreds"]
        choice.queryset = District.objects.filter(pk__in=districts).order_by("name")

    def clean(self) -> dict[str, Any]:
        """It is the chosen district's."""
        data = super().clean()
        if data.get("kreds"):
            self.instance.district = data["kreds"]
        return data
