"""`/foreslaa/`: what is refused, what is asked about, and that nothing is stored before it should be."""

import html
import re
import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone

from core.links import make_token
from outbox.models import Message
from projects.ideas import cleaning, limits
from projects.ideas.forms import IdeaForm
from projects.ideas.models import Idea
from projects.ideas.notifications import CONFIRM_PURPOSE
from projects.ideas.vocabulary import accuses_by_name, has_email, has_phone, may_be_report
from tests.factories.ideas import make_idea
from tests.factories.people import make_user
from tests.factories.work import make_index, make_project, publish

pytestmark = pytest.mark.django_db
WORDS, PLACE, SUMMARY = "/foreslaa/ide/", "/foreslaa/sted/", "/foreslaa/oversigt/"
IDEA = {"title": "Lys på stien bag skolen", "text": "Der er mørkt på stien. To lamper mere kunne hjælpe."}
HERE = {"postal_code": "5200", "theme": "lys-og-stier", "email": "anna@example.org"}


@pytest.fixture
def site(places_data):
    """The page tree."""
    return make_index()


def propose(client, **changes):
    client.post(WORDS, {**IDEA, **changes})
    client.post(PLACE, {**HERE, **{key: value for key, value in changes.items() if key in HERE}})
    return client.post(SUMMARY)


def errors(client, path, data):
    return {
        name: [e.code for e in found] for name, found in form_of(client, path, data).errors.as_data().items()
    }


def form_of(client, path, data):
    return client.post(path, data).context["form"]


# --- the way through --------------------------------------------------------------------------------------


def test_from_the_first_page_to_the_coordinator(client, site):
    first = client.get("/foreslaa/").content.decode()
    assert first.index('href="tel:112"') < first.index('href="tel:114"') < first.index(WORDS)
    response = propose(client)
    assert response.url == "/foreslaa/tak/"
    idea = Idea.objects.get()
    assert (idea.confirmed_at, idea.email, idea.district_id) == (None, "anna@example.org", "1465")
    assert "anna@example.org" in client.get("/foreslaa/tak/").content.decode()
    assert not Idea.objects.confirmed().exists()


def test_signed_in_one_is_asked_for_no_address(client, site):
    client.force_login(make_user("bo@example.org"))
    client.post(WORDS, IDEA)
    assert "email" not in client.get(PLACE).context["form"].fields
    client.post(PLACE, {key: HERE[key] for key in ("postal_code", "theme")})
    client.post(SUMMARY)
    idea = Idea.objects.get()
    assert (idea.author.email, idea.email, idea.confirmed_at is None) == ("bo@example.org", "", False)


def test_pressing_send_twice_is_one_idea(client, site):
    propose(client)
    assert client.post(SUMMARY).url == "/foreslaa/tak/"
    assert Idea.objects.count() == 1


def test_two_tabs_that_send_the_same_draft_are_one_idea(client, site):
    client.post(WORDS, IDEA)
    client.post(PLACE, HERE)
    kept = dict(client.session)
    client.post(SUMMARY)
    session = client.session
    session.update(kept)
    session.save()
    client.post(SUMMARY)
    assert (Idea.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize("path", [PLACE, SUMMARY, "/foreslaa/tak/"])
def test_nobody_starts_in_the_middle(client, site, path):
    assert client.get(path).status_code == 302


def test_the_municipality_is_asked_for_where_the_code_lies_in_several(client, site):
    client.post(WORDS, IDEA)
    form = form_of(client, PLACE, {**HERE, "postal_code": "4180"})
    assert set(form.errors) == {"municipality"}
    assert client.post(PLACE, {**HERE, "postal_code": "4180", "municipality": "0340"}).url == SUMMARY


# --- what is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": ""}, {"title": ["required"]}),
        ({"text": "Lys."}, {"text": ["min_length"]}),
        ({"text": "Skriv til anna@example.org om stien."}, {"text": ["email"]}),
        ({"text": "Skriv til anna (at) example.org om stien."}, {"text": ["email"]}),
        ({"text": "Ring til mig på 20 30 40 50 om stien."}, {"text": ["phone"]}),
        ({"title": "Ring +45 20304050"}, {"title": ["phone"]}),
        ({"why": "Mit nummer er 2030 4050."}, {"why": ["phone"]}),
        ({"text": "Mit CPR-nummer er 010203-1234, og her er mørkt."}, {"text": ["cpr"]}),
        ({"text": "Jens Hansen larmer på stien hver aften."}, {"no_names": ["names"]}),
    ],
)
def test_each_refusal_is_at_its_field_and_keeps_what_was_typed(client, site, changes, expected):
    data = {**IDEA, **changes}
    assert errors(client, WORDS, data) == expected
    page = html.unescape(client.post(WORDS, data).content.decode())
    assert all(value in page for value in data.values())
    assert page.count("alert-error") == 1
    assert client.get(PLACE).status_code == 302


def test_a_tick_lets_a_name_that_is_none_go_on(client, site):
    data = {**IDEA, "text": "Ved Danas Have larmer motoren. Sæt bump på vejen.", "no_names": "on"}
    assert client.post(WORDS, data).url == PLACE


@pytest.mark.parametrize(
    "text",
    [
        "I 2024 2025 var her mørkt.",
        "Fra 01.12.2026 til jul.",
        "Ring 112 eller 114.",
        "5200 Odense V",
        "10.000 kr.",
    ],
)
def test_years_dates_and_short_numbers_are_no_phone_numbers(text):
    assert not has_phone(text)


@pytest.mark.parametrize("text", ["20304050", "20 30 40 50", "20.30.40.50", "2030 4050", "+45 20 30 40 50"])
def test_phone_numbers(text):
    assert has_phone(f"Ring til {text} i dag")


def test_words_about_people_and_places():
    assert has_email("Skriv a.b@c.dk")
    assert accuses_by_name("Min nabo Jens stjæler cykler.")
    assert not accuses_by_name("Vollsmose Allé larmer om natten.")
    assert not accuses_by_name("Jens Hansen har en god idé. Nogen stjæler cykler.")


# --- about to report a crime ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Min nabo slog mig i går ved stien.",
        "Min cykel er blevet stjålet fra skuret.",
        "Der var indbrud i nat på vores vej.",
        "Der er narkohandel bag stationen hver aften.",
        "Han truede mig med en kniv.",
        "My bike was stolen from the shed.",
    ],
)
def test_who_seems_to_report_meets_112_and_114_before_anything_is_stored(client, site, text):
    response = client.post(WORDS, {**IDEA, "text": text})
    page = response.content.decode()
    assert response.status_code == 200
    assert page.index('href="tel:112"') < page.index('href="tel:114"') < page.index('name="not_report"')
    assert html.escape(text, quote=True) in page
    assert (Idea.objects.count(), Session.objects.count(), len(client.session.keys())) == (0, 0, 0)


@pytest.mark.parametrize(
    "text", ["Mere lys på stien.", "Et sted, hvor unge kan være.", "Kaffe med betjenten."]
)
def test_plain_ideas_are_no_reports(text):
    assert not may_be_report(text)


def test_it_is_a_choice_that_is_kept(client, site):
    data = {**IDEA, "text": "Sæt et stativ op, så cykler ikke bliver stjålet."}
    assert client.post(WORDS, {**data, "not_report": "1"}).url == PLACE
    assert client.post(WORDS, {**data, "title": "Et nyt stativ"}).url == PLACE


def test_correcting_shows_the_text_again_without_judging_it(client, site):
    response = client.post(WORDS, {"title": "", "text": "Han slog mig.", "correct": "1"})
    assert (response.context["form"].is_bound, response.context["form"]["text"].value()) == (
        False,
        "Han slog mig.",
    )
    assert Session.objects.count() == 0


# --- flood ------------------------------------------------------------------------------------------------


def test_a_flood_from_one_address_is_told_to_wait_and_keeps_the_text(client, site):
    for number in range(limits.IDEAS_AN_HOUR):
        assert propose(client, title=f"Idé nummer {number}").status_code == 302
    response = propose(client, title="Én idé mere")
    page = response.content.decode()
    assert response.status_code == 429
    assert "Du har sendt flere idéer på en time." in page
    assert Idea.objects.count() == limits.IDEAS_AN_HOUR
    assert "Én idé mere" in client.get(SUMMARY).content.decode()
    cache.clear()  # an hour later
    assert client.post(SUMMARY).status_code == 302


def test_a_flood_from_one_machine_with_many_addresses_is_stopped(client, site, monkeypatch):
    monkeypatch.setattr(limits, "IDEAS_FROM_A_MACHINE", 2)
    answers = [propose(client, email=f"a{number}@example.org").status_code for number in range(3)]
    assert answers == [302, 302, 429]


# --- the link ---------------------------------------------------------------------------------------------


def link_of(idea):
    return f"/foreslaa/bekraeft/{make_token(CONFIRM_PURPOSE, idea.pk)}/"


def test_the_letters_link_changes_nothing_until_its_button_is_pressed(client, site):
    propose(client)
    link = re.search(r"(/foreslaa/bekraeft/\S+)", Message.objects.get().text)[1]
    assert client.get(link).status_code == 200
    assert Idea.objects.get().confirmed_at is None
    assert "Tak. Vi har fået din idé." in client.post(link).content.decode()
    idea = Idea.objects.get()
    assert idea.due_on == timezone.localdate() + timedelta(days=14)
    # Again: the receipt, nothing else.
    assert client.post(link).status_code == client.get(link).status_code == 200
    assert Idea.objects.get().confirmed_at == idea.confirmed_at
    assert Message.objects.filter(key=f"idea-{idea.pk}-received").count() == 1


def test_a_link_for_another_purpose_or_changed_opens_nothing(client, site):
    idea = make_idea(confirmed=False)
    for token in (make_token("answer", idea.pk), link_of(idea)[:-3].rsplit("/", 1)[1], "x"):
        response = client.post(f"/foreslaa/bekraeft/{token}/")
        assert (response.status_code, response.content.decode().count("<h1")) == (404, 1)
    idea.refresh_from_db()
    assert idea.confirmed_at is None


def test_an_expired_link_says_so(client, site, settings):
    link = link_of(make_idea(confirmed=False))
    settings.IDEA_CONFIRM_DAYS = -1
    response = client.post(link)
    assert (response.status_code, "Linket er udløbet" in response.content.decode()) == (410, True)
    assert not Idea.objects.confirmed().exists()


# --- what is deleted by itself ----------------------------------------------------------------------------


def test_ideas_never_confirmed_are_deleted(site):
    old, new, kept = make_idea(confirmed=False), make_idea(confirmed=False), make_idea()
    Idea.objects.exclude(pk=new.pk).update(sent_at=timezone.now() - timedelta(days=8))
    rows = cleaning.unconfirmed_before(timezone.now() - timedelta(days=7))
    assert rows.delete()[0] == 1
    assert set(Idea.objects.values_list("pk", flat=True)) == {new.pk, kept.pk}
    assert not Idea.objects.filter(pk=old.pk).exists()


def test_addresses_are_erased_half_a_year_after_the_answer(site):
    old, new, open_one = make_idea(state="declined"), make_idea(state="adopted"), make_idea()
    Idea.objects.filter(pk=old.pk).update(answered_at=timezone.now() - timedelta(days=184))
    rows = cleaning.answered_before(timezone.now() - timedelta(days=183))
    assert cleaning.erase_addresses(rows) == 1
    assert [Idea.objects.get(pk=each.pk).email == "" for each in (old, new, open_one)] == [True, False, False]


# --- what is like it --------------------------------------------------------------------------------------


def similar(client, text):
    return [each["title"] for each in client.get("/foreslaa/lignende/", {"q": text}).json()["found"]]


def test_what_is_alike_is_found_in_any_inflection(client, site):
    make_idea(published=True, title="Flere lamper på skolestien")
    make_idea(title="Lamper, som ingen må se endnu")
    publish(make_project(title="En tunnel, vi tør gå igennem"))
    hidden = publish(make_project(title="Lamper i det lukkede"))
    hidden.unpublish()
    assert similar(client, "lampe ved stierne til skolen") == ["Flere lamper på skolestien"]
    assert similar(client, "Jeg tør ikke gå gennem tunneller") == ["En tunnel, vi tør gå igennem"]
    assert similar(client, "la") == similar(client, "kaffe med betjenten") == []


def test_the_page_before_sending_shows_it_without_javascript(client, site):
    idea = make_idea(published=True, title="Flere lamper på skolestien")
    client.post(WORDS, {**IDEA, "title": "En lampe ved skolestien"})
    client.post(PLACE, HERE)
    assert f'href="{idea.get_absolute_url()}"' in client.get(SUMMARY).content.decode()


# --- what is meant to wear us out ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["a" * 400_000, "a." * 200_000, "A-" * 200_000 + " stjæler", "A'" * 200_000 + " stjæler", "1" * 400_000],
    ids=["one word", "dots", "hyphens", "apostrophes", "digits"],
)
def test_a_text_of_400000_characters_is_judged_in_no_time(text):
    """A pattern whose time grows with the square of the text would take an hour here."""
    before = time.process_time()
    assert not IdeaForm({"title": "Lys", "text": text}).is_valid()
    assert not has_email(text)
    assert not accuses_by_name(text)
    assert time.process_time() - before < 5


def test_addresses_and_names_are_seen_in_the_middle_of_long_texts():
    long = "lampe " * 5_000
    assert has_email(f"{long} skriv til anna.holm+ide@mail.example.dk {long}")
    assert accuses_by_name(f"{long}. Peter Hansen stjæler cykler. {long}")


def test_the_session_keeps_the_answers_and_nothing_else_that_was_posted(client, site):
    client.post(
        WORDS,
        {**IDEA, "text": f"{IDEA['text']}{' ' * 50_000}", "no_names": "x" * 50_000, "junk": "x" * 50_000},
    )
    client.post(PLACE, {**HERE, "junk": "x" * 50_000})
    assert len(str(client.session["idea"])) < 5_000
    assert client.post(SUMMARY).url == "/foreslaa/tak/"
    assert Idea.objects.get().text == IDEA["text"]
