"""Pages and what the administrators set for the whole site."""

from home.models.news import NewsIndexPage, NewsPage
from home.models.pages import ContentPage, HomePage
from home.models.site_words import CrisisBanner, Footer, Menu

__all__ = ["ContentPage", "CrisisBanner", "Footer", "HomePage", "Menu", "NewsIndexPage", "NewsPage"]
