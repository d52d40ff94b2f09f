"""Ranking and scoring."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from coordination.matching.ranking import Ranking
from coordination.matching.reasons import Candidate, fit
from coordination.matching.scoring import WEIGHTS, Demand
from coordination.matching.wording import band, in_one_line, sentence
from core.vocabulary import day_part_of
from projects.enums import RequirementKind
from tests.factories.people import COPENHAGEN, add_slots, add_words, make_volunteer
from tests.factories.work import make_place, make_role


def _candidate(**changes):
    fields = {
        "person_id": 1,
        "km": 0.0,
        "travel_km": 10,
        "slots": frozenset(),
        "words": frozenset(),
        "days_since_asked": None,
    }
    return Candidate(**{**fields, **changes})


def test_weights_sum_to_100():
    assert sum(WEIGHTS.values()) == 100


def test_perfect_fit_scores_100_and_says_why():
    demand = Demand(frozenset({(2, "aften")}), frozenset({("language", "ar")}), "unge")
    person = _candidate(slots=demand.slots, words=frozenset({("language", "ar"), ("interest", "unge")}))
    result = fit(person, demand)
    assert result.score == 100
    assert [reason.code for reason in result.reasons] == [
        "near",
        "time",
        "language",
        "interest",
        "never_asked",
    ]
    with translation.override("da"):
        said = in_one_line(reason.as_json() for reason in result.reasons)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "Der er ca. 1 km til mødestedet. Tidspunktet passer: tirsdag aften. Der er brug for en, der taler arabisk. "
        "Temaet er en af interesserne: unge. Det er første gang, vi spørger."
    )


def test_language_never_excludes():
    demand = Demand(frozenset(), frozenset({("language", "ar")}), "unge")
    assert fit(_candidate(), demand).score > 0


@pytest.mark.parametrize("days", [0, 5, 30, 60, 400])
def test_who_was_asked_lately_comes_later(days):
    demand = Demand(frozenset(), frozenset(), "unge")
    assert fit(_candidate(days_since_asked=days), demand).score <= fit(_candidate(), demand).score


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Vi spurgte sidst i dag."),
        (1, "Vi spurgte sidst i går."),
        (2, "Vi spurgte sidst for 2 dage siden."),
    ],
)
def test_the_last_time_is_said_as_people_say_it(days, said):
    with translation.override("da"):
        assert sentence({"code": "asked", "values": {"days": days}}) == said


def test_bands_are_words():
    assert len({band(90), band(60), band(10)}) == 3


@pytest.mark.django_db
class TestRanking:
    def test_best_first_and_reasons_for_the_excluded(self):
        role = make_role(
            requirements=[RequirementKind.AMBASSADOR, RequirementKind.AGREEMENT], wishes=[("language", "ar")]
        )
        start = timezone.localtime(timezone.now() + timedelta(days=5))
        make_place(role, starts_at=start)
        plain, best = make_volunteer().person, make_volunteer().person
        add_words(best, "language", "ar")
        add_slots(best, (start.isoweekday(), str(day_part_of(start.hour))))
        unsigned = make_volunteer(signed=False)
        make_volunteer(COPENHAGEN)
        ranking = Ranking(role)
        assert [entry.volunteer.person_id for entry in ranking.top(9)] == [best.pk, plain.pk]
        assert unsigned.person_id not in [
            entry.volunteer.person_id for entry in ranking.of([unsigned.person_id])
        ]
        assert ranking.excluded == {"agreement": 1}

    def test_queries_do_not_grow_with_people(self, django_assert_max_num_queries):
        role = make_role()
        make_place(role)
        for _ in range(12):
            make_volunteer()
        with django_assert_max_num_queries(12):
            assert len(Ranking(role).top(20)) == 12
