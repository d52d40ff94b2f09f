"""What happens around an ambassador: messages, a report that was taken care of, a vest, a question about a name."""

from datetime import timedelta
from typing import Any

from accounts.models import User
from tryghed.demo.reading import Clock
from tryghed.demo.rows import change, put
from volunteers.models import Volunteer
from volunteers.protection.models import Reveal
from volunteers.relay.models import Note
from volunteers.safety.enums import ReportKind, ReportState
from volunteers.safety.models import ConfidentialityReading, Equipment, SafetyNote, SafetyReport

THREAD = (
    ("person", 12, "Lyset er gået i tunnelen igen. Mine naboer går en omvej."),
    ("coordinator", 11, "Tak, Mette. Vi har skrevet til kommunen i dag. De skifter lampen inden fredag."),
    ("person", 6, "Lampen virker nu. Det bliver der lagt mærke til."),
)


def make_life(accounts: dict[str, User], clock: Clock) -> None:
    """A little of each for the demo ambassador; the protected one is asked about by a colleague."""
    person, coordinator = accounts["ambassadoer"], accounts["koordinator.fyn"]
    for who, days, text in THREAD:
        author = person if who == "person" else coordinator
        at = clock.ago(days)
        put(Note(person=person, author=author, text=text, at=at, read_at=at + timedelta(hours=3)))
    put(
        Equipment(
            person=person, kind="vest", mark="M 14", issued_on=clock.ago(300).date(), issued_by=coordinator
        )
    )
    put(ConfidentialityReading(person=person, read_at=clock.ago(200)))
    _make_report(person, coordinator, clock)
    _ask_for_a_name(accounts["betjent.vollsmose"], clock)


def _make_report(person: User, coordinator: User, clock: Clock) -> None:
    sent = clock.ago(40)
    report = put(
        SafetyReport(
            person=person,
            district_id="1465",
            kind=ReportKind.UNSAFE,
            text="To unge fulgte efter mig hjem fra vandringen.",
            state=ReportState.CLOSED,
            sent_at=sent,
            taken_by=coordinator,
            taken_at=sent + timedelta(minutes=12),
            closed_at=sent + timedelta(days=3),
            answer="Vi har talt med de unge og deres forældre. Næste vandring går to betjente med.",
        )
    )
    put(SafetyNote(report=report, author=coordinator, text="Ringede samme aften. Hun er rolig.", at=sent))
    for row in (
        change(report, "take", "new", "taken", actor=coordinator, at=sent + timedelta(minutes=12)),
        change(
            report,
            "close",
            "taken",
            "closed",
            actor=coordinator,
            at=sent + timedelta(days=3),
            reason=report.answer,
        ),
    ):
        row.save()


def _ask_for_a_name(officer: Any, clock: Clock) -> None:
    hidden = (
        Volunteer.objects.filter(district="1465", person__is_protected=True).select_related("person").first()
    )
    if hidden is not None:
        put(
            Reveal(
                person=hidden.person,
                district_id="1465",
                asked_by=officer,
                reason="Der er en trussel mod beboerrådet, og jeg skal kunne ringe til hende i aften.",
                asked_at=clock.ago(1),
            )
        )
