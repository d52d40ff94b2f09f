"""The coordinator's page, the link in the letter, Min side, and Min dag."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.queue import unstaffed_sessions
from coordination.services import sign_up
from coordination.stand_ins.enums import AskState, CallState
from coordination.stand_ins.letters import question_url
from coordination.stand_ins.models import StandInAsk, StandInCall
from projects.models import SessionPlace
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.stand_ins import ask, make_vacancy
from tests.factories.work import make_place, make_role

pytestmark = pytest.mark.django_db


def page_of(place):
    return reverse("stand_ins", args=[place.session_id])


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def told(response):
    return [str(message) for message in response.context["messages"]]


def path_of(question):
    return urlsplit(question_url(question)).path


def test_the_page_suggests_with_reasons_and_asks_the_ticked(client):
    place, _seeker = make_vacancy()
    one, other = make_volunteer(first_name="Amal", last_name="Idris").person, make_volunteer().person
    client.force_login(make_staff())
    text = text_of(client.get(page_of(place)))
    assert "Amal Idris" in text
    assert "Det er første gang, vi spørger." in text
    assert "1 person kan ikke: 1 person: er tilmeldt eller venter på en plads" in text
    assert AccessEntry.objects.filter(query=f"session {place.session_id}").count() == 1
    response = client.post(page_of(place), {"rolle": place.pk, "person": [one.pk, other.pk]}, follow=True)
    assert told(response) == ["2 personer er spurgt."]
    assert "Amal Idris: har ikke svaret" in text_of(response)
    assert StandInAsk.objects.count() == 2


def test_nobody_ticked_is_said(client):
    place, _seeker = make_vacancy()
    client.force_login(make_staff())
    response = client.post(page_of(place), {"rolle": place.pk}, follow=True)
    assert told(response) == ["Vælg mindst én, du vil spørge."]


def test_a_protected_person_is_asked_under_their_alias(client):
    place, _seeker = make_vacancy()
    hidden = make_volunteer(first_name="Ragnhild", last_name="Kvist", is_protected=True, alias="Solsorten")
    client.force_login(make_staff())
    assert "Solsorten" in text_of(client.get(page_of(place)))
    response = client.post(page_of(place), {"rolle": place.pk, "person": hidden.person_id}, follow=True)
    assert "Solsorten: har ikke svaret" in text_of(response)
    assert "Ragnhild" not in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"rolle": "x"}, {"rolle": "999999"}])
def test_an_odd_role_is_not_found(client, data):
    place, _seeker = make_vacancy()
    client.force_login(make_staff())
    assert client.post(page_of(place), data).status_code == 404
    assert client.get(page_of(place), {"rolle": "x"}).status_code == 404


def test_another_districts_session_is_not_found(client):
    place, _seeker = make_vacancy()
    client.force_login(make_staff(district=COPENHAGEN))
    assert client.get(page_of(place)).status_code == 404
    assert client.post(page_of(place), {"rolle": place.pk}).status_code == 404


def test_each_role_of_a_session_has_its_own_search(client):
    place, _seeker = make_vacancy()
    second = make_role(place.role.initiative, title="Kaffe")
    other = SessionPlace.objects.create(session=place.session, role=second, seats=2)
    client.force_login(make_staff())
    make_volunteer()
    text = text_of(client.get(page_of(place), {"rolle": other.pk}))
    assert "2 pladser er ledige." in text


def test_where_nobody_can_come_the_reasons_are_there(client):
    place, _seeker = make_vacancy()
    client.force_login(make_staff())
    text = text_of(client.get(page_of(place)))
    assert "Der er ikke flere, der kan komme" in text
    assert "1 person: er tilmeldt eller venter på en plads" in text


def test_a_full_session_has_nobody_to_find(client):
    place = make_place(seats=1)
    sign_up(person=make_volunteer().person, place=place)
    client.force_login(make_staff())
    assert "Alle pladser er taget" in text_of(client.get(page_of(place)))


def test_the_desk_of_the_session_says_how_far_the_search_is_and_stops_it(client):
    place, _seeker = make_vacancy()
    ask(place, make_volunteer().person)
    client.force_login(make_staff())
    text = text_of(client.get(reverse("session_desk", args=[place.session_id])))
    assert "Find nogen til de ledige pladser" in text
    assert "1 person er spurgt" in text
    client.post(page_of(place), {"rolle": place.pk, "do": "stop"})
    assert StandInCall.objects.get().state == CallState.STOPPED


def test_queries_do_not_grow_with_people(client, django_assert_max_num_queries):
    place, _seeker = make_vacancy()
    for _each in range(12):
        make_volunteer()
    client.force_login(make_staff())
    with django_assert_max_num_queries(60):
        client.get(page_of(place))


def test_opening_the_link_answers_nothing_and_the_button_does(client):
    place, _seeker = make_vacancy()
    [question] = ask(place, make_volunteer().person)
    text = text_of(client.get(path_of(question)))
    assert "Kan du hjælpe?" in text
    assert "Den, der først siger ja, får pladsen." in text
    question.refresh_from_db()
    assert question.state == AskState.ASKED
    assert client.post(path_of(question), {"answer": "maybe"}).status_code == 200
    assert "Du er tilmeldt" in text_of(client.post(path_of(question), {"answer": "yes"}))
    assert "Du har sagt ja" in text_of(client.get(path_of(question)))


def test_a_yes_that_comes_late_leads_to_the_waiting_list(client):
    place, _seeker = make_vacancy()
    first, late = ask(place, make_volunteer().person, make_volunteer().person)
    client.post(path_of(first), {"answer": "yes"})
    response = client.post(path_of(late), {"answer": "yes"})
    assert response.status_code == 409
    assert "En anden var hurtigere: Pladsen er taget." in text_of(response)
    link = BeautifulSoup(response.content, "html.parser").select_one("main .button-primary")
    client.force_login(late.person)
    [form] = BeautifulSoup(client.get(link["href"]).content, "html.parser").select(
        'form[action$="venteliste/"]'
    )
    client.post(form["action"])
    assert Attendance.objects.get(person=late.person).state == AttendanceState.WAITLISTED


def test_a_no_is_noted(client):
    place, _seeker = make_vacancy()
    [question] = ask(place, make_volunteer().person)
    assert "Det er helt i orden" in text_of(client.post(path_of(question), {"answer": "no"}))
    question.refresh_from_db()
    assert question.state == AskState.DECLINED


@pytest.mark.parametrize("token", ["x", "eyJpZCI6MX0:1:abc"])
def test_a_broken_link_is_not_found(client, token):
    assert client.get(f"/afloeser/{token}/").status_code == 404


def test_min_side_answers_ones_own_and_only_that(client):
    place, _seeker = make_vacancy()
    [question] = ask(place, make_volunteer().person)
    url = reverse("answer_stand_in", args=[question.pk])
    client.force_login(make_user())
    assert client.post(url, {"answer": "yes"}).status_code == 404
    client.force_login(question.person)
    assert "Kan du hjælpe ved Tryghedsvandring i Bolbro?" in text_of(client.get(reverse("min_side")))
    client.get(url)
    question.refresh_from_db()
    assert question.state == AskState.ASKED
    response = client.post(url, {"answer": "yes"}, follow=True)
    assert told(response)[0].startswith("Tak. Du er tilmeldt: ")
    assert "Kan du hjælpe ved" not in text_of(response)


def test_min_dag_leads_there_and_counts_who_seeks_as_missing():
    place, _seeker = make_vacancy()
    lacking = make_place(starts_at=timezone.now() + timedelta(days=2), seats=2)
    items = list(unstaffed_sessions(make_staff()))
    assert [(str(item.kind), item.url, item.title.rpartition(": ")[2]) for item in items] == [
        ("Afløser", f"{page_of(place)}?rolle={place.pk}", "der mangler 1"),
        ("Bemanding", f"{page_of(lacking)}?rolle={lacking.pk}", "der mangler 2"),
    ]
