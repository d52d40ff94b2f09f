"""What can be done to many applications at once: each through its own service, each told as ever."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.errors import TryghedError
from core.registries import BulkAction, Refused, bulk_actions
from volunteers import services
from volunteers.enums import APPLICATIONS, STAFF_VERBS
from volunteers.permissions import may_handle_application

LIST = "ansoegninger"
NOT_YOURS = _("isn't yours to handle")


class StepForm(forms.Form):
    """Which step."""

    step = forms.ChoiceField(label=_("Step"), choices=tuple(STAFF_VERBS.items()), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, user: Any = None) -> None:
        super().__init__(data)


def judge_step(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """Whom the step isn't open for. What else it takes is asked when it is taken."""
    for row in rows:
        if not may_handle_application(user, row):
            yield Refused(row, NOT_YOURS)
        elif values["step"] not in {step.name for step in APPLICATIONS.open_from(row.state)}:
            yield Refused(row, _("is at the step “%(step)s”") % {"step": row.get_state_display()})


def apply_step(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """One by one: whoever can't is named, the others go on."""
    for row in rows:
        try:
            services.move_application(application=row, name=values["step"], actor=user)
        except TryghedError as error:
            yield Refused(row, str(error))


def judge_take_over(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """What is somebody else's to handle, done with, or theirs already."""
    for row in rows:
        if not may_handle_application(user, row):
            yield Refused(row, NOT_YOURS)
        elif not APPLICATIONS.open_from(row.state):
            yield Refused(row, _("is decided"))
        elif row.owner_id == user.pk:
            yield Refused(row, _("is yours already"))


def apply_take_over(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """One by one."""
    for row in rows:
        try:
            services.take_over(application=row, actor=user)
        except TryghedError as error:
            yield Refused(row, str(error))


def _works_here(user: Any) -> bool:
    return bool(scope_of(user).districts)


def register() -> None:
    """The two actions of the list of applications."""
    take_over = BulkAction(
        "take-over", _("I take them"), _("I take them"), _works_here, judge_take_over, apply_take_over
    )
    step = BulkAction(
        "step",
        _("Go on to a step"),
        _("Take the step and tell them"),
        _works_here,
        judge_step,
        apply_step,
        StepForm,
    )
    bulk_actions[LIST].register("step", step, order=10)
    bulk_actions[LIST].register("take-over", take_over, order=20)
