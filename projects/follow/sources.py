"""What counts as news. A source yields what happened in a span of time; whether a receiver may read it is asked
when it is told (`readable.py`), never here.

Another kind of news is one line in `registrations.py`: `news_sources.register("name", source)`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import StateChange
from core.dates import span_text
from core.registries import Registry
from home.languages import original_locale
from home.models import NewsPage
from projects.enums import SessionState, Stage
from projects.follow.models import NoticedSession
from projects.models import Project, ProjectPage, Session


@dataclass(frozen=True)
class Span:
    """After `since`, up to and with `until`."""

    since: datetime
    until: datetime

    def over(self, field: str) -> dict[str, datetime]:
        """The condition that a field lies in it."""
        return {f"{field}__gt": self.since, f"{field}__lte": self.until}


@dataclass(frozen=True)
class Item:
    """One piece of news about a project. `news_id` is a page of its own under the project's."""

    key: str
    moment: datetime
    project: Project
    subject: str
    sentence: str
    places: frozenset[str] = frozenset()
    news_id: int | None = None

    @property
    def title(self) -> str:
        """The project's."""
        return str(self.project.title)


NewsSource = Callable[[Span], Iterable[Item]]
news_sources: Registry[NewsSource] = Registry()


def collect(span: Span) -> list[Item]:
    """All that happened, the oldest first, in the language around. Not everybody may read all of it."""
    items = [item for source in news_sources for item in source(span)]
    return sorted(items, key=lambda item: (item.moment, item.key))


def published_projects(span: Span) -> Iterator[Item]:
    """A project got its page."""
    rows = ProjectPage.objects.live().originals().filter(project__isnull=False)
    rows = rows.filter(**span.over("first_published_at")).select_related("project").defer_streamfields()
    for page in rows:
        yield _item(f"project-{page.pk}", page.first_published_at, page.project, _("New project"), page.lead)


def moved_stages(span: Span) -> Iterator[Item]:
    """A project came further; one that is finished has told its results."""
    changes = _changes(Project, span).exclude(source="")
    projects = Project.objects.in_bulk([change.subject_id for change in changes])
    for change in changes:
        project = projects.get(change.subject_id)
        if project is None or change.target not in Stage.values:
            continue
        stage = Stage(change.target)
        subject = _("The results are here") if stage == Stage.CLOSED else str(stage.label)
        sentence = _("The project has come to a new stage: %(stage)s.") % {"stage": stage.label}
        yield _item(f"stage-{change.pk}", change.at, project, subject, sentence)


def planned_sessions(span: Span) -> Iterator[Item]:
    """New dates. Those of one initiative seen in the same round are one piece of news."""
    rows = NoticedSession.objects.filter(**span.over("at"), session__starts_at__gt=span.until)
    rows = rows.filter(session__state=SessionState.PLANNED).order_by("session__starts_at", "pk")
    groups: dict[Any, list[Session]] = defaultdict(list)
    for row in rows.select_related("session__initiative__project", "session__postal_code"):
        groups[row.session.initiative_id, row.at].append(row.session)
    for (_initiative, at), sessions in groups.items():
        yield _planned(sessions, at)


def _planned(sessions: list[Session], at: datetime) -> Item:
    first, more = sessions[0], len(sessions) - 1
    sentence = f"{first.initiative.title}. {_where_and_when(first)}"
    if more:
        also = ngettext("There is %(count)s more date.", "There are %(count)s more dates.", more)
        sentence = f"{sentence} {also % {'count': more}}"
    return _item(
        f"session-{first.pk}",
        at,
        first.initiative.project,
        ngettext("New date", "New dates", len(sessions)),
        sentence,
        places=[session.postal_code_id for session in sessions],
    )


def cancelled_sessions(span: Span) -> Iterator[Item]:
    """A coming session was called off. Why is told to those who had signed up."""
    changes = _changes(Session, span).filter(transition="cancel")
    sessions = Session.objects.select_related("initiative__project", "postal_code").in_bulk(
        [change.subject_id for change in changes]
    )
    for change in changes:
        session = sessions.get(change.subject_id)
        if session is None or session.starts_at <= span.until:
            continue
        yield _item(
            f"cancelled-{change.pk}",
            change.at,
            session.initiative.project,
            _("Called off"),
            f"{session.initiative.title}. {_where_and_when(session)}",
            places=[session.postal_code_id],
        )


def project_news(span: Span) -> Iterator[Item]:
    """A page of news under a project's page."""
    found = NewsPage.objects.live().filter(locale=original_locale(), **span.over("first_published_at"))
    rows = list(found.defer_streamfields())
    above = {page.path[: -page.steplen] for page in rows}
    parents = {
        page.path: page.project
        for page in ProjectPage.objects.filter(path__in=above, project__isnull=False)
        .select_related("project")
        .defer_streamfields()
    }
    for page in rows:
        project = parents.get(page.path[: -page.steplen])
        if project is not None:
            yield _item(
                f"news-{page.pk}", page.first_published_at, project, page.title, page.lead, news_id=page.pk
            )


def _changes(model: type[Any], span: Span) -> Any:
    return StateChange.objects.filter(subject_type=model._meta.label_lower, **span.over("at"))


def _where_and_when(session: Session) -> str:
    when = span_text(session.starts_at, session.ends_at)
    return f"{when[0].upper()}{when[1:]}, {session.place}, {session.postal_code}."


def _item(
    key: str,
    moment: datetime,
    project: Project,
    subject: str,
    sentence: str,
    *,
    places: Iterable[str] = (),
    news_id: int | None = None,
) -> Item:
    codes = [*places, *([project.postal_code_id] if project.postal_code_id else [])]
    return Item(key, moment, project, subject, sentence, frozenset(codes), news_id)
