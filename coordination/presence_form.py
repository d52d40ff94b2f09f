"""The sheet: one row per person, all saved together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from coordination.enums import EXPECTED, AttendanceState
from coordination.errors import ElsewhereError, MinutesError
from coordination.models import Attendance
from coordination.services import record_presence
from coordination.services.presence import MAX_MINUTES
from core.errors import TryghedError

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

    def clean(self) -> dict[str, Any]:
        """Minutes belong to whoever came."""
        data: dict[str, Any] = super().clean() or {}
        if (
            data.get("state") == AttendanceState.ATTENDED
            and not data.get("minutes")
            and "minutes" not in self.errors
        ):
            self.add_error("minutes", str(MinutesError.message))
        return data


@dataclass
class Row:
    """A person on the sheet."""

    attendance: Attendance
    name: str
    form: PresenceForm


class PresenceSheet:
    """All rows of a session."""

    def __init__(
        self,
        data: Any,
        *,
        session: Any,
        rows: Sequence[tuple[Attendance, str]],
        proposals: Mapping[int, Any] | None = None,
    ) -> None:
        self.proposals = proposals or {}
        self.error: TryghedError | None = None
        planned = int((session.ends_at - session.starts_at).total_seconds() // 60)
        self.rows = [
            Row(
                attendance,
                name,
                PresenceForm(data, prefix=f"p{attendance.pk}", initial=self._initial(attendance, planned)),
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
        except IntegrityError:  # the guards of the database (DOMAIN rule 1)
            self.error = ElsewhereError()
            return False
        return True

    def _save_row(self, row: Row, actor: Any) -> None:
        values = row.form.cleaned_data
        open_row = row.attendance.state in EXPECTED
        if values["state"] and (open_row or row.form.has_changed()):  # a noted row keeps who confirmed it
            record_presence(
                attendance=row.attendance, actor=actor, state=values["state"], minutes=values["minutes"]
            )

    def _initial(self, attendance: Attendance, planned: int) -> dict[str, Any]:
        """What is noted, else what the check-ins propose, else nothing."""
        proposal = self.proposals.get(attendance.pk)
        if proposal is not None:
            return {"state": proposal.state, "minutes": proposal.minutes or planned}
        noted = attendance.state not in EXPECTED
        return {"state": attendance.state if noted else "", "minutes": attendance.minutes or planned}
