"""What this room shows on the front page and on the districts' pages."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from home.languages import in_reading_language
from home.models import NewsPage

NEWEST = 3


def newest_news(request: HttpRequest, page: Any) -> Panel | None:
    """The three newest of the whole site."""
    return _panel(NewsPage.objects.published(), "")


def district_news(request: HttpRequest, page: Any) -> Panel | None:
    """The three newest of the page's district."""
    return _panel(NewsPage.objects.published().filter(district=page.district_id), page.district_id)


def _panel(rows: Any, district: str) -> Panel | None:
    newest = list(rows.originals().for_cards()[:NEWEST])
    shown = in_reading_language(newest, NewsPage.objects.live().for_cards())
    return Panel("home/panels/news.html", {"news": shown, "district": district}) if shown else None
