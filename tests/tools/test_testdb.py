"""What a test finds in its database, also after a test that committed."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from accounts.models import AccessEntry
from outbox.models import Message
from outbox.services import enqueue
from places.models import District
from volunteers.models import Agreement

GROUND = (12, 1, 1, 1)


def ground():
    return (
        District.objects.count(),
        Agreement.objects.filter(version=1).count(),
        Site.objects.count(),
        Locale.objects.count(),
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_that_commits_leaves_nothing_and_takes_nothing_away(turn):
    assert ground() == GROUND
    assert Page.objects.filter(depth=1).count() == 1
    assert Message.objects.count() == 0
    assert get_user_model().objects.count() == 0
    person = get_user_model().objects.create_user(email="a@example.org", password="x")
    entry = AccessEntry.objects.create(
        actor=person, kind="person", purpose="test", keep_until=timezone.now() + timedelta(days=9)
    )
    enqueue(to="a@example.org", subject="Hej", text="Hej")
    District.objects.filter(pk="1465").update(name="X")
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


def test_a_test_that_rolls_back_stands_on_the_same(places_data):
    assert ground() == GROUND
    assert not District.objects.filter(name="X").exists()


def test_post_delivers_what_is_queued(db, post):
    enqueue(to="a@example.org", subject="Hej", text="Hej")
    assert [letter.subject for letter in post()] == ["Hej"]


def test_the_database_is_a_copy_for_this_worker_alone(db):
    assert "template" not in str(connection.settings_dict["NAME"])
