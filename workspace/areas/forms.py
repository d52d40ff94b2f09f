"""Who gets an area, and when."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.duties import officers_of
from accounts.models import AreaDuty, User
from places.models import LocalArea


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day like this: 2026-12-01.")},
    )


class OfficerForm(forms.Form):
    """A contact officer of the district, from–to."""

    mark_optional = True
    user: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.none(), empty_label=_("Choose somebody")
    )
    starts_on = _day(_("From"))
    ends_on = _day(_("Last day"), _("Leave it empty if it goes on until further notice."), required=False)

    def __init__(self, data: Any, *, area: LocalArea) -> None:
        super().__init__(data)
        people: Any = self.fields["user"]
        people.queryset = officers_of(area.municipality.district_id)
        people.label_from_instance = lambda user: user.get_full_name()
        self.fields["starts_on"].initial = timezone.localdate()


class DutyForm(OfficerForm):
    """In which way the area becomes theirs, too."""

    kind = forms.ChoiceField(label=_("As"), widget=forms.RadioSelect)
    field_order = ["kind", "user", "starts_on", "ends_on"]

    def __init__(self, data: Any, *, area: LocalArea) -> None:
        super().__init__(data, area=area)
        kind: Any = self.fields["kind"]
        kind.choices = [(value, capfirst(label)) for value, label in AreaDuty.Kind.choices]


class HandOverForm(OfficerForm):
    """To whom; for a time, that colleague is the deputy."""

    ends_on = _day(
        _("Last day, if it is for a time"),
        _("With a last day your colleague is deputy until then. What is open stays where it is."),
        required=False,
    )

    def __init__(self, data: Any, *, area: LocalArea, giver: Any) -> None:
        super().__init__(data, area=area)
        people: Any = self.fields["user"]
        people.label = _("To whom")
        people.queryset = people.queryset.exclude(pk=giver.pk)
