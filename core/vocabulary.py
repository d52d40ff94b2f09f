"""The words both sides use: what a role asks for and what a person offers.

No word here tells ethnicity, religion, health or politics (DOMAIN, Matching). A language only ever adds.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """What a project is about; the same words are a person's interests."""

    LIGHT = "lys-og-stier", _("Light and paths")
    YOUTH = "unge", _("Young people")
    BURGLARY = "indbrud", _("Burglary")
    TRAFFIC = "trafik", _("Traffic and the way to school")
    DIGITAL = "digital-tryghed", _("Digital safety")
    NEIGHBOURS = "naboskab", _("Neighbours")
    NIGHTLIFE = "natteliv", _("Nightlife")
    DIALOGUE = "dialog", _("Dialogue with the police")


class Language(models.TextChoices):
    """Languages spoken beside Danish."""

    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    TURKISH = "tr", _("Turkish")
    SOMALI = "so", _("Somali")
    URDU = "ur", _("Urdu")
    POLISH = "pl", _("Polish")
    UKRAINIAN = "uk", _("Ukrainian")
    GERMAN = "de", _("German")
    FARSI = "fa", _("Farsi")
    BOSNIAN = "bs", _("Bosnian/Croatian/Serbian")
    SIGN = "dts", _("Danish sign language")


class Skill(models.TextChoices):
    """What a person is good at."""

    TALKING = "samtale", _("Talking with people I don't know")
    ORGANISING = "organisere", _("Organising an event")
    SPEAKING = "oplaeg", _("Speaking to a group")
    WRITING = "skrive", _("Writing short texts")
    FIRST_AID = "foerstehjaelp", _("First aid")
    DIGITAL = "digital", _("Helping with computers and phones")
    PRACTICAL = "praktisk", _("Practical work")


class Weekday(models.IntegerChoices):
    """ISO weekday."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class DayPart(models.TextChoices):
    """Part of a day: before 12, 12 to 17, after 17 (local time)."""

    MORNING = "formiddag", _("Morning")
    AFTERNOON = "eftermiddag", _("Afternoon")
    EVENING = "aften", _("Evening")


class WordKind(models.TextChoices):
    """Which list a word is from."""

    LANGUAGE = "language", _("Language")
    SKILL = "skill", _("Skill")
    INTEREST = "interest", _("Interest")


WORDS: dict[str, type[models.TextChoices]] = {
    WordKind.LANGUAGE: Language,
    WordKind.SKILL: Skill,
    WordKind.INTEREST: Theme,
}


def day_part_of(hour: int) -> DayPart:
    """The part of the day an hour (0 to 23, local time) lies in."""
    if hour < 12:
        return DayPart.MORNING
    return DayPart.AFTERNOON if hour < 17 else DayPart.EVENING
