"""The wizard: what each step takes and refuses, and what it keeps."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from accounts.models import User
from tests.factories.people import make_application, make_user, make_volunteer
from volunteers.enums import ApplicationState
from volunteers.models import Application, Profile
from volunteers.wizard.forms import HomeForm

pytestmark = pytest.mark.django_db
CPR = "010190-1234"
NO_CPR = "Det ligner et CPR-nummer. Fjern det. Vi gemmer aldrig CPR-numre."
ABOUT = {"first_name": "Yasmin", "last_name": "Nørgaard", "phone": "", "adult": "ja"}
HOME = {"postal_code": "5200", "travel_km": "25"}
WORDS = {"languages": ["en", "ar"], "skills": ["praktisk"], "interests": ["lys-og-stier"]}
TIMES = {"slots": ["2:aften", "6:formiddag"]}
WHY = {"motivation": "Jeg går gennem tunnelen hver dag.", "informed": "on"}
ANSWERS = {"om-dig": ABOUT, "hvor": HOME, "hvad": WORDS, "hvornaar": TIMES, "hvorfor": WHY}
STEPS = list(ANSWERS)


def url(slug):
    return f"/bliv-ambassadoer/{slug}/"


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def errors_of(response):
    """The lines of the error summary, with the control each leads to."""
    links = soup_of(response).select(".t-errlist li a")
    return [(link.text, link["href"]) for link in links]


def pairs_of(response):
    """The summary's questions and answers."""
    page = soup_of(response)
    return {term.text: answer.text for term, answer in zip(page.select("dt"), page.select("dd"), strict=True)}


@pytest.fixture
def person(db):
    """Somebody who has signed in and told nothing yet."""
    return make_user(first_name="", last_name="")


@pytest.fixture
def citizen(client, person):
    """A browser with that person before it."""
    client.force_login(person)
    return client


def answer(client, upto=None, **changes):
    """Post the steps in order, with other answers for some; returns the last response."""
    response = None
    for slug, data in ANSWERS.items():
        response = client.post(url(slug), changes.get(slug.replace("-", "_"), data))
        if slug == upto:
            break
    return response


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


def chosen(response, name):
    """What a field holds: text, or the values of what is ticked."""
    fields = soup_of(response).select(f'[name="{name}"]')
    if fields[0].name == "textarea":
        return [fields[0].text.strip("\n")]
    if fields[0].get("type") in {"radio", "checkbox"}:
        return [field.get("value", "on") for field in fields if field.has_attr("checked")]
    return [field.get("value", "") for field in fields]


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
    assert "apply" not in citizen.session


@pytest.mark.parametrize("code", ["0001", "52000", "abcd", "5 2", "52\x000"])
def test_unknown_postal_code(citizen, code):
    response = citizen.post(url("hvor"), {**HOME, "postal_code": code})
    assert response.status_code == 200
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_postal_code"]
    assert "apply" not in citizen.session


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
    assert "apply" not in citizen.session


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
    assert "apply" not in citizen.session
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


# --- Summary and sending ---------------------------------------------------------------------------------
def test_summary_shows_every_answer_with_a_way_to_correct_it(citizen):
    answer(citizen)
    response = citizen.get(url("oversigt"))
    assert pairs_of(response) == {
        "Navn": "Yasmin Nørgaard",
        "Telefon": "Ikke oplyst",
        "Fyldt 18": "Ja",
        "Postnummer": "5200 Odense V",
        "Kommune": "Odense",
        "Politikreds": "Fyns Politi",
        "Hvor langt": "op til 25\N{NO-BREAK SPACE}km",
        "Sprog": "Engelsk, Arabisk",
        "God til": "Praktisk arbejde",
        "Interesseret i": "Lys og stier",
        "Kan som regel": "tirsdag aften, lørdag formiddag",
        "Hvorfor": "Jeg går gennem tunnelen hver dag.",
    }
    corrections = [link["href"] for link in soup_of(response).select(".t-section__head a")]
    assert corrections == [url(slug) for slug in STEPS]
    assert Application.objects.count() == 0


def test_after_a_correction_the_way_leads_back_to_the_summary(citizen):
    answer(citizen)
    assert citizen.post(url("om-dig"), {**ABOUT, "first_name": "Mina"}).url == url("oversigt")
    assert pairs_of(citizen.get(url("oversigt")))["Navn"] == "Mina Nørgaard"


def test_sending_stores_it_all_and_thanks(citizen, person):
    answer(citizen)
    assert citizen.post(url("oversigt")).url == url("tak")
    page = soup_of(citizen.get(url("tak")))
    assert page.h1.text == "Tak, Yasmin. Vi har fået din ansøgning."
    application = Application.objects.get()
    assert (application.person, application.district_id, application.state, application.motivation) == (
        person,
        "1465",
        ApplicationState.RECEIVED,
        WHY["motivation"],
    )
    profile = Profile.objects.get(person=person)
    assert (profile.postal_code_id, profile.travel_km, profile.adult) == ("5200", 25, True)
    assert set(profile.words.values_list("kind", "key")) == {
        ("language", "ar"),
        ("language", "en"),
        ("skill", "praktisk"),
        ("interest", "lys-og-stier"),
    }
    assert set(profile.availabilities.values_list("weekday", "part")) == {(2, "aften"), (6, "formiddag")}
    assert "apply" not in citizen.session


def test_sending_writes_one_receipt(citizen, person, post):
    answer(citizen)
    citizen.post(url("oversigt"))
    assert [(letter.to, letter.subject) for letter in post()] == [
        ([person.email], "Vi har fået din ansøgning")
    ]


def test_a_double_click_sends_one_application(citizen, person):
    """The second POST carries the same session as the first, as two clicks do."""
    answer(citizen)
    draft = citizen.session["apply"]
    assert citizen.post(url("oversigt")).url == url("tak")
    session = citizen.session
    session["apply"] = draft
    session.save()
    assert citizen.post(url("oversigt")).url == "/min-side/"
    assert list(Application.objects.values_list("person", flat=True)) == [person.pk]


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_steps_skipped_lead_back_to_the_first_missing(citizen, number):
    for slug in STEPS[:number] + STEPS[number + 1 :]:
        citizen.post(url(slug), ANSWERS[slug])
    for response in (citizen.get(url("oversigt")), citizen.post(url("oversigt"))):
        assert (response.status_code, response.url) == (302, url(STEPS[number]))
    assert Application.objects.count() == 0


# --- Who may be here -------------------------------------------------------------------------------------
def test_anonymous_reads_the_start_signs_in_and_comes_back(client, post):
    start = client.get("/bliv-ambassadoer/")
    assert start.status_code == 200
    assert soup_of(start).select_one("main a.button-primary")["href"] == url("om-dig")
    sent = client.get(url("om-dig"), follow=True)
    assert sent.redirect_chain == [(f"/konto/login/code/?next={url('om-dig')}", 302)]
    fields = {field["name"]: field.get("value", "") for field in soup_of(sent).select("main form input")}
    assert fields["next"] == url("om-dig")
    client.post("/konto/login/code/", {**fields, "email": "ny@example.org"})
    code = post()[-1].subject.split()[-1]
    back = client.post("/konto/login/code/confirm/", {"code": code, "next": url("om-dig")})
    assert (back.status_code, back.url) == (302, url("om-dig"))
    assert client.get(url("om-dig")).status_code == 200


@pytest.mark.parametrize("slug", [*STEPS, "oversigt", "tak"])
def test_anonymous_is_sent_to_sign_in(client, slug):
    response = client.get(url(slug))
    assert (response.status_code, response.url) == (302, f"/konto/login/code/?next={url(slug)}")


@pytest.mark.parametrize("slug", [*STEPS, "oversigt"])
@pytest.mark.parametrize("make", [make_application, make_volunteer])
def test_who_has_applied_is_sent_to_min_side(client, make, slug):
    client.force_login(make().person)
    for response in (client.get(url(slug), follow=True), client.post(url(slug), ABOUT, follow=True)):
        assert response.redirect_chain == [("/min-side/", 302)]
        assert (
            "Vi har allerede en ansøgning fra dig. Du kan følge den på Min side." in response.content.decode()
        )


@pytest.mark.parametrize("state", [ApplicationState.REJECTED, ApplicationState.WITHDRAWN])
def test_who_was_turned_down_or_withdrew_may_apply_again(client, state):
    earlier = make_application(state=state)
    client.force_login(earlier.person)
    answer(client)
    assert client.post(url("oversigt")).url == url("tak")
    assert Application.objects.filter(person=earlier.person).count() == 2


def test_no_receipt_without_an_application(citizen):
    assert citizen.get(url("tak")).url == "/bliv-ambassadoer/"


def test_a_draft_of_one_session_never_shows_in_another(citizen, person):
    answer(citizen)
    other, elsewhere = Client(), Client()
    other.force_login(make_user())
    elsewhere.force_login(User.objects.get(pk=person.pk))
    for browser in (other, elsewhere):
        assert chosen(browser.get(url("om-dig")), "first_name") == [""]
        assert browser.get(url("oversigt")).url == url("om-dig")


def test_the_next_person_at_the_same_machine_sees_no_draft(citizen):
    answer(citizen)
    citizen.post("/konto/logout/")
    citizen.force_login(make_user())
    assert chosen(citizen.get(url("om-dig")), "first_name") == [""]
