"""Taking in a list, reading it in, and the answer of those on it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.enums import Channel
from accounts.history import apply_transition
from accounts.models import User
from core.errors import NotAllowedError, TransitionError
from core.validators import contains_cpr
from core.vocabulary import WordKind
from places.models import District
from volunteers.entry.errors import TakenAddressError
from volunteers.entry.services.typing_in import make_person
from volunteers.enums import ApplicationState, WayIn
from volunteers.imports.columns import checked, recognise
from volunteers.imports.entries import Entry, fault_of
from volunteers.imports.enums import RUNS, RunState, Verdict
from volunteers.imports.errors import HeadingError
from volunteers.imports.judging import Judgement, judge
from volunteers.imports.letters import ask_to_confirm
from volunteers.imports.models import Imported, ImportRow, ImportRun
from volunteers.imports.reading import MAX_CELL, read_table
from volunteers.models import Application, Profile, ProfileWord, Volunteer
from volunteers.permissions import may_handle_application
from volunteers.privacy.rules import let_applications_fall
from volunteers.services import move_application, sign_agreement
from volunteers.services.apply import home_values, log_received

IN_ONE_GO = 100  # rows read in while somebody waits for the page; the worker takes the rest


@transaction.atomic
def take_in(*, actor: Any, name: str, content: bytes) -> ImportRun:
    """Store the rows of a file and look at each. Nobody is made yet. Raises `FileError` and its kinds."""
    table = read_table(name, content)
    headings = table[0]
    if any(contains_cpr(text) or len(text) > MAX_CELL for text in headings):
        raise HeadingError
    columns = recognise(headings)
    if not columns:
        raise HeadingError
    run = ImportRun.objects.create(by=actor, headings=headings, columns=columns)
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        why = fault_of(cells)
        if any(cells):
            rows.append(ImportRow(run=run, number=number, cells=[] if why else cells, why=why))
    ImportRow.objects.bulk_create(rows)
    _look(run)
    return run


@transaction.atomic
def choose_columns(*, run: ImportRun, columns: Mapping[str, int]) -> None:
    """Other columns than those recognised; every row is looked at again. Raises `ColumnError`, `TransitionError`."""
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state != RunState.DRAFT:
        raise TransitionError
    locked.columns = checked(columns)
    locked.save(update_fields=["columns"])
    _look(locked)


def _look(run: ImportRun) -> None:
    rows = list(run.rows.all())
    for row, found in judge(run.by, run.columns, rows):
        row.verdict, row.why, row.detail = found.verdict, found.why, found.detail
        row.email = found.entry.email if found.entry else ""
        row.phone = found.entry.phone if found.entry else ""
    ImportRow.objects.bulk_update(rows, ["verdict", "why", "detail", "email", "phone"], batch_size=100)


@transaction.atomic
def start(*, run: ImportRun) -> None:
    """Begin reading in; raises `ColumnError` while a needed column is open, `TransitionError` the second time."""
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    checked(locked.columns)
    apply_transition(machine=RUNS, subject=locked, name="read_in", actor=locked.by)


@transaction.atomic
def cancel(*, run: ImportRun) -> None:
    """Drop a list that isn't read in; raises `TransitionError`."""
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state != RunState.DRAFT:
        raise TransitionError
    locked.delete()


def go_on() -> None:
    """Read in what is waiting. Runs every minute; one that is killed goes on with the next row."""
    for run in ImportRun.objects.filter(state=RunState.READING):
        while read_some(run=run):
            pass


def read_some(*, run: ImportRun, number: int = IN_ONE_GO) -> bool:
    """Read in some of the new rows, each for itself; returns whether there are more."""
    for pk in list(run.rows.filter(verdict=Verdict.NEW).values_list("pk", flat=True)[:number]):
        _read_in(pk)
    return not _finish(run)


@transaction.atomic
def _finish(run: ImportRun) -> bool:
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.rows.filter(verdict=Verdict.NEW).exists():
        return False
    if locked.state == RunState.READING:
        apply_transition(machine=RUNS, subject=locked, name="finish", actor=locked.by)
        locked.rows.filter(verdict=Verdict.ADDED).delete()
    return True


@transaction.atomic
def _read_in(pk: int) -> None:
    row = ImportRow.objects.select_for_update(of=("self",)).select_related("run__by").get(pk=pk)
    if row.verdict != Verdict.NEW:
        return
    # One list of a country at a time: two of them with the same person must not both find them new.
    list(District.objects.select_for_update().order_by("pk"))
    found = next(judge(row.run.by, row.run.columns, [row]))[1]
    row.verdict, row.why, row.detail = found.verdict, found.why, found.detail
    if found.entry:
        _try_to_add(row, found, found.entry)
    row.save(update_fields=["verdict", "why", "detail"])


def _try_to_add(row: ImportRow, found: Judgement, entry: Entry) -> None:
    """A row the models refuse stands in nobody's way: it is named, and the others go on."""
    try:
        with transaction.atomic():
            _add(row.run, found, entry)
    except (ValidationError, TakenAddressError):
        row.verdict, row.why = Verdict.WRONG, "odd"
        return
    row.verdict = Verdict.ADDED
    ImportRun.objects.filter(pk=row.run_id).update(added=F("added") + 1)


def _add(run: ImportRun, found: Judgement, entry: Entry) -> None:
    person = found.account or make_person(
        first_name=entry.first_name,
        last_name=entry.last_name,
        email=entry.email,
        phone=entry.phone,
        channel=Channel.MAIL if entry.email else Channel.CALL if entry.phone else Channel.LETTER,
    )
    if found.account:
        _fill_in(found.account, entry)
    profile, _created = Profile.objects.update_or_create(
        person=person, defaults={**home_values(entry.home), "adult": True}
    )
    ProfileWord.objects.bulk_create(
        [ProfileWord(profile=profile, kind=WordKind.LANGUAGE, key=key) for key in entry.languages],
        ignore_conflicts=True,
    )
    until = timezone.localdate() + timedelta(days=settings.IMPORT_CONFIRM_DAYS)
    application = Application(
        person=person,
        district=entry.home.district,
        state=ApplicationState.AGREEMENT,
        way_in=WayIn.IMPORT,
        typed_by=run.by,
        owner=run.by,
        informed_at=timezone.now(),
        due_on=until,
    )
    application.full_clean(validate_constraints=False)
    application.save()
    log_received(application, run.by)
    ask_to_confirm(Imported.objects.create(application=application, since=entry.since, expires_on=until))


def _fill_in(person: User, entry: Entry) -> None:
    """What an account says itself stays; what is missing is filled in."""
    person.first_name = person.first_name or entry.first_name
    person.last_name = person.last_name or entry.last_name
    person.phone = person.phone or entry.phone
    person.full_clean(exclude=["password"])
    person.save(update_fields=["first_name", "last_name", "phone"])


@transaction.atomic
def confirm(*, imported: Imported, name: str) -> Application:
    """The person says yes: the agreement is accepted and they are an ambassador, since the day they began.

    Raises `NameMissingError`, and `TransitionError` for who has answered already.
    """
    return _activate(imported, imported.application.person, name)


@transaction.atomic
def note_yes(*, application: Application, actor: Any) -> Application:
    """Staff read the agreement aloud, or have it on paper, and the person said yes. Raises `NotAllowedError`."""
    if not may_handle_application(actor, application):
        raise NotAllowedError
    imported = Imported.objects.filter(application=application).first()
    if imported is None:
        raise TransitionError
    return _activate(imported, actor, application.person.get_full_name())


def _activate(imported: Imported, actor: Any, name: str) -> Application:
    person = User.objects.select_for_update().get(pk=imported.application.person_id)
    sign_agreement(person=person, name=name)
    application = move_application(application=imported.application, name="activate", actor=actor)
    if imported.since:
        Volunteer.objects.filter(person=person).update(since=imported.since)
    Imported.objects.filter(pk=imported.pk).delete()
    return application


@transaction.atomic
def decline(*, imported: Imported) -> None:
    """The person says no: the application goes, and the person with it where nothing else is theirs here."""
    application = imported.application
    move_application(application=application, name="withdraw", actor=application.person)
    let_applications_fall(Application.objects.filter(pk=application.pk))


def let_unconfirmed_fall(rows: QuerySet[Imported]) -> int:
    """Those who didn't answer in time; returns how many."""
    return let_applications_fall(
        Application.objects.filter(pk__in=list(rows.values_list("application", flat=True)))
    )
