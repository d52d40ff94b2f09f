"""Presses that no page of ours makes, two at once, and people who turned out to be one."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.checkin import late, panels
from coordination.checkin.codes import session_url
from coordination.checkin.enums import Result, Way
from coordination.checkin.errors import NonceTakenError
from coordination.checkin.models import CheckIn
from coordination.checkin.proposals import proposals_for
from coordination.checkin.services import check_in, note_afterwards
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import join_waiting_list, record_presence, sign_up
from core.privacy import personal_tables
from projects.models import Session
from tests.at_once import all_at_once
from tests.coordination.checkin.test_check_in import note, running, seated, tap
from tests.coordination.checkin.test_sheet import TestPartner, sheet_of
from tests.factories.people import COPENHAGEN, make_staff, make_volunteer
from tests.factories.work import make_place
from volunteers.duplicates.services import merge_people

pytestmark = pytest.mark.django_db


def merge(keep, gone):
    return merge_people(keep=keep, gone=gone, actor=make_staff(), reason="Samme person.")


@pytest.mark.parametrize("nonce", ["", "x", "a\x00bcdefgh", "afterwards:1", "n" * 65, "<b>nonce</b>"])
def test_a_nonce_that_no_page_made_is_replaced(client, nonce):
    row = seated()
    client.force_login(row.person)
    client.post(session_url(row.session), {"kind": "in", "nonce": nonce})
    made = CheckIn.objects.get()
    assert (made.result, made.nonce == nonce, len(made.nonce)) == (Result.OK, False, 24)


def test_nobody_takes_the_place_of_what_is_noted_afterwards(client):
    row = seated()
    other = make_volunteer().person
    client.force_login(other)
    for nonce in (f"afterwards-{row.pk}", f"afterwards:{row.pk}"):
        client.post(session_url(row.session), {"kind": "in", "nonce": nonce})
    Attendance.objects.filter(pk=row.pk).update(state=AttendanceState.ATTENDED, minutes=60)
    note_afterwards(attendance=row, by=make_staff())
    assert CheckIn.objects.get(person=row.person).way == Way.AFTERWARDS


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_coordinators_save_the_sheet_at_once():
    row, staff = seated(), make_staff()
    Attendance.objects.filter(pk=row.pk).update(state=AttendanceState.ATTENDED, minutes=60)
    acts = [lambda: note_afterwards(attendance=Attendance.objects.get(pk=row.pk), by=staff)] * 4
    assert all_at_once(*acts) == [None] * 4
    assert CheckIn.objects.count() == 1


def test_a_list_too_deep_to_be_read(client):
    row = seated()
    client.force_login(make_staff())
    body = "[" * 200_000
    response = client.post(f"{sheet_of(row)}tjek/", body, content_type="application/json")
    assert (response.status_code, response.json()["code"]) == (400, "unreadable")


class TestOnePerson:
    def test_what_was_noted_under_the_old_number_counts_and_is_in_the_copy(self):
        row = seated()
        note(row)
        second, third = make_volunteer().person, make_volunteer().person
        merge(second, row.person)
        merge(third, second)
        row.refresh_from_db()
        assert row.person == third
        Session.objects.filter(pk=row.session_id).update(ends_at=timezone.now())
        proposal = proposals_for(Session.objects.get(pk=row.session_id), [row])[row.pk]
        assert proposal.state == AttendanceState.ATTENDED
        [table] = [each for each in personal_tables if each.model == "coordination_checkin.CheckIn"]
        assert [each.pk for each in table.about(third)] == [CheckIn.objects.get().pk]
        assert not table.about(make_volunteer().person).exists()

    def test_a_press_that_is_sent_again_afterwards_is_still_one_row(self):
        row, keep = seated(), make_volunteer().person
        press = tap(nonce="from-the-phone")
        staff = make_staff()
        first = check_in(session=row.session, person=row.person, tap=press, by=staff)
        merge(keep, row.person)
        assert check_in(session=row.session, person=keep, tap=press, by=staff) == first
        with pytest.raises(NonceTakenError):
            check_in(session=row.session, person=make_volunteer().person, tap=press, by=staff)

    def test_the_seat_that_is_free_by_it_goes_to_who_waits(self):
        place = make_place(seats=2)
        keep, gone, waiting = (make_volunteer().person for _ in range(3))
        for person in (keep, gone):
            sign_up(person=person, place=place)
        [row] = join_waiting_list(people=[waiting], place=place, actor=waiting)
        merge(keep, gone)
        row.refresh_from_db()
        assert row.state == AttendanceState.OFFERED


class TestHost:
    def test_the_sheet_of_a_session_long_over_is_no_partners_any_more(self, client, settings):
        row = seated()
        client.force_login(TestPartner().partner_of(row))
        url = f"/partner/fremmoede/{row.session_id}/"
        running(row.place, began=timedelta(days=settings.CHECK_IN_OFFLINE_DAYS))
        assert client.get(url).status_code == 200
        running(row.place, began=timedelta(days=settings.CHECK_IN_OFFLINE_DAYS, hours=3))
        assert client.get(url).status_code == 404
        body = json.dumps([{"row": row.pk, "kind": "in", "nonce": "nonce-123", "at": "2026-01-01T10:00:00Z"}])
        assert client.post(f"{url}tjek/", body, content_type="application/json").status_code == 404

    def test_just_before_midnight_the_next_days_first_is_shown(self, monkeypatch, rf):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)
        row = seated()
        user = TestPartner().partner_of(row)
        starts = midnight + timedelta(minutes=20)
        Session.objects.filter(pk=row.session_id).update(
            starts_at=starts, ends_at=starts + timedelta(hours=1)
        )
        for before, shown in ((30, True), (50, False)):
            monkeypatch.setattr(panels.timezone, "now", lambda at=midnight - timedelta(minutes=before): at)
            request = rf.get("/partner/")
            request.user = user
            assert (panels.sheets_of_partner(request, []) is not None) is shown


class TestAfterTheNote:
    def away(self, staff):
        """Noted as away, and then the phone that had no net comes back."""
        row = seated()
        running(row.place, began=timedelta(hours=3))
        record_presence(attendance=row, actor=staff, state=AttendanceState.ABSENT)
        row.refresh_from_db()
        press = tap(at=row.session.starts_at + timedelta(minutes=5), nonce="from-the-phone")
        assert check_in(session=row.session, person=row.person, tap=press, by=staff).went_well
        return row

    def test_a_check_in_that_comes_later_is_shown_until_the_note_is_put_right(self, client):
        staff = make_staff()
        row = self.away(staff)
        client.force_login(staff)
        [item] = late.sessions_to_look_at_again(staff)
        assert item.url == sheet_of(row)
        assert "telefonen havde ikke net" in client.get(item.url).content.decode()
        assert "Se fremmødelisten efter igen" in client.get("/koordinator/").content.decode()
        assert not list(late.sessions_to_look_at_again(make_staff(district=COPENHAGEN)))
        record_presence(
            attendance=row, actor=staff, state=AttendanceState.ATTENDED, minutes=60, reason="Hun var der."
        )
        assert not list(late.sessions_to_look_at_again(staff))
        assert "telefonen havde ikke net" not in client.get(item.url).content.decode()

    def test_what_the_coordinator_knew_already_is_no_news(self):
        staff, row = make_staff(), seated()
        note(row)
        running(row.place, began=timedelta(hours=3))
        record_presence(attendance=row, actor=staff, state=AttendanceState.ABSENT)
        assert not list(late.sessions_to_look_at_again(staff))
