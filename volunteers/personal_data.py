"""What this room holds about people (core.privacy). What falls when: `volunteers.privacy.rules`."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Fate, PersonalTable, declare
from volunteers import merging

TABLES = (
    PersonalTable(
        "volunteers.Application",
        _("Your applications"),
        person=("person",),
        merge=merging.settle_applications,
        actors=("owner", "typed_by"),
        columns=(
            ("received_at", _("Received")),
            ("district__name", _("Police district")),
            ("state", _("Step")),
            ("way_in", _("Way in")),
            ("owner__first_name", _("Who has it")),
            ("due_on", _("Answer by")),
            "motivation",
            ("informed_at", _("Told about your rights")),
        ),
        fate=Fate.KEEP,
        blank={"motivation": "", "due_on": None},
        why=_("We keep that there was an application, without you, so that the counts still hold."),
        until="RETENTION_APPLICATION_DAYS",
    ),
    PersonalTable(
        "volunteers.Screening",
        _("Your screenings"),
        person=("person",),
        actors=("assessed_by",),
        columns=("kind", "why", "ordered_on", "outcome", "assessed_on", "renew_by"),
    ),
    PersonalTable(
        "volunteers.Profile",
        _("Where you live and how far you travel"),
        person=("person",),
        merge=merging.settle_profiles,
        columns=(
            ("postal_code__code", _("Postal code")),
            ("municipality__name", _("Municipality")),
            ("area__name", _("Area")),
            "travel_km",
            "adult",
            "turns_18_on",
            "asked_at_most",
        ),
    ),
    PersonalTable(
        "volunteers.ProfileWord",
        _("Your languages, skills and interests"),
        person=("profile__person",),
        columns=(("kind", _("Kind")), ("key", _("Word"))),
    ),
    PersonalTable(
        "volunteers.Availability",
        _("When you usually can"),
        person=("profile__person",),
        columns=(("weekday", _("Weekday")), ("part", _("Part of the day"))),
    ),
    PersonalTable(
        "volunteers.Volunteer",
        _("You as a safety ambassador"),
        person=("person",),
        merge=merging.settle_volunteers,
        columns=(
            ("district__name", _("Police district")),
            "state",
            "since",
            "paused_until",
            "ended_on",
            "end_reason",
        ),
        fate=Fate.KEEP,
        blank={"paused_until": None},
        why=_("We keep that the district had an ambassador from and until a day, without you."),
    ),
    PersonalTable(
        "volunteers.Signature",
        _("Agreements you accepted"),
        person=("person",),
        merge=merging.settle_signatures,
        columns=(
            ("agreement__version", _("Version")),
            ("signed_at", _("Accepted")),
            ("name", _("The name you wrote")),
        ),
        fate=Fate.KEEP,
        blank={"name": ""},
        why=_("What you accepted is archived by law before your name is deleted here."),
    ),
)


def register() -> None:
    """Tables. What hangs on a profile is named before the profile itself."""
    for number, table in enumerate(reversed(TABLES)):
        declare(table, order=30 + number)
