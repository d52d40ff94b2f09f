"""Support counts each person once: twice pressed, two ways in, and at the same moment on real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from projects.ideas.enums import IdeaState
from projects.ideas.errors import ClosedForSupportError
from projects.ideas.models import Idea, IdeaSupport
from projects.ideas.services import mark_of, support_idea
from tests.factories.ideas import make_idea
from tests.factories.people import make_user

AT_ONCE = 6


@pytest.mark.django_db
class TestOnce:
    @pytest.fixture
    def idea(self, places_data):
        """A published one."""
        return make_idea(published=True)

    def test_a_person_counts_once(self, idea):
        person = make_user()
        assert [support_idea(idea=idea, person=person) for _ in range(3)] == [True, False, False]
        assert idea.supports.count() == 1

    def test_an_account_and_its_address_are_one_person(self, idea):
        person = make_user("eva@example.org")
        assert support_idea(idea=idea, address_mark=mark_of(idea, " Eva@Example.org "))
        assert not support_idea(idea=idea, person=person)
        assert idea.supports.count() == 1

    def test_people_without_an_address_count_by_their_account(self, idea):
        people = [make_user(None), make_user(None)]
        assert [support_idea(idea=idea, person=person) for person in people] == [True, True]

    def test_no_address_is_kept_and_no_mark_fits_another_idea(self, idea):
        support_idea(idea=idea, address_mark=mark_of(idea, "eva@example.org"))
        (row,) = IdeaSupport.objects.all()
        assert (row.person, len(row.address_mark), "eva" in row.address_mark) == (None, 64, False)
        assert mark_of(make_idea(published=True), "eva@example.org") != row.address_mark

    @pytest.mark.parametrize(
        "fields",
        [
            {"published": False},
            {"published": True, "state": IdeaState.ADOPTED},
            {"published": True, "state": IdeaState.DECLINED},
        ],
    )
    def test_only_open_ideas_that_everybody_reads(self, places_data, fields):
        with pytest.raises(ClosedForSupportError):
            support_idea(idea=make_idea(**fields), person=make_user())
        assert not IdeaSupport.objects.exists()


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    def _press(self, idea, barrier, **who):
        try:
            barrier.wait(timeout=30)
            return support_idea(idea=Idea.objects.get(pk=idea.pk), **who)
        finally:
            connection.close()

    def _all_at_once(self, idea, whos):
        barrier = Barrier(len(whos))
        with ThreadPoolExecutor(len(whos)) as pool:
            return list(pool.map(lambda who: self._press(idea, barrier, **who), whos))

    def test_one_person_by_two_ways_counts_once(self):
        idea, person = make_idea(published=True), make_user("eva@example.org")
        mark = mark_of(idea, "eva@example.org")
        whos = [{"person": person} if number % 2 else {"address_mark": mark} for number in range(AT_ONCE)]
        assert sorted(self._all_at_once(idea, whos)) == [False] * (AT_ONCE - 1) + [True]
        assert idea.supports.count() == 1

    def test_different_people_all_count(self):
        idea = make_idea(published=True)
        whos = [{"person": make_user()} for _ in range(AT_ONCE)]
        assert self._all_at_once(idea, whos) == [True] * AT_ONCE
        assert idea.supports.count() == AT_ONCE
