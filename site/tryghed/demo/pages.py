"""The published page of a project, with a picture drawn by code."""

from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from django.core.files.images import ImageFile
from django.utils.html import escape
from wagtail.images import get_image_model
from wagtail.models import Page

from accounts.models import User
from home.pictures import make_renditions
from projects.blocks import ProjectBlocks
from projects.models import DistrictPage, Project, ProjectPage
from tryghed.demo.reading import Clock
from tryghed.pictures import draw_scene

BULLET = "- "


def publish_page(
    data: dict[str, Any], project: Project, editor: User | None, clock: Clock, seed: int
) -> ProjectPage:
    """The page under its district's branch, published when the project began to look for people."""
    reached = data["reached"]
    published_at = clock.ago(reached.get("recruiting", reached["idea"]) - 1)
    page = ProjectPage(
        title=data["title"],
        slug=data["slug"],
        lead=data["lead"],
        project=project,
        picture=draw_picture(data, editor, seed),
        picture_alt=data["picture"]["alt"],
        owner=editor,
        first_published_at=published_at,
    )
    page.body = ProjectBlocks().to_python(blocks_of(data))
    DistrictPage.objects.get(district=project.district_id).add_child(instance=page)
    page.save_revision(user=editor).publish()  # no user: an editor alone may not publish
    date_back(page, published_at)
    return page


def date_back(page: Page, published_at: datetime) -> None:
    """Publishing dates the page today; the demo's projects and news are older."""
    dates = {"last_published_at": published_at, "latest_revision_created_at": published_at}
    Page.objects.filter(pk=page.pk).update(**dates)
    page.revisions.update(created_at=published_at)


def draw_picture(data: dict[str, Any], editor: User | None, seed: int) -> Any:
    """The lead picture, stored as PNG, with the sizes the pages show made at once."""
    scene = data["picture"]
    content = BytesIO()
    draw_scene(scene["scene"], scene["seed"] + seed - 1).save(content, "PNG")
    content.seek(0)
    picture = get_image_model()(
        title=data["title"],
        description=scene["alt"],
        file=ImageFile(content, name=f"{data['slug']}.png"),
        uploaded_by_user=editor,
    )
    picture.full_clean()
    picture.save()
    make_renditions(picture)
    return picture


def blocks_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The page's blocks, in the order readers know them."""
    named = ("goal", "target_group", "how_to_help")
    blocks = [{"type": name, "value": {"text": html(data[name])}} for name in named]
    for heading, lines in data["sections"]:
        blocks.append({"type": "section", "value": {"heading": heading, "text": html(lines)}})
    if "results" in data:
        value = {"text": html(data["results"]), "said": data["said"], "did": data["did"]}
        blocks.append({"type": "results", "value": value})
    return blocks


def html(lines: list[str]) -> str:
    """Paragraphs as rich text; lines that begin with a dash become a list."""
    parts = []
    for is_list, group in groupby(lines, key=lambda line: line.startswith(BULLET)):
        if is_list:
            items = "".join(f"<li>{escape(line.removeprefix(BULLET))}</li>" for line in group)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts += [f"<p>{escape(line)}</p>" for line in group]
    return "".join(parts)
