from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search of the public site. Its own app, so that its tables change apart from the pages'.

    Stands below the rooms in `INSTALLED_APPS`: they have offered what they have when this one is made ready.
    """

    name = "home.search"
    label = "home_search"

    def ready(self) -> None:
        """Offer this room's pages, follow what is saved, and let the worker put right what slipped past."""
        from home.models import ContentPage, NewsPage
        from home.search import index, pages, sources
        from outbox.schedule import register_job

        sources.offer(pages.page_source("page", [ContentPage, NewsPage]), order=20)
        sources.watch(index.refresh)
        register_job("search-sweep", index.SWEEP_EVERY, index.sweep)
        register_job("search-renew", index.RENEW_EVERY, index.renew)
