"""A reader without an account: asks, confirms, hears of the project, and stops with one press."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from home.models import NewsPage
from outbox.services import deliver_due
from places.models import PostalCode
from projects.enums import InitiativeKind
from projects.follow import telling
from projects.follow.models import Follow, Mailbox
from projects.models import ProjectPage, Session
from tests.factories.people import make_user
from tests.factories.work import make_initiative, make_project, publish
from tests.journeys.visitor import PICTURES, WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
READER = "jens@example.org"
TITLE = "Lys på stien ved skolen"


@pytest.fixture
def page(site):
    """A published project."""
    return publish(make_project(title=TITLE), slug="lys-paa-stien")


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_from_the_project_to_the_mailbox_and_out_again(visit, letters, page, site, js):
    reader = visit(js=js, pictures=js)
    reader.go("/projekter/lys-paa-stien/")
    reader.look("foelg-projekt")
    reader.press("Følg projektet")
    expect(reader.page.locator("h1")).to_have_text(f"Følg {TITLE}")
    reader.press("Følg", exact=True)
    expect(reader.page).to_have_title(re.compile("^Fejl:"))
    reader.look("foelg-fejl")
    reader.write("E-mail", READER)
    reader.tick("Med det samme, hver gang der sker noget")
    reader.look("foelg-form")
    reader.press("Følg", exact=True)
    reader.sees("Kig i din mail")
    reader.look("foelg-sendt")
    _confirm(reader, letters, site)
    _hear(reader, letters, site, page)
    _stop(reader, letters, site)


def _confirm(reader, letters, site):
    assert letters()[-1].to == [READER]
    reader.go(_link(letters()[-1], site, "/foelg/bekraeft/"))
    reader.look("foelg-bekraeft")
    assert not Follow.objects.listening().exists()
    reader.press("Ja, jeg vil følge med")
    reader.sees("Vi skriver, så snart der sker noget")
    reader.look("foelg-kvittering")


def _hear(reader, letters, site, page):
    news = ProjectPage.objects.get(pk=page.pk).add_child(
        instance=NewsPage(
            title="De nye lamper er tændt", lead="Nu kan man se hele vejen hjem.", slug="lamper"
        )
    )
    news.save_revision().publish()
    telling.tell_now(timezone.now() + timedelta(minutes=3))
    deliver_due()
    letter = letters()[-1]
    assert letter.subject == f"{TITLE}: De nye lamper er tændt"
    _look_at_letter(reader, letter)
    reader.go(_link(letter, site, "/nyheder/"))
    expect(reader.page.locator("h1")).to_have_text("De nye lamper er tændt")


def _look_at_letter(reader, letter):
    """As a mail program shows it, on a page of its own: the site's policy allows no such styles."""
    mail = reader.page.context.new_page()
    mail.set_content(letter.alternatives[0][0])
    for width in WIDTHS:
        mail.set_viewport_size({"width": width, "height": 900})
        mail.screenshot(path=PICTURES / f"foelg-brev-{width}.png", full_page=True)
    mail.close()


def _stop(reader, letters, site):
    letter = letters()[-1]
    reader.go(_link(letter, site, "/foelg/ey", "/foelg/"))
    reader.sees(TITLE)
    reader.look("foelg-mine")
    reader.press("Skriv om mandagen")
    reader.is_told("Det er rettet")
    reader.go(_link(letter, site, "/foelg/stop/"))
    reader.look("foelg-stop")
    assert Follow.objects.exists()
    reader.press("Stop mails")
    reader.sees("Du får ikke flere af de mails")
    reader.look("foelg-stoppet")
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_when_are_the_police_here(visit, site, js):
    project = make_project(title=TITLE)
    publish(project)
    for number, place in enumerate(("Torvet, ved springvandet", "Pladsen foran stationen", "Havnen")):
        _visit(project, number, place)
    person = visit(js=js, pictures=js)
    person.go("/projekter/fyn/")
    person.look("besoeg-kreds")
    person.go("/")
    person.sees("Hvornår er politiet hos os?")
    person.look("besoeg-forside")
    person.page.locator("#besoeg-postnummer").fill("5200")
    person.press("Find tider tæt på dig")
    person.sees("3 besøg")
    person.look("besoeg")
    person.choose("Hvornår", "naeste-uge")
    person.press("Vis tid og sted")
    expect(person.page).to_have_url(re.compile("hvornaar=naeste-uge"))
    person.go("/hvor-er-politiet/?kommune=0400")
    person.sees("Ingen besøg passer til dine valg")
    person.look("besoeg-ingen")
    person.go("/foelg/")
    person.look("foelg-vaelg")


def test_min_side_shows_what_one_follows(visit, site):
    make_user("mette@example.org")
    person = visit()
    person.go("/foelg/?postnummer=5200&km=10")
    person.go("/min-side/")
    person.sign_in_by_code("mette@example.org")
    person.go("/foelg/?postnummer=5200&km=10")
    person.look("foelg-logget-ind")
    person.press("Følg", exact=True)
    person.is_told("Nu følger du")
    person.look("foelg-min-side")
    person.press("Stop", exact=False)
    person.is_told("Du følger ikke")


def _visit(project, number, place):
    starts = timezone.now() + timedelta(days=number + 1)
    initiative = make_initiative(project, title="Den mobile politistation", drop_in=True)
    initiative.kind = InitiativeKind.MOBILE_STATION
    initiative.save()
    Session.objects.create(
        initiative=initiative,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        place=place,
        postal_code=PostalCode.objects.get(pk="5200"),
        state="cancelled" if number == 2 else "planned",
    )


def _link(letter, site, *starts):
    """The path of the first link in a letter that begins so."""
    paths = re.findall(re.escape(site) + r"(/\S+)", letter.body)
    found = [path for start in starts for path in paths if path.startswith(start)]
    return found[0]
