"""Min side: what a person sees of themselves, and what they can do there."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from accounts.access import log_list, log_opened
from accounts.enums import Purpose
from coordination.services import answer_invitation, invite, record_presence, sign_up
from core.dates import day_text
from tests.factories.people import (
    COPENHAGEN,
    FYN,
    make_application,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_initiative, make_place, make_role, move_to_past
from volunteers.enums import NEXT_STEP, PIPELINE, UNDECIDED, ApplicationState
from volunteers.models import Application, Signature
from volunteers.services import move_application

pytestmark = pytest.mark.django_db
HERE, AGREEMENT, LOG = "/min-side/", "/min-side/aftale/", "/min-side/opslag/"
WITHDRAW = "/min-side/ansoegning/traek-tilbage/"
LABELS = {
    ApplicationState.RECEIVED: "modtaget",
    ApplicationState.CONVERSATION: "samtale",
    ApplicationState.SCREENING: "attest og vurdering",
    ApplicationState.AGREEMENT: "aftale",
    ApplicationState.REJECTED: "afslag",
    ApplicationState.WITHDRAWN: "trukket tilbage",
}


def page(client, path=HERE):
    """The page as a tree."""
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(tag):
    """Text with single spaces."""
    return " ".join(tag.get_text(" ").split())


def signed_in(client, person):
    client.force_login(person)
    return person


def hrefs(tree):
    return {link["href"] for link in tree.select("main a[href]")}


# --- The states ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", [HERE, AGREEMENT, LOG, WITHDRAW])
def test_anonymous_signs_in_first(client, path):
    response = client.get(path)
    assert (response.status_code, response.url) == (302, f"/konto/login/code/?next={path}")


@pytest.mark.parametrize("path", [HERE, AGREEMENT, LOG])
def test_own_pages_are_never_cached(client, path):
    signed_in(client, make_user())
    assert "no-store" in client.get(path)["Cache-Control"]


def test_somebody_new_is_shown_the_way(client):
    signed_in(client, make_user())
    tree = page(client)
    assert "/bliv-ambassadoer/" in hrefs(tree)
    assert tree.select_one("#h-application") is None


@pytest.mark.parametrize("state", LABELS)
def test_each_state_of_an_application(client, state):
    application = make_application(state=state)
    signed_in(client, application.person)
    tree = page(client)
    panel = tree.select_one("section[aria-labelledby=h-application]")
    assert words(panel.h2) == f"Din ansøgning: {LABELS[state]}"
    assert str(NEXT_STEP[state]) in words(panel)
    is_open = state in UNDECIDED
    assert ("Koordinatorerne hos Fyns Politi" in words(panel)) == is_open
    assert (words(panel).find(" ".join(day_text(application.due_on).split())) >= 0) == is_open
    assert (WITHDRAW in hrefs(tree)) == is_open
    assert (AGREEMENT in hrefs(tree)) == (state == ApplicationState.AGREEMENT)
    steps = tree.select("section[aria-labelledby=h-steps] li")
    assert len(steps) == len(PIPELINE)


def test_active_ambassador(client):
    volunteer = make_volunteer()
    application = Application.objects.create(
        person=volunteer.person,
        district_id=FYN,
        state=ApplicationState.ACTIVE,
        informed_at=timezone.now(),
    )
    signed_in(client, application.person)
    tree = page(client)
    assert words(tree.select_one(".t-panel--warm h2")) == "Du er aktiv tryghedsambassadør"
    assert tree.select_one("#h-application") is None
    assert WITHDRAW not in hrefs(tree)
    assert {"/opgaver/", AGREEMENT} <= hrefs(tree)


def test_the_owner_is_named_once_somebody_has_it(client):
    application = make_application()
    move_application(application=application, name="invite_to_talk", actor=make_staff(first_name="Sanne"))
    signed_in(client, application.person)
    assert "Sanne hos Fyns Politi" in words(page(client).select_one(".t-panel--warm"))


def test_a_no_shows_the_reason_and_how_to_complain(client):
    application = make_application()
    move_application(
        application=application, name="reject", actor=make_staff(), reason="Vi har nok på Fyn lige nu."
    )
    signed_in(client, application.person)
    panel = page(client).select_one(".t-panel--warm")
    assert "Begrundelse: Vi har nok på Fyn lige nu." in words(panel)
    assert [link["href"] for link in panel.select("a")] == ["/kontakt/"]


def test_the_latest_application_counts(client):
    earlier = make_application(state=ApplicationState.REJECTED)
    Application.objects.filter(pk=earlier.pk).update(received_at=timezone.now() - timedelta(days=300))
    Application.objects.create(person=earlier.person, district_id=FYN, informed_at=timezone.now())
    signed_in(client, earlier.person)
    assert words(page(client).select_one("#h-application")) == "Din ansøgning: modtaget"


# --- Withdrawing ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", UNDECIDED)
def test_withdrawing_asks_first(client, state):
    application = make_application(state=state)
    signed_in(client, application.person)
    tree = page(client, WITHDRAW)
    application.refresh_from_db()
    assert application.state == state
    assert words(tree.select_one("main form button")) == "Træk den tilbage"
    assert client.post(WITHDRAW).url == HERE
    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN
    assert "Du har trukket din ansøgning tilbage. Du er altid velkommen igen." in words(page(client).main)


@pytest.mark.parametrize("state", sorted(set(ApplicationState) - set(UNDECIDED)))
def test_nothing_to_withdraw(client, state):
    application = make_application(state=state)
    signed_in(client, application.person)
    assert (client.get(WITHDRAW).url, client.post(WITHDRAW).url) == (HERE, HERE)
    application.refresh_from_db()
    assert application.state == state


def test_nobody_withdraws_for_another(client):
    application = make_application()
    signed_in(client, make_user())
    assert client.post(WITHDRAW).url == HERE
    application.refresh_from_db()
    assert application.state == ApplicationState.RECEIVED


# --- The agreement ---------------------------------------------------------------------------------------
def test_the_agreement_is_accepted_by_name(client):
    person = signed_in(client, make_application(state=ApplicationState.AGREEMENT).person)
    assert page(client, AGREEMENT).select_one("#name")["value"] == ""
    assert Signature.objects.count() == 0
    assert client.post(AGREEMENT, {"name": " Mette Holm "}).url == HERE
    signature = Signature.objects.get()
    assert (signature.person, signature.name, signature.agreement.version) == (person, "Mette Holm", 1)
    tree = page(client, AGREEMENT)
    assert tree.select_one("main form") is None
    assert f"Accepteret af Mette Holm {words_of_day(signature.signed_at)}." in words(tree.main)
    assert AGREEMENT not in hrefs(page(client))


def words_of_day(moment):
    return " ".join(day_text(moment, weekday=False, year=True).split())


def test_accepting_twice_is_once(client):
    signed_in(client, make_application(state=ApplicationState.AGREEMENT).person)
    for name in ("Mette Holm", "En anden"):
        assert client.post(AGREEMENT, {"name": name}).url == HERE
    assert [row.name for row in Signature.objects.all()] == ["Mette Holm"]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "Skriv dit navn for at acceptere aftalen."),
        ("   ", "Skriv dit navn for at acceptere aftalen."),
        ("Mette 010190-1234", "Det ligner et CPR-nummer. Fjern det. Vi gemmer aldrig CPR-numre."),
    ],
)
def test_a_name_that_wont_do_keeps_the_page(client, name, error):
    signed_in(client, make_application(state=ApplicationState.AGREEMENT).person)
    response = client.post(AGREEMENT, {"name": name})
    tree = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert tree.title.text.startswith("Fejl: ")
    link = tree.select_one(".alert-error a")
    assert (link.text, link["href"]) == (error, "#name")
    assert words(tree.select_one("#name-error")) == error
    assert (tree.select_one("#name")["value"], tree.select_one("#name")["aria-invalid"]) == (name, "true")
    assert Signature.objects.count() == 0


def test_a_name_too_long_is_told_too(client):
    signed_in(client, make_application(state=ApplicationState.AGREEMENT).person)
    response = client.post(AGREEMENT, {"name": "a" * 161})
    assert response.status_code == 200
    assert len(BeautifulSoup(response.content, "html.parser").select("#name-error")) == 1
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("state", [None, *sorted(set(ApplicationState) - {"agreement", "active"})])
def test_nobody_accepts_without_being_asked(client, state):
    person = make_application(state=state).person if state else make_user()
    signed_in(client, person)
    assert page(client, AGREEMENT).select_one("main form") is None
    response = client.post(AGREEMENT, {"name": "Mette Holm"})
    tree = BeautifulSoup(response.content, "html.parser")
    assert "Det har du ikke adgang til at gøre." in words(tree.main)
    assert Signature.objects.count() == 0
    assert [link["href"] for link in tree.select(".alert-error a") if not tree.select(link["href"])] == []


# --- Others' data, and who looked ---------------------------------------------------------------------------
def test_other_peoples_data_never_shows(client):
    role = make_role(make_initiative(title="Den andens vandring"), title="Den andens rolle")
    other = make_volunteer(first_name="Bodil", last_name="Hemmelig").person
    invite(role=role, person_ids=[other.pk], actor=make_staff())
    place = make_place(role)
    attendance = sign_up(person=other, place=place)
    log_opened(actor=make_staff(), person=other, purpose=Purpose.PROFILE, district_id=FYN)
    signed_in(client, make_volunteer().person)
    for path in (HERE, LOG, AGREEMENT):
        text = words(page(client, path).main)
        for secret in ("Bodil", "Hemmelig", "Den andens", "Slå dine oplysninger"):
            assert secret not in text
    assert client.post(f"/min-side/afbud/{attendance.pk}/").status_code == 404
    assert (
        client.post(f"/min-side/invitation/{other.assignments.get().pk}/", {"answer": "yes"}).status_code
        == 404
    )
    attendance.refresh_from_db()
    assert (attendance.state, other.assignments.get().state) == ("signed_up", "invited")


def test_the_access_log_tells_date_purpose_and_district_but_no_name(client):
    person = make_volunteer().person
    staff = make_staff(first_name="Sanne", last_name="Skovgaard", email="sanne.skovgaard@politi.example")
    leader = make_staff("leadership", None, first_name="Lars", last_name="Landsdommer")
    entries = [
        log_opened(actor=staff, person=person, purpose=Purpose.APPLICATION, district_id=FYN),
        log_opened(actor=staff, person=person, purpose=Purpose.ATTENDANCE, district_id=COPENHAGEN),
        log_opened(actor=leader, person=person, purpose=Purpose.PROFILE, district_id=None),
    ]
    log_list(actor=staff, purpose=Purpose.MATCHING, query="?language=ar")
    signed_in(client, person)
    for path in (LOG, HERE):
        tree = page(client, path)
        rows = [
            [words(cell) for cell in row.select("th, td")] for row in tree.select("table.t-rtable tbody tr")
        ]
        days = [cells[0].split(" kl.")[0] for cells in rows]
        assert days == [words_of_day(entry.at) for entry in reversed(entries)]
        assert [cells[1:] for cells in rows] == [
            ["Slå dine oplysninger som ambassadør op", "En medarbejder"],
            ["Notere, hvem der var med", "En medarbejder hos Københavns Politi"],
            ["Behandle din ansøgning", "En medarbejder hos Fyns Politi"],
        ]
        for name in ("Sanne", "Skovgaard", "Lars", "Landsdommer"):
            assert name not in str(tree)


def test_min_side_shows_the_latest_three_look_ups_and_the_log_all(client):
    person, staff = make_volunteer().person, make_staff()
    for _ in range(5):
        log_opened(actor=staff, person=person, purpose=Purpose.PROFILE, district_id=FYN)
    signed_in(client, person)
    assert [len(page(client, path).select("table.t-rtable tbody tr")) for path in (HERE, LOG)] == [3, 5]


# --- How much it asks the database --------------------------------------------------------------------------
def test_min_side_of_a_busy_ambassador(client, settings, django_assert_max_num_queries):
    settings.ASKED_AT_MOST = 31
    person, staff = make_volunteer().person, make_staff()
    for number in range(3):
        asked = make_role(title=f"Spurgt {number}")
        accepted = make_role(title=f"Sagt ja {number}")
        make_place(accepted, starts_at=timezone.now() + timedelta(days=30 + number))
        invitations = [
            invite(role=role, person_ids=[person.pk], actor=staff)[0] for role in (asked, accepted)
        ]
        answer_invitation(assignment=invitations[1], person=person, yes=True)
        sign_up(person=person, place=make_place(starts_at=timezone.now() + timedelta(days=2 + number)))
        past = make_place(starts_at=timezone.now() + timedelta(days=20 + number))
        attendance = sign_up(person=person, place=past)
        move_to_past(past, days=number + 1)
        record_presence(attendance=attendance, actor=staff, state="attended", minutes=60)
        log_opened(actor=staff, person=person, purpose=Purpose.MATCHING, district_id=FYN)
    signed_in(client, person)
    with django_assert_max_num_queries(36):  # some thirty rooms each hang up a panel
        tree = page(client)
    assert len(tree.select(".t-invite")) == 3
    assert len(tree.select("section[aria-labelledby=h-my-sessions] li")) == 3
    assert len(tree.select("section[aria-labelledby=h-my-dates] li")) == 3
    assert len(tree.select("section[aria-labelledby=h-my-hours] li")) == 3
