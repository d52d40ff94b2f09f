"""What comes after the sessions of the common house: feedback, reports and promises, reported time, a talk to have."""

from random import Random

from accounts.models import StateChange, User
from coordination.afterwards.enums import Answer
from coordination.afterwards.models import Feedback, SessionReport
from coordination.afterwards.services import give_feedback, keep_promise, tell_about
from coordination.enums import AttendanceState
from coordination.hours.services import approve, ask_for_correction, report_contribution
from coordination.models import Attendance
from projects.models import SessionPlace
from tryghed.demo import presence
from tryghed.demo.house import House
from tryghed.demo.reading import Clock
from tryghed.demo.roster import Roster
from tryghed.demo.work import Planned

CAME = 4
MISSED = 3  # sessions somebody stayed away from, unheard: as many as lead to a talk
YES, SO_SO = Answer.YES, Answer.SO_SO
ANSWERS = (
    (YES, YES, YES, "Dejligt, at vi fik te bagefter. Så kom vi til at tale sammen."),
    (YES, YES, SO_SO, ""),
    (SO_SO, YES, YES, "Jeg vidste ikke, hvor vestene lå."),
)
KEPT = {
    "happened": "Vi var fem, der gik turen. Ved den nederste sti var der helt mørkt, og to beboere gik med os hjem.",
    "promised": "Vi spørger kommunen om lygten ved den nederste sti.",
    "kept": "Kommunen har skiftet lygten. Den lyser igen.",
}
OPEN = {
    "happened": "Vi mødte mange på vej hjem fra sport. Flere spurgte, hvornår huset er åbent.",
    "promised": "Vi hænger et skilt op med husets åbningstider.",
}
CORRECTION = "Jeg blev og ryddede op sammen med Jonas."
CONTRIBUTION = "Jeg fortalte om aftenturen på aftenskolen."
PREPARATION = "Jeg købte ind og dækkede bord."


def fill_the_past(house: House, roster: Roster, coordinator: User, rng: Random, clock: Clock) -> None:
    """Who came to what is over, who sits at the session that is under way, and who stayed away three times."""
    with_account = (house.walks[-4], house.walks[-11], house.door[0])
    unnoted = (house.door[-1], house.door[0], house.homework[-2])
    for place in [*house.past, house.door[0]]:
        number = min(CAME, place.seats - 1)
        plan = Planned(
            place=place,
            came=0 if place in unnoted else number,
            still_open=number if place in unnoted else 0,
            with_account=place in with_account,
        )
        presence.fill(plan, roster, coordinator, rng)
    _miss((house.walks[-32], house.walks[-18], house.dinners[-6]), roster, coordinator, rng)
    presence.date_sign_ups(clock)


def _miss(places: tuple[SessionPlace, ...], roster: Roster, coordinator: User, rng: Random) -> None:
    """One person who had a place each time."""
    free = [{each.pk: each for each in roster.candidates(place, with_account=False)} for place in places]
    known = [each for pk, each in free[0].items() if all(pk in other for other in free)]
    person = next(each for each in known if not each.is_protected)
    for place in places:
        row = presence.attendance(place, person, place.seats, AttendanceState.ABSENT, coordinator, rng)
        row.save()
        StateChange.objects.bulk_create(presence.history(row, coordinator))
        roster.take(person, place)


def tell_afterwards(house: House, accounts: dict[str, User], clock: Clock) -> None:
    """Three kept sessions told of by those who were there, and what waits for the coordinator."""
    coordinator, account = accounts["koordinator.fyn"], accounts["ambassadoer"]
    earlier, latest = house.walks[-11], house.walks[-4]
    for place, days in ((earlier, 9), (latest, 3)):
        _give_feedback(place, clock, days)
    report = _report(earlier, KEPT, coordinator, clock, told=9, promised_in=-3)
    keep_promise(report=report, actor=coordinator, kept=KEPT["kept"])
    SessionReport.objects.filter(pk=report.pk).update(kept_at=clock.ago(2))
    _report(latest, OPEN, coordinator, clock, told=3, promised_in=3)
    mine = Attendance.objects.get(place=latest, person=account)
    ask_for_correction(
        attendance=mine, person=account, minutes=int(mine.minutes or 0) + 30, reason=CORRECTION
    )
    _contribute(house, coordinator, clock)


def _give_feedback(place: SessionPlace, clock: Clock, days: int) -> None:
    rows = Attendance.objects.confirmed().filter(place=place).order_by("-pk")
    for attendance, (prepared, mattered, again, line) in zip(rows, ANSWERS, strict=False):
        values = {"prepared": prepared, "mattered": mattered, "again": again, "line": line}
        feedback = give_feedback(attendance=attendance, values=values)
        Feedback.objects.filter(pk=feedback.pk).update(at=clock.ago(days))


def _report(
    place: SessionPlace, words: dict[str, str], actor: User, clock: Clock, *, told: int, promised_in: int
) -> SessionReport:
    values = {
        "happened": words["happened"],
        "promised": words["promised"],
        "promised_by": clock.day_ago(-promised_in),
        "enough": YES,
        "clear": SO_SO,
        "worth": YES,
    }
    report = tell_about(session=place.session, actor=actor, values=values)
    SessionReport.objects.filter(pk=report.pk).update(at=clock.ago(told))
    return report


def _contribute(house: House, coordinator: User, clock: Clock) -> None:
    """Time beside the sessions: a talk that waits for an answer, and preparation that has one."""
    talked = _somebody_of(house.walks[-18])
    report_contribution(
        person=talked.person, role=talked.place.role, on=clock.day_ago(5), minutes=90, words=CONTRIBUTION
    )
    bought = _somebody_of(house.dinners[-13])
    entry = report_contribution(
        person=bought.person, role=bought.place.role, on=clock.day_ago(13), minutes=60, words=PREPARATION
    )
    approve(entry=entry, actor=coordinator)


def _somebody_of(place: SessionPlace) -> Attendance:
    rows = Attendance.objects.confirmed().filter(place=place).select_related("person", "place__role")
    return rows.filter(person__is_protected=False).order_by("pk")[0]
