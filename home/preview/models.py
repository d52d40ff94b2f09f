"""Links to drafts. Whoever has one reads the latest draft until it runs out or is withdrawn."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


def lifetime() -> timedelta:
    """How long a link works."""
    return timedelta(days=settings.PREVIEW_LINK_DAYS)


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Links."""

    def working(self) -> "PreviewLinkQuerySet":
        """Neither run out nor withdrawn."""
        return self.filter(revoked_at=None, created_at__gt=timezone.now() - lifetime())


class PreviewLink(models.Model):
    """One link to one page's latest draft. Its address is signed and kept nowhere."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # it is no use of the page

    def __str__(self) -> str:
        return f"{self.page_id} {self.created_at:%Y-%m-%d}"

    @property
    def works(self) -> bool:
        """Whether it opens the draft now."""
        return self.revoked_at is None and self.created_at > timezone.now() - lifetime()

    @property
    def ends_at(self) -> datetime:
        """When it runs out by itself."""
        return self.created_at + lifetime()
