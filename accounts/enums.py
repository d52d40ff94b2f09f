"""Roles and purposes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member of staff is, per district or nationally."""

    COORDINATOR = "coordinator", _("Coordinator")
    CONTACT_OFFICER = "contact_officer", _("Contact officer")
    EDITOR = "editor", _("Editor")
    APPROVER = "approver", _("Approving editor")
    LEADERSHIP = "leadership", _("National leadership")
    DATA_PROTECTION = "data_protection", _("Data-protection officer")
    ADMINISTRATOR = "administrator", _("Administrator")


NATIONAL_ROLES = {Role.LEADERSHIP, Role.DATA_PROTECTION, Role.ADMINISTRATOR}
WORKSPACE_ROLES = {Role.COORDINATOR, Role.CONTACT_OFFICER, Role.LEADERSHIP}


class AccessKind(models.TextChoices):
    """How a person's data was looked at (DOMAIN rule 4)."""

    OPENED = "opened", _("opened")
    LISTED = "listed", _("listed")
    EXPORTED = "exported", _("exported")
    PRINTED = "printed", _("printed")
    REVEALED = "revealed", _("revealed")


class Purpose(models.TextChoices):
    """Why a member of staff looks at a person's data; the person reads this sentence."""

    APPLICATION = "application", _("Handle your application")
    MATCHING = "matching", _("Find people for a task")
    ATTENDANCE = "attendance", _("Note who took part")
    PROFILE = "profile", _("Look up your details as an ambassador")
    IDEA = "idea", _("Answer your idea")
    CONTACT = "contact", _("Get in touch with you")
    SCREENING = "screening", _("Assess your screening")
    SAFETY = "safety", _("Look after your safety")
    TRAINING = "training", _("Plan courses")
    SUPPORT = "support", _("Help with a fault you told us about")
    DATA_REQUEST = "data_request", _("Answer your request about your data")


class Channel(models.TextChoices):
    """How a person wants to hear from us. Nobody loses a right by having no e-mail."""

    MAIL = "mail", _("E-mail")
    SMS = "sms", _("Text message")
    CALL = "call", _("Phone call")
    LETTER = "letter", _("Letter")
