"""What this room hangs up: news on the front page and in the districts, and what the worker does for editors."""

from datetime import timedelta

from django.core.management import call_command
from wagtail.signals import page_slug_changed

from core.registries import district_panels, home_panels
from home import panels, personal_data, redirects, visibility
from home.languages import keep_address_together
from outbox.schedule import register_job

PUBLISH_EVERY = timedelta(minutes=1)


def register() -> None:
    """Panels, closed branches, and the job that publishes and takes down what editors gave a date."""
    home_panels.register("news", panels.newest_news, order=60)
    district_panels.register("news", panels.district_news, order=30)
    personal_data.register()
    visibility.watch()
    redirects.watch()
    page_slug_changed.connect(keep_address_together, dispatch_uid="english-address")
    register_job("publish-scheduled", PUBLISH_EVERY, publish_scheduled)


def publish_scheduled() -> None:
    """Pages whose time has come go live, those whose time is over go down."""
    call_command("publish_scheduled", verbosity=0)
