"""Interest without an account: what the page takes, what it never tells, and what it becomes."""

import pytest
from django.core import mail
from django.utils import timezone

from accounts.enums import Role
from accounts.history import history_of
from accounts.models import User
from outbox.models import Errand
from outbox.services import deliver_due
from tests.factories.people import COPENHAGEN, make_application, make_staff, make_user, make_volunteer
from tests.volunteers.wizard_steps import answer, chosen, errors_of, soup_of, url
from volunteers.enums import ApplicationState, VolunteerState, WayIn
from volunteers.models import Application, Profile
from volunteers.progress import progress_of
from volunteers.queue import waiting_applications

pytestmark = pytest.mark.django_db
MAIL = {"first_name": "Yasmin", "postal_code": "5200", "channel": "mail", "email": "yasmin@example.org"}
CALL = {"first_name": "Aage", "postal_code": "5200", "channel": "call", "phone": "20 12 34 56"}


def send(client, data=MAIL, **changes):
    return client.post("/interesse/", {**data, **changes})


def test_a_guest_and_an_interest_are_made_and_the_receipt_is_sent(client):
    assert send(client, line="Helst efter kl. 17").url == "/interesse/tak/"
    application = Application.objects.select_related("person__profile").get()
    person = application.person
    assert (application.state, application.way_in, application.district_id) == (
        "interest",
        "interest",
        "1465",
    )
    assert application.motivation == "Helst efter kl. 17"
    assert (person.first_name, person.email, person.has_usable_password()) == (
        "Yasmin",
        "yasmin@example.org",
        False,
    )
    assert person.profile.postal_code_id == "5200"
    assert application.due_on == timezone.localdate() + timezone.timedelta(days=7)
    assert [change.target for change in history_of(application)] == ["interest"]
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [["yasmin@example.org"]]


def test_who_wants_a_call_gets_one_item_in_min_dag_and_no_letter(client):
    send(client, CALL)
    person = User.objects.get(first_name="Aage")
    assert (person.email, str(person.phone), person.channel) == (None, "+4520123456", "call")
    deliver_due()
    assert (mail.outbox, Errand.objects.count()) == ([], 0)
    item = next(iter(waiting_applications(make_staff())))
    assert "Aage" in item.title
    assert str(item.verb) == "Ring og fortæl"


def test_only_the_district_sees_it(client):
    send(client)
    assert list(waiting_applications(make_staff(district=COPENHAGEN))) == []
    application = Application.objects.get()
    client.force_login(make_staff(Role.COORDINATOR, COPENHAGEN))
    assert client.get(f"/koordinator/ansoegninger/{application.pk}/").status_code == 404


@pytest.mark.parametrize("make", [make_application, make_volunteer])
def test_nobody_learns_who_is_known(client, make):
    known = make().person
    before = Application.objects.count()
    unknown = send(client, email="ny@example.org")
    receipt = client.get(unknown.url).content
    answer = send(client, email=known.email.upper())
    assert (answer.status_code, answer.url) == (unknown.status_code, unknown.url)
    assert client.get(answer.url).content == receipt
    assert Application.objects.count() == before + 1


def test_an_account_keeps_its_name_and_channel_and_gets_the_interest(client):
    known = make_user(first_name="Mette", phone="+4511223344")
    send(client, {**CALL, "email": known.email, "first_name": "Nogen Anden"})
    application = Application.objects.get()
    assert application.person == known
    known.refresh_from_db()
    assert (known.first_name, str(known.phone), known.channel) == ("Mette", "+4511223344", "mail")


def test_who_has_left_may_come_back(client):
    volunteer = make_volunteer()
    volunteer.state = VolunteerState.ENDED
    volunteer.save()
    send(client, email=volunteer.person.email)
    assert Application.objects.get().person == volunteer.person


def test_a_double_click_is_one_interest(client):
    for data in (MAIL, MAIL, CALL, CALL):
        send(client, data)
    assert sorted(Application.objects.values_list("person__first_name", flat=True)) == ["Aage", "Yasmin"]


@pytest.mark.parametrize(
    ("changes", "anchor"),
    [
        ({"email": ""}, "#id_email"),
        ({"channel": "call"}, "#id_phone"),
        ({"channel": "letter"}, "#id_channel_0"),
        ({"first_name": ""}, "#id_first_name"),
        ({"postal_code": "0001"}, "#id_postal_code"),
        ({"postal_code": "2640"}, "#id_municipality_0"),
        ({"email": "yasmin"}, "#id_email"),
        ({"line": "010190-1234"}, "#id_line"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_is_kept(client, changes, anchor):
    response = send(client, **changes)
    assert response.status_code == 200
    assert [link for _text, link in errors_of(response)] == [anchor]
    assert chosen(response, "first_name") == [changes.get("first_name", "Yasmin")]
    assert Application.objects.count() == 0


def test_many_from_one_machine_are_stopped(client):
    statuses = [send(client, email=f"nr{number}@example.org").status_code for number in range(21)]
    assert statuses == [302] * 20 + [429]


def test_the_wizard_makes_the_interest_an_application_and_keeps_its_history(client):
    send(client)
    interest = Application.objects.get()
    client.force_login(interest.person)
    assert chosen(client.get(url("om-dig")), "first_name") == ["Yasmin"]
    assert chosen(client.get(url("hvor")), "postal_code") == ["5200"]
    answer(client)
    assert client.post(url("oversigt")).url == url("tak")
    application = Application.objects.get()
    assert (application.pk, application.state, application.way_in) == (
        interest.pk,
        ApplicationState.RECEIVED,
        WayIn.INTEREST,
    )
    assert [change.target for change in history_of(application)] == ["interest", "received"]
    assert [step["state"] for step in progress_of(application).steps[:3]] == ["done", "now", "later"]
    assert Profile.objects.get(person=application.person).travel_km == 25


def test_min_side_shows_the_interest_and_lets_it_be_taken_back(client):
    send(client)
    client.force_login(Application.objects.get().person)
    page = client.get("/min-side/").content.decode()
    assert "Vi ringer eller skriver til dig" in page
    client.post("/min-side/ansoegning/traek-tilbage/")
    assert Application.objects.get().state == ApplicationState.WITHDRAWN


def test_staff_send_the_way_to_the_form(client):
    send(client)
    interest, actor = Application.objects.get(), make_staff()
    client.force_login(actor)
    page = soup_of(client.get(f"/koordinator/ansoegninger/{interest.pk}/"))
    address = page.select_one('form[action$="/skema/"]')["action"]
    client.post(address)
    interest.refresh_from_db()
    assert interest.owner == actor
    deliver_due()
    assert [letter.subject for letter in mail.outbox][-1] == "Her er skemaet"
    client.force_login(make_staff(district=COPENHAGEN))
    assert client.post(address).status_code == 404


def test_a_page_takes_few_queries(client, django_assert_max_num_queries):
    client.get("/interesse/")
    for path in ("/interesse/", "/bliv-ambassadoer/", "/bliv-ambassadoer/papir/"):
        with django_assert_max_num_queries(15):
            assert client.get(path).status_code == 200
