"""What people change about themselves on Min side."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from tests.factories.people import add_slots, add_words, make_user, make_volunteer
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
SETTINGS = "/min-side/indstillinger/"
DETAILS, WISHES, HOURS = (
    "/min-side/oplysninger/",
    "/min-side/oplysninger/kan/",
    "/min-side/oplysninger/tider/",
)
REACH, PROTECTION, BREAK = "/min-side/beskeder/saadan/", "/min-side/beskyttelse/", "/min-side/pause/"
ALL = [SETTINGS, DETAILS, WISHES, HOURS, REACH, PROTECTION, BREAK]
REACH_DATA = {"channel": "mail", "language": "da", "quiet_from": "", "quiet_until": "", "asked_at_most": ""}


@pytest.fixture
def volunteer(client):
    volunteer = make_volunteer(phone="+4520123456")
    client.force_login(volunteer.person)
    return volunteer


@pytest.mark.parametrize("path", ALL)
def test_signing_in_comes_first(client, path):
    assert client.get(path).url == f"/konto/login/code/?next={path}"


@pytest.mark.parametrize("path", ALL)
def test_an_ambassador_finds_every_page_and_none_is_cached(client, volunteer, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (SETTINGS, 200),
        (REACH, 200),
        (PROTECTION, 200),
        (DETAILS, 404),
        (WISHES, 404),
        (HOURS, 404),
        (BREAK, 404),
    ],
)
def test_somebody_new_has_what_is_theirs(client, path, status):
    client.force_login(make_user())
    assert client.get(path).status_code == status


def test_details_are_kept(client, volunteer):
    data = {"first_name": "Åse", "last_name": "Ærø-Møller", "phone": "+46701234567", "travel_km": "25"}
    assert client.post(DETAILS, data).url == SETTINGS
    volunteer.person.refresh_from_db()
    volunteer.person.profile.refresh_from_db()
    person = volunteer.person
    assert (person.first_name, person.last_name, str(person.phone), person.profile.travel_km) == (
        "Åse",
        "Ærø-Møller",
        "+46701234567",
        25,
    )


ODD = [
    ("010190-1234", "CPR"),
    ("a" * 1_000_000, "højst have 80"),
    ("Mette\x00", "Null-tegn"),
    ("", "Skriv dit fornavn"),
]


@pytest.mark.parametrize(("name", "sentence"), ODD)
def test_odd_names_get_a_sentence_and_nothing_is_lost(client, volunteer, name, sentence):
    data = {"first_name": name, "last_name": "Behold", "phone": "", "travel_km": "10"}
    response = client.post(DETAILS, data)
    text = response.content.decode()
    assert response.status_code == 200
    assert sentence in text
    assert 'value="Behold"' in text


@pytest.mark.parametrize("name", ["<b>Bo</b>", "محمد", "Bo 🎉", "Nuño-O’Brien", "李"])
def test_every_kind_of_letter_is_a_name(client, volunteer, name):
    data = {"first_name": name, "last_name": "Holm", "phone": "", "travel_km": "10"}
    assert client.post(DETAILS, data).status_code == 302
    volunteer.person.refresh_from_db()
    assert volunteer.person.first_name == name
    assert "<b>Bo</b>" not in client.get("/min-side/").content.decode()


def test_wishes_and_hours_replace_what_was_there(client, volunteer):
    add_words(volunteer.person, "language", "ar")
    add_slots(volunteer.person, (1, "aften"))
    client.post(WISHES, {"languages": ["en"], "skills": [], "interests": []})
    client.post(HOURS, {"slots": ["3:aften", "5:formiddag"]})
    profile = volunteer.person.profile
    assert list(profile.words.values_list("kind", "key")) == [("language", "en")]
    assert set(profile.availabilities.values_list("weekday", "part")) == {(3, "aften"), (5, "formiddag")}


def test_how_to_be_reached_is_kept(client, volunteer):
    data = {
        "channel": "sms",
        "language": "en",
        "quiet_from": "22:00",
        "quiet_until": "07:00",
        "asked_at_most": "2",
    }
    assert client.post(REACH, data).url == SETTINGS
    person = volunteer.person
    person.refresh_from_db()
    person.profile.refresh_from_db()
    assert (person.channel, person.language, person.quiet_from, person.quiet_until) == (
        "sms",
        "en",
        time(22),
        time(7),
    )
    assert person.profile.asked_at_most == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"quiet_from": "22:00"}, "Vælg, hvornår den stille tid begynder"),
        ({"quiet_from": "22:00", "quiet_until": "22:00"}, "Vælg, hvornår den stille tid begynder"),
        ({"channel": "pigeon"}, "pigeon"),
    ],
)
def test_half_a_quiet_time_and_unknown_ways_are_refused(client, volunteer, changed, sentence):
    assert sentence in client.post(REACH, {**REACH_DATA, **changed}).content.decode()


@pytest.mark.parametrize("channel", ["sms", "call"])
def test_a_call_needs_a_number(client, channel):
    client.force_login(make_volunteer().person)
    assert (
        "Skriv først dit telefonnummer"
        in client.post(REACH, {**REACH_DATA, "channel": channel}).content.decode()
    )


def test_text_messages_are_offered_only_where_they_can_be_sent(client, volunteer, settings):
    assert 'value="sms"' in client.get(REACH).content.decode()
    settings.SMS_GATEWAY = ""
    assert 'value="sms"' not in client.get(REACH).content.decode()


def test_protection_hides_behind_an_alias_or_a_number(client, volunteer):
    client.post(PROTECTION, {"protected": "on", "alias": "Fyrtårn"})
    volunteer.person.refresh_from_db()
    assert volunteer.person.shown_name == "Fyrtårn"
    client.post(PROTECTION, {"protected": "on", "alias": ""})
    volunteer.person.refresh_from_db()
    assert volunteer.person.shown_name == f"Ambassadør {volunteer.person.pk}"
    client.post(PROTECTION, {"alias": ""})
    volunteer.person.refresh_from_db()
    assert (volunteer.person.is_protected, volunteer.person.shown_name) == (False, "Mette")


@pytest.mark.parametrize("alias", ["Mette", "mette 2", "Fru HOLM"])
def test_an_alias_with_the_real_name_is_refused(client, volunteer, alias):
    response = client.post(PROTECTION, {"protected": "on", "alias": alias})
    assert "uden dit eget navn" in response.content.decode()


def test_a_break_begins_and_ends_on_min_side(client, volunteer):
    until = timezone.localdate() + timedelta(days=30)
    client.post(BREAK, {"until": until.isoformat()})
    volunteer.refresh_from_db()
    assert (volunteer.state, volunteer.paused_until) == (VolunteerState.PAUSED, until)
    client.post(BREAK, {"resume": "1"})
    client.post(BREAK, {"resume": "1"})  # a double press is harmless
    volunteer.refresh_from_db()
    assert (volunteer.state, volunteer.paused_until) == (VolunteerState.ACTIVE, None)


@pytest.mark.parametrize("until", ["2020-01-01", "31.12.2026 kl. 8", "99999-01-01"])
def test_a_break_that_makes_no_sense_is_refused(client, volunteer, until):
    assert client.post(BREAK, {"until": until}).status_code == 200
    assert Volunteer.objects.get().state == VolunteerState.ACTIVE


def test_pages_cost_few_queries(client, volunteer, django_assert_max_num_queries):
    for path in ALL:
        with django_assert_max_num_queries(14):
            client.get(path)
