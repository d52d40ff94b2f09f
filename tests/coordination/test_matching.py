"""Ranking and scoring."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from coordination.matching.ranking import Ranking
from coordination.matching.reasons import Candidate, fit
from coordination.matching.scoring import WEIGHTS, Demand
from coordination.matching.why_not import excluded_in_words
from coordination.matching.wording import band, in_one_line, sentence
from coordination.services import sign_up
from core.vocabulary import day_part_of
from projects.enums import RequirementKind
from projects.models import Requirement
from tests.factories.courses import make_course
from tests.factories.people import COPENHAGEN, add_slots, add_words, make_staff, make_volunteer
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
        with django_assert_max_num_queries(20):
            assert len(Ranking(role).top(20)) == 12

    def test_equals_take_turns_and_the_same_question_has_the_same_answer(self):
        people = {make_volunteer().person_id for _each in range(5)}
        firsts = []
        for _each in range(25):
            role = make_role()
            make_place(role)
            first, again = Ranking(role).top(5), Ranking(role).top(5)
            assert [each.volunteer.person_id for each in first] == [
                each.volunteer.person_id for each in again
            ]
            firsts.append(first[0].volunteer.person_id)
        assert set(firsts) == people

    def test_a_part_of_the_suggestions_is_for_who_was_never_or_longest_not_asked(self):
        role = make_role(wishes=[("language", "ar")])
        make_place(role)
        for _each in range(10):
            add_words(make_volunteer().person, "language", "ar")
        lonely = make_volunteer().person
        for row in Ranking(role).top(99):
            if row.volunteer.person_id != lonely.pk:
                row.volunteer.person.assignments.create(
                    role=make_role(), state="declined", invited_at=timezone.now() - timedelta(days=40)
                )
        ranking = Ranking(role)
        assert lonely.pk not in [row.volunteer.person_id for row in ranking.top(5)]
        short = ranking.shortlist(5)
        assert lonely.pk in [row.volunteer.person_id for row in short]
        assert len(short) == 5
        scores = [row.fit.score for row in short]
        assert scores == sorted(scores, reverse=True)
        assert len(ranking.shortlist(50)) == 11

    def test_every_reason_is_counted_once_and_the_sum_is_everybody(self):
        role = make_role(requirements=[RequirementKind.AMBASSADOR, RequirementKind.AGREEMENT])
        place = make_place(role)
        suits = make_volunteer()
        make_volunteer(signed=False)
        far, holds, no, often, busy, paused = (make_volunteer() for _each in range(6))
        far.person.profile.postal_code_id = "2200"
        far.person.profile.save()
        holds.person.assignments.create(role=role, state="accepted")
        no.person.assignments.create(
            role=role, state="declined", invited_at=timezone.now() - timedelta(days=9)
        )
        often.person.profile.asked_at_most = 1
        often.person.profile.save()
        often.person.assignments.create(role=make_role(), state="declined", invited_at=timezone.now())
        sign_up(person=busy.person, place=make_place(make_role(), starts_at=place.session.starts_at))
        paused.state = "paused"
        paused.save()
        ranking = Ranking(role)
        assert [row.volunteer for row in ranking.top(9)] == [suits]
        assert ranking.excluded == {
            "asked_already": 1,
            "agreement": 1,
            "said_no": 1,
            "asked_enough": 1,
            "busy": 1,
            "too_far": 1,
            "paused": 1,
        }
        assert len(ranking) + sum(ranking.excluded.values()) == 8
        assert ranking.of([far.person_id])  # a coordinator who picks them knows better

    def test_a_course_is_named(self):
        course = make_course(name="Samtaler i mørke")
        role = make_role(requirements=[])
        Requirement.objects.create(role=role, group=1, kind=RequirementKind.COURSE, key=course.slug)
        make_volunteer()
        counts = Ranking(role).excluded
        assert counts == {f"course:{course.slug}": 1}
        with translation.override("da"):
            [(words, number)] = excluded_in_words(counts)
        assert (course.name in words, number) == (True, 1)

    def test_a_protected_person_is_a_number_among_others(self, client):
        role = make_role(requirements=[RequirementKind.AMBASSADOR, RequirementKind.AGREEMENT])
        make_place(role)
        make_volunteer(
            signed=False, first_name="Ragnhild", last_name="Kvist", is_protected=True, alias="Solsorten"
        )
        client.force_login(make_staff())
        page = client.get(reverse("matching_role", args=[role.pk])).content.decode()
        assert "1 person: har ikke accepteret aftalen" in page
        assert not any(name in page for name in ("Ragnhild", "Kvist", "Solsorten"))

    def test_one_free_date_is_enough_to_be_asked_to_a_role(self):
        role = make_role()
        first, _second = make_place(role), make_place(role, starts_at=timezone.now() + timedelta(days=9))
        person = make_volunteer().person
        sign_up(person=person, place=make_place(make_role(), starts_at=first.session.starts_at))
        assert [row.volunteer.person for row in Ranking(role).top(9)] == [person]

    def test_a_session_without_a_fixed_time_suits_everybody_and_clashes_with_nothing(self):
        role = make_role()
        place = make_place(role, flexible=True)
        person = make_volunteer().person
        add_slots(person, (1, "formiddag"))
        sign_up(person=person, place=make_place(make_role(), starts_at=place.session.starts_at))
        [row] = Ranking(role).top(9)
        assert row.fit.numbers["time"] == WEIGHTS["time"]
        assert "any_time" in [reason.code for reason in row.fit.reasons]


def test_a_session_without_a_fixed_time_is_one_of_the_times():
    demand = Demand(frozenset({(2, "aften")}), frozenset(), "unge", anytime=True)
    assert fit(_candidate(), demand).numbers["time"] == 10
    assert fit(_candidate(slots=demand.slots), demand).numbers["time"] == 20
