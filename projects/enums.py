"""States and codes of what is done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class Objective(models.TextChoices):
    """National objectives of the safety strategy."""

    TRUST = "trust", _("High trust in the police")
    VICTIMS = "victims", _("Better service for people hit by crime")
    EXPOSED_AREAS = "exposed-areas", _("Less unsafety in exposed housing areas")


class Effort(models.TextChoices):
    """Efforts under the objectives."""

    PRESENCE = "presence", _("Police that are near and easy to reach")
    ACCESS = "access", _("Mobile police stations and digital service")
    CO_CREATION = "co-creation", _("Co-creation and safety ambassadors")
    VICTIM_CARE = "victim-care", _("Care for victims")
    COMMUNITY_POLICING = "community-policing", _("Dialogue in exposed areas")


class Access(models.TextChoices):
    """Who may read about a project, and who may take part."""

    OPEN = "open", _("Everybody reads and may take part")
    MEMBERS = "members", _("Everybody reads, members take part")
    RESTRICTED = "restricted", _("Members alone read and take part")


class ProjectKind(models.TextChoices):
    """What tone a project is told in."""

    ORDINARY = "ordinary", _("Ordinary project")
    VICTIM_CARE = "victim-care", _("Care for victims")


class Stage(models.TextChoices):
    """How far a project has come."""

    IDEA = "idea", _("Idea")
    RECRUITING = "recruiting", _("Looking for people")
    RUNNING = "running", _("Under way")
    EVALUATING = "evaluating", _("Measuring the effect")
    CLOSED = "closed", _("Finished")


STAGES = Machine(
    step("recruit", Stage.IDEA, Stage.RECRUITING),
    step("start", Stage.RECRUITING, Stage.RUNNING),
    step("evaluate", Stage.RUNNING, Stage.EVALUATING),
    step("close", Stage.EVALUATING, Stage.CLOSED),
)
STAGE_VERBS = {
    "recruit": _("Look for people"),
    "start": _("Start the project"),
    "evaluate": _("Start measuring the effect"),
    "close": _("Finish the project"),
}


class InitiativeKind(models.TextChoices):
    """What kind of effort."""

    STAND = "stand", _("Information stand")
    WALK = "walk", _("Safety walk")
    MEETING = "meeting", _("Safety meeting")
    MOBILE_STATION = "mobile-station", _("Visit of the mobile police station")
    EVENING_WALK = "evening-walk", _("Evening walk")
    OTHER = "other", _("Something else")


class SessionState(models.TextChoices):
    """Whether a session takes place."""

    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Called off")


SESSION_STATES = Machine(step("cancel", SessionState.PLANNED, SessionState.CANCELLED, needs_reason=True))


class SignUp(models.TextChoices):
    """How people come to a session."""

    INSTANT = "instant", _("Whoever signs up has the place at once")
    CONFIRM = "confirm", _("People ask, and we say yes or no")
    ASSIGNED = "assigned", _("We sign people up ourselves")


class RequirementKind(models.TextChoices):
    """What can be required; upper rooms register the checkers."""

    AMBASSADOR = "ambassador", _("You are a safety ambassador")
    DISTRICT = "district", _("You are an ambassador in this police district")
    ADULT = "adult", _("You are at least 18")
    AGREEMENT = "agreement", _("You have accepted the partnership agreement")
    SCREENING = "screening", _("You have an approved screening")
    COURSE = "course", _("You have completed the course")
