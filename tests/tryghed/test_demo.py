"""The demo: it loads, once, and every row of it would pass a form."""

import re
from io import StringIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from accounts.enums import Role as StaffKind
from accounts.models import AccessEntry, AreaDuty, StaffRole, StateChange, User
from coordination.enums import ASSIGNMENTS, ATTENDANCES, AssignmentState
from coordination.models import Assignment, Attendance
from core.readability import MOST_LIX, lix
from home.models import NewsPage
from outbox.models import Message
from places.models import District, LocalArea
from projects.editors import APPROVER, EDITOR, group_name
from projects.enums import STAGES, Stage
from projects.models import Project, ProjectPage, Session
from projects.timeline import timeline_of
from tryghed.demo import reading
from tryghed.demo.crowd import make_crowd
from tryghed.demo.staff import ACCOUNTS, PASSWORD
from tryghed.pictures import SCENE_NAMES, scene_svg
from tryghed.pictures.moods import LAMP, WINDOW
from volunteers.enums import APPLICATIONS, ApplicationState, VolunteerState
from volunteers.models import Application, Volunteer

ROOMS = ("accounts", "projects", "volunteers", "coordination")
# What the code leaves empty, although a form would ask for it.
MAY_BE_EMPTY = {"accounts.StateChange": {"source"}}
MOST_CHECKED = 150
CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")
LONG_SENTENCE = 45
NEVER = re.compile(r"!|succesfuld|vedrørende", re.IGNORECASE)


def _run(**options: Any) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def _models() -> list[Any]:
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def _rows() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in [*_models(), Message]}


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestDemo:
    def test_second_run_changes_nothing(self):
        before = _rows()
        assert "already there" in _run()
        assert _rows() == before

    def test_projects_show_every_stage(self):
        assert (
            Project.objects.count()
            == ProjectPage.objects.published().count()
            == len(reading.projects())
            >= 38
        )
        assert Project.objects.filter(district="1465").count() >= 5
        assert Project.objects.values("district").distinct().count() == 12
        assert set(Project.objects.values_list("stage", flat=True)) == set(Stage)

    def test_timelines_have_dates_in_order(self):
        for project in Project.objects.all():
            reached = [step.date for step in timeline_of(project) if step.state != "later"]
            assert all(reached)
            assert reached == sorted(reached)

    def test_pages_stand_under_their_district_with_a_picture(self, demo):
        pictures = list(demo.glob("original_images/*.png"))
        assert len(pictures) == len(reading.projects()) + len(reading.news())
        for page in ProjectPage.objects.all():
            page.full_clean()
            assert page.get_parent().specific.district_id == page.project.district_id
            assert page.picture
            assert page.picture_text
            kinds = [block.block_type for block in page.body]
            assert kinds[:3] == ["goal", "target_group", "how_to_help"]
            assert ("results" in kinds) == (page.project.stage in {Stage.EVALUATING, Stage.CLOSED})

    def test_results_show_what_was_said_and_done(self):
        shown = 0
        for page in ProjectPage.objects.all():
            for block in page.body.blocks_by_name("results"):
                assert block.value["said"]
                assert block.value["did"]
                shown += 1
        assert shown >= 8

    def test_news_stand_in_their_branch_and_lead_to_their_project(self):
        told = {data["slug"]: data for data in reading.news()}
        pages = NewsPage.objects.published()
        assert set(pages.values_list("slug", flat=True)) == set(told)
        assert sum(page.district_id is None for page in pages) >= 2
        for page in pages:
            page.full_clean()
            data = told[page.slug]
            assert (page.district_id or "") == data["district"]
            assert getattr(page.get_parent().specific, "district_id", "") == data["district"]
            assert page.picture_text
            assert page.published_on < timezone.localdate()
            linked = re.findall(r'linktype="page" id="(\d+)"', str(page.body.raw_data))
            assert [ProjectPage.objects.get(pk=pk).slug for pk in linked] == [data["project"]] * len(linked)
            assert bool(linked) == bool(data["project"])

    def test_every_row_passes_its_own_checks(self):
        for model in _models():
            if issubclass(model, Page):
                continue  # pages of the tree have a test of their own
            rows = model.objects.all()
            for row in rows[
                :: max(1, len(rows) // MOST_CHECKED)
            ]:  # evenly spread: one of each kind is among them
                row.full_clean(exclude=MAY_BE_EMPTY.get(model._meta.label, set()))

    def test_people_and_their_steps(self):
        assert len(reading.people()) == 60
        assert Volunteer.objects.count() >= 300
        assert set(Application.objects.values_list("state", flat=True)) == set(ApplicationState)
        assert set(Volunteer.objects.values_list("state", flat=True)) == {*VolunteerState} - {
            VolunteerState.ANONYMISED
        }
        assert Volunteer.objects.active().filter(district="1465").count() >= 40
        assert User.objects.filter(is_protected=True).exclude(alias="").count() >= 3
        assert not User.objects.filter(is_protected=True, alias="").exists()
        assert not User.objects.exclude(phone="").exists()
        with_mail = User.objects.exclude(email=None)  # a guest who came by has none
        assert not with_mail.exclude(email__endswith="@demo.example").exists()

    def test_every_district_has_people_and_someone_who_answers_them(self):
        for district in District.objects.all():
            assert Volunteer.objects.active().filter(district=district).count() >= 8
            assert Application.objects.open().filter(district=district).exists()
            staff = StaffRole.objects.filter(district=district, role=StaffKind.COORDINATOR)
            assert staff.count() == 1
            assert Project.objects.filter(district=district).count() >= 2

    def test_applications_are_with_the_district_of_the_home(self):
        rows = Application.objects.select_related("person__profile__municipality")
        assert all(row.district_id == row.person.profile.municipality.district_id for row in rows)

    def test_every_change_is_a_step_of_its_machine(self):
        machines = {
            Application: APPLICATIONS,
            Assignment: ASSIGNMENTS,
            Attendance: ATTENDANCES,
            Project: STAGES,
        }
        for model, machine in machines.items():
            lines = StateChange.objects.filter(subject_type=model._meta.label_lower).exclude(source="")
            steps = set(lines.values_list("transition", "source", "target"))
            assert len(steps) >= 2
            for name, source, target in steps:
                assert machine.check(name, source, "because").target == target

    def test_answers_to_invitations_are_of_every_kind(self):
        states = set(Assignment.objects.values_list("state", flat=True))
        assert states == set(AssignmentState) - {AssignmentState.SUGGESTED}

    def test_accounts_sign_in(self):
        for account in ACCOUNTS:
            user = User.objects.get(email=account.email)
            assert user.check_password(PASSWORD)
            assert user.is_staff == bool(account.role)
            address = EmailAddress.objects.get(user=user)
            assert (address.email, address.verified, address.primary) == (user.email, True, True)

    def test_staff_have_their_rights(self):
        assert AreaDuty.objects.get(user__email="betjent.vollsmose@demo.example").area.name == "Vollsmose"
        named = ["koordinator.fyn@demo.example", "koordinator.kbh@demo.example"]
        screeners = StaffRole.objects.filter(
            user__email__in=named, role=StaffKind.COORDINATOR, may_screen=True
        )
        assert set(screeners.values_list("district", flat=True)) == {"1465", "1470"}
        assert _groups("redaktoer") == [group_name(EDITOR, "1465")]
        assert _groups("godkender") == [group_name(APPROVER, "1465")]
        assert User.objects.get(email="admin@demo.example").is_superuser
        assert User.objects.get(email="partner@demo.example").organisations.count() == 1

    def test_the_ambassador_has_something_of_everything(self):
        person = User.objects.get(email="ambassadoer@demo.example")
        assert Assignment.objects.waiting().filter(person=person).count() == 1
        assert Attendance.objects.signed_up().filter(person=person, starts_at__gt=timezone.now()).count() == 1
        assert Attendance.objects.filter(person=person).participation().minutes > 300
        assert AccessEntry.objects.about(person).count() == 3

    def test_sessions_lie_on_both_sides_of_today(self):
        past = Session.objects.filter(ends_at__lt=timezone.now())
        coming = Session.objects.open_for_signup(AnonymousUser())
        with_work = set(Project.objects.filter(stage=Stage.RUNNING).values_list("district", flat=True))
        assert len(with_work) >= 10
        for rows, least in ((past, 120), (coming, 40)):
            assert rows.count() >= least
            assert with_work <= set(rows.values_list("initiative__project__district", flat=True))

    def test_seats_of_the_past_were_taken_as_planned(self):
        planned = sum(
            sum(session.get("came", []))
            for data in reading.projects()
            for initiative in data["initiatives"]
            for session in initiative["sessions"]
        )
        assert Attendance.objects.confirmed().count() >= planned * 0.95

    def test_no_text_looks_like_a_cpr_number(self):
        texts = [
            *User.objects.values_list("first_name", "last_name", "alias"),
            *Application.objects.values_list("motivation"),
            *StateChange.objects.values_list("reason"),
            *((path.read_text(encoding="utf-8"),) for path in reading.DATA.rglob("*.json")),
        ]
        assert not [text for text in texts if CPR.search(" ".join(text))]

    def test_nothing_in_the_log_lies_ahead(self):
        assert not StateChange.objects.filter(at__gt=timezone.now()).exists()

    def test_same_seed_same_people_other_seed_others(self):
        rows = reading.people()
        first, again, other = (make_crowd(seed, rows) for seed in (1, 1, 2))
        assert first == again != other
        names = [(row.first, row.last) for row in [*rows, *first]]
        assert len(names) == len(set(names))

    def test_public_numbers_show_and_hide(self):
        rows = Attendance.objects.all()
        people = [
            rows.filter(session__initiative__project=project).participation().people
            for project in Project.objects.all()
        ]
        assert sum(number >= 5 for number in people) >= 3
        assert any(0 < number < 5 for number in people)

    def test_nobody_but_the_ambassador_gets_a_letter(self):
        waiting = Message.objects.filter(state=Message.State.QUEUED)
        assert 1 <= waiting.count() <= 12
        assert set(waiting.values_list("to", flat=True)) == {"ambassadoer@demo.example"}


def _groups(name: str) -> list[str]:
    return list(Group.objects.filter(user__email=f"{name}@demo.example").values_list("name", flat=True))


@pytest.mark.django_db
def test_refuses_outside_the_demo(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tryghed.settings.production")
    with pytest.raises(CommandError, match="--force"):
        _run()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_asks_for_places_first():
    LocalArea.objects.all().delete()
    with pytest.raises(CommandError, match="load_places"):
        _run()


def _texts(data: dict[str, Any]) -> str:
    """All that people read of a project or of a piece of news."""
    named = ("goal", "target_group", "how_to_help", "results")
    lines = [data["lead"], *(line for name in named for line in data.get(name, []))]
    lines += [data[name] for name in ("said", "did") if name in data]
    lines += [line for _heading, text in data["sections"] for line in text]
    for initiative in data.get("initiatives", []):
        lines += [initiative["description"], initiative["insurance"]]
        lines += [role[name] for role in initiative["roles"] for name in ("you_do", "you_never_do")]
    return " ".join(lines)


@pytest.mark.parametrize("data", [*reading.projects(), *reading.news()], ids=lambda data: data["slug"])
def test_texts_are_plain_danish(data):
    text = _texts(data)
    assert lix(text) <= MOST_LIX
    assert not NEVER.search(text + data["title"])
    assert len(data["lead"]) <= 300


@pytest.mark.parametrize("data", [*reading.projects(), *reading.news()], ids=lambda data: data["slug"])
def test_pictures_are_of_a_scene_we_draw_and_described(data):
    picture = data["picture"]
    assert picture["scene"] in SCENE_NAMES
    assert 15 <= len(picture["alt"]) <= 120


@pytest.mark.parametrize("name", SCENE_NAMES)
def test_every_scene_has_a_light_and_little_weight(name):
    for seed in range(6):
        svg = scene_svg(name, seed)
        assert LAMP in svg or WINDOW in svg
        assert len(svg) < 23_000


def test_no_two_pictures_are_alike():
    both = [*reading.projects(), *reading.news()]
    drawn = [(data["picture"]["scene"], data["picture"]["seed"]) for data in both]
    assert len(drawn) == len(set(drawn))


def test_results_say_what_was_said_and_done():
    for data in reading.projects():
        is_done = data["stage"] in {Stage.EVALUATING, Stage.CLOSED}
        assert all((name in data) == is_done for name in ("results", "said", "did")), data["slug"]


def test_no_sentence_is_used_twice():
    """Each project has a voice of its own; only the words of a role's promise may return."""
    seen: dict[str, str] = {}
    for data in [*reading.projects(), *reading.news()]:
        named = [data["lead"], *data.get("goal", []), *data.get("how_to_help", [])]
        lines = [*named, *(line for _heading, text in data["sections"] for line in text)]
        for sentence in re.split(r"(?<=[.?:])\s+", " ".join(lines)):
            if len(sentence) >= LONG_SENTENCE:
                assert seen.setdefault(sentence, data["slug"]) == data["slug"], sentence


def test_news_are_of_known_projects_and_districts():
    projects = {data["slug"]: data["district"] for data in reading.projects()}
    news = reading.news()
    assert len(news) >= 14
    slugs = [data["slug"] for data in news] + list(projects)
    assert len(slugs) == len(set(slugs))
    for data in news:
        assert not data["project"] or projects[data["project"]] == data["district"]
