"""A district closed for intake: what people meet, what still works, and who is told when it opens."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.enums import Role
from outbox.models import Message
from outbox.services import deliver_due
from tests.factories.pages import district_page, make_site
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user
from tests.volunteers.wizard_steps import ANSWERS, answer, chosen, soup_of, url
from volunteers.entry.models import Draft, IntakePause, ReopenNotice
from volunteers.entry.services import tell_reopened
from volunteers.models import Application

pytestmark = pytest.mark.django_db
PATH = "/koordinator/ansoegninger/indtag/"
TEXT = "Vi har fået mange nye og åbner igen til foråret."
INTEREST = {"first_name": "Yasmin", "postal_code": "5200", "channel": "mail", "email": "yasmin@example.org"}


@pytest.fixture
def pause(db):
    """Fyn is closed."""
    return IntakePause.objects.create(district_id=FYN, text_da=TEXT, text_en="We open in spring.")


def close(client, actor=None, **changes):
    client.force_login(actor or make_staff())
    today = timezone.localdate().isoformat()
    return client.post(PATH, {"district": FYN, "text_da": TEXT, "starts_on": today, **changes})


def test_a_coordinator_closes_and_opens(client):
    actor = make_staff()
    assert close(client, actor).status_code == 302
    pause = IntakePause.objects.get()
    assert (pause.district_id, pause.by, pause.ends_on) == (FYN, actor, None)
    assert "Fyns Politi er lukket" in client.get(PATH).content.decode()
    client.post(PATH, {"open": pause.pk})
    assert IntakePause.objects.count() == 0
    assert "Åbent: Alle kan søge." in client.get(PATH).content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"district": COPENHAGEN},
        {"text_da": ""},
        {"text_da": "010190-1234"},
        {"starts_on": "2020-01-01"},
        {"starts_on": "0000-00-00"},
        {"ends_on": "2020-01-01"},
        {"starts_on": "i morgen"},
    ],
)
def test_what_cant_be_a_break(client, changes):
    assert close(client, **changes).status_code == 200
    assert IntakePause.objects.count() == 0


def test_no_two_breaks_at_once(client, pause):
    assert close(client).status_code == 200
    assert IntakePause.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "district"),
    [(Role.CONTACT_OFFICER, FYN), (Role.EDITOR, FYN), (Role.LEADERSHIP, None)],
)
def test_only_coordinators(client, pause, role, district):
    client.force_login(make_staff(role, district))
    assert client.get(PATH).status_code == 404
    assert client.post(PATH, {"open": pause.pk}).status_code == 404


@pytest.mark.parametrize("pk", ["0", "x", "9" * 30, "\0", "²"])
def test_another_districts_break_is_not_opened(client, pause, pk):
    client.force_login(make_staff(district=COPENHAGEN))
    assert client.post(PATH, {"open": pause.pk}).status_code == 404
    assert client.post(PATH, {"open": pk}).status_code == 404
    assert IntakePause.objects.count() == 1


def test_the_wizard_says_so_once_the_place_is_known_and_keeps_the_answers(client, pause):
    client.force_login(make_user(first_name=""))
    assert client.post(url("om-dig"), ANSWERS["om-dig"]).url == url("hvor")
    sent = client.post(url("hvor"), ANSWERS["hvor"])
    assert sent.url == f"/bliv-ambassadoer/lukket/{FYN}/"
    assert TEXT in client.get(sent.url).content.decode()
    assert set(Draft.objects.get().answers) == {"om-dig", "hvor"}
    for slug in list(ANSWERS)[2:]:
        client.post(url(slug), ANSWERS[slug])
    assert client.get(url("oversigt")).url == client.post(url("oversigt")).url == sent.url
    assert Application.objects.count() == 0
    pause.delete()
    assert client.get(url("oversigt")).status_code == 200


def test_another_district_is_open(client, pause):
    client.force_login(make_user(first_name=""))
    answer(client, hvor={"postal_code": "2200", "travel_km": "10"})
    assert client.post(url("oversigt")).url == url("tak")


def test_interest_says_so_keeps_what_was_typed_and_offers_to_tell(client, pause):
    response = client.post("/interesse/", INTEREST)
    page = response.content.decode()
    assert response.status_code == 200
    assert TEXT in page
    assert chosen(response, "first_name") == ["Yasmin"]
    assert chosen(response, "notice-email") == ["yasmin@example.org"]
    assert Application.objects.count() == 0


def test_told_once_when_it_opens_and_forgotten(client, pause):
    for _time in range(2):
        client.post(f"/bliv-ambassadoer/lukket/{FYN}/", {"notice-email": "Yasmin@example.org"})
    client.post(f"/bliv-ambassadoer/lukket/{FYN}/", {"notice-phone": "20 12 34 56"})
    assert (tell_reopened(), ReopenNotice.objects.count()) == (0, 2)
    client.force_login(make_staff())
    client.post(PATH, {"open": pause.pk})
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [["yasmin@example.org"]]
    assert list(Message.objects.filter(medium="sms").values_list("to", flat=True)) == ["+4520123456"]
    assert (tell_reopened(), ReopenNotice.objects.count()) == (0, 0)


def test_a_break_that_runs_out_opens_by_itself(client, pause):
    client.post(f"/bliv-ambassadoer/lukket/{FYN}/", {"notice-email": "yasmin@example.org"})
    day = timezone.localdate() - timedelta(days=1)
    IntakePause.objects.update(starts_on=day, ends_on=day)
    assert tell_reopened() == 1
    assert client.get(f"/bliv-ambassadoer/lukket/{FYN}/").url == "/bliv-ambassadoer/"


@pytest.mark.parametrize("data", [{}, {"notice-email": "x"}, {"notice-phone": "12"}, {"notice-email": "a\0"}])
def test_a_wish_needs_an_address(client, pause, data):
    assert client.post(f"/bliv-ambassadoer/lukket/{FYN}/", data).status_code == 200
    assert ReopenNotice.objects.count() == 0


@pytest.mark.parametrize("code", ["0000", "fyn", "x" * 300])
def test_a_district_that_isnt_there(client, code):
    assert client.get(f"/bliv-ambassadoer/lukket/{code}/").status_code == 404


def test_the_districts_page_says_so(client, pause):
    make_site()
    page = soup_of(client.get(district_page().url))
    assert TEXT in page.select_one("#h-intake").parent.text


def test_english_where_there_is_english(client, pause):
    assert "We open in spring." in client.get(f"/en/bliv-ambassadoer/lukket/{FYN}/").content.decode()
    IntakePause.objects.update(text_en="")
    page = soup_of(client.get(f"/en/bliv-ambassadoer/lukket/{FYN}/"))
    assert TEXT in page.select_one('div[lang="da"]').text


def test_staff_type_all_the_same(client, pause):
    from tests.volunteers.entry.test_typing_in import PAPER
    from tests.volunteers.entry.test_typing_in import PATH as TYPE

    client.force_login(make_staff())
    client.post(TYPE, {**PAPER, "step": "save", "person": "new"})
    assert Application.objects.count() == 1


def test_who_was_asked_by_staff_may_apply(client, pause):
    person = make_user(first_name="")
    interest = Application.objects.create(
        person=person,
        district_id=FYN,
        state="interest",
        informed_at=timezone.now(),
        owner=make_staff(),
    )
    client.force_login(person)
    answer(client)
    assert client.post(url("oversigt")).url == url("tak")
    interest.refresh_from_db()
    assert interest.state == "received"
