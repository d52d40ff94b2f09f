"""The draft page of a new project."""

from typing import Any

from django.core.files.images import ImageFile
from django.utils.html import escape
from wagtail.images import get_image_model

from home.pictures import make_renditions
from places.names import danish_slug
from projects.blocks import ProjectBlocks
from projects.blueprints.catalogue import TEXTS, Blueprint
from projects.models import DistrictPage, Project, ProjectPage
from projects.models.pages import taken_slugs


def free_slug(title: str) -> str:
    """An address nobody has: the title, perhaps with a number."""
    stem = danish_slug(title)[:80] or "projekt"
    taken = set(ProjectPage.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken |= taken_slugs()
    number, slug = 2, stem
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def add_draft(*, branch: DistrictPage, project: Project, blueprint: Blueprint, user: Any) -> ProjectPage:
    """An unpublished page with the blueprint's text and picture."""
    page = ProjectPage(
        title=project.title,
        slug=free_slug(project.title),
        lead=blueprint.data["lead"],
        project=project,
        picture=_picture_of(blueprint, user),
        picture_alt=blueprint.data["alt"],
        owner=user,
        live=False,
    )
    page.body = ProjectBlocks().to_python(
        [{"type": name, "value": {"text": _html(blueprint.data[name])}} for name in TEXTS]
    )
    branch.add_child(instance=page)
    page.save_revision(user=user)
    return page


def _html(paragraphs: list[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in paragraphs)


def _picture_of(blueprint: Blueprint, user: Any) -> Any:
    """The blueprint's picture in the library; stored the first time somebody uses it."""
    pictures = get_image_model()
    title = f"Skabelon: {blueprint.name}"
    found = pictures.objects.filter(title=title).first()
    if found is None:
        with blueprint.picture.open("rb") as file:
            found = pictures(
                title=title,
                description=blueprint.data["alt"],
                file=ImageFile(file, name=f"skabelon-{blueprint.key}.webp"),
                uploaded_by_user=user,
            )
            found.full_clean()
            found.save()
        make_renditions(found)
    return found
