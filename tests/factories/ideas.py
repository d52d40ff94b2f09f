"""Ideas for tests."""

import uuid
from itertools import count
from typing import Any

from places.lookup import Home
from places.models import Municipality, PostalCode
from projects.ideas import services
from projects.ideas.enums import IdeaState
from projects.ideas.models import Idea
from tests.factories.people import FYN, HOMES, make_staff
from tests.factories.work import make_project

_number = count(1)


def home(district: str = FYN) -> Home:
    """A place in the district."""
    code, municipality = HOMES[district]
    found = Municipality.objects.get(pk=municipality)
    return Home(PostalCode.objects.get(pk=code), found, found.district)


def make_idea(
    district: str = FYN,
    *,
    state: str = IdeaState.RECEIVED,
    confirmed: bool = True,
    published: bool = False,
    author: Any = None,
    actor: Any = None,
    **fields: Any,
) -> Idea:
    """An idea that came its way through the services."""
    number = next(_number)
    data = services.IdeaData(
        title=fields.pop("title", f"Lys på stien bag skolen {number}"),
        text=fields.pop("text", "Der er mørkt på stien. To lamper mere kunne hjælpe."),
        why=fields.pop("why", ""),
        home=home(district),
        theme=fields.pop("theme", "lys-og-stier"),
    )
    email = fields.pop("email", f"borger{number}@example.org")
    idea = services.submit_idea(data=data, author=author, email=email, nonce=uuid.uuid4())
    if confirmed:
        idea = services.confirm_idea(idea=idea)
    if state != IdeaState.RECEIVED or published:
        _move(idea, state, actor or make_staff(district=district), published=published)
    idea.refresh_from_db()
    return idea


def _move(idea: Idea, state: str, actor: Any, *, published: bool) -> None:
    services.consider_idea(idea=idea, actor=actor)
    if published:
        services.publish_idea(idea=idea, actor=actor, title=idea.title, text=idea.text, place="Bolbro")
    if state == IdeaState.ADOPTED:
        project = make_project(idea.district_id)
        services.adopt_into_project(idea=idea, actor=actor, project=project, answer="Vi sætter lamper op.")
    if state == IdeaState.DECLINED:
        services.decline_idea(
            idea=idea, actor=actor, reason="Stien er privat.", instead="Skriv til ejeren af stien."
        )
