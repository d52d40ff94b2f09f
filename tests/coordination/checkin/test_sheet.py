"""The sheet on phone and paper, presses of forms and lists of them, who came by, and confirming in one press."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from accounts.models import AccessEntry, Organisation, User
from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.models import CheckIn
from coordination.enums import AttendanceState
from coordination.guests.models import GuestSignUp
from coordination.models import Attendance
from coordination.services import say_coming, sign_up
from projects.enums import RequirementKind
from projects.models import Partnership, Session, SessionPlace
from tests.coordination.checkin.test_check_in import note, running, seated
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = pytest.mark.django_db


def sheet_of(row):
    return f"/koordinator/fremmoede/{row.session_id}/"


def tree(response):
    return BeautifulSoup(response.content, "html.parser")


def over(row):
    running(row.place, began=timedelta(hours=3))


class TestTaps:
    def test_one_press_checks_in_and_shows_since_when(self, client):
        row = seated()
        client.force_login(make_staff())
        page = tree(client.get(sheet_of(row)))
        form = page.select_one(".t-tap form")
        data = {field["name"]: field["value"] for field in form.select("input")}
        response = client.post(form["action"], {**data, "kind": "in"}, follow=True)
        assert "Her siden" in tree(response).select_one("[data-state]").get_text()
        assert CheckIn.objects.get().way == Way.LIST
        client.post(form["action"], {**data, "kind": "in"})
        assert CheckIn.objects.count() == 1, "a second press of the same form is the same press"

    def test_late_and_stand_in_are_said(self, client):
        place, person = make_place(), make_volunteer().person
        row = sign_up(person=person, place=place)
        say_coming(attendance=row, person=person, late=20)
        running(place)
        client.force_login(make_staff())
        assert "kommer ca. 20 minutter for sent" in client.get(sheet_of(row)).content.decode()
        Attendance.objects.update(state=AttendanceState.SEEKING_STAND_IN)
        assert "søger afløser" in client.get(sheet_of(row)).content.decode()

    def test_first_names_alone_and_two_of_a_name_told_apart(self, client):
        place = make_place()
        for last in ("Holm", "Krogh"):
            sign_up(person=make_volunteer(first_name="Mette", last_name=last).person, place=place)
        running(place)
        client.force_login(make_staff())
        page = tree(client.get(f"/koordinator/fremmoede/{place.session_id}/"))
        names = [each.get_text() for each in page.select(".t-tap strong")]
        assert names == ["Mette (plads 1)", "Mette (plads 2)"]
        assert [each.get_text() for each in page.select(".t-print tbody th")] == names
        assert "Krogh" not in page.get_text()

    def test_a_list_from_a_phone_is_answered_row_by_row(self, client):
        row, other = seated(), seated()
        client.force_login(make_staff())
        now = timezone.now()
        taps = [
            _tap(row, "out", now, "tap-out-1"),
            _tap(row, "in", now - timedelta(minutes=10), "tap-in-01"),
            _tap(other, "in", now, "tap-other"),
        ]
        answer = _send(client, row, taps).json()["results"]
        assert [(each["nonce"], each["ok"], each["code"]) for each in answer] == [
            ("tap-in-01", True, "ok"),
            ("tap-out-1", True, "ok"),
            ("tap-other", False, "not_signed_up"),
        ]
        again = _send(client, row, taps).json()["results"]
        assert [each["code"] for each in again] == ["ok", "ok", "not_signed_up"]
        assert CheckIn.objects.count() == 3, "sent twice is noted once"

    def test_two_days_offline_counts_and_four_says_why_not(self, client):
        row = seated(began=timedelta(days=2))
        old = seated(began=timedelta(days=4))
        client.force_login(make_staff())
        sent = _send(client, row, [_tap(row, "in", row.session.starts_at, "two-days-old")]).json()
        late = _send(client, old, [_tap(old, "in", old.session.starts_at, "four-days-old")]).json()
        assert sent["results"][0]["ok"] is True
        assert (late["results"][0]["ok"], late["results"][0]["code"]) == (False, "sent_too_late")
        assert "uden net for længe siden" in late["results"][0]["words"]

    @pytest.mark.parametrize(
        "body",
        [
            " ",
            "{}",
            "[1]",
            "[{}]",
            "\xff",
            '[{"row": "x", "kind": "in", "nonce": "abcdefgh", "at": "2026-01-01T10:00:00Z"}]',
            '[{"row": 1, "kind": "up", "nonce": "abcdefgh", "at": "2026-01-01T10:00:00Z"}]',
            '[{"row": 1, "kind": "in", "nonce": "a b", "at": "2026-01-01T10:00:00Z"}]',
            '[{"row": 1, "kind": "in", "nonce": "abcdefgh", "at": "2026-01-01T10:00:00"}]',
            '[{"row": 1, "kind": "in", "nonce": "abcdefgh", "at": "9999-12-31T23:59:59Z"}]',
            '[{"row": 1, "kind": "in", "nonce": "abcdefgh", "at": "2026-99-01T10:00:00Z"}]',
        ],
    )
    def test_what_no_phone_sends_is_refused_as_a_whole(self, client, body):
        row = seated()
        client.force_login(make_staff())
        url = f"{sheet_of(row)}tjek/"
        response = client.post(url, body.encode("latin-1"), content_type="application/json")
        assert (response.status_code, response.json()["code"]) == (400, "unreadable")
        assert not CheckIn.objects.exists()

    def test_too_many_at_once_are_refused(self, client):
        row = seated()
        client.force_login(make_staff())
        taps = [_tap(row, "in", timezone.now(), f"number-{each:04}") for each in range(501)]
        assert _send(client, row, taps).status_code == 400

    def test_the_phone_may_keep_the_page_while_the_session_runs_and_no_longer(self, client):
        row, staff = seated(), make_staff()
        client.force_login(staff)
        owner, until = client.get(sheet_of(row))["X-Tryghed-Keep"].split()
        assert int(until) == int(row.session.ends_at.timestamp() * 1000)
        client.force_login(make_staff())
        assert client.get(sheet_of(row))["X-Tryghed-Keep"].split()[0] != owner
        over(row)
        assert "X-Tryghed-Keep" not in client.get(sheet_of(row))

    def test_the_number_of_queries_is_the_same_for_many(self, client, django_assert_max_num_queries):
        place = make_place(seats=12)
        for _ in range(12):
            sign_up(person=make_volunteer().person, place=place)
        running(place)
        for row in place.attendances.all()[:5]:
            note(row)
        client.force_login(make_staff())
        with django_assert_max_num_queries(26):
            client.get(f"/koordinator/fremmoede/{place.session_id}/")


class TestGuestsWithoutNet:
    """Who came by while the phone had no net: a first name, sent later."""

    @pytest.fixture
    def place(self, client):
        place = make_place(seats=2, guests=True)
        running(place)
        client.force_login(make_staff())
        return place

    def _sent(self, client, place, **fields):
        tap = {"row": place.pk, "kind": "guest", "nonce": "guest-number-1", "at": timezone.now().isoformat()}
        url = f"/koordinator/fremmoede/{place.session_id}/tjek/"
        body = json.dumps([{**tap, "first_name": " Ole ", **fields}])
        [answer] = client.post(url, body, content_type="application/json").json()["results"]
        return answer

    def test_added_and_checked_in_once(self, client, place):
        first, again = self._sent(client, place), self._sent(client, place)
        assert first == again
        assert (first["ok"], first["kind"], first["name"]) == (True, "guest", " Ole ")
        assert first["words"].startswith("Her siden")
        assert GuestSignUp.objects.get().first_name == "Ole"
        assert [(each.kind, each.way) for each in CheckIn.objects.all()] == [(Kind.IN, Way.WALK_IN)]

    @pytest.mark.parametrize(
        ("fields", "code", "words"),
        [
            ({"first_name": " "}, "name", "Dette felt kan ikke være tomt."),
            ({"first_name": "010190-1234"}, "name", "CPR"),
            ({"row": 999_999}, "no_guests", "ambassadører"),
        ],
    )
    def test_what_is_wrong_is_said(self, client, place, fields, code, words):
        answer = self._sent(client, place, **fields)
        assert (answer["ok"], answer["code"]) == (False, code)
        assert words in answer["words"]
        assert not GuestSignUp.objects.exists()

    def test_a_full_session_says_so(self, client, place):
        SessionPlace.objects.update(seats=1)
        assert self._sent(client, place)["ok"]
        answer = self._sent(client, place, nonce="guest-number-2")
        assert (answer["code"], "Alle pladser er taget" in answer["words"]) == ("no_seat", True)

    def test_too_old_is_noted_as_that(self, client, place):
        answer = self._sent(client, place, at=(timezone.now() - timedelta(days=4)).isoformat())
        assert (answer["ok"], answer["code"], GuestSignUp.objects.count()) == (False, "sent_too_late", 0)

    @pytest.mark.parametrize(("guests", "shown"), [(True, 1), (False, 0)])
    def test_the_form_stands_where_guests_may_come(self, client, place, guests, shown):
        Session.objects.update(guests=guests)
        page = tree(client.get(f"/koordinator/fremmoede/{place.session_id}/"))
        assert len(page.select("[data-came]")) == shown


def _tap(row, kind, at, nonce):
    return {"row": row.pk, "kind": kind, "at": at.isoformat(), "nonce": nonce}


def _send(client, row, taps):
    return client.post(f"{sheet_of(row)}tjek/", json.dumps(taps), content_type="application/json")


class TestWalkIns:
    def url(self, place):
        return f"/koordinator/fremmoede/{place.session_id}/kom-forbi/"

    def test_an_ambassador_is_found_and_checked_in(self, client):
        place, volunteer = make_place(), make_volunteer(first_name="Bodil")
        running(place)
        client.force_login(make_staff())
        page = tree(client.get(self.url(place), {"q": "bodil"}))
        form = page.select_one(".t-rows form")
        data = {field["name"]: field["value"] for field in form.select("input")}
        client.post(self.url(place), {**data, "place": place.pk})
        row = Attendance.objects.get(person=volunteer.person)
        assert (row.state, CheckIn.objects.get().way) == (AttendanceState.SIGNED_UP, Way.WALK_IN)
        client.post(self.url(place), {**data, "place": place.pk})
        assert (Attendance.objects.count(), CheckIn.objects.count()) == (1, 1)

    def test_a_guest_is_a_first_name_and_no_account(self, client):
        role = make_role(requirements=[RequirementKind.AMBASSADOR])
        place = make_place(role, guests=True)
        running(place)
        client.force_login(make_staff())
        press = {"first_name": " Ole ", "place": place.pk, "nonce": "guest-nonce-1"}
        for _ in range(2):
            client.post(self.url(place), press)
        row = Attendance.objects.get()
        assert (row.person.first_name, row.person.email, row.person.has_usable_password()) == (
            "Ole",
            None,
            False,
        )
        assert GuestSignUp.objects.get().person == row.person, "forgotten as guests are"
        assert CheckIn.objects.count() == 1

    def test_no_guest_where_the_session_is_for_ambassadors_and_no_cpr_as_a_name(self, client):
        closed, open_one = make_place(), make_place(guests=True)
        client.force_login(make_staff())
        for place, name in ((closed, "Ole"), (open_one, "010190-1234"), (open_one, "")):
            running(place)
            client.post(self.url(place), {"first_name": name, "place": place.pk, "nonce": "guest-nonce-1"})
        assert not Attendance.objects.exists()
        assert not User.objects.filter(first_name="Ole").exists()

    def test_all_places_taken_says_so_and_what_the_role_asks_holds(self, client):
        place = make_place(seats=1)
        sign_up(person=make_volunteer().person, place=place)
        running(place)
        strict = make_place(make_role(requirements=[RequirementKind.AGREEMENT]))
        running(strict)
        client.force_login(make_staff())
        volunteer = make_volunteer(signed=False)
        for each, words in ((place, "Alle pladser er taget"), (strict, "partnerskabsaftale")):
            data = {"volunteer": volunteer.pk, "place": each.pk, "nonce": f"walk-in-{each.pk}"}
            page = client.post(self.url(each), data, follow=True).content.decode()
            assert words in page
        assert not Attendance.objects.filter(person=volunteer.person).exists()

    def test_who_looks_for_a_stand_in_is_relieved(self, client):
        place = make_place(seats=1)
        row = sign_up(person=make_volunteer().person, place=place)
        Attendance.objects.update(state=AttendanceState.SEEKING_STAND_IN, queued_at=timezone.now())
        running(place)
        client.force_login(make_staff())
        data = {"volunteer": make_volunteer().pk, "place": place.pk, "nonce": "walk-in-1"}
        client.post(self.url(place), data)
        row.refresh_from_db()
        assert row.state == AttendanceState.CANCELLED
        assert Attendance.objects.signed_up().count() == 1

    def test_not_before_it_opens(self, client):
        place = make_place()
        client.force_login(make_staff())
        client.post(self.url(place), {"volunteer": make_volunteer().pk, "place": place.pk})
        assert (Attendance.objects.count(), CheckIn.objects.get().result) == (0, Result.TOO_EARLY)


class TestConfirming:
    def rows(self):
        place = make_place()
        rows = [sign_up(person=make_volunteer().person, place=place) for _ in range(3)]
        session = running(place)
        for row in rows[:2]:
            row.session = session
            note(row)
        note(rows[1], kind=Kind.OUT)
        running(place, began=timedelta(hours=2, minutes=1))
        return place, rows

    def test_all_in_one_press_with_minutes_and_absences(self, client):
        place, rows = self.rows()
        client.force_login(make_staff())
        page = tree(client.get(f"/koordinator/fremmoede/{place.session_id}/"))
        assert page.find("button", string="Bekræft 3")
        mark = page.select_one("[name=mark]")["value"]
        client.post(f"/koordinator/fremmoede/{place.session_id}/", {"do": "confirm", "mark": mark})
        states = [Attendance.objects.get(pk=row.pk).state for row in rows]
        assert states == ["attended", "attended", "absent"]
        client.post(f"/koordinator/fremmoede/{place.session_id}/", {"do": "confirm", "mark": mark})
        assert [Attendance.objects.get(pk=row.pk).state for row in rows] == states

    def test_what_came_in_meanwhile_is_looked_at_first(self, client):
        place, rows = self.rows()
        client.force_login(make_staff())
        url = f"/koordinator/fremmoede/{place.session_id}/"
        mark = tree(client.get(url)).select_one("[name=mark]")["value"]
        rows[2].session = place.session
        assert note(rows[2], at=place.session.starts_at + timedelta(minutes=30)).result == Result.OK
        page = client.post(url, {"do": "confirm", "mark": mark}, follow=True).content.decode()
        assert "Der er kommet noget ind" in page
        assert Attendance.objects.signed_up().count() == 3

    def test_without_any_check_in_nothing_is_proposed(self, client):
        row = seated()
        over(row)
        client.force_login(make_staff())
        page = tree(client.get(sheet_of(row)))
        assert page.select_one("[name=mark]") is None
        assert page.select_one(f"[name=p{row.pk}-state] [selected]")["value"] == ""

    def test_whoever_is_noted_by_hand_stands_in_the_log_as_noted_afterwards(self, client):
        row = seated()
        over(row)
        client.force_login(make_staff())
        typed = {f"p{row.pk}-state": "attended", f"p{row.pk}-minutes": "90"}
        for _ in range(2):
            client.post(sheet_of(row), typed)
        assert [(each.way, each.result) for each in CheckIn.objects.all()] == [(Way.AFTERWARDS, Result.OK)]
        assert Attendance.objects.get().minutes == 90


class TestPartner:
    def partner_of(self, row):
        user = make_user()
        organisation = Organisation.objects.create(name="Boligforeningen", district_id="1465")
        organisation.members.add(user)
        project = row.session.initiative.project
        Partnership.objects.create(project=project, organisation=organisation)
        return user

    def test_a_partner_checks_in_at_what_it_hosts(self, client):
        row = seated()
        client.force_login(self.partner_of(row))
        url = f"/partner/fremmoede/{row.session_id}/"
        assert url in client.get("/partner/").content.decode()
        page = tree(client.get(url))
        assert page.select_one(".t-tap strong").get_text() == row.person.shown_name
        assert row.person.last_name not in page.get_text()
        assert AccessEntry.objects.filter(query=f"session {row.session_id}").count() == 1
        data = {"row": row.pk, "kind": "in", "nonce": "partner-tap-1"}
        client.post(f"{url}tjek/", data)
        assert CheckIn.objects.get().result == Result.OK
        assert client.get(sheet_of(row)).status_code == 404

    def test_not_at_what_others_host(self, client):
        row, other = seated(), seated()
        client.force_login(self.partner_of(row))
        for url in (f"/partner/fremmoede/{other.session_id}/", "/partner/fremmoede/999999/"):
            assert client.get(url).status_code == 404
        data = {"row": other.pk, "kind": "in", "nonce": "partner-tap-1"}
        assert client.post(f"/partner/fremmoede/{other.session_id}/tjek/", data).status_code == 404
        assert not CheckIn.objects.exists()

    def test_a_protected_person_stands_under_the_alias(self, client):
        place = make_place()
        person = make_volunteer(first_name="Mette", alias="Anemone", is_protected=True).person
        row = sign_up(person=person, place=place)
        running(place)
        client.force_login(self.partner_of(row))
        page = client.get(f"/partner/fremmoede/{place.session_id}/").content.decode()
        assert ("Anemone" in page, "Mette" in page) == (True, False)


def test_elsewhere_there_is_no_such_sheet(client):
    row = seated()
    client.force_login(make_staff(district=COPENHAGEN))
    for path in ("", "tjek/", "qr/", "kom-forbi/"):
        assert client.post(f"{sheet_of(row)}{path}").status_code in (404, 405)
    assert Session.objects.filter(pk=row.session_id).exists()
