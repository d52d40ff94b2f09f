"""News: national ones under the list, a district's own in its branch, each with a picture drawn by code."""

from typing import Any

from django.utils.html import escape

from accounts.models import User
from home.blocks import ContentBlocks
from home.models import NewsIndexPage, NewsPage
from home.models.news import NEWS_SLUG
from projects.models import DistrictPage, ProjectPage
from tryghed.demo.pages import date_back, draw_picture, html
from tryghed.demo.reading import Clock


def publish_news(data: dict[str, Any], editor: User | None, clock: Clock, seed: int) -> NewsPage:
    """A piece of news, dated as many days before the load as it says."""
    published_at = clock.ago(data["days"])
    page = NewsPage(
        title=data["title"],
        slug=data["slug"],
        lead=data["lead"],
        published_on=published_at.date(),
        district_id=data["district"] or None,
        picture=draw_picture(data, editor, seed),
        picture_alt=data["picture"]["alt"],
        owner=editor,
        first_published_at=published_at,
    )
    page.body = ContentBlocks().to_python(blocks_of(data))
    _parent_of(data).add_child(instance=page)
    page.save_revision(user=editor).publish()
    date_back(page, published_at)
    return page


def _parent_of(data: dict[str, Any]) -> Any:
    if data["district"]:
        return DistrictPage.objects.get(district=data["district"])
    return NewsIndexPage.objects.get(slug=NEWS_SLUG)


def blocks_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The sections; the last one ends with the way to the project the news is about."""
    texts = [(heading, html(lines)) for heading, lines in data["sections"]]
    if data["project"]:
        heading, text = texts.pop()
        texts.append((heading, text + _link_to(ProjectPage.objects.get(slug=data["project"]))))
    return [{"type": "section", "value": {"heading": heading, "text": text}} for heading, text in texts]


def _link_to(page: ProjectPage) -> str:
    return f'<p><a linktype="page" id="{page.pk}">Læs om projektet: {escape(page.title)}</a></p>'
