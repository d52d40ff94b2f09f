"""Where things are: districts, municipalities, postal codes, neighbourhoods."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from places.names import fold
from places.querysets import DistrictQuerySet, LocalAreaQuerySet, MunicipalityQuerySet, PostalCodeQuerySet


class District(models.Model):
    """A police district: the unit of data access."""

    code = models.CharField(_("code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("short name"), max_length=60)
    seat = models.CharField(_("seat"), max_length=60)

    objects = models.Manager.from_queryset(DistrictQuerySet)()

    class Meta:
        verbose_name = _("police district")
        verbose_name_plural = _("police districts")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality; belongs to one district."""

    code = models.CharField(_("code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("police district")
    )

    objects = models.Manager.from_queryset(MunicipalityQuerySet)()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PostalCode(models.Model):
    """A postal code with its centroid (degrees, WGS 84) and the municipalities it lies in."""

    code = models.CharField(_("postal code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    folded_name = models.CharField(max_length=60, db_index=True, editable=False, default="")
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    municipalities = models.ManyToManyField(
        Municipality, through="PostalCodeShare", related_name="postal_codes", verbose_name=_("municipalities")
    )

    objects = models.Manager.from_queryset(PostalCodeQuerySet)()

    class Meta:
        verbose_name = _("postal code")
        verbose_name_plural = _("postal codes")
        ordering = ["code"]
        indexes = [models.Index(fields=["latitude", "longitude"], name="places_postalcode_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the spelling that search compares with in step with the name."""
        self.folded_name = fold(self.name)
        super().save(*args, **kwargs)


class PostalCodeShare(models.Model):
    """How much of a postal code's area lies in a municipality. Shares under 5 % are left out."""

    postal_code = models.ForeignKey(
        PostalCode, on_delete=models.CASCADE, related_name="shares", verbose_name=_("postal code")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="shares", verbose_name=_("municipality")
    )
    percent = models.PositiveSmallIntegerField(_("percent of the area"))

    class Meta:
        verbose_name = _("share of a postal code")
        verbose_name_plural = _("shares of postal codes")
        ordering = ["postal_code", "-percent"]
        constraints = [
            models.UniqueConstraint(fields=["postal_code", "municipality"], name="places_share_unique"),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=100), name="places_share_percent_1_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.postal_code_id} {self.municipality_id}: {self.percent} %"


class LocalArea(models.Model):
    """A named neighbourhood in a municipality."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="local_areas", verbose_name=_("municipality")
    )
    is_exposed = models.BooleanField(_("particularly exposed residential area"), default=False)
    postal_codes = models.ManyToManyField(
        PostalCode, blank=True, related_name="local_areas", verbose_name=_("postal codes")
    )

    objects = models.Manager.from_queryset(LocalAreaQuerySet)()

    class Meta:
        verbose_name = _("local area")
        verbose_name_plural = _("local areas")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="places_area_slug_unique")
        ]

    def __str__(self) -> str:
        return self.name
