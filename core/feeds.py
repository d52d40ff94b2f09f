"""RSS of texts that people wrote: what XML can't hold is left out, so that one odd sign shuts no feed."""

import re
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed

# The control characters XML 1.0 has no place for; Word's soft line break (a vertical tab) is one of them.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _NOT_IN_XML.sub(" ", str(value)) if isinstance(value, str) else value
        for name, value in values.items()
    }


class PlainRss(Rss201rev2Feed):
    """Django's RSS without the characters that make it fail."""

    def __init__(self, title: str, link: str, description: str, **kwargs: Any) -> None:
        super().__init__(**_clean({"title": title, "link": link, "description": description, **kwargs}))

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        """Add an entry."""
        super().add_item(*(_clean({"": each})[""] for each in args), **_clean(kwargs))
