"""The daily look at the dates: editors are told in time, and what has run out leaves the disk."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.consent.lapsed import forget_lapsed
from home.consent.models import PictureConsent
from outbox.services import enqueue_letter

EVERY = timedelta(days=1)
DAYS_BEFORE = (30, 7)


def look_at_consents() -> None:
    """Warn 30 and 7 days before a consent ends; delete the public sizes of pictures whose consent is over.

    Idempotent: a letter has a key. A day on which no worker ran is made up for the next.
    """
    today = timezone.localdate()
    for consent in PictureConsent.objects.standing().select_related("picture"):
        left = (consent.expires_on - today).days if consent.expires_on else 0
        due = [days for days in DAYS_BEFORE if left <= days]
        if due:
            warn(consent, min(due))
    for consent in PictureConsent.objects.lapsed().select_related("picture"):
        consent.picture.renditions.all().delete()
    forget_lapsed()


def warn(consent: PictureConsent, days: int) -> None:
    """One letter to each editor of the pages that show the picture, and to who uploaded it."""
    picture: Any = consent.picture
    address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailimages:edit", args=[picture.pk])
    with override(settings.LANGUAGE_CODE):
        last = date_format(consent.expires_on or timezone.localdate(), "j. F Y")
        for editor in editors_of(picture):
            enqueue_letter(
                to=editor.email,
                subject=_("The consent to a picture ends on %(day)s") % {"day": last},
                lines=[
                    _("People can be recognised on the picture “%(title)s”.") % {"title": picture.title},
                    _("Their consent ends on %(day)s. After that the picture disappears from the site.")
                    % {"day": last},
                    _("Ask them again and write the new date, or choose another picture."),
                ],
                url=address,
                verb=_("Open the picture"),
                key=f"picture-consent:{consent.pk}:{consent.expires_on}:{days}:{editor.pk}",
            )


def editors_of(picture: Any) -> list[Any]:
    """Who may edit a page that shows the picture, without the administrators, and who uploaded it."""
    found = {picture.uploaded_by_user} if picture.uploaded_by_user else set()
    numbers = ReferenceIndex.get_references_to(picture).values_list("object_id", flat=True)
    for page in Page.objects.filter(pk__in=[int(number) for number in numbers]):
        found |= set(PagePermissionPolicy().users_with_permission_for_instance("change", page))
    return sorted(
        (user for user in found if user.is_active and user.is_staff and not user.is_superuser),
        key=lambda user: user.pk,
    )
