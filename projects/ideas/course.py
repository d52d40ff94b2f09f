"""An idea's whole way: from the day it was sent to what its project has reached."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.history import history_of
from projects.enums import Stage
from projects.ideas.enums import RECEIVE, IdeaState
from projects.ideas.models import Idea
from projects.models import ProjectPage

_SENTENCES = {
    RECEIVE: _("A citizen sent us the idea."),
    "consider": _("The coordinator started to consider it."),
}


@dataclass(frozen=True)
class Milepost:
    """One thing that happened, or will: `state` is done, now or later. `text` is Danish where `written`."""

    label: str | Promise
    state: str
    day: date | None = None
    text: str | Promise = ""
    written: bool = False


def course_of(idea: Idea, page: ProjectPage | None) -> list[Milepost]:
    """The way in the order of its days; what the project did only where its page may be opened (rule 7)."""
    posts = [*_of_idea(idea), *(_of_project(page.project) if page else [])]
    if idea.is_answered:
        return posts
    return [
        *posts,
        Milepost(_("The answer"), "later", idea.due_on, _("The author and you can read it here.")),
    ]


def _of_idea(idea: Idea) -> list[Milepost]:
    days = {change.transition: localdate(change.at) for change in reversed(history_of(idea))}
    posts = [Milepost(IdeaState.RECEIVED.label, "done", days.get(RECEIVE), _SENTENCES[RECEIVE])]
    if "consider" in days:
        state = "done" if idea.is_answered else "now"
        label = IdeaState.CONSIDERED.label
        posts.append(Milepost(label, state, days["consider"], _SENTENCES["consider"]))
    if idea.is_answered and idea.answered_at:
        day = localdate(idea.answered_at)
        posts.append(Milepost(IdeaState(idea.state).label, "done", day, _("You can read the answer above.")))
    return posts


def _of_project(project: Any) -> list[Milepost]:
    """The stages it reached, and its milestones; those to come last."""
    reached: dict[str, date] = {}
    for change in history_of(project):
        reached.setdefault(change.target, localdate(change.at))
    stages = [
        Milepost(Stage(name).label, "now" if name == project.stage else "done", day)
        for name, day in reached.items()
        if name in Stage.values and name != Stage.IDEA
    ]
    milestones = list(project.milestones.all())
    done = [
        Milepost(each.title, "done", each.reached_on, written=True) for each in milestones if each.reached_on
    ]
    ahead = [
        Milepost(each.title, "later", each.due_on, written=True) for each in milestones if not each.reached_on
    ]
    return [*sorted([*stages, *done], key=lambda post: post.day or date.max), *ahead]
