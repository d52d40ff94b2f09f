"""A mail that came back: noted by staff, one line in Min dag, gone when somebody has asked or the address is new."""

import pytest
from django.urls import reverse

from coordination.mailing.returned import returned_mails, settle
from coordination.mailing.status import Fate, status_of
from core.errors import NotAllowedError
from outbox.failures import Failure
from outbox.models import Message
from outbox.services import deliver_due
from places.models import LocalArea
from tests.factories.mailings import make_draft, tell_all
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)

pytestmark = pytest.mark.django_db


def came_back(person, failure=Failure.RETURNED, number=1):
    """A mail of theirs that didn't arrive."""
    for _ in range(number):
        Message.objects.create(
            message_id=f"<{Message.objects.count()}@x>",
            to=person.email.upper(),
            subject="Hej",
            state="failed",
            failure=failure,
        )


def titles(user):
    return [item.title for item in returned_mails(user)]


def test_marked_on_the_messages_page(client):
    staff, volunteer = make_staff(), make_volunteer(first_name="Bo")
    client.force_login(staff)
    mailing = make_draft(staff, [volunteer.person])
    url = reverse("mailing", args=[mailing.pk])
    client.post(url, {"do": "send"})
    tell_all()
    assert "Notér, at mailen kom tilbage" not in client.get(url).content.decode()  # it isn't sent yet
    deliver_due()
    assert "Notér, at mailen kom tilbage" in client.get(url).content.decode()
    client.post(url, {"do": "returned", "row": mailing.receivers.get().pk})
    assert status_of(mailing).numbers[Fate.FAILED] == 1
    page = client.get(url + "?vis=problemer").content.decode()
    assert "Kom ikke frem" in page
    assert titles(staff) == ["Mailen til Bo Holm kom tilbage: ring og spørg"]


def test_a_receiver_of_another_message(client):
    staff = make_staff()
    client.force_login(staff)
    one, two = (make_draft(staff, [make_volunteer().person]) for _ in range(2))
    answer = client.post(reverse("mailing", args=[one.pk]), {"do": "returned", "row": two.receivers.get().pk})
    assert answer.status_code == 404


def test_once_for_a_person_however_many_came_back():
    volunteer = make_volunteer()
    came_back(volunteer.person, number=3)
    assert len(titles(make_staff())) == 1


@pytest.mark.parametrize("failure", Failure.values)
def test_only_where_the_address_is_in_doubt(failure):
    came_back(make_volunteer().person, failure)
    assert len(titles(make_staff())) == (failure in {Failure.RETURNED, Failure.NO_SUCH_ADDRESS})


def test_for_who_handles_the_person():
    area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
    other = LocalArea.objects.create(name="Engby", slug="engby", municipality_id="0461")
    came_back(make_volunteer(area=area).person)
    came_back(make_user())  # nobody's
    readers = (
        make_staff(),
        make_officer(area),
        make_officer(other),
        make_staff(district=COPENHAGEN),
        make_user(),
    )
    assert [len(titles(user)) for user in readers] == [1, 1, 0, 0, 0]


def test_a_protected_name_isnt_in_it():
    came_back(make_volunteer(is_protected=True, alias="Solsorten", first_name="Yasmin").person)
    assert titles(make_staff()) == ["Mailen til Solsorten kom tilbage: ring og spørg"]


def test_a_new_address_settles_it():
    person = make_volunteer().person
    came_back(person)
    person.email = "ny@example.org"
    person.save()
    assert titles(make_staff()) == []


def test_ticked_off_on_the_persons_page(client):
    staff = make_staff()
    client.force_login(staff)
    for row, name in ((make_volunteer(), "ambassador_detail"), (make_application(), "application_detail")):
        url = reverse(name, args=[row.pk]) + "?formaal=contact"
        assert "En mail kom tilbage" not in client.get(url).content.decode()
        came_back(row.person)
        assert "En mail kom tilbage" in client.get(url).content.decode()
        answer = client.post(reverse("address_asked", args=[row.person_id]))
        assert answer.url == reverse(name, args=[row.pk])
        assert "En mail kom tilbage" not in client.get(url).content.decode()
    assert titles(staff) == []
    came_back(row.person)  # and once more, later
    assert len(titles(staff)) == 1


def test_nobody_else_ticks_it_off(client):
    volunteer = make_volunteer()
    came_back(volunteer.person)
    for actor in (make_staff(district=COPENHAGEN), make_user(), volunteer.person):
        with pytest.raises(NotAllowedError):
            settle(person=volunteer.person, actor=actor)
    client.force_login(make_staff(district=COPENHAGEN))
    for number in (volunteer.person_id, make_user().pk, 10**9):
        assert client.post(reverse("address_asked", args=[number])).status_code == 404
    assert len(titles(make_staff())) == 1
