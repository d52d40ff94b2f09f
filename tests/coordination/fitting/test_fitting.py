"""“Passer til dig”: the other direction, with the same checkers, scores and reasons as the coordinator's ranking."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coordination.fitting.fits import fits_of
from coordination.matching.ranking import Ranking
from coordination.selectors import places_with_seats
from coordination.services import sign_up
from coordination.wishes.enums import About, HowLong
from coordination.wishes.services import express_interest, say_no
from core.vocabulary import day_part_of
from places.models import PostalCode
from projects.enums import Access, RequirementKind
from projects.models import ProjectMember, Session, SessionPlace
from tests.factories.courses import make_course
from tests.factories.people import FYN, add_slots, add_words, make_user, make_volunteer
from tests.factories.plans import ALL
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish
from volunteers.models import Screening
from volunteers.training.models import Completion

pytestmark = pytest.mark.django_db
PAGE = "/opgaver/?passer=ja"


def fits(person):
    return fits_of(person, places_with_seats(person))


def seats(person):
    return [offer.pk for offer in fits(person).seats]


def text_of(response):
    text = " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())
    return text.replace("\N{NO-BREAK SPACE}", " ")


def evening(days=5):
    return (timezone.localtime() + timedelta(days=days)).replace(hour=18, minute=0)


def test_score_and_reasons_are_those_the_coordinator_sees():
    starts = evening()
    places = [
        make_place(make_role(requirements=ALL, wishes=[("language", "ar")]), starts_at=starts),
        make_place(make_role(requirements=ALL), starts_at=starts + timedelta(days=1), flexible=True),
        make_place(make_role(requirements=ALL), starts_at=starts + timedelta(days=2)),
    ]
    person = make_volunteer().person
    add_words(person, "language", "ar")
    add_words(person, "interest", "lys-og-stier")
    add_slots(person, (starts.isoweekday(), str(day_part_of(starts.hour))))
    express_interest(person=person, role=places[2].role)
    found = fits(person)
    assert len(found.seats) == 3
    for offer in found.seats:
        place = next(each for each in places if each.pk == offer.pk)
        [ranked] = Ranking(place.role, session=place.session).of([person.pk])
        assert found.fit_of(offer) == ranked.fit
    scores = [found.fit_of(offer).score for offer in found.seats]
    assert scores == sorted(scores, reverse=True)


def test_a_role_without_dates_scores_as_the_coordinator_sees_it():
    role, person = make_role(requirements=ALL), make_volunteer().person
    found = fits(person)
    assert [offer.role for offer in found.undated] == [role.pk]
    assert found.fit_of(found.undated[0]) == Ranking(role).of([person.pk])[0].fit


def test_the_page_says_it_to_the_person(client):
    starts = evening()
    place = make_place(make_role(requirements=ALL, wishes=[("language", "ar")]), starts_at=starts)
    make_role(requirements=ALL, title="Ved kaffen")
    person = make_volunteer().person
    add_words(person, "language", "ar")
    add_slots(person, (starts.isoweekday(), "aften"))
    client.force_login(person)
    text = text_of(client.get(PAGE))
    assert "1 opgave" in text
    assert "ca. 1 km fra dig · " in text
    assert "aften passer dig · du taler arabisk · vi har ikke spurgt dig før" in text
    assert "Passer rigtig godt" in text
    assert "Sådan er tallet regnet ud" in text or "Sådan regnes tallet" in text
    assert "Roller uden datoer endnu" in text
    assert "Ved kaffen" in text
    assert f'href="/opgaver/{place.pk}/"' in client.get(PAGE).content.decode()


def test_without_signing_in_it_is_the_list_as_it_is(client):
    make_place()
    assert client.get(PAGE).content.count(b"h-undated") == 0
    assert "Alle opgaver" not in text_of(client.get(PAGE))
    client.force_login(make_user())
    assert "1 opgave" in text_of(client.get(PAGE))


def full(person, place):
    place.seats = 1
    place.save()
    sign_up(person=make_volunteer().person, place=place)


def there_already(person, place):
    sign_up(person=person, place=place)


def elsewhere(person, place):
    sign_up(person=person, place=make_place(make_role(requirements=ALL), starts_at=place.session.starts_at))


def too_far(person, place):
    person.profile.postal_code = PostalCode.objects.get(pk="2200")
    person.profile.save()


def said_no(person, place):
    say_no(person=person, role=place.role, about=About.ROLE, how_long=HowLong.QUARTER)


def said_no_to_the_kind(person, place):
    say_no(person=person, role=place.role, about=About.KIND, how_long=HowLong.OPEN)


def closed(person, place):
    Session.objects.filter(pk=place.session_id).update(sign_up="assigned")


@pytest.mark.parametrize(
    "happens", [full, there_already, elsewhere, too_far, said_no, said_no_to_the_kind, closed]
)
def test_what_nobody_or_not_this_one_can_take_is_left_out(happens):
    place, person = make_place(make_role(requirements=ALL)), make_volunteer().person
    assert place.pk in seats(person)
    happens(person, place)
    assert place.pk not in seats(person)


def test_a_flexible_session_clashes_with_nothing_and_always_fits():
    start, person = evening(), make_volunteer().person
    sign_up(person=person, place=make_place(make_role(requirements=ALL), starts_at=start))
    free = make_place(make_role(requirements=ALL), starts_at=start, flexible=True)
    found = fits(person)
    assert [offer.pk for offer in found.seats] == [free.pk]
    assert found.fit_of(found.seats[0]).numbers["time"] == 20


def test_what_is_nearly_possible_is_told_with_the_way_out(client):
    place = make_place(make_role(requirements=ALL))
    make_place(make_role(requirements=[*ALL, RequirementKind.SCREENING]))
    person = make_volunteer(signed=False).person
    found = fits(person)
    assert [(each.refusal.kind, [offer.pk for offer in each.offers]) for each in found.nearly] == [
        ("agreement", [place.pk])
    ]  # the other lacks two things
    client.force_login(person)
    text = text_of(client.get(PAGE))
    assert "Det kan du ikke endnu – se, hvad der mangler" in text
    assert "Du kan læse og acceptere den på Min side." in text or "Min side" in text
    assert reverse("agreement") in client.get(PAGE).content.decode()


def test_judged_on_the_day_of_each_session():
    """An ambassador who turns 18 between two sessions may take the later one alone (rule 2)."""
    role = make_role(requirements=ALL)
    early = make_place(role, starts_at=evening(3))
    late = make_place(role, starts_at=evening(20))
    person = make_volunteer(adult=False).person
    person.profile.turns_18_on = timezone.localdate() + timedelta(days=10)
    person.profile.save()
    assert seats(person) == [late.pk]
    assert [offer.pk for each in fits(person).nearly for offer in each.offers] == [early.pk]


@pytest.mark.parametrize("access", [Access.MEMBERS, Access.RESTRICTED])
def test_what_members_alone_take_part_in_is_offered_to_members_alone(access):
    project = make_project(access=access)
    publish(project)
    initiative = make_initiative(project)
    place = make_place(make_role(initiative, requirements=ALL))
    undated = make_role(initiative, requirements=ALL)
    member, stranger = make_volunteer().person, make_volunteer().person
    ProjectMember.objects.create(project=project, person=member)
    assert (seats(member), seats(stranger)) == ([place.pk], [])
    assert [offer.role for offer in fits(member).undated] == [undated.pk]
    assert [offer.role for offer in fits(stranger).undated] == []


def test_a_role_that_has_its_people_isnt_offered():
    role, person = make_role(requirements=ALL, number=1), make_volunteer().person
    make_volunteer().person.assignments.create(role=role, state="accepted")
    assert fits(person).undated == []


def queries(client, path):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_twelve_questions_whatever_is_required_and_however_many_sessions(client):
    person, course = make_volunteer().person, make_course()
    Completion.objects.create(person=person, course=course, completed_on=timezone.localdate(), by="staff")
    Screening.objects.create(
        person=person, kind="talk", why="Aftenvagt", ordered_on=timezone.localdate(), outcome="cleared"
    )
    keys = {"district": FYN, "adult": "16", "screening": "talk", "course": course.slug}
    every_kind = [*ALL, *([each] for each in keys.items())]
    role = make_role(requirements=every_kind)
    make_place(role)
    make_role(requirements=every_kind)
    client.force_login(person)
    client.get(PAGE)
    few = queries(client, PAGE)
    start = evening(30)
    roles = [make_role(requirements=every_kind) for _each in range(5)]
    for number in range(300):
        made = Session(
            initiative=roles[number % 5].initiative,
            starts_at=start + timedelta(hours=3 * number),
            ends_at=start + timedelta(hours=3 * number + 2),
            place="Torvet",
            postal_code=role.initiative.project.postal_code,
        )
        made.save()
        SessionPlace.objects.create(session=made, role=roles[number % 5], seats=2)
    assert (queries(client, PAGE), few) == (few, 12)
    assert "301 opgaver" in text_of(client.get(PAGE))
