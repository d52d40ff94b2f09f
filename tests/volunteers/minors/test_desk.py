"""What coordinators and the young person see: panels, Min dag, the answer written down, and the role's form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.privacy import personal_tables
from core.registries import day_sources
from projects.role_form import RoleForm
from projects.services import add_role
from tests.factories.minors import make_guardian, make_young, make_young_volunteer
from tests.factories.people import COPENHAGEN, make_application, make_staff, make_user, make_volunteer
from tests.factories.work import make_initiative
from volunteers.minors.models import Guardian
from volunteers.minors.panels import silent_guardians

pytestmark = pytest.mark.django_db
VALUES = {"title": "Gå med", "number": 2, "you_do": "Du går med.", "you_never_do": "Du griber ikke ind."}


@pytest.fixture
def desk(client):
    """Fyn's coordinator, signed in."""
    client.user = make_staff()
    client.force_login(client.user)
    return client


def test_the_panel_stands_on_both_pages_and_on_nobody_elses(desk):
    applicant = make_young(make_application())
    make_guardian(applicant.person, phone="+4520123456")
    ambassador = make_young_volunteer()
    for url in (
        f"/koordinator/ansoegninger/{applicant.pk}/",
        f"/koordinator/ambassadoerer/{ambassador.pk}/?formaal=profile",
    ):
        page = desk.get(url).content.decode()
        assert 'id="h-guardian"' in page, url
        assert "Hanne Holm" in page
    adult = make_volunteer()
    assert (
        "h-guardian"
        not in desk.get(f"/koordinator/ambassadoerer/{adult.pk}/?formaal=profile").content.decode()
    )


def test_of_a_hidden_name_the_guardian_is_hidden_too(desk):
    hidden = make_young_volunteer(is_protected=True, alias="Solsorten")
    page = desk.get(f"/koordinator/ambassadoerer/{hidden.pk}/?formaal=profile").content.decode()
    assert 'id="h-guardian"' in page
    assert "Hanne" not in page
    assert "hanne@example.org" not in page
    assert desk.get(f"/koordinator/vaerger/{hidden.person.guardian.pk}/").status_code == 404


def test_min_dag_after_seven_days(desk):
    def waits(days, **fields):
        young = make_young(make_application(**fields.pop("application", {})))
        make_guardian(young.person, asked_at=timezone.now() - timedelta(days=days), **fields)
        return young

    late = waits(8, application={"first_name": "Selma"})
    waits(6)
    waits(8, answer="yes")
    waits(8, answer="no")
    waits(8, application={"district": COPENHAGEN})
    waits(8, application={"state": "rejected"})
    assert [item.url for item in silent_guardians(desk.user)] == [f"/koordinator/ansoegninger/{late.pk}/"]
    assert "Selma" in desk.get("/koordinator/").content.decode()
    assert silent_guardians in list(day_sources)


def test_min_dag_in_a_constant_number_of_queries(django_assert_max_num_queries):
    staff = make_staff()
    for _ in range(6):
        young = make_young(make_application())
        make_guardian(young.person, asked_at=timezone.now() - timedelta(days=9))
    with django_assert_max_num_queries(6):
        assert len(list(silent_guardians(staff))) == 6


@pytest.mark.parametrize(("answer", "holds"), [("yes", True), ("no", False)])
def test_the_answer_is_written_down(desk, answer, holds):
    guardian = make_guardian(make_young(make_application()).person)
    url = f"/koordinator/vaerger/{guardian.pk}/"
    assert desk.post(url, {}).context["form"].errors
    assert desk.post(url, {"answer": "maybe"}).context["form"].errors
    assert desk.post(url, {"answer": answer}).status_code == 302
    found = Guardian.objects.get()
    assert (found.holds, found.answered_by) == (holds, desk.user)


def test_nobody_writes_down_an_answer_elsewhere_or_about_themselves(desk, client):
    elsewhere = make_guardian(make_young(make_application(COPENHAGEN)).person)
    assert desk.post(f"/koordinator/vaerger/{elsewhere.pk}/", {"answer": "yes"}).status_code == 404
    own = make_guardian(make_young(make_application(person=desk.user)).person)
    assert desk.post(f"/koordinator/vaerger/{own.pk}/", {"answer": "yes"}).status_code == 404
    assert not any(guardian.holds for guardian in Guardian.objects.all())


def test_min_side_says_where_it_is_and_asks_again(client):
    young = make_young(make_application(email="selma@example.org"))
    guardian = make_guardian(young.person)
    client.force_login(young.person)
    assert "/min-side/vaerge/" in client.get("/min-side/").content.decode()
    form = {"guardian_name": "Bo", "guardian_email": "bo@example.org", "guardian_phone": ""}
    own = client.post("/min-side/vaerge/", {**form, "guardian_email": "selma@example.org"})
    assert own.context["form"].errors
    assert client.post("/min-side/vaerge/", form).status_code == 302
    assert Guardian.objects.get().email == "bo@example.org"
    assert Guardian.objects.get().pk != guardian.pk
    Guardian.objects.update(confirmed_at=timezone.now())
    assert client.get("/min-side/vaerge/").status_code == 404
    assert 'id="h-guardian"' in client.get("/min-side/").content.decode()


def test_min_side_of_others(client):
    assert client.get("/min-side/vaerge/").status_code == 302
    client.force_login(make_user())
    assert client.get("/min-side/vaerge/").status_code == 404


def test_two_accounts_become_one_with_one_guardian():
    table = next(table for table in personal_tables if table.model == "volunteers_minors.Guardian")
    kept, gone = make_user(), make_user()
    make_guardian(gone)
    table.merge(kept.pk, gone.pk)
    assert Guardian.objects.get().person == kept
    make_guardian(gone, email="bo@example.org")
    table.merge(kept.pk, gone.pk)
    assert Guardian.objects.get().email == "hanne@example.org"


@pytest.mark.parametrize(
    ("age", "key"), [(None, ""), ("", ""), ("18", ""), ("17", "17"), ("16", "16"), ("15", "15")]
)
def test_the_form_of_a_role_has_an_age_limit(age, key):
    form = RoleForm({**VALUES, **({} if age is None else {"age": age})})
    assert form.is_valid(), form.errors
    role = add_role(initiative=make_initiative(), values=form.values(), requirements=form.required())
    assert list(role.requirements.filter(kind="adult").values_list("group", "key")) == [(2, key)]


@pytest.mark.parametrize("odd", ["14", "0", "-15", "15.0", "x", "٣", "151" * 20])
def test_no_other_age_is_taken(odd):
    assert list(RoleForm({**VALUES, "age": odd}).errors) == ["age"]
