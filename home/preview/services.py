"""Make a link to a draft, find what it opens, and take it back."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import log

from core.addresses import absolute
from core.errors import LinkExpiredError
from core.links import make_token, read_token
from home.languages import language_of
from home.preview.models import PreviewLink, lifetime

PURPOSE = "preview"
SHARED, WITHDRAWN = "home.preview_shared", "home.preview_withdrawn"  # in Wagtail's history


@transaction.atomic
def share(*, page: Any, user: Any) -> PreviewLink:
    """A new link to the page's latest draft."""
    link = PreviewLink.objects.create(page_id=page.pk, created_by=user)
    log(instance=page, action=SHARED, user=user)
    return link


@transaction.atomic
def withdraw(*, link: PreviewLink, user: Any) -> None:
    """The link stops working at once. Doing it twice changes nothing."""
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        log(instance=link.page.specific, action=WITHDRAWN, user=user)


def address_of(link: PreviewLink) -> str:
    """What the partner is sent, in the language of the page."""
    with override(language_of(link.page)):
        return absolute(reverse("partner_preview", args=[make_token(PURPOSE, link.pk)]))


def draft_behind(token: str) -> Any | None:
    """The latest draft; None where the page was deleted.

    Raises `LinkExpiredError` for a link that has run out or was withdrawn, `LinkError` for one nobody made.
    """
    link = (
        PreviewLink.objects.select_related("page").filter(pk=read_token(PURPOSE, token, lifetime())).first()
    )
    if link is None:
        return None
    if not link.works:
        raise LinkExpiredError
    return link.page.get_latest_revision_as_object()
