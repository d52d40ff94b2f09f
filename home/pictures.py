"""The sizes of pictures on public pages, one filter each, so that every picture is made once."""

import logging
from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from home.consent.lapsed import may_be_shown

CARD = "fill-640x360|format-webp|webpquality-75"
PAGE = "fill-960x540|format-webp|webpquality-78"
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"  # what other services read from a shared link
BLOCK = "width-960|format-webp|webpquality-78"  # between the texts of a page

logger = logging.getLogger(__name__)


def rendition_of(picture: Any, spec: str) -> Any | None:
    """The picture in that size, or None without a picture, a consent to show it, or its file.

    Every picture of a public page comes from here. Asks no database for pictures whose renditions are
    prefetched; a size that is missing is made once.
    """
    if picture is None or not may_be_shown(picture):
        return None
    try:
        return picture.get_rendition(spec)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        logger.warning("Picture %s can't be shown as %s", picture.pk, spec)
        return None


def make_renditions(picture: Any) -> None:
    """Make every size now, so that no reader waits for it."""
    for spec in (CARD, PAGE, SHARE):
        rendition_of(picture, spec)
