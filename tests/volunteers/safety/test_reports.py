"""An ambassador in trouble reaches somebody at once, and it never gets stuck."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry, StateChange
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from places.models import LocalArea
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from volunteers.models import Application
from volunteers.safety import services
from volunteers.safety.enums import REPORTS, ReportState
from volunteers.safety.models import Duty, SafetyNote, SafetyReport
from workspace.queue import day_of

pytestmark = pytest.mark.django_db
WHO = [
    "coordinator",
    "own officer",
    "officer on duty",
    "officer of another area",
    "coordinator elsewhere",
    "leadership",
    "editor",
    "oneself",
    "citizen",
]
ALLOWED = {"coordinator", "own officer", "officer on duty"}


@pytest.fixture
def areas():
    return list(LocalArea.objects.filter(municipality__district="1465")[:3])


def _duty(user, district="1465", *, hours=(-1, 1)):
    start, end = (timezone.now() + timedelta(hours=hour) for hour in hours)
    return Duty.objects.create(
        district_id=district, user=user, phone="+4520123456", starts_at=start, ends_at=end
    )


def _report(volunteer=None, **fields):
    volunteer = volunteer or make_volunteer()
    values = {"kind": "threatened", "text": "En mand råbte ad mig.", "call_me": True, **fields}
    return services.report_danger(person=volunteer.person, **values)


def _actor(who, report, areas):
    if who == "officer on duty":
        user = make_officer(areas[1])
        _duty(user)
        return user
    return {
        "coordinator": make_staff,
        "own officer": lambda: make_officer(areas[0]),
        "officer of another area": lambda: make_officer(areas[1]),
        "coordinator elsewhere": lambda: make_staff(district=COPENHAGEN),
        "leadership": lambda: make_staff(Role.LEADERSHIP, None),
        "editor": lambda: make_staff(Role.EDITOR),
        "oneself": lambda: report.person,
        "citizen": make_user,
    }[who]()


@pytest.mark.parametrize("who", WHO)
def test_who_may_take_note_and_close(client, areas, who):
    report = _report(make_volunteer(area=areas[0]))
    actor = _actor(who, report, areas)
    calls = (
        lambda: services.take_report(report=report, actor=actor),
        lambda: services.note_done(report=report, actor=actor, text="Ringede."),
        lambda: services.close_report(report=report, actor=actor, answer="Vi kører forbi."),
    )
    for call in calls:
        if who in ALLOWED:
            call()
        else:
            with pytest.raises(NotAllowedError):
                call()
    report.refresh_from_db()
    assert report.state == (ReportState.CLOSED if who in ALLOWED else ReportState.NEW)
    assert SafetyNote.objects.count() == (1 if who in ALLOWED else 0)
    client.force_login(actor)
    assert client.get(f"/koordinator/sikkerhed/{report.pk}/").status_code == (200 if who in ALLOWED else 404)


@pytest.mark.parametrize("state", ReportState)
@pytest.mark.parametrize("name", REPORTS.names())
def test_every_transition_from_every_state(name, state):
    report, actor = _report(), make_staff()
    SafetyReport.objects.update(state=state)
    calls = {
        "take": lambda: services.take_report(report=report, actor=actor),
        "close": lambda: services.close_report(report=report, actor=actor, answer="Vi kører forbi."),
    }
    if state in REPORTS.get(name).sources:
        assert calls[name]().state == REPORTS.get(name).target
    else:
        with pytest.raises(TransitionError):
            calls[name]()


def test_a_closed_report_takes_no_more_notes():
    report, actor = _report(), make_staff()
    services.take_report(report=report, actor=actor)
    services.close_report(report=report, actor=actor, answer="Vi kører forbi.")
    with pytest.raises(TransitionError):
        services.note_done(report=report, actor=actor, text="Mere")


def test_closing_asks_for_an_answer():
    report, actor = _report(), make_staff()
    services.take_report(report=report, actor=actor)
    with pytest.raises(ReasonMissingError):
        services.close_report(report=report, actor=actor, answer="  ")


# --- Who hears of it first --------------------------------------------------------------------------------
def test_who_is_on_duty_hears_first_and_alone(post, areas):
    make_staff()
    make_officer(areas[0])
    officer = make_officer(areas[1])
    _duty(officer)
    _duty(make_staff(), hours=(2, 3))
    _report(make_volunteer(area=areas[0]))
    assert [letter.to for letter in post()] == [[officer.email]]


def test_without_duty_the_contact_officer_hears(post, areas):
    make_staff()
    officer = make_officer(areas[0])
    _report(make_volunteer(area=areas[0]))
    assert [letter.to for letter in post()] == [[officer.email]]


def test_without_an_officer_every_coordinator_of_the_district_hears(post):
    here = {make_staff().email, make_staff().email}
    make_staff(district=COPENHAGEN)
    _report()
    assert {letter.to[0] for letter in post()} == here


def test_the_letter_tells_nothing_that_could_harm(post):
    make_staff()
    _report(make_volunteer(first_name="Zerlina"), text="Ved Søndergade 7")
    body = post()[0].body
    assert "Zerlina" not in body
    assert "Søndergade" not in body


def test_quiet_time_does_not_hold_it_back(post):
    now = timezone.localtime()
    make_staff(quiet_from=(now - timedelta(hours=1)).time(), quiet_until=(now + timedelta(hours=1)).time())
    _report()
    assert len(post()) == 1


# --- Escalation ------------------------------------------------------------------------------------------
def test_it_escalates_until_somebody_takes_it(post, areas, settings):
    settings.SAFETY_ESCALATE_MINUTES = 30
    coordinator, officer = make_staff(), make_officer(areas[0])
    report = _report(make_volunteer(area=areas[0]))

    def after(minutes):
        SafetyReport.objects.update(sent_at=timezone.now() - timedelta(minutes=minutes))
        return services.escalate_waiting()

    assert [after(minutes) for minutes in (29, 31, 31, 59, 61, 61, 121)] == [0, 1, 0, 0, 1, 0, 1]
    to = [letter.to[0] for letter in post()]
    assert (to.count(officer.email), to.count(coordinator.email)) == (1, 3)
    services.take_report(report=report, actor=officer)
    assert after(100_000) == 0


def test_what_nobody_has_taken_stands_before_everything_in_min_dag():
    coordinator = make_staff()
    late = make_application()
    Application.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=30))
    report = _report()
    assert day_of(coordinator).items[0].url == f"/koordinator/sikkerhed/{report.pk}/"


def test_the_person_hears_who_has_it_and_what_was_done(post):
    volunteer, actor = make_volunteer(), make_staff(first_name="Sanne")
    report = _report(volunteer)
    services.take_report(report=report, actor=actor)
    services.take_report(report=report, actor=actor)
    services.close_report(report=report, actor=actor, answer="Vi har talt med ham.")
    bodies = [letter.body for letter in post() if letter.to == [volunteer.person.email]]
    assert len(bodies) == 2
    assert "Sanne hos Fyns Politi har den nu." in bodies[0]
    assert "Vi har talt med ham." in bodies[1]


# --- Input -------------------------------------------------------------------------------------------------
def test_the_same_words_twice_are_one_report():
    volunteer = make_volunteer()
    assert _report(volunteer).pk == _report(volunteer).pk
    assert _report(volunteer, text="Noget andet").pk != _report(volunteer).pk


def test_only_ambassadors_report(client):
    person = make_user()
    with pytest.raises(NotAllowedError):
        services.report_danger(person=person, kind="hurt", text="", call_me=False)
    client.force_login(person)
    assert client.get("/min-side/sikkerhed/").status_code == 404


def test_a_cpr_number_is_refused_by_the_service_too():
    with pytest.raises(ValidationError):
        _report(text="Han hedder 010190-1234")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": ""}, "Hvad er der sket?"),
        ({"kind": "ufo"}, "ufo"),
        ({"text": "Han hedder 010190-1234"}, "CPR"),
        ({"text": "a" * 1_000_000}, "højst have 2000"),
    ],
)
def test_a_form_with_odd_input_keeps_what_was_typed(client, changed, sentence):
    client.force_login(make_volunteer().person)
    data = {"kind": "hurt", "text": "Behold mig", "call_me": "on", **changed}
    page = client.post("/min-side/sikkerhed/", data).content.decode()
    assert sentence in page
    assert ("Behold mig" in page) is ("text" not in changed)
    assert not SafetyReport.objects.exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "مرحبا", "🎉" * 500, ""])
def test_every_kind_of_text_is_kept_and_shown_as_text(client, text):
    volunteer = make_volunteer()
    client.force_login(volunteer.person)
    assert client.post("/min-side/sikkerhed/", {"kind": "unsafe", "text": text}).status_code == 302
    assert SafetyReport.objects.get().text == text
    assert "<script>alert" not in client.get("/min-side/sikkerhed/").content.decode()


# --- The pages -----------------------------------------------------------------------------------------------
def test_from_the_report_to_the_answer_by_hand(client, areas):
    volunteer, coordinator = make_volunteer(area=areas[0]), make_staff()
    client.force_login(volunteer.person)
    client.post("/min-side/sikkerhed/", {"kind": "threatened", "text": "En mand råbte.", "call_me": "on"})
    page = f"/koordinator/sikkerhed/{SafetyReport.objects.get().pk}/"
    client.force_login(coordinator)
    assert page in client.get("/koordinator/").content.decode()
    assert page in client.get("/koordinator/sikkerhed/").content.decode()
    client.post(page, {"do": "take"})
    client.post(page, {"do": "note", "text": "Ringede kl. 18."})
    assert "Ringede kl. 18." in client.get(page).content.decode()
    assert client.post(page, {"do": "note", "text": ""}).status_code == 200
    client.post(page, {"do": "close", "answer": "Vi har talt med ham."})
    assert AccessEntry.objects.filter(person=volunteer.person, purpose="safety").exists()
    client.force_login(volunteer.person)
    own = client.get("/min-side/sikkerhed/").content.decode()
    assert "Vi har talt med ham." in own
    assert "Ringede kl. 18." not in own
    assert StateChange.objects.filter(subject_type="volunteers_safety.safetyreport").count() == 2


def test_a_protected_reporter_is_an_alias_to_the_coordinator(client, areas):
    volunteer = make_volunteer(
        area=areas[0],
        first_name="Zerlina",
        last_name="Quist",
        phone="+4520123456",
        is_protected=True,
        alias="Fyr",
    )
    report = _report(volunteer)
    for reader, sees in ((make_staff(), False), (make_officer(areas[0]), True)):
        client.force_login(reader)
        for path in ("/koordinator/", "/koordinator/sikkerhed/", f"/koordinator/sikkerhed/{report.pk}/"):
            assert ("Zerlina" in client.get(path).content.decode()) is sees
        page = client.get(f"/koordinator/sikkerhed/{report.pk}/").content.decode()
        assert ("+4520123456" in page) is sees
