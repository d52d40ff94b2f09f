"""Ordering, outcomes and renewals: who may, what is kept, and who learns of a no (nobody by the way)."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry, StateChange
from core.errors import NotAllowedError
from outbox.models import Message
from outbox.services import deliver_due
from places.models import LocalArea
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from volunteers.enums import ScreeningKind, ScreeningOutcome, VolunteerState
from volunteers.models import Screening
from volunteers.services.screening import lapse_over_time, order_renewal, record_outcome

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def area():
    return LocalArea.objects.filter(municipality="0461").first()


READERS = {
    "nobody": lambda: None,
    "citizen": make_user,
    "ambassador": lambda: make_volunteer().person,
    "officer": lambda: make_officer(area()),
    "coordinator": make_staff,
    "screener": lambda: make_staff(may_screen=True),
    "other district": lambda: make_staff(district=COPENHAGEN, may_screen=True),
    "leadership": lambda: make_staff(Role.LEADERSHIP, None),
    "data protection": lambda: make_staff(Role.DATA_PROTECTION, None),
    "editor": lambda: make_staff(Role.EDITOR),
    "administrator": lambda: make_staff(Role.ADMINISTRATOR, None),
    "superuser": lambda: make_user(is_staff=True, is_superuser=True),
}


def screened(volunteer, outcome=ScreeningOutcome.CLEARED, **fields):
    values = {"kind": "official", "why": "Aftenvagt", "ordered_on": TODAY(), **fields}
    return Screening.objects.create(person=volunteer.person, outcome=outcome, **values)


def opened(volunteer):
    return reverse("ambassador_detail", args=[volunteer.pk]) + "?formaal=contact"


@pytest.mark.parametrize("who", list(READERS))
def test_who_may_open_the_forms(client, who):
    volunteer = make_volunteer(area=area())
    row, reader = screened(volunteer), READERS[who]()
    if reader:
        client.force_login(reader)
    urls = [
        reverse("renewal_create", args=[volunteer.pk]),
        reverse("renewal_outcome", args=[volunteer.pk, row.pk]),
    ]
    expected = {"screener": 200, "officer": 403, "coordinator": 403, "nobody": 302}.get(who, 404)
    for url in urls:
        assert client.get(url).status_code == expected, url
        if expected != 200:
            assert client.post(url, {"outcome": "cleared"}).status_code == expected, url
    row.refresh_from_db()
    assert (row.outcome, Screening.objects.count()) == ("cleared", 1)


def test_a_renewal_is_ordered_and_approved_by_hand(client):
    volunteer, staff = make_volunteer(), make_staff(may_screen=True)
    client.force_login(staff)
    page = client.get(opened(volunteer)).content.decode()
    assert reverse("renewal_create", args=[volunteer.pk]) in page
    data = {"kind": "child", "why": "Læser med en klasse hver uge", "ordered_on": TODAY().isoformat()}
    client.post(reverse("renewal_create", args=[volunteer.pk]), data)
    row = volunteer.person.screenings.get()
    assert (row.kind, row.outcome, row.application) == ("child", "pending", None)
    renew = TODAY() + timedelta(days=730)
    client.post(
        reverse("renewal_outcome", args=[volunteer.pk, row.pk]),
        {"outcome": "cleared", "assessed_on": TODAY().isoformat(), "renew_by": renew.isoformat()},
    )
    row.refresh_from_db()
    assert (row.outcome, row.renew_by, row.assessed_by) == ("cleared", renew, staff)
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [[volunteer.person.email]]
    look_up = AccessEntry.objects.filter(person=volunteer.person, purpose="screening")
    assert not look_up.exists()  # posted without opening; opening it is what is noted
    client.get(reverse("renewal_outcome", args=[volunteer.pk, row.pk]))
    assert look_up.count() == 1


@pytest.mark.parametrize("state", VolunteerState.values)
def test_a_check_is_ordered_for_those_alone_who_still_take_part(state):
    volunteer = make_volunteer()
    volunteer.state = state
    volunteer.save()
    values = {"kind": "official", "why": "Aftenvagt", "ordered_on": TODAY()}
    actor = make_staff(may_screen=True)
    if state in {"active", "paused", "suspended"}:
        assert order_renewal(volunteer=volunteer, actor=actor, **values).outcome == "pending"
    else:
        with pytest.raises(NotAllowedError):
            order_renewal(volunteer=volunteer, actor=actor, **values)


def test_nobody_assesses_themselves():
    staff = make_staff(may_screen=True)
    volunteer = make_volunteer()
    volunteer.person = staff
    with pytest.raises(NotAllowedError):
        order_renewal(volunteer=volunteer, actor=staff, kind="talk", why="Samtale", ordered_on=TODAY())


def test_a_no_ends_what_was_approved_before_and_is_written_to_nobody():
    volunteer, staff = make_volunteer(), make_staff(may_screen=True)
    old = screened(volunteer, renew_by=TODAY() + timedelta(days=300))
    other = screened(volunteer, kind="talk")
    new = screened(volunteer, ScreeningOutcome.PENDING)
    record_outcome(
        screening=new,
        actor=staff,
        values={"outcome": "not_cleared", "assessed_on": TODAY(), "renew_by": TODAY()},
    )
    for row in (old, other, new):
        row.refresh_from_db()
    assert (old.outcome, other.outcome, new.outcome, new.renew_by) == (
        "lapsed",
        "cleared",
        "not_cleared",
        None,
    )
    assert not Message.objects.exists()
    assert not StateChange.objects.filter(target="not_cleared").exists()


# --- after the last day -------------------------------------------------------------------------------------
@pytest.mark.parametrize(("days", "lapses"), [(-1, True), (0, False), (1, False), (None, False)])
def test_it_lapses_after_its_last_day_and_once(days, lapses):
    renew_by = None if days is None else TODAY() + timedelta(days=days)
    row = screened(make_volunteer(), renew_by=renew_by)
    assert [lapse_over_time(), lapse_over_time()] == [int(lapses), 0]
    row.refresh_from_db()
    assert row.outcome == ("lapsed" if lapses else "cleared")
    assert StateChange.objects.filter(subject_type="volunteers.screening", actor=None).count() == int(lapses)


@pytest.mark.parametrize("outcome", [item for item in ScreeningOutcome if item != ScreeningOutcome.CLEARED])
def test_what_never_held_does_not_lapse(outcome):
    screened(make_volunteer(), outcome, renew_by=date(2020, 1, 1))
    assert lapse_over_time() == 0


# --- odd input ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "day", ["1900-01-01", "9999-12-31", "0001-01-01", "2026-02-30", "i går", "", "😀", "1" * 5000]
)
def test_an_impossible_day_is_refused_with_a_sentence(client, day):
    volunteer = make_volunteer()
    row = screened(volunteer, ScreeningOutcome.PENDING)
    client.force_login(make_staff(may_screen=True))
    answer = client.post(
        reverse("renewal_create", args=[volunteer.pk]), {"kind": "talk", "why": "Ny", "ordered_on": day}
    )
    assert list(answer.context["form"].errors) == ["ordered_on"]
    url = reverse("renewal_outcome", args=[volunteer.pk, row.pk])
    answer = client.post(url, {"outcome": "cleared", "assessed_on": day})
    assert list(answer.context["form"].errors) == ["assessed_on"]
    if day:
        answer = client.post(url, {"outcome": "cleared", "assessed_on": TODAY().isoformat(), "renew_by": day})
        assert list(answer.context["form"].errors) == ["renew_by"]
    assert Screening.objects.count() == 1


@pytest.mark.parametrize("why", ["x" * 1_000_000, "CPR 010203-1234", "", "   "])
def test_a_reason_that_can_not_be_kept_is_refused(client, why):
    volunteer = make_volunteer()
    client.force_login(make_staff(may_screen=True))
    data = {"kind": "talk", "why": why, "ordered_on": TODAY().isoformat()}
    answer = client.post(reverse("renewal_create", args=[volunteer.pk]), data)
    assert list(answer.context["form"].errors) == ["why"]


def test_pasted_html_stays_text(client):
    volunteer, staff = make_volunteer(), make_staff(may_screen=True)
    client.force_login(staff)
    data = {"kind": "police", "why": "<script>x</script> אבג 😀", "ordered_on": TODAY().isoformat()}
    client.post(reverse("renewal_create", args=[volunteer.pk]), data)
    page = client.get(opened(volunteer)).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt; אבג 😀" in page


def test_another_persons_screening_is_not_found(client):
    mine, theirs = make_volunteer(), make_volunteer()
    row = screened(theirs)
    client.force_login(make_staff(may_screen=True))
    assert client.get(reverse("renewal_outcome", args=[mine.pk, row.pk])).status_code == 404


# --- who learns of a no -------------------------------------------------------------------------------------
PAGES = [
    "workspace",
    "ambassador_list",
    "application_list",
    "matching",
    "figures",
    "min_side",
    "course_desk_list",
]
TRACES = ["not_cleared", "Not approved", "Ikke godkendt", "no_consent"]


@pytest.mark.parametrize("who", list(READERS))
def test_a_no_stands_on_no_page_of_any_role(client, who):
    volunteer = make_volunteer(area=area(), first_name="Asta", last_name="Lund")
    application = make_application(state="screening", area=area())
    for subject in (volunteer, application):
        screened(subject, ScreeningOutcome.NOT_CLEARED, assessed_on=TODAY())
    Screening.objects.filter(person=application.person).update(application=application)
    reader = READERS[who]()
    if reader:
        client.force_login(reader)
    urls = [reverse(name) for name in PAGES] + ["/soeg/?q=Asta", "/soeg/?q=godkendt"]
    details = [
        opened(volunteer),
        reverse("application_detail", args=[application.pk]),
    ]
    for url in urls if who == "screener" else [*urls, *details]:
        text = client.get(url, follow=True).content.decode()
        assert [trace for trace in TRACES if trace in text] == [], url
    if who == "screener":  # the right is what it takes
        assert all("Ikke godkendt" in client.get(url).content.decode() for url in details)


@pytest.mark.parametrize("outcome", [ScreeningOutcome.PENDING, ScreeningOutcome.NOT_CLEARED])
def test_min_side_does_not_forestall_the_talk(client, outcome):
    volunteer = make_volunteer()
    screened(volunteer, outcome)
    client.force_login(volunteer.person)
    panel = client.get(reverse("min_side")).context["panels"]
    shown = next(each for each in panel if each.template.endswith("screening/my_panel.html"))
    assert [entry["state"] for entry in shown.context["screenings"]] == ["waits"]


@pytest.mark.parametrize("kind", ScreeningKind.values)
def test_min_side_shows_each_kind_in_plain_words(client, kind):
    volunteer = make_volunteer()
    screened(volunteer, ScreeningOutcome.PENDING, kind=kind)
    screened(volunteer, kind=kind, renew_by=TODAY() + timedelta(days=20))
    screened(volunteer, ScreeningOutcome.LAPSED, kind=kind, renew_by=TODAY() - timedelta(days=20))
    client.force_login(volunteer.person)
    page = client.get(reverse("min_side")).content.decode()
    assert page.count("Aftenvagt") == 3
