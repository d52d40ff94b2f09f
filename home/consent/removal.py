"""Take a picture away everywhere: from pages, drafts, every earlier version, and the disk."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, Revision, get_page_models

from home.base import LeadPicture

REMOVED = "home.picture_removed"  # in Wagtail's history


def pages_with(picture: Any) -> list[Page]:
    """Every page that shows the picture, or has it in a draft or an earlier version; by title."""
    found = {page.pk for page in _pages() if _in_page(page, picture.pk)}
    found |= {int(revision.object_id) for revision in _revisions() if _in_revision(revision, picture.pk)}
    return list(Page.objects.filter(pk__in=found).order_by("title", "pk"))


@transaction.atomic
def remove_everywhere(picture: Any, user: Any) -> int:
    """Nothing of the picture is left when this is done; returns how many pages had it.

    The files of the picture and of all its sizes go when the transaction is stored. The history of each page says
    who did it, and says nothing of what the picture was.
    """
    pages = pages_with(picture)
    for page in _pages():
        if _in_page(page, picture.pk):
            _take_from_page(page, picture.pk)
    for revision in _revisions():
        if _in_revision(revision, picture.pk):
            content = _without(revision.content, picture.pk, revision.content_type.model_class())
            Revision.objects.filter(pk=revision.pk).update(content=content)
    for page in pages:
        # An entry of its own: of those with the same mark Wagtail shows one alone, on one of the pages.
        log(instance=page.specific, action=REMOVED, user=user, uuid=uuid4())
    log(instance=picture, action=REMOVED, user=user, title=f"{picture.pk}", deleted=True)
    picture.delete()
    return len(pages)


def _pages() -> Iterator[Any]:
    for model in get_page_models():
        if picture_fields(model) or stream_fields(model):
            yield from model._default_manager.all().iterator(chunk_size=200)


def _revisions() -> Iterator[Revision]:
    kind = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    rows = Revision.objects.filter(base_content_type=kind).select_related("content_type").order_by("pk")
    return rows.iterator(chunk_size=200)


def picture_fields(model: Any) -> list[str]:
    """Names of the fields that point to a picture."""
    pictures = get_image_model()
    return [each.name for each in model._meta.concrete_fields if each.related_model is pictures]


def stream_fields(model: Any) -> list[str]:
    """Names of the fields that are built from blocks."""
    return [each.name for each in model._meta.concrete_fields if isinstance(each, StreamField)]


def _in_page(page: Any, number: int) -> bool:
    if any(getattr(page, f"{name}_id") == number for name in picture_fields(type(page))):
        return True
    return any(_holds(list(getattr(page, name).raw_data), number) for name in stream_fields(type(page)))


def _in_revision(revision: Revision, number: int) -> bool:
    model, content = revision.content_type.model_class(), revision.content
    if model is None:
        return False
    if any(content.get(name) == number for name in picture_fields(model)):
        return True
    return any(_holds(_blocks(content.get(name)), number) for name in stream_fields(model))


def _take_from_page(page: Any, number: int) -> None:
    for name in picture_fields(type(page)):
        if getattr(page, f"{name}_id") == number:
            setattr(page, name, None)
            if isinstance(page, LeadPicture):
                page.picture_alt = ""  # it tells who is on the picture
    for name in stream_fields(type(page)):
        kept = _pruned(list(getattr(page, name).raw_data), number)
        field: Any = page._meta.get_field(name)
        setattr(page, name, field.to_python(json.dumps(kept)))
    page.save(clean=False)


def _without(content: dict[str, Any], number: int, model: type[models.Model] | None) -> dict[str, Any]:
    """A revision's content without the picture."""
    changed = dict(content)
    for name in picture_fields(model):
        if content.get(name) == number:
            changed |= {name: None, "picture_alt": ""}
    for name in stream_fields(model):
        if name in content:
            changed[name] = json.dumps(_pruned(_blocks(content[name]), number))
    return changed


def _blocks(stored: Any) -> list[Any]:
    return json.loads(stored) if isinstance(stored, str) and stored else stored or []


def _holds(value: Any, number: int) -> bool:
    """Whether a picture block anywhere in the stored form is this picture's."""
    if isinstance(value, dict):
        return value.get("image") == number or any(_holds(each, number) for each in value.values())
    return isinstance(value, list) and any(_holds(each, number) for each in value)


def _pruned(value: Any, number: int) -> Any:
    """The stored form without the blocks that show the picture, at whatever depth they stand."""
    if isinstance(value, list):
        return [_pruned(each, number) for each in value if not _is_its_block(each, number)]
    if isinstance(value, dict):
        return {key: _pruned(each, number) for key, each in value.items()}
    return value


def _is_its_block(block: Any, number: int) -> bool:
    inside = block.get("value") if isinstance(block, dict) else None
    if not isinstance(inside, dict):
        return False
    parts = (inside, *inside.values())
    return any(isinstance(part, dict) and part.get("image") == number for part in parts)
