"""The ways in: who showed interest, who was invited, and who stopped on the way."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings

from accounts.enums import Channel
from accounts.history import history_of
from accounts.models import StateChange, User
from places.lookup import resolve_home
from tryghed.demo.reading import Clock
from tryghed.demo.rows import put
from volunteers.entry.models import Draft, Invitation
from volunteers.entry.services import InterestData, InvitationData, invite, show_interest

# first name, postal code, a line, days ago; by mail, for the demo has no phone numbers that could be somebody's
INTERESTS = (
    ("Karin", "5240", "Ring helst om formiddagen.", 2),
    ("Hassan", "5000", "Jeg har en kiosk ved torvet.", 9),
    ("Birthe", "2200", "", 3),
)
ANSWERS = {
    "om-dig": {"first_name": ["Signe"], "last_name": ["Lund"], "phone": [""], "adult": ["ja"]},
    "hvor": {"postal_code": ["5240"], "travel_km": ["10"]},
}


def make_entries(accounts: dict[str, User], clock: Clock) -> None:
    """A few of each, so that every page of the ways in has something to show."""
    for row in INTERESTS:
        _make_interest(row, clock)
    officer = accounts["betjent.vollsmose"]
    data = InvitationData(
        first_name="Nadia",
        district_id="1465",
        email="nadia@demo.example",
        words="Vi talte sammen ved mødet i beboerhuset.",
    )
    invitation = invite(actor=officer, data=data)
    Invitation.objects.filter(pk=invitation.pk).update(created_at=clock.ago(4))
    _make_draft(clock)


def _make_interest(row: tuple[str, str, str, int], clock: Clock) -> None:
    name, postal_code, line, days = row
    application = show_interest(
        data=InterestData(
            first_name=name,
            home=resolve_home(postal_code),
            channel=Channel.MAIL,
            email=f"{name.lower()}@demo.example",
            line=line,
        )
    )
    if application is None:
        raise ValueError(f"{name} is somebody else's name in the demo")
    at = clock.ago(days)
    application.received_at = application.informed_at = at
    application.due_on = clock.day_ago(days) + timedelta(days=settings.STEP_DAYS["interest"])
    application.save()
    User.objects.filter(pk=application.person_id).update(date_joined=at)
    # The log takes no changes: the line is written anew with its day.
    [made] = history_of(application)
    StateChange.objects.filter(pk=made.pk).delete()
    made.pk, made.at = None, at
    made.save()


def _make_draft(clock: Clock) -> None:
    person = put(User(email="signe@demo.example", password="!", date_joined=clock.ago(1)))  # noqa: S106 - none
    EmailAddress.objects.create(user=person, email="signe@demo.example", verified=True, primary=True)
    Draft.objects.create(person=person, answers=ANSWERS)
