"""What this room hangs up in the rooms below it, and what counts as news."""

from datetime import timedelta

from core.registries import district_panels, min_side_panels, project_panels
from outbox.schedule import register_job
from outbox.services import register_gate
from projects.follow import panels, personal_data, services, sources, telling
from projects.follow.gate import still_readable
from projects.follow.sources import news_sources


def register() -> None:
    """News, panels and periodic jobs."""
    news_sources.register("projects", sources.published_projects, order=10)
    news_sources.register("stages", sources.moved_stages, order=20)
    news_sources.register("sessions", sources.planned_sessions, order=30)
    news_sources.register("cancelled", sources.cancelled_sessions, order=40)
    news_sources.register("news", sources.project_news, order=50)
    project_panels.register("follow", panels.follow_project, order=90)
    min_side_panels.register("follows", panels.my_follows, order=60)
    district_panels.register("follow", panels.follow_district, order=30)
    personal_data.register()
    for prefix in ("follow-news-", "follow-week-"):
        register_gate(prefix, still_readable)
    register_job("follow-now", timedelta(minutes=1), telling.tell_now)
    register_job("follow-weekly", timedelta(minutes=10), telling.tell_weekly)
    register_job("follow-forget", timedelta(hours=6), services.forget_unconfirmed)
