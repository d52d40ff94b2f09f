"""The signs of the page with help for victims, for other pages that show them first."""

from typing import Any

from home.languages import in_reading_language, original_locale
from home.models import ContentPage
from home.standard_help import VICTIMS

BLOCK = "signposts"


def help_signs() -> list[Any]:
    """The signs as the editors keep them, in the reader's language; none where the page was taken down."""
    pages = ContentPage.objects.live().filter(slug=VICTIMS.slug, locale=original_locale())
    shown = in_reading_language(pages[:1], ContentPage.objects.live())
    blocks = (block for page in shown for block in page.body if block.block_type == BLOCK)
    return [sign for block in blocks for sign in block.value["signs"]]
