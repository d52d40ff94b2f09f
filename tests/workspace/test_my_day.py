"""Min dag: each kind for coordinator and deputy, the order, choosing a kind, and pages."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import User
from coordination.models import Assignment, Attendance
from core.registries import DayItem, day_sources
from places.models import LocalArea
from projects.enums import Stage
from projects.models import Milestone
from tests.factories.decisions import make_hearing
from tests.factories.ideas import make_idea
from tests.factories.minors import make_guardian, make_young
from tests.factories.people import make_application, make_officer, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, move_to_past, publish
from volunteers.models import Application, Screening
from volunteers.relay.models import Note
from volunteers.safety.models import Equipment, SafetyReport
from workspace.queue import day_of, key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")


def kinds(user):
    return {key_of(item) for item in day_of(User.objects.get(pk=user.pk)).items}


def people_of(area, officer):
    """What waits about people of the area; what has an owner is its contact officer's."""
    owned = make_application(area=area)
    Application.objects.filter(pk=owned.pk).update(owner=officer)
    heard = make_application(area=area)
    make_hearing(heard, days=-1)
    Application.objects.filter(pk=heard.pk).update(owner=officer)
    young = make_young(make_application(area=area))
    make_guardian(young.person, asked_at=timezone.now() - timedelta(days=60))
    volunteer = make_volunteer(area=area, phone="+4520123456")
    person = volunteer.person
    Note.objects.create(person=person, author=person, text="Hej")
    person.errands.create(channel="call", subject="Ring", text="Hej")
    SafetyReport.objects.create(
        person=person, district_id="1465", kind="threatened", state="taken", taken_by=officer
    )
    gone = make_volunteer(area=area)
    type(gone).objects.filter(pk=gone.pk).update(state="ended")
    Equipment.objects.create(person=gone.person, kind="vest", issued_by=officer)
    return volunteer


def work_of(area, volunteer):
    """What waits about projects of the area."""
    project = make_project()
    publish(project)
    project.areas.add(area)
    Milestone.objects.create(project=project, title="Lys", due_on=timezone.localdate())
    measured = make_project(stage=Stage.EVALUATING)
    measured.areas.add(area)
    role = make_role(make_initiative(project))
    place = make_place(role, starts_at=timezone.now() + timedelta(days=3))
    past = make_place(role)
    times = {"starts_at": past.session.starts_at, "ends_at": past.session.ends_at}
    Attendance.objects.create(person=volunteer.person, session=past.session, place=past, seat=1, **times)
    move_to_past(past)
    Assignment.objects.create(
        person=volunteer.person,
        role=place.role,
        state="invited",
        answer_by=timezone.now() + timedelta(days=1),
    )


def test_the_deputy_sees_everything_of_the_area_and_the_coordinator_too(area):
    contact, deputy = make_officer(area), make_officer(area)
    stranger = make_staff(Role.CONTACT_OFFICER)
    work_of(area, people_of(area, contact))
    seen = kinds(contact)
    assert len(seen) == 12, sorted(seen)
    assert kinds(deputy) == seen
    assert kinds(stranger) == set()
    # What a colleague has taken is theirs; the rest is the coordinator's as well.
    assert seen - kinds(make_staff()) <= {"hoering", "sikkerhed"}


def test_a_deputy_whose_time_is_over_sees_nothing(area):
    contact, deputy = make_officer(area), make_officer(area)
    work_of(area, people_of(area, contact))
    area.duties.filter(user=deputy).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert kinds(deputy) == set()


def test_what_is_the_coordinators_alone(area):
    make_idea()
    volunteer = make_volunteer(area=area, signed=False)
    soon = timezone.localdate() + timedelta(days=3)
    Screening.objects.create(
        person=volunteer.person,
        kind="talk",
        why="Samtale",
        ordered_on=timezone.localdate(),
        outcome="cleared",
        renew_by=soon,
    )
    assert {"forslag", "attest-eller-vurdering"} & kinds(make_officer(area)) == set()
    assert len(kinds(make_staff(may_screen=True))) >= 2


def test_every_verb_leads_to_a_page_that_opens(client, area):
    contact, deputy = make_officer(area), make_officer(area)
    work_of(area, people_of(area, contact))
    client.force_login(deputy)
    for item in day_of(deputy).items:
        assert client.get(item.url).status_code == 200, item.kind


def test_a_screening_that_runs_out_leads_to_ordering_a_new_one(client, area):
    volunteer = make_volunteer(area=area, cleared=True)
    Screening.objects.update(renew_by=timezone.localdate() + timedelta(days=3))
    coordinator = make_staff(may_screen=True)
    urls = [item.url for item in day_of(coordinator).items]
    assert reverse("renewal_create", args=[volunteer.pk]) in urls
    client.force_login(coordinator)
    assert client.get(urls[0]).status_code == 200


@pytest.fixture
def queue(monkeypatch):
    """Only what the test puts there."""
    monkeypatch.setattr(day_sources, "_entries", {})

    def put(*items):
        day_sources.register("made", lambda user: items)

    return put


def item(title, hours, kind="Svar", *, urgent=False):
    due = None if hours is None else timezone.now() + timedelta(hours=hours)
    return DayItem(kind, "flag", title, "", due, "/koordinator/", "Se", urgent)


def test_urgent_first_then_the_oldest_and_without_a_date_last(queue):
    queue(
        item("ingen dato", None),
        item("i morgen", 24),
        item("haster", 48, urgent=True),
        item("i forgårs", -48),
        item("i går", -24),
        item("haster mest", 1, urgent=True),
    )
    titles = [each.title for each in day_of(make_staff()).items]
    assert titles == ["haster mest", "haster", "i forgårs", "i går", "i morgen", "ingen dato"]


def test_one_kind_can_be_chosen_and_the_counts_stay(client, queue):
    queue(*[item(f"Svar {number}", number) for number in range(3)], item("Ring", 1, "Opkald"))
    client.force_login(make_staff())
    page = client.get(reverse("workspace"), {"slags": "opkald"}).content.decode()
    tree = BeautifulSoup(page, "html.parser")
    chips = tree.select(".t-choices a")
    assert [each.get_text(" ", strip=True) for each in chips] == ["Alt (4)", "Svar (3)", "Opkald (1)"]
    assert [each.get_text() for each in chips if each.get("aria-current")] == ["Opkald (1)"]
    assert [each.get_text() for each in tree.select(".t-queue h3")] == ["Ring"]
    assert "4 ting venter" in tree.select_one("#h-queue").get_text()


@pytest.mark.parametrize("kind", ["findes-ikke", "%00", "9" * 3000, "<b>"])
def test_an_unknown_kind_shows_everything(client, queue, kind):
    queue(item("Ring", 1, "Opkald"), item("Svar", 2))
    client.force_login(make_staff())
    tree = BeautifulSoup(client.get(reverse("workspace"), {"slags": kind}).content, "html.parser")
    assert len(tree.select(".t-queue h3")) == 2


def test_a_long_day_is_divided_and_the_most_urgent_is_the_only_primary_button(client, queue):
    queue(*[item(f"Nr. {number:02}", number) for number in range(60)])
    client.force_login(make_staff())
    first = BeautifulSoup(client.get(reverse("workspace")).content, "html.parser")
    second = BeautifulSoup(client.get(reverse("workspace"), {"side": "2"}).content, "html.parser")
    assert [len(each.select(".t-queue > li")) for each in (first, second)] == [25, 25]
    assert second.select_one(".t-queue h3").get_text() == "Nr. 25"
    assert second.select_one(".t-queue")["start"] == "26"
    assert [len(each.select("main .button-primary")) for each in (first, second)] == [1, 0]
    assert "Viser 1–25 af 60." in first.select_one(".t-pages").get_text()


def test_an_empty_day_says_so(client, queue):
    queue()
    client.force_login(make_staff())
    tree = BeautifulSoup(client.get(reverse("workspace")).content, "html.parser")
    assert "Der er ikke mere, der venter på dig" in tree.select_one(".t-empty__title").get_text()
    assert urlsplit(tree.select_one(".t-empty a")["href"]).path == reverse("ambassador_list")
