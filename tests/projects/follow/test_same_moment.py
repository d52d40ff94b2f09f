"""Pressing the button in the mail and following from the account at the same moment, on real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from projects.follow import services
from projects.follow.models import Follow, Mailbox, Pace
from projects.follow.targets import Target
from tests.factories.follow import make_follow
from tests.factories.people import make_user

OBJECTIVE = "trust"


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    def _all_at_once(self, *works):
        barrier = Barrier(len(works))

        def run(work):
            try:
                barrier.wait(timeout=30)
                return work()
            except Follow.DoesNotExist:  # the account was quicker: what nobody confirmed is gone
                return None
            finally:
                connection.close()

        with ThreadPoolExecutor(len(works)) as pool:
            return list(pool.map(run, works))

    def test_nobody_waits_for_ever_and_it_is_followed_once(self):
        for _ in range(5):
            person = make_user()
            asked = make_follow(email=person.email, objective=OBJECTIVE, confirmed_at=None)

            def confirm(pk=asked.pk):
                return services.confirm(follow_id=pk)

            def follow(person=person):
                return services.follow_as(person=person, target=Target(objective=OBJECTIVE), pace=Pace.WEEKLY)

            self._all_at_once(confirm, follow, confirm, follow)
            assert [row.person for row in Follow.objects.filter(objective=OBJECTIVE, person=person)] == [
                person
            ]
        assert not Mailbox.objects.exists()
