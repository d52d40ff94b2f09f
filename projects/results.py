"""Results are published before a project is finished, and whoever owns it is reminded until they are (DOMAIN)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.enums import Role
from accounts.models import StateChange, User
from core.addresses import absolute
from core.registries import DayItem
from outbox.services import enqueue_letter
from projects.enums import Stage
from projects.models import Project, ProjectPage

DUE_AFTER = timedelta(days=14)  # of measuring the effect


def results_to_tell(user: Any) -> Iterable[DayItem]:
    """Projects that measure their effect and haven't told what came of them (Min dag)."""
    rows = Project.objects.filter(Q(pk__in=Project.objects.own(user).values("pk")) | Q(owner=user.pk))
    for project, due in _lacking(rows):
        yield DayItem(
            kind=_("Results"),
            icon="feedback",
            title=_("Tell what came of %(project)s") % {"project": project.title},
            text=_("Those who took part wait for it, and the project can’t be finished before."),
            due=due,
            url=reverse("project_detail", args=[project.pk]),
            verb=_("See the project"),
        )


def remind_of_results() -> int:
    """Write to the owners of projects whose results are due, once a week; returns how many letters there are.

    Where nobody owns the project, to the coordinators of the district.
    """
    now = timezone.now()
    week = "{}-{}".format(*timezone.localdate().isocalendar())
    written = 0
    for project, due in _lacking(Project.objects.all()):
        if due <= now:
            written += sum(_remind(project, person, week) for person in responsible_for(project))
    return written


def _lacking(rows: Any) -> Iterator[tuple[Project, datetime]]:
    """Projects without results, and when these are due."""
    measuring = rows.filter(stage=Stage.EVALUATING).select_related("owner").distinct()
    projects = {project.pk: project for project in measuring}
    if not projects:
        return
    told = ProjectPage.objects.told(*projects)
    changes = StateChange.objects.filter(
        subject_type=Project._meta.label_lower, subject_id__in=projects, target=Stage.EVALUATING
    )
    since = dict(
        changes.order_by().values("subject_id").annotate(at=Max("at")).values_list("subject_id", "at")
    )
    for pk, project in projects.items():
        if pk not in told:
            yield project, since.get(pk, project.created_at) + DUE_AFTER


def responsible_for(project: Project) -> list[User]:
    """Whom a project's news is for: its owner, else the coordinators of its district."""
    if project.owner and project.owner.is_active:
        return [project.owner]
    roles = {"staff_roles__role": Role.COORDINATOR, "staff_roles__district": project.district_id}
    return list(User.objects.filter(is_active=True, **roles).distinct())


def _remind(project: Project, person: User, week: str) -> int:
    with override(person.language):
        letter = enqueue_letter(
            to=person.email,
            subject=_("What came of %(project)s?") % {"project": project.title},
            lines=[
                _("The project is measuring its effect, and the page doesn’t tell yet what came of it."),
                _("Those who took part wait for an answer. That is why we remind you once a week."),
                _("Ask the editor to fill in “Results” on the page. Then you can finish the project."),
            ],
            url=absolute(reverse("project_detail", args=[project.pk])),
            verb=_("See the project"),
            key=f"results-{project.pk}-{week}-{person.pk}",
        )
    return int(letter is not None)
