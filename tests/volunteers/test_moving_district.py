"""An ambassador who moves: at once within the district, else both districts say yes first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.history import history_of
from accounts.models import AccessEntry
from coordination.enums import AssignmentState
from coordination.models import Assignment, Attendance
from coordination.services import sign_up
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from core.privacy import retention_rules
from places.lookup import resolve_home
from places.models import LocalArea
from projects.enums import RequirementKind
from tests.factories.people import (
    COPENHAGEN,
    FYN,
    make_application,
    make_profile,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_place, make_role
from volunteers.enums import ApplicationState, VolunteerState
from volunteers.models import Profile, Volunteer
from volunteers.moving.enums import MOVES, OPEN, MoveState
from volunteers.moving.errors import ApplicationOpenError, MoveOpenError
from volunteers.moving.models import Move
from volunteers.moving.services import agree, decline, save_home, withdraw

pytestmark = pytest.mark.django_db
PATH = "/min-side/oplysninger/hjem/"


def away():
    return resolve_home("2200")


@pytest.fixture
def move():
    """From Fyn to Copenhagen."""
    return save_home(person=make_volunteer(first_name="Rikke", last_name="Bach").person, home=away())


def both(move):
    agree(move=move, actor=make_staff())
    return agree(move=move, actor=make_staff(district=COPENHAGEN))


def test_within_the_district_it_is_saved_at_once(client):
    area = LocalArea.objects.filter(municipality="0461").order_by("pk").first()
    area.postal_codes.add(resolve_home("5000").postal_code)
    volunteer = make_volunteer(area=None)
    client.force_login(volunteer.person)
    assert client.get(PATH).status_code == 200
    client.post(PATH, {"postal_code": "5000", "municipality": "0461"})
    profile = Profile.objects.get(person=volunteer.person)
    assert (profile.postal_code_id, profile.area) == ("5000", LocalArea.objects.for_home(
        profile.postal_code, profile.municipality
    ).first())  # fmt: skip
    assert profile.area is not None
    assert not Move.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"postal_code": "9999"},
        {"postal_code": ""},
        {"postal_code": "8700"},
        {"postal_code": "\u0665\u0662\u0660\u0660"},
        {"postal_code": "8700", "municipality": "0461"},
    ],
)
def test_what_is_no_home_is_said(client, typed):
    client.force_login(make_volunteer().person)
    response = client.post(PATH, typed)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert Profile.objects.get().postal_code_id == "5200"


def test_to_another_district_nothing_changes_before_both_have_said_yes(client, move):
    person = move.person
    for actor, state in ((make_staff(), "released"), (make_staff(district=COPENHAGEN), "done")):
        assert Volunteer.objects.get(person=person).district_id == FYN
        assert Profile.objects.get(person=person).postal_code_id == "5200"
        assert agree(move=move, actor=actor).state == state
    volunteer = Volunteer.objects.get(person=person)
    profile = Profile.objects.get(person=person)
    assert (volunteer.district_id, profile.postal_code_id, profile.municipality_id) == (
        COPENHAGEN,
        "2200",
        "0101",
    )
    assert person.signatures.standing().exists()
    assert [change.transition for change in history_of(move)] == ["release", "welcome_last"]


def test_the_new_district_may_answer_first(move):
    assert agree(move=move, actor=make_staff(district=COPENHAGEN)).state == MoveState.WELCOMED
    assert agree(move=move, actor=make_staff()).state == MoveState.DONE


def test_who_coordinates_both_answers_for_both(move):
    actor = make_staff()
    actor.staff_roles.create(role=Role.COORDINATOR, district_id=COPENHAGEN)
    assert agree(move=move, actor=actor).state == MoveState.DONE


def test_one_side_cant_say_yes_twice(move):
    agree(move=move, actor=make_staff())
    with pytest.raises(TransitionError):
        agree(move=move, actor=make_staff())
    assert Volunteer.objects.get().district_id == FYN


ACTORS = {
    "old": lambda move: make_staff(),
    "new": lambda move: make_staff(district=COPENHAGEN),
    "elsewhere": lambda move: make_staff(district="1463"),
    "officer": lambda move: make_staff(Role.CONTACT_OFFICER),
    "editor": lambda move: make_staff(Role.EDITOR),
    "leadership": lambda move: make_staff(Role.LEADERSHIP, None),
    "administrator": lambda move: make_staff(Role.ADMINISTRATOR),
    "person": lambda move: move.person,
    "citizen": lambda move: make_user(),
}


@pytest.mark.parametrize("step", ["agree", "decline", "withdraw"])
@pytest.mark.parametrize("name", ACTORS)
def test_who_may_do_what(move, name, step):
    actor = ACTORS[name](move)
    steps = {
        "agree": lambda: agree(move=move, actor=actor),
        "decline": lambda: decline(move=move, actor=actor, reason="Fordi"),
        "withdraw": lambda: withdraw(move=move, person=actor),
    }
    if (name in {"old", "new"}) if step != "withdraw" else name == "person":
        steps[step]()
    else:
        with pytest.raises(NotAllowedError):
            steps[step]()


@pytest.mark.parametrize("state", [*MoveState])
@pytest.mark.parametrize("step", ["agree old", "agree new", "decline", "withdraw"])
def test_each_step_from_each_state(move, state, step):
    old, new = make_staff(), make_staff(district=COPENHAGEN)
    Move.objects.update(state=state)
    allowed = {
        "agree old": (lambda: agree(move=move, actor=old), {"asked": "released", "welcomed": "done"}),
        "agree new": (lambda: agree(move=move, actor=new), {"asked": "welcomed", "released": "done"}),
        "decline": (lambda: decline(move=move, actor=old, reason="Fordi"), dict.fromkeys(OPEN, "declined")),
        "withdraw": (lambda: withdraw(move=move, person=move.person), dict.fromkeys(OPEN, "withdrawn")),
    }
    act, targets = allowed[step]
    if state in targets:
        act()
        move.refresh_from_db()
        assert move.state == targets[state]
    else:
        with pytest.raises(TransitionError):
            act()


def test_a_no_needs_a_reason_that_the_person_reads(move, post):
    with pytest.raises(ReasonMissingError):
        decline(move=move, actor=make_staff(), reason=" ")
    decline(move=move, actor=make_staff(), reason="Vi taler om det i januar.")
    assert "Vi taler om det i januar." in post()[-1].body
    assert Volunteer.objects.get().district_id == FYN


def test_what_calls_for_the_old_district_is_given_back_and_the_rest_stays():
    volunteer = make_volunteer(cleared=True)
    person = volunteer.person
    bound = make_role(requirements=(RequirementKind.AMBASSADOR, RequirementKind.DISTRICT))
    either = make_role(requirements=([(RequirementKind.DISTRICT, ""), (RequirementKind.SCREENING, "talk")],))
    open_to_all = make_role()
    days = {bound: 3, either: 4, open_to_all: 5}
    for role, ahead in days.items():
        sign_up(person=person, place=make_place(role, starts_at=timezone.now() + timedelta(days=ahead)))
        for_role = {"person": person, "role": role, "answer_by": timezone.now() + timedelta(days=3)}
        Assignment.objects.create(**for_role, state=AssignmentState.ACCEPTED)
    both(save_home(person=person, home=away()))
    states = dict(Attendance.objects.values_list("place__role", "state"))
    assert states == {bound.pk: "cancelled", either.pk: "signed_up", open_to_all.pk: "signed_up"}
    tasks = dict(Assignment.objects.values_list("role", "state"))
    assert tasks == {bound.pk: "ended", either.pk: "accepted", open_to_all.pk: "accepted"}


def test_one_move_at_a_time_and_it_can_be_taken_back(client, move):
    with pytest.raises(MoveOpenError):
        save_home(person=move.person, home=away())
    client.force_login(move.person)
    assert 'name="withdraw"' in client.get(PATH).content.decode()
    client.post(PATH, {"withdraw": "1"})
    move.refresh_from_db()
    assert move.state == MoveState.WITHDRAWN
    assert save_home(person=move.person, home=away()).state == MoveState.ASKED


def test_an_applicant_stays_with_the_district_that_has_the_case():
    application = make_application(state=ApplicationState.CONVERSATION)
    with pytest.raises(ApplicationOpenError):
        save_home(person=application.person, home=away())
    assert save_home(person=application.person, home=resolve_home("5000", "0461")) is None


def test_somebody_with_a_profile_alone_just_moves():
    person = make_profile(make_user()).person
    assert save_home(person=person, home=away()) is None
    assert Profile.objects.get(person=person).postal_code_id == "2200"


def test_suspended_meanwhile_nobody_moves(move):
    Volunteer.objects.update(state=VolunteerState.SUSPENDED)
    with pytest.raises(TransitionError):
        agree(move=move, actor=make_staff())


def test_min_dag_and_the_page_of_each_side(client, move):
    url = f"/koordinator/flytninger/{move.pk}/"
    for district, waits in ((FYN, True), (COPENHAGEN, True), ("1463", False)):
        client.force_login(make_staff(district=district))
        assert (url in client.get("/koordinator/").content.decode()) == waits
        assert client.get(url).status_code == (200 if waits else 404)
    assert AccessEntry.objects.filter(person=move.person, kind="opened").count() == 2
    client.force_login(make_staff())
    assert client.post(url, {"reason": ""}).status_code == 200
    client.post(url, {"answer": "yes"})
    move.refresh_from_db()
    assert move.state == MoveState.RELEASED
    assert url not in client.get("/koordinator/").content.decode()
    client.force_login(make_staff(district=COPENHAGEN))
    client.post(url, {"answer": "yes"})
    assert Volunteer.objects.get().district_id == COPENHAGEN
    assert client.get(url).status_code == 404


def test_a_protected_person_is_an_alias_at_both_ends(client):
    person = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten").person
    move = save_home(person=person, home=away())
    for district in (FYN, COPENHAGEN):
        client.force_login(make_staff(district=district))
        for url in ("/koordinator/", f"/koordinator/flytninger/{move.pk}/"):
            page = client.get(url).content.decode()
            assert "Solsorten" in page
            assert "Amal" not in page


def test_decided_moves_fall_and_open_ones_dont(move):
    rule = retention_rules._entries["moves"][1]
    later = timezone.localdate() + timedelta(days=184)
    assert not rule.due(later).exists()
    both(move)
    assert rule.act(rule.due(later)) == 1


def test_every_step_of_the_machine_leads_somewhere():
    assert {step.target for step in MOVES.open_from(MoveState.ASKED)} == {
        "released",
        "welcomed",
        "declined",
        "withdrawn",
    }
