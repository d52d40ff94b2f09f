"""15 to 17 in the wizard and on the typed page: only where a task is open to them, and never half a person kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from outbox.models import Message
from places.lookup import Home
from places.models import Municipality, PostalCode
from tests.factories.minors import make_guardian, make_young_role
from tests.factories.people import COPENHAGEN, make_staff, make_user
from tests.factories.work import make_initiative, make_project, publish
from tests.volunteers.wizard_steps import (
    ABOUT,
    HOME,
    TIMES,
    WHY,
    WORDS,
    errors_of,
    pairs_of,
    soup_of,
    url,
)
from volunteers.entry.models import Draft
from volunteers.errors import UnderAgeError
from volunteers.minors.models import Guardian
from volunteers.models import Application, Profile
from volunteers.services import submit_application
from volunteers.services.apply import ApplicationData

pytestmark = pytest.mark.django_db
YOUNG = {**ABOUT, "adult": "nej"}


def day(**delta):
    return (timezone.localdate() + timedelta(**delta)).isoformat()


def minor(**changes):
    return {
        "turns_18_on": day(days=500),
        "guardian_name": "Hanne Nørgaard",
        "guardian_email": "hanne@example.org",
        "guardian_phone": "",
        **changes,
    }


@pytest.fixture
def citizen(client):
    """Somebody signed in who has applied nowhere."""
    client.force_login(make_user("yasmin@example.org", first_name="", last_name=""))
    return client


@pytest.fixture
def task():
    """An open task for 15-year-olds on Fyn."""
    return make_young_role("15")


def post_all(client, **changes):
    steps = {
        "om-dig": YOUNG, "hvor": HOME, "vaerge": minor(), "hvad": WORDS, "hvornaar": TIMES, "hvorfor": WHY,
    }  # fmt: skip
    response = None
    for slug, data in steps.items():
        response = client.post(url(slug), changes.get(slug, data))
    return response


def test_a_young_person_applies_and_the_guardian_is_asked(citizen, task):
    assert post_all(citizen)["Location"] == url("oversigt")
    shown = pairs_of(citizen.get(url("oversigt")))
    assert "Hanne Nørgaard" in shown.values()
    assert citizen.post(url("oversigt")).status_code == 302
    application = Application.objects.get()
    profile = application.person.profile
    assert (profile.adult, profile.turns_18_on.isoformat()) == (False, day(days=500))
    assert Guardian.objects.get(person=application.person).is_waiting
    assert Message.objects.filter(to="hanne@example.org").count() == 1
    assert Draft.objects.count() == 0


def test_the_step_stands_between_home_and_words_and_counts(citizen, task):
    assert citizen.post(url("om-dig"), YOUNG)["Location"] == url("hvor")
    assert citizen.post(url("hvor"), HOME)["Location"] == url("vaerge")
    page = soup_of(citizen.get(url("vaerge")))
    assert [link["href"] for link in page.select(".t-wizard form .t-row a")] == [url("hvor")]
    assert len(page.select(".step-indicator li")) == 6
    assert citizen.post(url("vaerge"), minor())["Location"] == url("hvad")
    assert citizen.get("/bliv-ambassadoer/").status_code == 200


@pytest.mark.parametrize("limit", [None, ""])
def test_no_task_anywhere_is_a_no_at_once(citizen, limit):
    make_young_role(limit)
    response = citizen.post(url("om-dig"), YOUNG)
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_adult_0"]
    assert Draft.objects.count() == 0


def test_a_task_elsewhere_is_a_no_at_the_home_and_nothing_is_kept(citizen):
    project = make_project(COPENHAGEN)
    publish(project)
    make_young_role("15", make_initiative(project))
    citizen.post(url("om-dig"), YOUNG)
    response = citizen.post(url("hvor"), HOME)
    assert response.status_code == 200
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("stage", ["idea", "evaluating", "closed"])
def test_a_task_of_a_project_that_looks_for_nobody_opens_nothing(citizen, task, stage):
    project = task.initiative.project
    type(project).objects.filter(pk=project.pk).update(stage=stage)
    assert citizen.post(url("om-dig"), YOUNG).status_code == 200


def test_a_changed_answer_is_looked_at_again(citizen, task):
    """An adult's home in another district, then under 18: the first step says no and forgets."""
    citizen.post(url("om-dig"), ABOUT)
    citizen.post(url("hvor"), {**HOME, "postal_code": "2200"})
    assert citizen.post(url("om-dig"), YOUNG).status_code == 200
    assert Draft.objects.count() == 0


def test_who_turns_out_to_be_18_leaves_no_guardian_behind(citizen, task):
    post_all(citizen)
    citizen.post(url("om-dig"), ABOUT)
    assert "vaerge" not in Draft.objects.get().answers
    assert citizen.get(url("vaerge")).status_code == 302
    citizen.post(url("oversigt"))
    assert Profile.objects.get().adult
    assert Guardian.objects.count() == 0


@pytest.mark.parametrize(
    "when",
    ["", "24/12", "0000-00-00", "9999-12-31", "0001-01-01", "1e5", "2027-02-30"],
)
def test_odd_days_get_a_sentence(citizen, task, when):
    citizen.post(url("om-dig"), YOUNG)
    citizen.post(url("hvor"), HOME)
    response = citizen.post(url("vaerge"), minor(turns_18_on=when))
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_turns_18_on"]
    assert "vaerge" not in Draft.objects.get().answers


@pytest.mark.parametrize("days", [-1, 0, 4 * 365, 20 * 365])
def test_too_old_and_too_young(citizen, task, days):
    citizen.post(url("om-dig"), YOUNG)
    citizen.post(url("hvor"), HOME)
    response = citizen.post(url("vaerge"), minor(turns_18_on=day(days=days)))
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_turns_18_on"]


@pytest.mark.parametrize(
    ("changes", "anchor"),
    [
        ({"guardian_email": ""}, "#id_guardian_email"),
        ({"guardian_email": "YASMIN@example.org"}, "#id_guardian_email"),
        ({"guardian_email": "x"}, "#id_guardian_email"),
        ({"guardian_phone": "12"}, "#id_guardian_phone"),
        ({"guardian_name": "010190-1234"}, "#id_guardian_name"),
        ({"guardian_name": ""}, "#id_guardian_name"),
    ],
)
def test_a_guardian_needs_a_name_and_an_address_of_their_own(citizen, task, changes, anchor):
    citizen.post(url("om-dig"), YOUNG)
    citizen.post(url("hvor"), HOME)
    response = citizen.post(url("vaerge"), minor(**changes))
    assert [found for _text, found in errors_of(response)] == [anchor]


def test_the_last_task_closes_before_the_press(citizen, task):
    post_all(citizen)
    task.requirements.filter(kind="adult").delete()
    citizen.post(url("oversigt"))
    assert Application.objects.count() == 0


def test_the_service_refuses_who_is_under_18_and_told_no_day(task):
    municipality = Municipality.objects.get(pk="0461")
    home = Home(PostalCode.objects.get(pk="5200"), municipality, municipality.district)
    with pytest.raises(UnderAgeError):
        submit_application(person=make_user(), data=ApplicationData("A", "B", home=home, adult=False))


@pytest.mark.parametrize(("answer", "applies"), [("yes", True), ("", True), ("no", False)])
def test_who_applies_again_keeps_the_guardians_answer(citizen, task, answer, applies):
    person = User.objects.get(email="yasmin@example.org")
    make_guardian(person, answer=answer)
    post_all(citizen)
    citizen.post(url("oversigt"))
    assert Application.objects.exists() is applies
    assert Message.objects.filter(to="hanne@example.org").exists() is (answer == "")
    assert Guardian.objects.get().holds is (answer == "yes")


class TestTyped:
    PATH = "/koordinator/ansoegninger/ny/"
    FORM = {
        **YOUNG, **HOME, **WORDS, **TIMES, **WHY, "way_in": "phone", "channel": "mail", "email": "y@example.org",
        "step": "save", "person": "new",
    }  # fmt: skip

    @pytest.fixture
    def desk(self, client):
        """Fyn's coordinator, signed in."""
        client.force_login(make_staff())
        return client

    def test_staff_type_a_young_person(self, desk, task):
        data = {**self.FORM, **minor(guardian_email="", guardian_phone="20 12 34 56")}
        assert desk.post(self.PATH, data).status_code == 302
        guardian = Guardian.objects.get()
        assert (guardian.name, str(guardian.phone)) == ("Hanne Nørgaard", "+4520123456")
        assert guardian.person.errands.filter(key__startswith="guardian-").count() == 1

    def test_the_guardian_is_missing(self, desk, task):
        response = desk.post(self.PATH, self.FORM)
        anchors = {anchor for _text, anchor in errors_of(response)}
        assert anchors == {"#id_turns_18_on", "#id_guardian_name", "#id_guardian_email"}

    def test_an_adult_needs_none_of_it(self, desk, task):
        assert desk.post(self.PATH, {**self.FORM, "adult": "ja", "turns_18_on": "junk"}).status_code == 302
        assert Guardian.objects.count() == 0
        assert Profile.objects.get().adult

    def test_no_task_for_them_here(self, desk):
        project = make_project(COPENHAGEN)
        publish(project)
        make_young_role("15", make_initiative(project))
        response = desk.post(self.PATH, {**self.FORM, **minor()})
        assert [anchor for _text, anchor in errors_of(response)] == ["#id_adult_0"]
        assert Application.objects.count() == 0
