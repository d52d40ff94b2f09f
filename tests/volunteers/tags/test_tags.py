"""Tags: short, the district's own, read by the person, gone with them."""

import pytest
from django.urls import reverse
from django.utils import translation

from core.errors import NotAllowedError
from core.events import announce
from places.models import District
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user, make_volunteer
from volunteers.events import VolunteerMoved
from volunteers.privacy.copying import person_export
from volunteers.privacy.forgetting import forget
from volunteers.tags.errors import SensitiveTagError, TagTextError
from volunteers.tags.models import Tag
from volunteers.tags.personal_data import settle_tags
from volunteers.tags.services import add_tag, checked_text, remove_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    """A coordinator who is logged in."""
    user = make_staff()
    client.force_login(user)
    return user


def press(client, volunteer, text, do="add"):
    """The form on the person's page."""
    return client.post(reverse("ambassador_tag", args=[volunteer.pk]), {"text": text, "do": do})


@pytest.mark.parametrize("text", ["", "   ", "x" * 31, "010190-1234"])
def test_what_is_no_tag(text):
    with pytest.raises(TagTextError):
        checked_text(text)


@pytest.mark.parametrize(
    "text",
    ["Depression", "har diagnoser", "MUSLIMER", "kommunisten", "flygtninge", "lesbisk", "tidligere straffet"],
)
def test_what_we_never_note(text):
    with pytest.raises(SensitiveTagError):
        checked_text(text)


@pytest.mark.parametrize("text", ["Har varevogn", "Sygeplejerske", "Kan åbne døren", "Kristen Holm"])
def test_what_a_tag_may_be(text):
    assert checked_text(f"  {text} ") == text


def test_twice_is_once_whatever_the_letter_case(staff):
    volunteer = make_volunteer()
    assert add_tag(volunteers=[volunteer], text="Har  varevogn", actor=staff) == 1
    assert add_tag(volunteers=[volunteer], text="har VAREVOGN", actor=staff) == 0
    assert Tag.objects.get().text == "Har varevogn"
    assert remove_tag(volunteers=[volunteer], text="HAR varevogn", actor=staff) == 1
    assert not Tag.objects.exists()


def test_nobody_else_tags(staff):
    volunteer = make_volunteer()
    own = make_staff()
    type(volunteer).objects.filter(pk=volunteer.pk).update(person=own)
    volunteer.refresh_from_db()
    for actor in (make_staff(district=COPENHAGEN), make_user(), own):
        for change in (add_tag, remove_tag):
            with pytest.raises(NotAllowedError):
                change(volunteers=[volunteer], text="Nøgle", actor=actor)


def test_on_the_persons_page(client, staff):
    volunteer = make_volunteer()
    url = reverse("ambassador_detail", args=[volunteer.pk]) + "?formaal=profile"
    press(client, volunteer, "Nøgle")
    assert "Nøgle" in client.get(url).content.decode()
    press(client, volunteer, "Har diagnose")
    press(client, volunteer, "Nøgle", "remove")
    assert not Tag.objects.exists()
    assert press(client, make_volunteer(COPENHAGEN), "Nøgle").status_code == 404


def test_the_person_gets_a_copy_and_it_goes_with_them(staff):
    volunteer = make_volunteer()
    add_tag(volunteers=[volunteer], text="Har varevogn", actor=staff)
    with translation.override("da"):
        assert "Har varevogn" in str(person_export(volunteer.person))
    type(volunteer).objects.filter(pk=volunteer.pk).update(state="ended")
    forget(person=volunteer.person, rule="leave", actor=None)
    assert not Tag.objects.exists()


def test_another_district_doesnt_get_them(staff):
    volunteer = make_volunteer()
    add_tag(volunteers=[volunteer], text="Nøgle", actor=staff)
    volunteer.district = District.objects.get(pk=COPENHAGEN)
    announce(VolunteerMoved(volunteer=volunteer, actor=staff, origin=FYN))
    assert not Tag.objects.exists()


def test_of_two_people_who_are_one_each_tag_stays_once(staff):
    kept, gone = make_volunteer(), make_volunteer()
    add_tag(volunteers=[kept, gone], text="Nøgle", actor=staff)
    add_tag(volunteers=[gone], text="Bil", actor=staff)
    settle_tags(kept.person_id, gone.person_id)
    assert list(Tag.objects.filter(person=gone.person).values_list("text", flat=True)) == ["Bil"]
