"""Who looks at people's data says why, and somebody looks at that (DOMAIN rule 4 and the table)."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from accounts.access import log_opened
from accounts.enums import Purpose, Role
from accounts.models import AccessEntry
from places.models import LocalArea
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from volunteers.models import Screening
from volunteers.privacy.models import RetentionReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def volunteer():
    return make_volunteer(first_name="Aase", last_name="Ødegård")


# --- why do you open this page? -----------------------------------------------------------------------------


def test_opening_asks_why_before_it_shows_anybody(client, volunteer):
    client.force_login(make_staff())
    page = client.get(reverse("ambassador_detail", args=[volunteer.pk])).content.decode()
    assert "Hvorfor åbner du denne side?" in page
    assert "Ødegård" not in page
    assert not AccessEntry.objects.exists()


def test_why_is_asked_once_a_day_for_each_person(client, volunteer):
    client.force_login(make_staff())
    url, other = (reverse("ambassador_detail", args=[each.pk]) for each in (volunteer, make_volunteer()))
    assert "Ødegård" in client.get(url, {"formaal": "contact"}).content.decode()
    assert "Ødegård" in client.get(url).content.decode()
    assert [entry.purpose for entry in AccessEntry.objects.about(volunteer.person)] == ["contact", "contact"]
    assert "Hvorfor åbner du" in client.get(other).content.decode()
    session = client.session
    session["purposes"] = {**session["purposes"], "day": "2026-01-01"}
    session.save()
    assert "Hvorfor åbner du" in client.get(url).content.decode()


@pytest.mark.parametrize("purpose", ["", "nysgerrig", "application"])
def test_a_purpose_that_is_none_is_asked_again(client, volunteer, purpose):
    client.force_login(make_staff())
    url = reverse("ambassador_detail", args=[volunteer.pk])
    assert "Hvorfor åbner du" in client.get(url, {"formaal": purpose}).content.decode()


# --- the whole file -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["ambassador", "application"])
def test_the_file_is_handed_out_and_noted(client, volunteer, kind):
    subject = volunteer if kind == "ambassador" else make_application()
    client.force_login(make_staff())
    response = client.post(reverse(f"{kind}_file", args=[subject.pk]))
    assert response.content.startswith(b"%PDF")
    entry = AccessEntry.objects.get(person=subject.person)
    assert (entry.kind, entry.purpose) == ("exported", "data_request")


def test_no_file_says_what_came_of_a_screening(client, volunteer, monkeypatch):
    """FACTS: `not_cleared` stands in no export, whoever fetches it."""
    Screening.objects.create(
        person=volunteer.person, kind="police", why="Besøg", ordered_on="2026-11-01", outcome="not_cleared"
    )
    seen = []
    monkeypatch.setattr(
        "volunteers.privacy.views.files.as_file",
        lambda kind, person, sections: seen.append(sections) or HttpResponse(),
    )
    client.force_login(make_staff(may_screen=True))
    client.post(reverse("ambassador_file", args=[volunteer.pk]))
    assert "volunteers.Screening" not in {section.table for section in seen[0]}


@pytest.mark.parametrize("who", ["another district", "another area", "protected", "citizen", "get"])
def test_nobody_else_fetches_it(client, volunteer, who):
    area = LocalArea.objects.first()
    user = {
        "another district": lambda: make_staff(district=COPENHAGEN),
        "another area": lambda: make_officer(area),
        "protected": make_staff,
        "citizen": make_user,
        "get": make_staff,
    }[who]()
    if who == "protected":
        volunteer.person.is_protected = True
        volunteer.person.save()
    client.force_login(user)
    url = reverse("ambassador_file", args=[volunteer.pk])
    response = client.get(url) if who == "get" else client.post(url)
    assert response.status_code in {403, 404, 405}
    assert not AccessEntry.objects.filter(kind="exported").exists()


# --- the data-protection officer ------------------------------------------------------------------------------


def _log(volunteer, **fields):
    return log_opened(
        actor=make_staff(last_name="Opslager"),
        person=volunteer.person,
        purpose=Purpose.CONTACT,
        district_id="1465",
    )


def test_the_officer_reads_who_looked_and_not_at_whom(client, volunteer):
    _log(volunteer)
    client.force_login(make_staff(Role.DATA_PROTECTION, None))
    page = client.get(reverse("look_ups")).content.decode()
    assert "Opslager" in page
    assert "Fyns Politi" in page
    assert "Ødegård" not in page
    assert "Aase" not in page


def test_the_log_is_filtered_by_purpose_kind_and_district(client, volunteer):
    _log(volunteer)
    client.force_login(make_staff(Role.DATA_PROTECTION, None))
    for query, shown in (
        ({"purpose": "contact"}, 1),
        ({"purpose": "matching"}, 0),
        ({"kind": "exported"}, 0),
        ({"district": "1465", "since": "2020-01-01"}, 1),
        ({"district": "1470"}, 0),
        ({"since": "2999-01-01"}, 0),
    ):
        page = client.get(reverse("look_ups"), query)
        assert page.context["table"].paginator.count == shown, query


@pytest.mark.parametrize(
    ("role", "look_ups", "reports"),
    [
        (Role.DATA_PROTECTION, 200, 200),
        (Role.ADMINISTRATOR, 404, 200),
        (Role.LEADERSHIP, 404, 404),
        (Role.COORDINATOR, 404, 404),
        (Role.EDITOR, 404, 404),
    ],
)
def test_who_reads_log_and_reports(client, role, look_ups, reports):
    client.force_login(make_staff(role, "1465" if role in {Role.COORDINATOR, Role.EDITOR} else None))
    assert client.get(reverse("look_ups")).status_code == look_ups
    assert client.get(reverse("retention_reports")).status_code == reports


@pytest.mark.parametrize("role", [Role.DATA_PROTECTION, Role.ADMINISTRATOR])
def test_their_workspace_begins_at_a_page_of_theirs(client, role):
    client.force_login(make_staff(role, None))
    assert client.get(reverse("workspace"), follow=True).status_code == 200


def test_a_report_shows_its_rules(client):
    RetentionReport.objects.create(
        on="2026-11-22", lines=[{"rule": "Ansøgninger <b>", "due": 3, "taken": 2}], taken=2
    )
    client.force_login(make_staff(Role.DATA_PROTECTION, None))
    assert "Ansøgninger &lt;b&gt;: 2 / 3" in client.get(reverse("retention_reports")).content.decode()
