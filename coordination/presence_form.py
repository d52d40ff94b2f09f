"""The sheet: one row per person, all saved together or not at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from coordination.enums import NOTED, AttendanceState
from coordination.errors import MinutesError
from coordination.models import Attendance
from coordination.services import record_presence
from coordination.services.presence import MAX_MINUTES
from core.errors import TryghedError
from core.validators import refuse_cpr

CHOICES = [
    ("", _("Not noted")),
    (AttendanceState.ATTENDED, _("Came")),
    (AttendanceState.ABSENT, _("Didn't come")),
    (AttendanceState.EXCUSED, _("Excused")),
]


class PresenceForm(forms.Form):
    """One person's row."""

    state = forms.ChoiceField(label=_("Attendance"), choices=CHOICES, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=MAX_MINUTES)
    reason = forms.CharField(
        label=_("Why do you change it?"), max_length=300, required=False, validators=[refuse_cpr]
    )

    def __init__(self, *args: Any, noted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.noted = noted
        if not noted:
            del self.fields["reason"]

    @property
    def says_something_else(self) -> bool:
        """Whether it isn't what is noted already; minutes count for who came alone."""
        said = (
            {"state", "minutes"} if self.cleaned_data.get("state") == AttendanceState.ATTENDED else {"state"}
        )
        return bool(said & set(self.changed_data))

    def clean(self) -> dict[str, Any]:
        """Minutes belong to whoever came, and a reason to what is noted otherwise already."""
        data: dict[str, Any] = super().clean() or {}
        if (
            data.get("state") == AttendanceState.ATTENDED
            and not data.get("minutes")
            and "minutes" not in self.errors
        ):
            self.add_error("minutes", str(MinutesError.message))
        unsaid = self.noted and not data.get("reason", "").strip() and "reason" not in self.errors
        if unsaid and data.get("state") and self.says_something_else:
            self.add_error("reason", _("Write in a few words why. It stands in the history."))
        return data


@dataclass
class Row:
    """A person on the sheet."""

    attendance: Attendance
    name: str
    form: PresenceForm
    checked_in: bool = False  # although they are noted as away


class PresenceSheet:
    """All rows of a session."""

    def __init__(
        self,
        data: Any,
        *,
        session: Any,
        rows: Sequence[tuple[Attendance, str]],
        proposals: Mapping[int, Any] | None = None,
        checked_in: Collection[int] = (),
    ) -> None:
        self.proposals = proposals or {}
        self.error: TryghedError | None = None
        planned = int((session.ends_at - session.starts_at).total_seconds() // 60)
        self.rows = [
            Row(
                attendance,
                name,
                PresenceForm(
                    data,
                    prefix=f"p{attendance.pk}",
                    initial=self._initial(attendance, planned),
                    noted=attendance.state in NOTED,
                ),
                attendance.pk in checked_in,
            )
            for attendance, name in rows
        ]

    @property
    def forms(self) -> list[PresenceForm]:
        """The forms of all rows, for one summary of what is wrong."""
        return [row.form for row in self.rows]

    def save(self, *, actor: Any) -> bool:
        """Whether everything was valid and is stored."""
        if not all([row.form.is_valid() for row in self.rows]):
            return False
        try:
            with transaction.atomic():
                for row in self.rows:
                    self._save_row(row, actor)
        except TryghedError as error:
            self.error = error
            return False
        return True

    def _save_row(self, row: Row, actor: Any) -> None:
        values = row.form.cleaned_data
        if values["state"] and (not row.form.noted or row.form.says_something_else):
            record_presence(
                attendance=row.attendance,
                actor=actor,
                state=values["state"],
                minutes=values["minutes"],
                reason=values.get("reason", ""),
            )

    def _initial(self, attendance: Attendance, planned: int) -> dict[str, Any]:
        """What is noted, else what the check-ins propose, else nothing."""
        proposal = self.proposals.get(attendance.pk)
        if proposal is not None:
            return {"state": proposal.state, "minutes": proposal.minutes or planned}
        noted = attendance.state in NOTED
        return {"state": attendance.state if noted else "", "minutes": attendance.minutes or planned}
