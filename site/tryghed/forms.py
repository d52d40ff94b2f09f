"""All mark-up of forms: Denmark's design system around Django's fields, and nothing of it in the views."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# Django's own sentence. It stands here too so that our catalogue translates it in our words.
STOCK_REQUIRED = gettext_noop("This field is required.")
CHOICE_WIDGETS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class HintedLabel:
    """The label of a choice with a line below it: "Roskilde" / "Midt- og Vestsjællands Politi"."""

    text: str | Promise
    hint: str | Promise = ""

    def __str__(self) -> str:
        return str(self.text)


class TryghedBoundField(BoundField):
    """A field that knows its dkfds class, its parts' ids and where the error summary links to."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the design system's class to Django's own attributes."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        own = str(built.get("class") or widget.attrs.get("class", ""))
        names = [dkfds_class(widget), *own.split()]
        if merged := " ".join(dict.fromkeys(name for name in names if name)):
            built["class"] = merged
        if "placeholder" in widget.attrs:
            built["placeholder"] = False  # allauth repeats the label there; it is gone once one types
        return built

    @property
    def is_choice_group(self) -> bool:
        """Radio buttons or check boxes: a fieldset of boxes."""
        return isinstance(self.field.widget, CHOICE_WIDGETS)

    @property
    def is_single_checkbox(self) -> bool:
        """One box to tick, its label after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_radio(self) -> bool:
        """Exactly one may be chosen. (In Django a check box group is a kind of radio group.)"""
        return self.is_choice_group and not isinstance(self.field.widget, forms.CheckboxSelectMultiple)

    @property
    def anchor(self) -> str:
        """The id of the first control, for the error summary."""
        if self.is_choice_group:
            ids = [option.id_for_label for option in self.subwidgets]
            return ids[0] if ids else str(self.auto_id)
        return str(self.id_for_label or self.auto_id)


def dkfds_class(widget: forms.Widget) -> str:
    """The design system's class of a control."""
    if widget.is_hidden:
        return ""
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        return "form-checkbox"
    if isinstance(widget, forms.RadioSelect):
        return "form-radio"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "form-input"


class TryghedRenderer(TemplatesSetting):
    """Fields as dkfds form groups: `{{ form.name.as_field_group }}` or `{{ form }}`."""

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = TryghedBoundField


@dataclass(frozen=True)
class SummaryLine:
    """A line of the error summary, with the control it leads to."""

    text: str
    anchor: str = ""


def summary_lines(form: forms.BaseForm) -> list[SummaryLine]:
    """One line for each error: those of the whole form first, then in the order of the fields."""
    lines = [SummaryLine(str(error)) for error in form.non_field_errors()]
    for bound in form:
        anchor = getattr(bound, "anchor", bound.auto_id)
        lines += [
            SummaryLine(_summary_text(bound, str(error)), "" if bound.is_hidden else anchor)
            for error in bound.errors
        ]
    return lines


def _summary_text(bound: BoundField, error: str) -> str:
    """An error as it reads away from its field: the stock sentence for an empty field does not say which."""
    if error != _(STOCK_REQUIRED):
        return error
    if getattr(bound, "is_choice_group", False) or getattr(bound, "is_single_checkbox", False):
        return _("Answer “%(label)s”") % {"label": bound.label}
    return _("Fill in “%(label)s”") % {"label": bound.label}


def only_missing(form: forms.BaseForm) -> bool:
    """Whether every error is a field left empty."""
    errors = [error for found in form.errors.as_data().values() for error in found]
    return bool(errors) and all(error.code == "required" for error in errors)
