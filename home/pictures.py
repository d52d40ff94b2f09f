"""The sizes of pictures on public pages, one filter each, so that every picture is made once."""

import logging
from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

CARD = "fill-640x360|format-webp|webpquality-75"
PAGE = "fill-960x540|format-webp|webpquality-78"
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"  # what other services read from a shared link

logger = logging.getLogger(__name__)


def rendition_of(picture: Any, spec: str) -> Any | None:
    """The picture in that size, or None without a picture or when its file is lost.

    Asks no database for pictures whose renditions are prefetched; a size that is missing is made once.
    """
    if picture is None:
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
