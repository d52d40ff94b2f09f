"""A hidden name is shown by two members of staff together, for a while, and the person reads it (rule 6)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry, User
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
from volunteers.naming import name_for, sees_name
from volunteers.protection.models import Reveal
from volunteers.protection.services import ask_reveal, decide_reveal

pytestmark = pytest.mark.django_db
HIDDEN = {"is_protected": True, "alias": "Fyrtårn", "first_name": "Zerlina", "last_name": "Quist"}
WHO = [
    "coordinator",
    "own officer",
    "officer of another area",
    "coordinator elsewhere",
    "editor",
    "leadership",
    "ambassador",
    "citizen",
]


@pytest.fixture
def area():
    return LocalArea.objects.filter(municipality__district="1465").first()


@pytest.fixture
def volunteer(area):
    return make_volunteer(area=area, **HIDDEN)


def _staff(who, area):
    return {
        "coordinator": make_staff,
        "own officer": lambda: make_officer(area),
        "officer of another area": lambda: make_officer(
            LocalArea.objects.filter(municipality__district="1465").exclude(pk=area.pk).first()
        ),
        "coordinator elsewhere": lambda: make_staff(district=COPENHAGEN),
        "editor": lambda: make_staff(Role.EDITOR),
        "leadership": lambda: make_staff(Role.LEADERSHIP, None),
        "ambassador": lambda: make_volunteer().person,
        "citizen": make_user,
    }[who]()


def _fresh(user):
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("who", WHO)
def test_who_may_ask(who, area, volunteer):
    actor = _staff(who, area)
    if who in {"coordinator", "officer of another area"}:
        assert ask_reveal(subject=volunteer, actor=actor, reason="Hun er i fare.").granted is None
    else:
        with pytest.raises(NotAllowedError):
            ask_reveal(subject=volunteer, actor=actor, reason="Hun er i fare.")


@pytest.mark.parametrize("who", [*WHO, "oneself", "the one who asks"])
def test_who_may_decide(who, area, volunteer):
    asker = make_staff()
    reveal = ask_reveal(subject=volunteer, actor=asker, reason="Hun er i fare.")
    actor = {"oneself": volunteer.person, "the one who asks": asker}.get(who) or _staff(who, area)
    if who in {"coordinator", "own officer"}:
        assert decide_reveal(reveal=reveal, actor=actor, granted=True).granted is True
    else:
        with pytest.raises(NotAllowedError):
            decide_reveal(reveal=reveal, actor=actor, granted=True)
    assert sees_name(_fresh(asker), volunteer) is (who in {"coordinator", "own officer"})


def test_a_yes_lasts_its_hours_and_is_read_by_the_person(client, volunteer, settings):
    asker, second = make_staff(), make_staff()
    reveal = ask_reveal(subject=volunteer, actor=asker, reason="Hun er i fare.")
    assert name_for(_fresh(asker), volunteer) == "Fyrtårn"
    decide_reveal(reveal=reveal, actor=second, granted=True)
    assert name_for(_fresh(asker), volunteer) == "Zerlina Quist"
    assert name_for(_fresh(second), volunteer) == "Fyrtårn"  # the second pair of eyes sees no name by it
    entry = AccessEntry.objects.get(person=volunteer.person)
    assert (entry.kind, entry.actor) == ("revealed", asker)
    client.force_login(volunteer.person)
    assert "vist" in client.get("/min-side/opslag/").content.decode().lower()
    Reveal.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert name_for(_fresh(asker), volunteer) == "Fyrtårn"


def test_a_no_shows_nothing_and_can_be_asked_again(volunteer):
    asker, second = make_staff(), make_staff()
    reveal = ask_reveal(subject=volunteer, actor=asker, reason="Nysgerrig")
    decide_reveal(reveal=reveal, actor=second, granted=False)
    assert name_for(_fresh(asker), volunteer) == "Fyrtårn"
    assert not AccessEntry.objects.exists()
    with pytest.raises(TransitionError):
        decide_reveal(reveal=reveal, actor=second, granted=True)
    assert ask_reveal(subject=volunteer, actor=asker, reason="Nu er hun i fare.").pk != reveal.pk


def test_asking_twice_is_one_request(volunteer):
    asker = make_staff()
    first = ask_reveal(subject=volunteer, actor=asker, reason="En")
    assert ask_reveal(subject=volunteer, actor=asker, reason="To").pk == first.pk


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_asked_for(volunteer, reason):
    with pytest.raises(ReasonMissingError):
        ask_reveal(subject=volunteer, actor=make_staff(), reason=reason)


def test_a_cpr_number_is_no_reason(volunteer):
    with pytest.raises(ValidationError):
        ask_reveal(subject=volunteer, actor=make_staff(), reason="Hun hedder 010190-1234")


def test_nothing_is_asked_where_nothing_is_hidden():
    with pytest.raises(NotAllowedError):
        ask_reveal(subject=make_volunteer(), actor=make_staff(), reason="Hvorfor ikke")


def test_the_database_wants_four_eyes(volunteer):
    asker = make_staff()
    reveal = ask_reveal(subject=volunteer, actor=asker, reason="Hun er i fare.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reveal.objects.filter(pk=reveal.pk).update(decided_by=asker)


@pytest.mark.parametrize("kind", ["ambassadoerer", "ansoegninger"])
def test_from_the_page_to_min_dag_to_the_name(client, area, kind):
    make = make_volunteer if kind == "ambassadoerer" else make_application
    subject = make(area=area, **HIDDEN)
    asker, second = make_staff(), make_staff()
    ask, page = f"/koordinator/{kind}/{subject.pk}/navn/", f"/koordinator/{kind}/{subject.pk}/"
    client.force_login(asker)
    assert ask in client.get(page, {"formaal": "safety"}).content.decode()
    assert client.post(ask, {"reason": "Hun er i fare."}).url == page
    decide = f"/koordinator/beskyttelse/{Reveal.objects.get().pk}/"
    assert client.get(decide).status_code == 404
    client.force_login(second)
    day = client.get("/koordinator/").content.decode()
    assert decide in day
    assert "Zerlina" not in day
    assert "Zerlina" not in client.get(decide).content.decode()
    client.post(decide, {"answer": "yes"})
    assert client.get(decide).status_code == 404
    client.force_login(_fresh(asker))
    assert "Zerlina Quist" in client.get(f"{page}?formaal=contact").content.decode()


@pytest.mark.parametrize("who", [who for who in WHO if who not in {"coordinator", "own officer"}])
def test_nobody_else_reads_a_request(client, area, volunteer, who):
    reveal = ask_reveal(subject=volunteer, actor=make_staff(), reason="Hun er i fare.")
    client.force_login(_staff(who, area))
    assert client.get(f"/koordinator/beskyttelse/{reveal.pk}/").status_code == 404
