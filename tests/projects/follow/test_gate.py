"""A letter that was written while a page was open stays here when it was closed meanwhile (DOMAIN rule 7)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.models import NewsPage
from outbox.models import Message
from projects.enums import Access
from projects.follow import telling
from projects.follow.models import Pace
from projects.models import ProjectMember
from tests.factories.follow import make_follow, published, set_published
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def _restrict(page):
    page.project.access = Access.RESTRICTED
    page.project.save()


CLOSINGS = {
    "nothing": lambda page: None,
    "restricted": _restrict,
    "taken down": lambda page: page.unpublish(),
}


def _queue(pace, page):
    if pace == Pace.INSTANT:
        telling.tell_now(timezone.now() + timedelta(minutes=3))
    else:
        telling.tell_weekly(timezone.now() + timedelta(days=8))


@pytest.mark.parametrize("pace", Pace.values)
@pytest.mark.parametrize("closing", CLOSINGS)
@pytest.mark.parametrize("kind", ["project", "news"])
@pytest.mark.parametrize("who", ["no account", "citizen", "member"])
def test_it_is_asked_again_when_it_leaves(post, kind, closing, pace, who):
    page = published(days_ago=60 if kind == "news" else 1)
    person = None if who == "no account" else make_user()
    if who == "member":
        ProjectMember.objects.create(project=page.project, person=person)
    make_follow(page.project, person=person, pace=pace)
    if kind == "news":
        set_published(page.add_child(instance=NewsPage(title="Nyt", lead="Lys.", slug="nyt")), days_ago=1)
    _queue(pace, page)
    assert Message.objects.count() == 1
    CLOSINGS[closing](page)
    leaves = closing == "nothing" or (closing == "restricted" and who == "member")
    assert len(post()) == leaves
    assert not Message.objects.filter(state=Message.State.QUEUED).exists()
