"""What staff may not learn by the way: a protected name, a refused screening (DOMAIN rule 6 and the table)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry, StateChange
from tests.factories.people import make_application, make_staff
from volunteers.enums import ApplicationState, ScreeningOutcome
from volunteers.models import Agreement

pytestmark = pytest.mark.django_db


def _screened(outcome, renew_by=None):
    application = make_application(state=ApplicationState.SCREENING)
    application.screenings.create(
        person=application.person,
        kind="police",
        why="Besøg hos ældre",
        ordered_on=timezone.localdate(),
        outcome=outcome,
        renew_by=renew_by,
    )
    return application


def test_neither_signature_nor_history_names_a_protected_applicant(client):
    application = make_application(
        state=ApplicationState.AGREEMENT,
        first_name="Amal",
        last_name="Idris",
        is_protected=True,
        alias="Solsort",
    )
    person = application.person
    person.signatures.create(agreement=Agreement.objects.get(), name="Amal Idris", signed_at=timezone.now())
    StateChange.objects.create(
        subject_type="volunteers.application",
        subject_id=application.pk,
        transition="receive",
        target="received",
        actor=person,
    )
    client.force_login(make_staff(may_screen=True))
    for name in ("application_detail", "application_reject", "screening_create"):
        page = client.get(reverse(name, args=[application.pk])).content.decode()
        assert "Solsort" in page, name
        assert "Amal" not in page, name
        assert "Idris" not in page, name


@pytest.mark.parametrize("outcome", [item for item in ScreeningOutcome if item != ScreeningOutcome.CLEARED])
def test_a_refusal_shows_nowhere_without_the_screening_right(client, outcome):
    renew_by = timezone.localdate() + timedelta(days=400)
    application = _screened(outcome, renew_by)
    client.force_login(make_staff())
    url = reverse("application_detail", args=[application.pk])
    assert url not in client.get(reverse("workspace")).content.decode()
    page = client.get(url)
    assert page.context["screenings"][0].renew_by is None
    assert str(renew_by.year) not in page.content.decode()
    assert client.get(reverse("screening_create", args=[application.pk])).status_code == 403


@pytest.mark.parametrize(
    ("outcome", "may_screen"), [(ScreeningOutcome.CLEARED, False), (ScreeningOutcome.NOT_CLEARED, True)]
)
def test_an_outcome_one_may_know_calls_in_min_dag(client, outcome, may_screen):
    application = _screened(outcome)
    client.force_login(make_staff(may_screen=may_screen))
    url = reverse("application_detail", args=[application.pk])
    assert url in client.get(reverse("workspace")).content.decode()


def test_min_dag_names_applicants_and_is_noted(client):
    staff = make_staff()
    client.force_login(staff)
    client.get(reverse("workspace"))
    assert not AccessEntry.objects.filter(actor=staff).exists()
    make_application()
    client.get(reverse("workspace"))
    assert AccessEntry.objects.get(actor=staff).query == reverse("workspace")


def test_the_list_of_applications_begins_with_those_on_their_way(client):
    waiting = make_application(first_name="Yasmin")
    done = make_application(state=ApplicationState.ACTIVE, first_name="Torben")
    client.force_login(make_staff())
    url = reverse("application_list")
    for query, shown in (("", waiting), ("?state=", waiting), ("?state=active", done)):
        assert [row.pk for row in client.get(url + query).context["table"].data] == [shown.pk], query
