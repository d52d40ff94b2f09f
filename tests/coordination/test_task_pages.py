"""`/opgaver/`: the list, a task, and taking a seat there."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.models import Attendance
from coordination.services import sign_up
from projects.enums import RequirementKind, Stage
from projects.session_services import cancel_session
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.work import (
    make_initiative,
    make_place,
    make_project,
    make_role,
    move_to_past,
    publish,
)

pytestmark = pytest.mark.django_db
LIST = "/opgaver/"


def tree_of(response):
    """The page as a tree."""
    return BeautifulSoup(response.content, "html.parser")


def words(tag):
    """Text with single spaces."""
    return " ".join(tag.get_text(" ").split())


def listed(client, query=""):
    """The tasks of the list, by their addresses, after checking that the count says the same."""
    response = client.get(LIST + query)
    tree = tree_of(response)
    links = [link["href"] for link in tree.select(".t-sessions h3 a")]
    noun = "opgave" if len(links) == 1 else "opgaver"
    assert (response.status_code, words(tree.select_one("#h-count"))) == (200, f"{len(links)} {noun}")
    return links


def seat_forms(tree):
    """What can be done about the seat; what one would like to be asked about stands beside it."""
    return tree.select("main .t-split > .t-stack form:not(aside form)")


def task(place):
    return f"{LIST}{place.pk}/"


def told(response):
    """The messages on a page."""
    return [words(message) for message in tree_of(response).select("main .alert")]


def place_in(district, **fields):
    """Seats at a session in a district, with a live page."""
    project = make_project(district, **fields)
    publish(project)
    return make_place(make_role(make_initiative(project)))


# --- The list --------------------------------------------------------------------------------------------
def test_the_list_is_open_to_everybody_soonest_first(client):
    late = make_place(starts_at=timezone.now() + timedelta(days=9))
    soon = make_place(starts_at=timezone.now() + timedelta(days=2))
    assert listed(client) == [task(soon), task(late)]


def test_only_what_can_be_taken_is_listed(client):
    shown = make_place()
    move_to_past(make_place())
    cancel_session(session=make_place().session, actor=make_staff(), reason="Storm")
    make_place(make_role(make_initiative(make_project())))
    closed = make_project(stage=Stage.CLOSED)
    publish(closed)
    make_place(make_role(make_initiative(closed)))
    assert listed(client) == [task(shown)]


def test_an_empty_list_says_so_and_leads_on(client):
    tree = tree_of(client.get(LIST))
    assert "Ingen opgaver passer til dine valg" in words(tree.main)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?politikreds=1465", "fyn"),
        ("?politikreds=1470", "kbh"),
        ("?tema=unge", "kbh"),
        ("?tema=lys-og-stier", "fyn"),
        ("?postnummer=5200", "fyn"),
        ("?postnummer=2200&km=5", "kbh"),
        ("?postnummer=52+00&km=50", "fyn"),
        ("?q=TRYGHEDSVANDRING&politikreds=1470", "kbh"),
        ("?q=gå+med&politikreds=1465", "fyn"),
    ],
)
def test_each_filter_finds_its_own(client, query, found):
    places = {"fyn": place_in("1465"), "kbh": place_in(COPENHAGEN, theme="unge")}
    assert listed(client, query) == [task(places[found])]


def test_words_that_stand_nowhere_find_nothing(client):
    make_place()
    assert listed(client, "?q=hvalros") == []


def test_a_search_counts_the_seats_as_the_list_does(client):
    place = make_place(seats=3)
    for _ in range(2):
        sign_up(person=make_volunteer().person, place=place)
    for query in ("", "?q=vandring", "?q=gå", "?postnummer=5200", "?tema=lys-og-stier"):
        assert words(tree_of(client.get(LIST + query)).select_one(".t-sessions__do")) == "1 plads tilbage"


def test_unknown_postal_code_is_told_at_its_field_and_kept(client):
    make_place()
    response = client.get(LIST + "?postnummer=0001&km=10&tema=unge")
    tree = tree_of(response)
    errors = [(link.text, link["href"]) for link in tree.select(".t-errlist a")]
    text = "Vi kender ikke det postnummer. Skriv de fire cifre, for eksempel 5000."
    assert (response.status_code, errors) == (200, [(text, "#id_postnummer")])
    assert tree.select_one("#id_postnummer")["value"] == "0001"
    assert tree.title.text.startswith("Fejl: ")
    assert tree.select(".t-sessions li") == []


@pytest.mark.parametrize(
    "query",
    [
        "?side=99999999999999999999",
        "?side=-1",
        "?side=x",
        "?politikreds=x",
        "?politikreds=99999999999999999999",
        "?politikreds=1465&politikreds=1470",
        "?postnummer=%00%00%00%00",
        "?postnummer=5200%00",
        "?postnummer=abcd",
        "?postnummer=%F0%9F%98%80",
        "?postnummer=²²²²",
        "?postnummer=" + "5" * 5000,
        "?km=-5&postnummer=5200",
        "?km=1e9&postnummer=5200",
        "?km=NaN&postnummer=5200",
        "?tema=%27%20OR%201=1--",
        "?maal=x",
        "?q=%00",
        "?q=%25%5C_%27",
        "?q=" + "a" * 5000,
        "?q[]=1&ukendt=2",
        "?%FF=%FE",
    ],
)
def test_odd_queries_never_break_the_list(client, query):
    make_place()
    for path in (LIST, "/en/opgaver/"):
        assert client.get(path + query).status_code == 200


def test_twelve_a_page_and_the_filter_stays(client):
    role = make_role()
    places = [make_place(role, starts_at=timezone.now() + timedelta(days=day)) for day in range(1, 14)]
    first = tree_of(client.get(LIST + "?tema=lys-og-stier"))
    assert len(first.select(".t-sessions li")) == 12
    assert words(first.select_one("#h-count")) == "13 opgaver"
    assert "?tema=lys-og-stier&side=2" in {link["href"] for link in first.select("main a[href]")}
    second = tree_of(client.get(LIST + "?tema=lys-og-stier&side=2"))
    assert [link["href"] for link in second.select(".t-sessions h3 a")] == [task(places[-1])]


# --- One task --------------------------------------------------------------------------------------------
def test_a_task_tells_what_when_where_and_what_it_takes(client):
    place = make_place(make_role(requirements=[RequirementKind.AMBASSADOR, RequirementKind.AGREEMENT]))
    tree = tree_of(client.get(task(place)))
    assert (tree.h1.text, words(tree.select_one(".t-lead"))) == ("Gå med", "Tryghedsvandring i Bolbro")
    text = words(tree.main)
    for part in ("Skolens hovedindgang, 5200 Odense V", "3 pladser tilbage", "Du griber ikke ind."):
        assert part in text
    assert len(tree.select(".t-needs li")) == 2
    assert tree.select_one("main a.button-primary")["href"] == f"/konto/login/code/?next={task(place)}"


def test_an_ambassador_sees_the_button_and_then_that_they_are_signed_up(client):
    place = make_place()
    client.force_login(make_volunteer().person)
    assert tree_of(client.get(task(place))).select_one("main form")["action"] == f"{task(place)}meld-til/"
    response = client.post(f"{task(place)}meld-til/", follow=True)
    assert response.redirect_chain == [("/min-side/", 302)]
    assert told(response)[0].startswith("Tak. Du er tilmeldt: ")
    tree = tree_of(client.get(task(place)))
    assert seat_forms(tree) == []
    assert words(tree.select_one("main .badge-success")) == "Du er tilmeldt."


def test_who_is_no_ambassador_reads_why_not_and_the_way_out(client):
    place = make_place()
    client.force_login(make_user())
    tree = tree_of(client.get(task(place)))
    assert tree.select("main form") == []
    text = words(tree.main)
    assert "Opgaven er for tryghedsambassadører." in text
    assert "Du kan blive det: Det kræver en samtale og en kort aftale." in text


def test_a_full_session_has_a_waiting_list(client):
    place = make_place(seats=1)
    sign_up(person=make_volunteer().person, place=place)
    client.force_login(make_volunteer().person)
    tree = tree_of(client.get(task(place)))
    assert [form["action"] for form in seat_forms(tree)] == [f"{task(place)}venteliste/"]
    response = client.post(f"{task(place)}venteliste/", follow=True)
    assert told(response) == ["Du er nummer 1 på ventelisten."]
    assert seat_forms(tree_of(response)) == []


def cancelled():
    place = make_place()
    cancel_session(session=place.session, actor=make_staff(), reason="Storm")
    return place.pk


def over():
    place = make_place()
    move_to_past(place)
    return place.pk


def unpublished():
    place = make_place()
    place.session.initiative.project.pages.update(live=False)
    return place.pk


@pytest.mark.parametrize(
    "make", [cancelled, over, unpublished, lambda: 987654, lambda: 10**30], ids=lambda make: make.__name__
)
def test_a_task_that_is_gone_says_so_and_leads_on(client, make):
    response = client.get(f"{LIST}{make()}/")
    tree = tree_of(response)
    assert (response.status_code, tree.h1.text) == (410, "Opgaven er væk")
    assert tree.select_one("main a.button-primary")["href"] == LIST


# --- Signing up when it can't be done ----------------------------------------------------------------------
def test_the_last_seat_was_taken_meanwhile(client):
    place = make_place(seats=1)
    sign_up(person=make_volunteer().person, place=place)
    client.force_login(make_volunteer().person)
    response = client.post(f"{task(place)}meld-til/", follow=True)
    assert response.redirect_chain == [(task(place), 302)]
    assert told(response) == ["Den sidste plads blev taget, mens du læste. Du kan komme på venteliste."]
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("make", [cancelled, over, unpublished], ids=lambda make: make.__name__)
def test_the_session_is_gone_meanwhile(client, make):
    pk = make()
    client.force_login(make_volunteer().person)
    response = client.post(f"{LIST}{pk}/meld-til/", follow=True)
    assert (response.status_code, response.redirect_chain) == (410, [(f"{LIST}{pk}/", 302)])
    assert told(response) == ["Mødegangen er aflyst eller slut. Se de andre opgaver."]
    assert Attendance.objects.count() == 0


def test_a_clash_is_told(client):
    person, start = make_volunteer().person, timezone.now() + timedelta(days=3)
    sign_up(person=person, place=make_place(starts_at=start))
    other = make_place(starts_at=start + timedelta(hours=1))
    client.force_login(person)
    response = client.post(f"{task(other)}meld-til/", follow=True)
    assert told(response) == [
        "Du er allerede tilmeldt noget andet på det tidspunkt. "
        "Meld først afbud dér, hvis du hellere vil det her."
    ]
    assert Attendance.objects.count() == 1


def test_a_requirement_is_told_with_its_way_out(client):
    place = make_place(make_role(requirements=[RequirementKind.AGREEMENT]))
    client.force_login(make_volunteer(signed=False).person)
    response = client.post(f"{task(place)}meld-til/", follow=True)
    assert told(response) == [
        "Du har ikke accepteret partnerskabsaftalen. Du kan læse og acceptere den på Min side."
    ]
    assert Attendance.objects.count() == 0


def test_an_unknown_task_takes_no_sign_up(client):
    client.force_login(make_volunteer().person)
    assert client.post(f"{LIST}987654/meld-til/").status_code == 404


def test_anonymous_signs_in_and_comes_back_to_the_task(client):
    place = make_place()
    address = f"{task(place)}meld-til/"
    assert client.post(address).url == f"/konto/login/code/?next={address}"
    client.force_login(make_volunteer().person)
    assert client.get(address).url == task(place)
    assert Attendance.objects.count() == 0


# --- English ---------------------------------------------------------------------------------------------
def test_english_pages_are_in_english(client):
    place = make_place()
    tree = tree_of(client.get("/en/opgaver/"))
    assert (tree.html["lang"], tree.title.text, tree.h1.text) == ("en", "Tasks – Tryghed", "Tasks")
    assert words(tree.select_one("#h-count")) == "1 task"
    labels = [words(label) for label in tree.select("main .t-filter__grid label")]
    assert labels[:4] == ["Search for words", "Police district", "Postal code", "At most"]
    assert {"Theme", "Objective"} <= set(labels)
    assert words(tree.select_one(".t-sessions__do")) == "3 places left"
    assert tree.select_one(".t-sessions h3 a")["href"] == f"/en/opgaver/{place.pk}/"
    detail = tree_of(client.get(f"/en/opgaver/{place.pk}/"))
    headings = [words(heading) for heading in detail.select("main h2")][1:]
    assert headings == [
        "What you do",
        "What you never do",
        "About the initiative",
        "What it takes",
        "Good to know",
    ]
    gone = client.get("/en/opgaver/987654/")
    assert (gone.status_code, tree_of(gone).h1.text) == (410, "The task is gone")


def test_an_unknown_postal_code_is_told_in_english(client):
    tree = tree_of(client.get("/en/opgaver/?postnummer=0001"))
    text = "We don't know that postal code. Write the four digits, for example 5000."
    assert [link.text for link in tree.select(".t-errlist a")] == [text]


# --- How much it asks the database -------------------------------------------------------------------------
def queries(client, path):
    """How many questions a page asks."""
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("query", ["", "?postnummer=5200&km=50&q=gå&tema=lys-og-stier&politikreds=1465"])
@pytest.mark.parametrize("reader", ["anonymous", "ambassador"])
def test_the_list_asks_the_same_for_one_task_and_for_twelve(client, query, reader):
    if reader == "ambassador":
        client.force_login(make_volunteer().person)
    make_place()
    client.get(LIST + query)
    one = queries(client, LIST + query)
    for _ in range(11):
        make_place()
    assert len(listed(client, query)) == 12
    twelve = queries(client, LIST + query)
    assert (twelve, twelve <= 12) == (one, True)


def test_a_task_asks_the_same_however_many_take_part(client):
    kinds = [kind for kind in RequirementKind if kind != RequirementKind.COURSE]  # which has tests of its own
    place = make_place(make_role(requirements=kinds), seats=30)
    client.force_login(make_volunteer(cleared=True).person)
    client.get(task(place))
    before = queries(client, task(place))
    for _ in range(5):
        sign_up(person=make_volunteer(cleared=True).person, place=place)
        make_place(place.role)
    after = queries(client, task(place))
    assert (after, after <= 15) == (before, True)
    assert "25 pladser tilbage" in words(tree_of(client.get(task(place))).main)
