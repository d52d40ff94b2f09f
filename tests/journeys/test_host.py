"""An association proposes a neighbour: she says yes, applies, and all three sides see the same."""

import re

import pytest

from accounts.models import Organisation
from coordination.services import sign_up
from projects.models import Partnership
from tests.factories.people import FYN, make_user, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish
from tests.journeys.conftest import PASSWORD
from volunteers.hosts.models import Membership
from volunteers.models import Application

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NEIGHBOUR, NEW = "mette@example.org", "ali@example.org"


@pytest.fixture
def association(site):
    """A housing association with a coming walk, and somebody who speaks for it."""
    association = Organisation.objects.create(
        name="Boligforeningen Lysningen", kind="housing", district_id=FYN
    )
    association.members.add(make_user("birgit@example.org", first_name="Birgit", last_name="Thomsen"))
    project = make_project(title="Lys på stien")
    Partnership.objects.create(project=project, organisation=association)
    publish(project)
    place = make_place(make_role(make_initiative(project)))
    sign_up(person=make_volunteer(first_name="Torben", last_name="Skov").person, place=place)
    return association


def test_an_association_proposes_and_the_person_decides(visit, letters, coordinator, association):
    make_volunteer(email=NEIGHBOUR, first_name="Mette", last_name="Holm")
    desk, partner, neighbour, citizen = visit(), visit(), visit(width=360), visit(width=360)
    _make_group(desk, coordinator)
    letters()  # Torben's receipt is on its way
    partner.go("/partner/")
    partner.sign_in_by_code("birgit@example.org")
    partner.sees("Tryghedsvandring i Bolbro")
    partner.sees("Torben")
    partner.sees_not("Skov")
    for name, last, address in (("Mette", "Holm", NEIGHBOUR), ("Ali", "Haddad", NEW)):
        _propose(partner, name, last, address)
    partner.look("partner-afventer")
    links = {letter.to[0]: re.search(r"http\S+/svar/gruppe/\S+", letter.body) for letter in letters()}
    neighbour.go(links[NEIGHBOUR][0])
    neighbour.look("svar-gruppe")
    assert not Membership.objects.exists()
    neighbour.press("Ja, det vil jeg gerne")
    neighbour.sees("Du er nu med i gruppen Naboerne")
    neighbour.look("svar-gruppe-tak")
    neighbour.press("Gå til Min side", exact=True)
    neighbour.sign_in_by_code(NEIGHBOUR)
    neighbour.sees("Naboerne")
    neighbour.look("min-side-gruppe")
    citizen.go(links[NEW][0])
    citizen.press("Ja, det vil jeg gerne")
    citizen.sees("Fyns Politi tager kontakt til dig")
    citizen.look("svar-gruppe-ny")
    partner.go("/partner/")
    partner.look("partner")
    _everybody_sees_the_same(desk, partner, neighbour)


def _make_group(desk, coordinator):
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/tovholdere/")
    desk.look("tovholdere-tom")
    desk.choose("Forening", "Boligforeningen Lysningen")
    desk.write("Gruppens navn", "Naboerne")
    desk.press("Opret gruppen")
    desk.is_told("Gruppen er oprettet.")


def _propose(partner, first, last, address):
    partner.press("Foreslå et medlem")
    partner.look("foreslaa-medlem")
    partner.press("Send forslaget")
    partner.sees("Skriv fornavnet")
    partner.look("foreslaa-medlem-fejl")
    partner.write("Fornavn", first)
    partner.write("Efternavn", last)
    partner.page.locator("#id_email").fill(address)
    partner.write("Postnummer", "5200")
    partner.press("Send forslaget")
    partner.is_told("Tak. Vi spørger personen, som selv bestemmer.")


def _everybody_sees_the_same(desk, partner, neighbour):
    """The one is with them, the other on the way; the coordinator sees both, and Mette leaves again."""
    rows = partner.page.locator("section", has_text="Jeres gruppe").locator("tbody tr")
    assert [row.inner_text().split()[:2] for row in rows.all()] == [["Mette", "Er"], ["Ali", "Venter"]]
    desk.go("/koordinator/tovholdere/")
    desk.press("Naboerne")
    desk.sees("Mette Holm")
    desk.sees("På vej til at blive det")
    desk.look("tovholder")
    desk.go(f"/koordinator/ansoegninger/{Application.objects.get().pk}/")
    desk.sees("Foreslået af en forening")
    desk.sees("Naboerne")
    desk.look("ansoegning-tovholder")
    neighbour.press("Forlad gruppen")
    neighbour.is_told("Du har forladt gruppen Naboerne.")
    partner.go("/partner/")
    partner.sees("Er ikke med")
