"""The attendance sheet on a phone: with script, without, and without net; then minutes, hours and corrections."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from coordination.checkin import codes
from coordination.checkin.models import CheckIn
from coordination.models import Attendance
from coordination.services import say_coming, sign_up
from projects.models import Session
from tests.factories.people import make_volunteer
from tests.factories.work import make_place
from tests.journeys.conftest import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NAMES = ("Yasmin", "Bent", "Åse-Marie Katrine", "Bent", "Østen")


@pytest.fixture
def place(site, letters):
    """A walk that began ten minutes ago, with five on the list who have had their receipts."""
    place = make_place(seats=8, guests=True)
    for name in NAMES:
        row = sign_up(person=make_volunteer(first_name=name).person, place=place)
        if name == "Østen":
            say_coming(attendance=row, person=row.person, late=20)
    move(place, minutes=10)
    letters()
    return place


def move(place, *, minutes):
    """The session began so many minutes ago."""
    start = timezone.now() - timedelta(minutes=minutes)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    Session.objects.filter(pk=place.session_id).update(**times)
    place.attendances.update(**times)


def line(visitor, name):
    return visitor.page.locator(".t-tap", has_text=name)


def open_sheet(visitor, coordinator, place):
    path = f"/koordinator/fremmoede/{place.session_id}/"
    visitor.sign_in_with_password(coordinator.email, PASSWORD, path)
    visitor.sees("Hvem er her?")
    return path


def test_a_session_without_net_is_sent_later_and_once(visit, coordinator, place):
    visitor = visit(width=360)
    path = open_sheet(visitor, coordinator, place)
    page = visitor.page
    expect(page.locator("[data-kept=yes]")).to_have_count(1, timeout=30_000)
    visitor.look("fremmoede-liste")
    line(visitor, "Yasmin").get_by_role("button", name="Er her").click()
    expect(line(visitor, "Yasmin")).to_contain_text("Her siden", timeout=30_000)
    page.context.set_offline(True)
    line(visitor, "Åse-Marie").get_by_role("button", name="Er her").click()
    expect(line(visitor, "Åse-Marie")).to_contain_text("venter på net")
    visitor.go(path)
    expect(line(visitor, "Åse-Marie")).to_contain_text("venter på net")
    expect(line(visitor, "Yasmin")).to_contain_text("Her siden")
    line(visitor, "Yasmin").get_by_role("button", name="Går nu").click()
    visitor.is_told("Venter på at blive sendt: 2")
    page.screenshot(path="var/screenshots/fremmoede-uden-net-360.png", full_page=True)
    assert CheckIn.objects.count() == 1
    visitor.complaints.clear()  # no net is said in the console too
    page.context.set_offline(False)
    expect(line(visitor, "Åse-Marie")).to_contain_text("Her siden", timeout=30_000)
    expect(line(visitor, "Yasmin")).to_contain_text("Gik")
    assert [(each.kind, each.result) for each in CheckIn.objects.order_by("at")] == [
        ("in", "ok"),
        ("in", "ok"),
        ("out", "ok"),
    ]
    visitor.go(path)
    expect(line(visitor, "Åse-Marie")).to_contain_text("Her siden")
    assert CheckIn.objects.count() == 3


def test_a_guest_who_came_by_without_net_is_added_later(visit, coordinator, place):
    visitor = visit(width=360)
    path = open_sheet(visitor, coordinator, place)
    page = visitor.page
    expect(page.locator("[data-kept=yes]")).to_have_count(1, timeout=30_000)
    page.context.set_offline(True)
    page.get_by_text("En gæst kom forbi").click()
    visitor.write("Gæstens fornavn", "Ole")
    visitor.press("Er her som: Gå med")
    expect(line(visitor, "Ole")).to_contain_text("venter på net")
    visitor.go(path)
    expect(line(visitor, "Ole")).to_contain_text("venter på net")
    page.screenshot(path="var/screenshots/fremmoede-gaest-uden-net-360.png", full_page=True)
    page.context.set_offline(False)
    expect(line(visitor, "Ole")).to_contain_text("Her siden", timeout=30_000)
    visitor.go(path)
    expect(line(visitor, "Ole").get_by_role("button", name="Går nu")).to_be_visible()
    assert place.attendances.filter(person__first_name="Ole").count() == 1


def test_what_was_refused_later_says_why(visit, coordinator, place):
    visitor = visit(width=360, pictures=False)
    open_sheet(visitor, coordinator, place)
    visitor.page.context.set_offline(True)
    line(visitor, "Yasmin").get_by_role("button", name="Er her").click()
    expect(line(visitor, "Yasmin")).to_contain_text("venter på net")
    Attendance.objects.filter(person__first_name="Yasmin").update(state="cancelled")
    visitor.page.context.set_offline(False)
    expect(line(visitor, "Yasmin")).to_contain_text("ikke en plads", timeout=30_000)


def test_the_phone_forgets_the_list_when_one_logs_out(visit, coordinator, place):
    visitor = visit(width=360, pictures=False)
    path = open_sheet(visitor, coordinator, place)
    page = visitor.page
    expect(page.locator("[data-kept=yes]")).to_have_count(1, timeout=30_000)
    kept = """async () => (await (await caches.open("sheet")).keys()).map((each) => new URL(each.url).pathname)"""
    assert page.evaluate(kept) == [path]
    visitor.go("/konto/logout/")
    visitor.press("Log ud")
    assert page.evaluate(kept) == []
    page.context.set_offline(True)
    visitor.go(path)
    visitor.sees("Du er ikke på nettet")
    visitor.sees_not("Yasmin")


def test_without_script_every_press_is_a_form(visit, coordinator, place):
    visitor = visit(js=False, width=360)
    open_sheet(visitor, coordinator, place)
    line(visitor, "Yasmin").get_by_role("button", name="Er her").click()
    expect(line(visitor, "Yasmin")).to_contain_text("Her siden")
    visitor.press("Vis koden")
    visitor.sees("Tjek ind her")
    visitor.look("fremmoede-kode")
    visitor.press("Tilbage til listen")
    visitor.press("Nogen kom forbi")
    visitor.look("fremmoede-kom-forbi")
    visitor.write("Fornavn", "Ole")
    visitor.press("Er her som: Gå med")
    expect(line(visitor, "Ole")).to_contain_text("Her siden")


def test_an_ambassador_checks_in_leaves_and_puts_the_hours_right(visit, coordinator, place):
    visitor, staff = visit(width=360), visit()
    person = Attendance.objects.get(person__first_name="Yasmin").person
    visitor.go(f"/tjek-ind/{codes.session_token(place.session)}/")
    visitor.look("tjek-ind-uden-login")
    visitor.press("Log ind og tjek ind")
    visitor.press("Send mig en kode i stedet")
    visitor.sign_in_by_code(person.email)
    visitor.look("tjek-ind")
    visitor.press("Jeg er her")
    visitor.sees("Godt at se dig")
    visitor.look("tjekket-ind")
    visitor.go("/min-side/")
    visitor.press("Din egen kode til at tjekke ind")
    visitor.press("Lav min kode")
    visitor.look("min-kode")
    move(place, minutes=121)
    path = open_after(staff, coordinator, place)
    staff.look("fremmoede-bekraeft")
    staff.press("Bekræft 5")
    staff.is_told("Bekræftet: 5 personer.")
    visitor.go("/min-side/timer/")
    visitor.look("mine-timer")
    visitor.press("Det passer ikke")
    visitor.write("Hvor mange minutter", "110")
    visitor.write("Hvorfor", "Jeg kom fra start.")
    visitor.look("ret-timer")
    visitor.press("Send til koordinatoren")
    staff.go("/koordinator/timer/")
    staff.press("Yasmin")
    staff.look("timer-svar")
    staff.press("Godkend")
    staff.is_told("Godkendt")
    staff.go(path)
    assert Attendance.objects.get(person=person).minutes == 110


def open_after(staff, coordinator, place):
    """The same page when the session is over."""
    path = f"/koordinator/fremmoede/{place.session_id}/"
    staff.sign_in_with_password(coordinator.email, PASSWORD, path)
    staff.sees("Bekræft, hvem der kom")
    return path
