"""The wizard: what each step takes and refuses, and what it keeps."""

import pytest

from tests.factories.people import make_user
from tests.volunteers.wizard_steps import (
    ABOUT,
    ANSWERS,
    CPR,
    HOME,
    NO_CPR,
    STEPS,
    WHY,
    answer,
    chosen,
    errors_of,
    pairs_of,
    soup_of,
    url,
)
from volunteers.entry.models import Draft
from volunteers.models import Application, Profile
from volunteers.wizard.forms import HomeForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    """Somebody who has signed in and told nothing yet."""
    return make_user(first_name="", last_name="")


@pytest.fixture
def citizen(client, person):
    """A browser with that person before it."""
    client.force_login(person)
    return client


# --- Each step --------------------------------------------------------------------------------------
@pytest.mark.parametrize(("number", "slug"), list(enumerate(STEPS, start=1)))
def test_a_valid_step_leads_on_and_shows_what_was_typed(citizen, number, slug):
    before = soup_of(citizen.get(url(slug)))
    assert f"Trin {number} af 5" in before.select_one(".t-steponly").text
    response = citizen.post(url(slug), ANSWERS[slug])
    following = [*STEPS, "oversigt"][number]
    assert (response.status_code, response.url) == (302, url(following))
    again = citizen.get(url(slug))
    assert errors_of(again) == []
    for name, value in ANSWERS[slug].items():
        assert chosen(again, name) == ([value] if isinstance(value, str) else value)


@pytest.mark.parametrize(
    ("slug", "data", "expected"),
    [
        (
            "om-dig",
            {},
            [
                ("Skriv dit fornavn", "#id_first_name"),
                ("Skriv dit efternavn", "#id_last_name"),
                ("Svar på, om du er fyldt 18", "#id_adult_0"),
            ],
        ),
        (
            "om-dig",
            {**ABOUT, "phone": "12"},
            [("Skriv et telefonnummer på otte cifre, eller lad feltet stå tomt.", "#id_phone")],
        ),
        ("om-dig", {**ABOUT, "adult": "måske"}, [("Svar på, om du er fyldt 18", "#id_adult_0")]),
        ("om-dig", {**ABOUT, "first_name": CPR}, [(NO_CPR, "#id_first_name")]),
        ("om-dig", {**ABOUT, "last_name": f"Holm {CPR}"}, [(NO_CPR, "#id_last_name")]),
        ("hvorfor", {**WHY, "motivation": f"Mit nummer er {CPR}."}, [(NO_CPR, "#id_motivation")]),
        (
            "hvorfor",
            {"motivation": "Derfor"},
            [("Læs, hvordan vi bruger dine oplysninger, og sæt kryds", "#id_informed")],
        ),
        (
            "hvorfor",
            {**WHY, "motivation": "a" * 1001},
            [("Det er lidt for langt. Skriv højst 1.000 tegn.", "#id_motivation")],
        ),
        (
            "hvor",
            {},
            [
                ("Skriv dit postnummer, for eksempel 5240", "#id_postal_code"),
                ("Vælg, hvor langt væk en opgave højst må være", "#id_travel_km_0"),
            ],
        ),
        (
            "hvor",
            {**HOME, "travel_km": "9000"},
            [("Vælg, hvor langt væk en opgave højst må være", "#id_travel_km_0")],
        ),
    ],
)
def test_an_invalid_step_says_what_is_wrong_and_keeps_what_was_typed(citizen, slug, data, expected):
    response = citizen.post(url(slug), data)
    assert response.status_code == 200
    assert soup_of(response).title.text.startswith("Fejl: ")
    assert errors_of(response) == expected
    wrong = {anchor.removeprefix("#id_").removesuffix("_0") for _text, anchor in expected}
    for name, value in data.items():
        if name not in wrong or name in {"first_name", "last_name", "phone", "motivation"}:
            assert chosen(response, name) == [value]
    assert all(soup_of(response).select(anchor) for _text, anchor in expected)
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("code", ["0001", "52000", "abcd", "5 2", "52\x000"])
def test_unknown_postal_code(citizen, code):
    response = citizen.post(url("hvor"), {**HOME, "postal_code": code})
    assert response.status_code == 200
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_postal_code"]
    assert Draft.objects.count() == 0


def test_what_is_no_number_never_reaches_the_database(django_assert_num_queries):
    """PostgreSQL raises on a NUL in a text."""
    with django_assert_num_queries(0):
        assert not HomeForm({**HOME, "postal_code": "52\x000"}).is_valid()


def test_unknown_postal_code_is_said_in_words_and_kept(citizen):
    response = citizen.post(url("hvor"), {**HOME, "postal_code": "0001"})
    text = "Vi kender ikke det postnummer. Skriv de fire cifre, for eksempel 5000."
    assert errors_of(response) == [(text, "#id_postal_code")]
    assert chosen(response, "postal_code") == ["0001"]
    assert chosen(response, "travel_km") == ["25"]


@pytest.mark.parametrize(
    ("slug", "data"), [("hvad", {"languages": ["klingon"]}), ("hvornaar", {"slots": ["9:nat"]})]
)
def test_answers_outside_the_lists_are_refused(citizen, slug, data):
    response = citizen.post(url(slug), data)
    assert (response.status_code, soup_of(response).title.text[:6]) == (200, "Fejl: ")
    assert Draft.objects.count() == 0


def test_words_and_times_may_be_left_empty(citizen):
    response = answer(citizen, hvad={}, hvornaar={})
    assert response.url == url("oversigt")


def test_unknown_step_is_not_found(citizen):
    assert citizen.get(url("noget-andet")).status_code == 404
    assert citizen.post(url("noget-andet"), ABOUT).status_code == 404


# --- Where the district must not be guessed ------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "municipalities", "choice", "district"),
    [
        ("2640", [("0169", "Høje-Taastrup"), ("0265", "Roskilde")], "0265", "1467"),
        ("2640", [("0169", "Høje-Taastrup"), ("0265", "Roskilde")], "0169", "1469"),
        ("8362", [("0746", "Skanderborg"), ("0751", "Aarhus")], "0751", "1461"),
        ("8362", [("0746", "Skanderborg"), ("0751", "Aarhus")], "0746", "1463"),
    ],
)
def test_a_code_in_several_municipalities_asks_which(citizen, person, code, municipalities, choice, district):
    home = {"postal_code": code, "travel_km": "10"}
    asked = answer(citizen, "hvor", hvor=home)
    assert asked.status_code == 200
    assert errors_of(asked) == [("Vælg den kommune, du bor i", "#id_municipality_0")]
    options = soup_of(asked).select('[name="municipality"]')
    labels = [soup_of(asked).find("label", attrs={"for": option["id"]}).text for option in options]
    assert [(option["value"], label) for option, label in zip(options, labels, strict=True)] == municipalities
    assert not any(option.has_attr("checked") for option in options)
    assert chosen(asked, "postal_code") == [code]
    assert citizen.get(url("oversigt")).url == url("hvor")

    answer(citizen, hvor={**home, "municipality": choice})
    citizen.post(url("oversigt"))
    application = Application.objects.get(person=person)
    assert (application.district_id, person.profile.municipality_id) == (district, choice)


def test_a_municipality_of_another_code_is_refused(citizen):
    response = citizen.post(url("hvor"), {"postal_code": "2640", "travel_km": "10", "municipality": "0461"})
    assert errors_of(response) == [("Vælg den kommune, du bor i", "#id_municipality_0")]


def test_the_municipality_goes_with_the_code_it_was_chosen_for(citizen):
    answer(citizen, hvor={"postal_code": "2640", "travel_km": "10", "municipality": "0265"})
    citizen.post(url("hvor"), {"postal_code": "5200", "travel_km": "10", "municipality": "0265"})
    assert pairs_of(citizen.get(url("oversigt")))["Kommune"] == "Odense"


# --- Under 18 ----------------------------------------------------------------------------------------
def test_under_18_stores_nothing_and_says_the_way_out(citizen, person):
    response = citizen.post(url("om-dig"), {**ABOUT, "adult": "nej"})
    way_out = "Du skal være fyldt 18 for at blive tryghedsambassadør. Du er velkommen til de åbne møder."
    assert errors_of(response) == [(way_out, "#id_adult_0")]
    assert chosen(response, "first_name") == ["Yasmin"]
    assert Draft.objects.count() == 0
    person.refresh_from_db()
    stored = (person.first_name, Application.objects.count(), Profile.objects.count())
    assert stored == ("", 0, 0)


def test_a_no_after_a_yes_takes_the_yes_back(citizen):
    answer(citizen)
    assert citizen.post(url("om-dig"), {**ABOUT, "adult": "nej"}).status_code == 200
    assert citizen.post(url("oversigt")).url == url("om-dig")


# --- Phone -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "stored"), [("", ""), ("20 12 34 56", "+4520123456"), ("+46 8 123 456 78", "+46812345678")]
)
def test_phone_is_optional_and_stored_in_one_form(citizen, person, written, stored):
    answer(citizen, om_dig={**ABOUT, "phone": written})
    shown = pairs_of(citizen.get(url("oversigt")))["Telefon"]
    assert shown == (stored or "Ikke oplyst")
    citizen.post(url("oversigt"))
    person.refresh_from_db()
    assert str(person.phone) == stored
