"""Filters, words, sorting and columns of the lists. A hidden name is never found (DOMAIN rules 3 and 6)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from coordination.models import Assignment
from coordination.services import sign_up
from places.models import LocalArea
from projects.enums import SessionState
from projects.models import Session
from tests.factories.courses import make_course
from tests.factories.people import (
    COPENHAGEN,
    add_slots,
    add_words,
    make_application,
    make_officer,
    make_staff,
    make_volunteer,
)
from tests.factories.work import make_initiative, make_place, make_project, make_role
from volunteers.protection.models import Reveal
from volunteers.tags.services import add_tag
from volunteers.training.models import Completion

pytestmark = pytest.mark.django_db
PEOPLE = "ambassador_list"


@pytest.fixture
def staff(client):
    """A coordinator who is logged in."""
    user = make_staff()
    client.force_login(user)
    return user


@pytest.mark.parametrize("size", ["-1", "0", "100000", "9" * 5000])
def test_a_page_has_its_size_whatever_an_address_asks_for(client, staff, size):
    for _ in range(27):
        make_volunteer(signed=False)
    page = client.get(reverse(PEOPLE), {"vis": "alle", "per_page": size})
    assert len(page.context["table"].paginated_rows) == 25


def found(client, name, **query):
    """The rows of the page with that query."""
    return list(client.get(reverse(name), {"vis": "alle", **query}).context["table"].data)


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            "yasmin",
            "YASMIN øst",
            "østergård",
            "ØSTERGAARD",
            "5200",
            "odense",
            "arab",
            "first aid",
            "varevogn",
        ],
    )
    def test_a_name_a_place_a_word_or_a_tag(self, client, staff, words):
        wanted = make_volunteer(first_name="Yasmin", last_name="Østergård")
        make_volunteer(COPENHAGEN, first_name="Yasmin", last_name="Østergård")
        add_words(wanted.person, "language", "ar")
        add_words(wanted.person, "skill", "foerstehjaelp")
        add_tag(volunteers=[wanted], text="Har varevogn", actor=staff)
        if words == "first aid":
            words = "førstehjælp"
        assert found(client, PEOPLE, q=words) == [wanted]

    def test_every_word_must_be_there(self, client, staff):
        make_volunteer(first_name="Yasmin")
        assert found(client, PEOPLE, q="yasmin torben") == []

    def test_a_protected_name_is_not_found_but_the_alias_is(self, client, staff):
        hidden = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsort")
        for words in ("Amal", "idris", "amal idris"):
            assert found(client, PEOPLE, q=words) == [], words
        assert found(client, PEOPLE, q="solsort") == [hidden]

    def test_who_was_shown_the_name_finds_it_too(self, client, staff):
        hidden = make_volunteer(first_name="Amal", is_protected=True, alias="Solsort")
        Reveal.objects.create(
            person=hidden.person,
            district_id=hidden.district_id,
            asked_by=staff,
            reason="Et opkald.",
            granted=True,
            ends_at=timezone.now() + timedelta(hours=1),
        )
        assert found(client, PEOPLE, q="amal") == [hidden]

    def test_a_contact_officer_finds_names_of_the_own_areas_alone(self, client):
        areas = LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]
        own = make_volunteer(area=areas[0], first_name="Torben", is_protected=True)
        other = make_volunteer(area=areas[1], first_name="Torben", alias="Lygten")
        client.force_login(make_officer(areas[0]))
        assert found(client, PEOPLE, q="torben") == [own]
        assert found(client, PEOPLE, q="lygten") == [other]

    def test_applicants_and_the_asked_too(self, client, staff):
        hidden = make_application(first_name="Amal", is_protected=True, alias="Solsort")
        assert found(client, "application_list", q="amal") == []
        assert found(client, "application_list", q="solsort") == [hidden]
        asked = make_volunteer(first_name="Amal", is_protected=True, alias="Solsort")
        row = Assignment.objects.create(person=asked.person, role=make_role(), state="declined")
        assert found(client, "assignment_list", q="amal") == []
        assert found(client, "assignment_list", q="solsort gå") == [row]

    def test_work_is_found_by_other_endings(self, client, staff):
        place = make_place(make_role(make_initiative(title="Tryghedsvandring ved åen")))
        for words in ("vandringer", "VANDRING", "aaen", "Åen"):
            assert found(client, "role_list", q=words) == [place.role], words
            assert found(client, "session_list", q=words) == [place.session], words
            assert found(client, "initiative_list", q=words) == [place.role.initiative], words


class TestPeople:
    def test_language_skill_day_and_tag(self, client, staff):
        wanted, other = make_volunteer(), make_volunteer()
        add_words(wanted.person, "language", "ar", "tr")
        add_words(wanted.person, "skill", "praktisk")
        add_slots(wanted.person, (2, "aften"), (2, "formiddag"))
        add_tag(volunteers=[wanted], text="Nøgle", actor=staff)
        for query in ({"language": "ar"}, {"kan": "praktisk"}, {"dag": "2"}, {"maerke": "nøgle"}):
            assert found(client, PEOPLE, **query) == [wanted], query
        assert found(client, PEOPLE, dag="3") == []
        assert set(found(client, PEOPLE)) == {wanted, other}

    def test_postal_code_and_distance(self, client, staff):
        here = make_volunteer()
        assert found(client, PEOPLE, postnummer="5200") == [here]
        assert found(client, PEOPLE, postnummer="5000") == []
        assert found(client, PEOPLE, postnummer="5000", km="25") == [here]
        assert found(client, PEOPLE, postnummer="0000", km="25") == []

    def test_a_course_that_doesnt_hold_is_lacking(self, client, staff):
        course, today = make_course(), timezone.localdate()
        never, over, holds = make_volunteer(), make_volunteer(), make_volunteer()
        for volunteer, until in ((over, today - timedelta(days=1)), (holds, today)):
            Completion.objects.create(
                person=volunteer.person,
                course=course,
                completed_on=today - timedelta(days=90),
                expires_on=until,
                by="staff",
            )
        assert set(found(client, PEOPLE, mangler=course.pk)) == {never, over}

    def test_only_an_approved_screening_runs_out(self, client, staff):
        soon = timezone.localdate() + timedelta(days=20)
        cleared, refused = make_volunteer(cleared=True), make_volunteer(cleared=True)
        cleared.person.screenings.update(renew_by=soon)
        refused.person.screenings.update(renew_by=soon, outcome="not_cleared")
        assert found(client, PEOPLE, attest="30") == [cleared]

    def test_never_asked_and_not_for_so_long(self, client, staff):
        never, lately, long_ago = make_volunteer(), make_volunteer(), make_volunteer()
        for volunteer, days in ((lately, 10), (long_ago, 100)):
            Assignment.objects.create(
                person=volunteer.person,
                role=make_role(),
                state="declined",
                invited_at=timezone.now() - timedelta(days=days),
            )
        assert found(client, PEOPLE, spurgt="aldrig") == [never]
        assert set(found(client, PEOPLE, spurgt="90")) == {never, long_ago}

    def test_a_choice_that_doesnt_exist_finds_nobody(self, client, staff):
        make_volunteer()
        assert found(client, PEOPLE, language="klingonsk") == []


class TestOthers:
    def test_applications_by_owner_and_time(self, client, staff):
        mine, others, nobodys = make_application(), make_application(), make_application()
        type(mine).objects.filter(pk=mine.pk).update(owner=staff, due_on="2020-01-01")
        type(mine).objects.filter(pk=others.pk).update(owner=make_staff())
        answers = {"mine": [mine], "others": [others], "nobody": [nobodys]}
        for whose, rows in answers.items():
            assert found(client, "application_list", ejer=whose) == rows
        assert found(client, "application_list", forfalden="true") == [mine]

    def test_roles_that_lack_people(self, client, staff):
        full, lacking = make_role(number=1), make_role(number=2)
        for role in (full, lacking):
            Assignment.objects.create(person=make_volunteer().person, role=role, state="accepted")
        assert found(client, "role_list", mangler="true") == [lacking]
        assert [(row.accepted, row.lacking) for row in found(client, "role_list")] == [(1, 1), (1, 0)]

    def test_sessions_from_today_or_by_day(self, client, staff):
        full, free = make_place(seats=1), make_place(seats=2)
        sign_up(person=make_volunteer().person, place=full)
        past = make_place(starts_at=timezone.now() - timedelta(days=30)).session
        off = make_place().session
        Session.objects.filter(pk=off.pk).update(state=SessionState.CANCELLED)
        assert set(found(client, "session_list")) == {full.session, free.session, off}
        assert found(client, "session_list", mangler="true") == [free.session]
        assert found(client, "session_list", state="cancelled") == [off]
        day = timezone.localdate(past.starts_at).isoformat()
        assert found(client, "session_list", fra=day, til=day) == [past]

    def test_roles_by_area(self, client, staff):
        area = LocalArea.objects.filter(municipality="0461").first()
        project = make_project()
        project.areas.add(area)
        role = make_role(make_initiative(project))
        make_role()
        assert found(client, "role_list", area=area.pk) == [role]

    def test_assignments_by_answer(self, client, staff):
        role, now = make_role(), timezone.now()

        def asked(**fields):
            return Assignment.objects.create(person=make_volunteer().person, role=role, **fields)

        waiting = asked(state="invited", answer_by=now + timedelta(days=1))
        late = asked(state="invited", answer_by=now - timedelta(days=1))
        answered = asked(state="declined", answered_at=now)
        answers = {"venter": [waiting], "forfalden": [late], "svaret": [answered]}
        for answer, rows in answers.items():
            assert found(client, "assignment_list", svar=answer) == rows

    def test_a_contact_officer_sees_who_was_asked_in_the_own_areas_alone(self, client):
        areas = LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]
        rows = []
        for area in areas:
            project = make_project()
            project.areas.add(area)
            role = make_role(make_initiative(project))
            rows.append(Assignment.objects.create(person=make_volunteer().person, role=role))
        client.force_login(make_officer(areas[0]))
        assert found(client, "assignment_list") == [rows[0]]


class TestColumnsAndOrder:
    def test_chosen_columns_and_no_others(self, client, staff):
        make_volunteer()
        page = client.get(reverse(PEOPLE), {"kolonner": ["words", "travels", "email", "nonsense"]})
        assert [column.name for column in page.context["table"].columns] == ["name", "words", "travels"]

    def test_the_order_tells_no_hidden_name(self, client, staff):
        named = make_volunteer(first_name="Mette")
        hidden = make_volunteer(first_name="Aase", is_protected=True, alias="Ørn")
        first = make_volunteer(first_name="Bo")
        assert found(client, PEOPLE, sort="name") == [first, named, hidden]

    def test_equal_rows_keep_their_order_from_page_to_page(self, client, staff):
        rows = [make_volunteer(signed=False) for _ in range(30)]
        pages = [
            client.get(reverse(PEOPLE), {"sort": "state", "page": page, "language": ""}) for page in (1, 2)
        ]
        shown = [row.record for page in pages for row in page.context["table"].paginated_rows]
        assert shown == rows
        assert "?sort=state&amp;language=&amp;page=2" in pages[0].content.decode()

    @pytest.mark.parametrize("sort", ["", "nonsense", None])
    def test_without_an_order_the_list_begins_as_it_does(self, client, staff, sort):
        old, new = make_volunteer(), make_volunteer()
        type(old).objects.filter(pk=new.pk).update(since=timezone.localdate() + timedelta(days=1))
        query = {} if sort is None else {"sort": sort}
        assert found(client, PEOPLE, **query) == [new, old]
        assert found(client, PEOPLE, kolonner="state", **query) == [new, old]

    def test_looking_at_people_is_noted_once_and_at_work_not(self, client, staff):
        client.get(reverse(PEOPLE))
        client.get(reverse("role_list"))
        assert [entry.query for entry in AccessEntry.objects.filter(actor=staff)] == [reverse(PEOPLE)]

    @pytest.mark.parametrize("number", [3, 40])
    def test_queries_dont_grow_with_the_rows(self, client, staff, django_assert_max_num_queries, number):
        for _ in range(number):
            volunteer = make_volunteer(signed=False)
            add_words(volunteer.person, "language", "ar")
            add_tag(volunteers=[volunteer], text="Nøgle", actor=staff)
        with django_assert_max_num_queries(15):
            client.get(reverse(PEOPLE), {"q": "odense", "language": "ar"})


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("application_list", make_application),
        ("role_list", make_role),
        ("session_list", make_place),
        ("initiative_list", make_initiative),
    ],
)
def test_queries_of_the_other_lists(client, staff, django_assert_max_num_queries, name, make):
    for _ in range(12):
        make()
    with django_assert_max_num_queries(12):
        assert len(found(client, name)) == 12


def test_queries_of_the_list_of_the_asked(client, staff, django_assert_max_num_queries):
    for _ in range(12):
        Assignment.objects.create(person=make_volunteer().person, role=make_role())
    with django_assert_max_num_queries(13):
        assert len(found(client, "assignment_list")) == 12
