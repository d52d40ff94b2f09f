"""Ideas in every state, with their history, their support and what two of them became."""

import json
from datetime import timedelta
from typing import Any

from django.conf import settings

from accounts.models import StateChange, User
from places.lookup import resolve_home
from projects.ideas.enums import ANSWERED, PUBLISH, RECEIVE, IdeaState
from projects.ideas.models import Idea, IdeaSupport
from projects.ideas.services import mark_of
from projects.models import Project
from tryghed.demo.reading import DATA, Clock
from tryghed.demo.rows import change, put


def make_ideas(accounts: dict[str, User], coordinators: dict[str, User], clock: Clock) -> None:
    """About a dozen; the answered ones tell why, the others wait for somebody."""
    for number, data in enumerate(json.loads((DATA / "ideas.json").read_text(encoding="utf-8")), start=1):
        idea = _make_idea(number, data, accounts, clock)
        StateChange.objects.bulk_create(_history(idea, data, coordinators[idea.district_id], clock))
        IdeaSupport.objects.bulk_create(
            IdeaSupport(idea=idea, address_mark=mark_of(idea, f"nabo{each}@demo.example"))
            for each in range(data["supporters"])
        )


def _make_idea(number: int, data: dict[str, Any], accounts: dict[str, User], clock: Clock) -> Idea:
    home = resolve_home(data["postal_code"], data["municipality"])
    author = accounts[data["author"]] if "author" in data else None
    erased = data.get("answered", 0) > settings.IDEA_ADDRESS_DAYS
    return put(
        Idea(
            **{name: data[name] for name in ("title", "text", "theme", "state")},
            why=data.get("why", ""),
            district=home.district,
            municipality=home.municipality,
            postal_code=home.postal_code,
            author=author,
            email="" if author or erased else f"borger{number}@demo.example",
            sent_at=clock.ago(data["sent"]),
            confirmed_at=clock.ago(data["sent"]),
            due_on=clock.day_ago(data["sent"]) + timedelta(days=settings.IDEA_ANSWER_DAYS),
            **_answer(data, clock),
            **_public(data, clock),
        )
    )


def _answer(data: dict[str, Any], clock: Clock) -> dict[str, Any]:
    if data["state"] not in ANSWERED:
        return {}
    project = Project.objects.get(title=data["project"]) if "project" in data else None
    return {
        "answered_at": clock.ago(data["answered"]),
        "answer": data["answer"],
        "instead": data.get("instead", ""),
        "project": project,
    }


def _public(data: dict[str, Any], clock: Clock) -> dict[str, Any]:
    if "published" not in data:
        return {}
    return {
        "published_at": clock.ago(data["published"]),
        "public_title": data["title"],
        "public_text": data["public_text"],
        "public_place": data["place"],
    }


def _history(idea: Idea, data: dict[str, Any], actor: User, clock: Clock) -> list[StateChange]:
    received, considered = IdeaState.RECEIVED, IdeaState.CONSIDERED
    lines = [change(idea, RECEIVE, "", received, actor=idea.author, at=clock.ago(data["sent"]))]
    if "considered" in data:
        at = clock.ago(data["considered"])
        lines.append(change(idea, "consider", received, considered, actor=actor, at=at))
    if "published" in data:
        at = clock.ago(data["published"])
        lines.append(change(idea, PUBLISH, considered, considered, actor=actor, at=at))
    if "answered" in data:
        name = "adopt" if idea.state == IdeaState.ADOPTED else "decline"
        at = clock.ago(data["answered"])
        lines.append(change(idea, name, considered, idea.state, actor=actor, at=at, reason=idea.answer))
    return lines
