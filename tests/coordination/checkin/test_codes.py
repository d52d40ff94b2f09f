"""Checking in by the session's code and by a person's: used again, expired, replaced, for somebody else."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from coordination.checkin import codes
from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.models import CheckIn, PersonCode
from coordination.session_letters import COMING_PURPOSE
from core.links import make_token
from tests.coordination.checkin.test_check_in import note, running, seated
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """`clock(minutes)` moves the time that codes are made of."""
    now = codes.time.time()

    def move(minutes):
        monkeypatch.setattr(codes.time, "time", lambda: now + 60 * minutes)

    return move


def address(row):
    return f"/tjek-ind/{codes.session_token(row.session)}/"


class TestSessionCode:
    def test_opening_it_changes_nothing_and_one_press_checks_in(self, client):
        row = seated()
        client.force_login(row.person)
        assert client.get(address(row)).status_code == 200
        assert not CheckIn.objects.exists()
        page = client.post(address(row), {"kind": "in", "nonce": "own-press"}).content.decode()
        assert "Godt at se dig" in page
        assert "Jeg går nu" in page
        entry = CheckIn.objects.get()
        assert (entry.way, entry.result, entry.by) == (Way.SESSION_CODE, Result.OK, row.person)

    def test_it_works_for_this_turn_and_the_next_and_then_no_more(self, client, clock):
        row = seated()
        client.force_login(row.person)
        url = address(row)
        clock(5)
        assert "Jeg er her" in client.get(url).content.decode()
        clock(11)
        assert "Koden er skiftet" in client.get(url).content.decode()
        response = client.post(url, {"kind": "in"})
        assert (response.status_code, CheckIn.objects.get().result) == (409, Result.EXPIRED)

    def test_whoever_is_there_leaves_without_a_new_code(self, client, clock):
        row = seated()
        client.force_login(row.person)
        url = address(row)
        client.post(url, {"kind": "in"})
        clock(60)
        assert "Vi har noteret, at du går nu" in client.post(url, {"kind": "out"}).content.decode()
        assert [each.kind for each in CheckIn.objects.all()] == [Kind.IN, Kind.OUT]

    def test_pressing_twice_says_it_is_noted(self, client):
        row = seated()
        client.force_login(row.person)
        client.post(address(row), {"kind": "in", "nonce": "press-one"})
        assert client.post(address(row), {"kind": "in", "nonce": "press-one"}).status_code == 200
        page = client.post(address(row), {"kind": "in", "nonce": "press-two"})
        assert (page.status_code, "allerede noteret" in page.content.decode()) == (409, True)

    def test_a_place_at_another_session_or_none(self, client):
        row, other = seated(), seated()
        client.force_login(other.person)
        assert (
            "Pladsen er til en anden mødegang" in client.post(address(row), {"kind": "in"}).content.decode()
        )
        client.force_login(make_user())
        assert "ikke en plads" in client.post(address(row), {"kind": "in"}).content.decode()
        assert {each.result for each in CheckIn.objects.all()} == {Result.OTHER_SESSION, Result.NOT_SIGNED_UP}

    @pytest.mark.parametrize("began", [timedelta(minutes=-90), timedelta(hours=3)])
    def test_too_early_and_too_late(self, client, began):
        row = seated(began=began)
        client.force_login(row.person)
        assert client.post(address(row), {"kind": "in"}).status_code == 409

    def test_a_broken_code_says_what_to_do(self, client):
        row = seated()
        client.force_login(row.person)
        for token in ("x", address(row).split("/")[2][:-2], make_token("offer", row.session_id)):
            response = client.post(f"/tjek-ind/{token}/")
            assert (response.status_code, "Koden virker ikke" in response.content.decode()) == (404, True)

    def test_without_an_account_one_is_shown_the_way(self, client):
        row = seated()
        page = BeautifulSoup(client.post(address(row), {"kind": "in"}).content, "html.parser")
        assert unquote(page.find("a", string="Log ind og tjek ind")["href"]).endswith(f"?next={address(row)}")
        assert not CheckIn.objects.exists()

    def test_the_short_code_leads_to_the_same_page(self, client, clock):
        row = seated()
        seated()
        client.force_login(row.person)
        typed = codes.short_code(row.session_id)
        clock(4)
        response = client.post("/tjek-ind/", {"code": f" {typed[:3].lower()} {typed[3:]}"})
        assert response.url == address(row)
        for wrong in ("", "AAAAAA", "x" * 300):
            assert client.post("/tjek-ind/", {"code": wrong}).status_code == 409
        clock(11)
        assert client.post("/tjek-ind/", {"code": typed}).status_code == 409

    def test_nobody_tries_codes_all_day(self, client):
        row = seated()
        client.force_login(row.person)
        for _ in range(21):
            response = client.post("/tjek-ind/", {"code": "AAAAAA"})
        assert "mange forsøg" in response.content.decode()
        assert client.post("/tjek-ind/", {"code": codes.short_code(row.session_id)}).status_code == 409

    def test_the_page_with_the_code_names_nobody_and_changes_with_the_time(self, client, clock):
        row = seated()
        client.force_login(make_staff())
        url = f"/koordinator/fremmoede/{row.session_id}/qr/"
        first = client.get(url).content.decode()
        assert codes.short_code(row.session_id) in first
        assert "<svg" in first
        assert row.person.first_name not in BeautifulSoup(first, "html.parser").main.get_text()
        clock(5)
        assert codes.short_code(row.session_id) in client.get(url).content.decode()
        assert codes.short_code(row.session_id) not in first

    def test_before_it_opens_no_code_is_shown(self, client):
        row = seated(began=timedelta(hours=-3))
        client.force_login(make_staff())
        page = client.get(f"/koordinator/fremmoede/{row.session_id}/qr/").content.decode()
        assert codes.short_code(row.session_id) not in page


class TestGuests:
    def test_by_the_link_they_have_and_the_code_that_is_shown(self, client):
        row = seated()
        token = make_token(COMING_PURPOSE, row.pk)
        assert f"/min-plads/{token}/tjek-ind/" in client.get(f"/min-plads/{token}/").content.decode()
        url = f"/min-plads/{token}/tjek-ind/"
        assert client.get(url).status_code == 200
        assert client.post(url, {"kind": "in", "code": "AAAAAA"}).status_code == 409
        client.post(url, {"kind": "in", "code": codes.short_code(row.session_id)})
        assert [each.result for each in CheckIn.objects.all()] == [Result.EXPIRED, Result.OK]
        assert "Jeg går nu" in client.get(url).content.decode()

    def test_a_link_that_is_broken(self, client):
        assert client.post("/min-plads/x/tjek-ind/", {"kind": "in"}).status_code == 404


class TestPersonCode:
    def scan(self, row, code):
        return f"/koordinator/fremmoede/{row.session_id}/person/{make_token(codes.PERSON_PURPOSE, code.pk)}/"

    def test_shown_on_min_side_made_by_a_press_and_replaced(self, client):
        row = seated()
        client.force_login(row.person)
        assert "/min-side/min-kode/" in client.get("/min-side/").content.decode()
        assert '<svg class="t-qr' not in client.get("/min-side/min-kode/").content.decode()
        assert not PersonCode.objects.exists(), "opening it makes nothing"
        client.post("/min-side/min-kode/ny/")
        assert "t-qr__code" in client.get("/min-side/min-kode/").content.decode()
        client.post("/min-side/min-kode/ny/")
        assert [each.replaced_at is None for each in PersonCode.objects.order_by("pk")] == [False, True]

    def test_who_takes_part_in_nothing_needs_none(self, client):
        client.force_login(make_user())
        assert client.get("/min-side/min-kode/").status_code == 404

    def test_staff_see_who_it_is_and_press(self, client):
        row = seated()
        code = codes.replace_code(person=row.person)
        client.force_login(make_staff())
        token = make_token(codes.PERSON_PURPOSE, code.pk)
        there = f"/koordinator/fremmoede/{row.session_id}/person/{token}/"
        assert client.get(f"/koordinator/fremmoede/person/{token}/").url == there
        page = client.get(self.scan(row, code)).content.decode()
        assert f"<h1>{row.person.first_name}</h1>" in page
        assert not CheckIn.objects.exists()
        client.post(self.scan(row, code), {"kind": "in", "nonce": "a-scan"})
        assert (CheckIn.objects.get().way, CheckIn.objects.get().result) == (Way.PERSON_CODE, Result.OK)
        client.post(self.scan(row, code), {"kind": "out", "nonce": "a-scan-2"})
        assert CheckIn.objects.last().kind == Kind.OUT

    def test_several_sessions_at_once_are_a_choice_and_none_says_so(self, client):
        row, _other = seated(), seated()
        token = make_token(codes.PERSON_PURPOSE, codes.replace_code(person=row.person).pk)
        client.force_login(make_staff())
        page = BeautifulSoup(client.get(f"/koordinator/fremmoede/person/{token}/").content, "html.parser")
        assert len(page.select(".t-rows a")) == 2
        client.force_login(make_staff(district=COPENHAGEN))
        page = client.get(f"/koordinator/fremmoede/person/{token}/").content.decode()
        assert "ingen mødegang, der er i gang" in page
        assert row.person.first_name not in BeautifulSoup(page, "html.parser").main.get_text()

    def test_what_is_wrong_is_said_without_a_name_and_logged(self, client):
        row = seated()
        old = codes.replace_code(person=row.person)
        codes.replace_code(person=row.person)
        stranger = make_volunteer(COPENHAGEN, first_name="Viggo").person
        away = codes.replace_code(person=stranger)
        nobody = codes.replace_code(person=make_volunteer(first_name="Viggo").person)
        client.force_login(make_staff())
        for code, result in (
            (old, Result.REVOKED),
            (away, Result.OTHER_DISTRICT),
            (nobody, Result.NOT_SIGNED_UP),
        ):
            page = client.get(self.scan(row, code)).content.decode()
            assert (str(result.label) in page, "Viggo" in page, "Er her" in page) == (True, False, False)
            client.post(self.scan(row, code), {"kind": "in"})
            assert CheckIn.objects.last().result == result
        url = f"/koordinator/fremmoede/{row.session_id}/person/made-up/"
        client.post(url, {"kind": "in"})
        assert (CheckIn.objects.last().result, CheckIn.objects.last().person) == (Result.UNKNOWN_CODE, None)

    def test_a_code_of_last_year(self, client, settings):
        row = seated()
        code = codes.replace_code(person=row.person)
        settings.PERSON_CODE_DAYS = -1
        client.force_login(make_staff())
        assert "Er her" not in client.get(self.scan(row, code)).content.decode()

    def test_others_cannot_use_a_code_they_found(self, client):
        row = seated()
        code = codes.replace_code(person=row.person)
        client.force_login(make_user())
        assert client.get(self.scan(row, code)).status_code == 404
        client.force_login(make_staff(district=COPENHAGEN))
        assert client.post(self.scan(row, code), {"kind": "in"}).status_code == 404
        assert not CheckIn.objects.exists()

    def test_a_protected_person_is_named_by_alias(self, client):
        place = make_place()
        person = make_volunteer(first_name="Mette", alias="Anemone", is_protected=True).person
        from coordination.services import sign_up

        row = sign_up(person=person, place=place)
        row.session = running(place)
        client.force_login(make_staff())
        page = client.get(self.scan(row, codes.replace_code(person=person))).content.decode()
        assert ("Anemone" in page, "Mette" in page) == (True, False)


def test_two_registrations_that_become_one_keep_one_code_and_the_log():
    from volunteers.duplicates.services import merge_people

    row, other = seated(), make_volunteer().person
    for person in (row.person, other):
        codes.replace_code(person=person)
    note(row)
    merge_people(keep=other, gone=row.person, actor=make_staff(), reason="Samme person.")
    assert PersonCode.objects.filter(person=other, replaced_at=None).count() == 1
    assert CheckIn.objects.of_session(row.session).get().who == other.pk
    assert timezone.now() > CheckIn.objects.get().at
