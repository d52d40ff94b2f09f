"""Model fields for what people write themselves. They refuse a CPR number (DOMAIN rule 5)."""

from django.db import models

from core.validators import refuse_cpr


class FreeCharField(models.CharField):
    """A line of free text."""

    default_validators = [refuse_cpr]


class FreeTextField(models.TextField):
    """Several lines of free text."""

    default_validators = [refuse_cpr]
