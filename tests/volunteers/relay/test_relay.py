"""Messages between an ambassador and the police district: both are told, neither sees an address or a number."""

import pytest
from django.core.exceptions import ValidationError

from accounts.enums import Role
from core.errors import NotAllowedError
from outbox.models import Errand
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from volunteers.relay.models import Note
from volunteers.relay.services import mark_read, write_note

pytestmark = pytest.mark.django_db
OWN = "/min-side/beskeder/"
WHO = {
    "oneself": True,
    "coordinator": True,
    "own officer": True,
    "officer of another area": False,
    "coordinator elsewhere": False,
    "leadership": False,
    "editor": False,
    "another ambassador": False,
    "citizen": False,
}


@pytest.fixture
def areas():
    return list(LocalArea.objects.filter(municipality__district="1465")[:2])


def _user(who, volunteer, areas):
    return {
        "oneself": lambda: volunteer.person,
        "coordinator": make_staff,
        "own officer": lambda: make_officer(areas[0]),
        "officer of another area": lambda: make_officer(areas[1]),
        "coordinator elsewhere": lambda: make_staff(district=COPENHAGEN),
        "leadership": lambda: make_staff(Role.LEADERSHIP, None),
        "editor": lambda: make_staff(Role.EDITOR),
        "another ambassador": lambda: make_volunteer().person,
        "citizen": make_user,
    }[who]()


@pytest.mark.parametrize(("who", "may"), WHO.items())
def test_who_may_write_and_read(client, areas, who, may):
    volunteer = make_volunteer(area=areas[0])
    write_note(volunteer=volunteer, author=volunteer.person, text="Lyset er gået i tunnelen.")
    user = _user(who, volunteer, areas)
    client.force_login(user)
    path = OWN if who == "oneself" else f"/koordinator/ambassadoerer/{volunteer.pk}/beskeder/"
    assert (client.get(path).status_code == 200) is may
    if may:
        assert "Lyset er gået" in client.get(path).content.decode()
        assert client.post(path, {"text": "Tak."}).status_code == 302
    else:
        assert client.post(path, {"text": "Tak."}).status_code in {403, 404}
        with pytest.raises(NotAllowedError):
            write_note(volunteer=volunteer, author=user, text="Tak.")
    assert Note.objects.count() == 1 + may


def test_the_ambassador_hears_it_and_reads_no_address(post):
    volunteer, staff = make_volunteer(), make_staff(first_name="Sanne", phone="+4520123456")
    write_note(volunteer=volunteer, author=staff, text="Kan du torsdag?")
    (letter,) = post()
    assert letter.to == [volunteer.person.email]
    assert letter.subject == "En besked fra Sanne"
    assert "Kan du torsdag?" in letter.body
    assert staff.email not in letter.body
    assert "20123456" not in letter.body.replace(" ", "")


def test_who_wants_a_call_gets_a_call():
    volunteer = make_volunteer(email=None, phone="+4520123456", channel="call")
    write_note(volunteer=volunteer, author=make_staff(), text="Kan du torsdag?")
    assert "Kan du torsdag?" in Errand.objects.get().text


@pytest.mark.parametrize("who", ["last writer", "officer", "nobody"])
def test_staff_are_told_without_a_word_of_it(post, areas, who):
    volunteer, staff = make_volunteer(area=areas[0], first_name="Zerlina"), make_staff()
    expected = []
    if who == "officer":
        expected = [make_officer(areas[0]).email]
    if who == "last writer":
        make_officer(areas[0])
        write_note(volunteer=volunteer, author=staff, text="Kan du torsdag?")
        expected = [staff.email]
    write_note(volunteer=volunteer, author=volunteer.person, text="Naboen er bange.")
    letters = [letter for letter in post() if letter.to != [volunteer.person.email]]
    assert [letter.to[0] for letter in letters] == expected
    for letter in letters:
        assert "Naboen" not in letter.body
        assert "Zerlina" not in letter.body
        assert volunteer.person.email not in letter.body


def test_it_waits_in_min_dag_until_somebody_reads_it(client, areas):
    volunteer = make_volunteer(area=areas[0])
    write_note(volunteer=volunteer, author=volunteer.person, text="Naboen er bange.")
    path = f"/koordinator/ambassadoerer/{volunteer.pk}/beskeder/"
    client.force_login(make_officer(areas[1]))
    assert path not in client.get("/koordinator/").content.decode()
    client.force_login(make_staff())
    assert path in client.get("/koordinator/").content.decode()
    client.get(path)
    assert path not in client.get("/koordinator/").content.decode()


def test_new_messages_are_counted_on_min_side_until_they_are_read(client):
    volunteer = make_volunteer()
    write_note(volunteer=volunteer, author=make_staff(), text="Kan du torsdag?")
    client.force_login(volunteer.person)
    assert "Du har 1 ny besked." in client.get("/min-side/").content.decode()
    client.get(OWN)
    assert "ny besked" not in client.get("/min-side/").content.decode()


def test_reading_ones_own_words_does_not_count():
    volunteer, staff = make_volunteer(), make_staff()
    write_note(volunteer=volunteer, author=volunteer.person, text="Hej")
    write_note(volunteer=volunteer, author=staff, text="Hej igen")
    assert mark_read(volunteer=volunteer, reader=volunteer.person) == 1
    assert Note.objects.unread().get().text == "Hej"


def test_a_double_press_is_one_message():
    volunteer = make_volunteer()
    first = write_note(volunteer=volunteer, author=volunteer.person, text="Hej")
    assert write_note(volunteer=volunteer, author=volunteer.person, text="Hej").pk == first.pk


def test_a_protected_ambassador_is_an_alias_here_too(client, areas):
    volunteer = make_volunteer(area=areas[0], first_name="Zerlina", is_protected=True, alias="Fyr")
    write_note(volunteer=volunteer, author=volunteer.person, text="Hej")
    client.force_login(make_staff())
    for path in ("/koordinator/", f"/koordinator/ambassadoerer/{volunteer.pk}/beskeder/"):
        page = client.get(path).content.decode()
        assert "Fyr" in page
        assert "Zerlina" not in page


def test_a_cpr_number_is_refused_by_the_service_too():
    volunteer = make_volunteer()
    with pytest.raises(ValidationError):
        write_note(volunteer=volunteer, author=volunteer.person, text="Han hedder 010190-1234")


@pytest.mark.parametrize("side", ["own", "staff"])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Udfyld"),
        ("Han hedder 010190-1234, siger de", "CPR"),
        ("a" * 1_000_000, "højst have 4000"),
        ("Hej\x00", "Null-tegn"),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence(client, side, text, sentence):
    volunteer = make_volunteer()
    client.force_login(volunteer.person if side == "own" else make_staff())
    path = OWN if side == "own" else f"/koordinator/ambassadoerer/{volunteer.pk}/beskeder/"
    assert sentence in client.post(path, {"text": text}).content.decode()
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["<b>Hej</b><script>x</script>", "مرحبا \u202e", "🎉" * 100])
def test_every_kind_of_text_is_shown_as_text(client, text):
    volunteer = make_volunteer()
    client.force_login(volunteer.person)
    assert client.post(OWN, {"text": text}).status_code == 302
    assert "<script>x" not in client.get(OWN).content.decode()
    assert Note.objects.get().text == text
