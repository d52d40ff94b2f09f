"""The demo: it loads, once, and every row of it would pass a form."""

import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils import timezone
from wagtail.models import Page

from accounts.enums import Role as StaffKind
from accounts.models import AccessEntry, AreaDuty, StaffRole, StateChange, User
from coordination.models import Assignment, Attendance
from outbox.models import Message
from places.models import LocalArea
from projects.editors import APPROVER, EDITOR, group_name
from projects.enums import Stage
from projects.models import Project, ProjectPage, Session
from projects.timeline import timeline_of
from tryghed.demo import reading
from tryghed.demo.staff import ACCOUNTS, PASSWORD
from volunteers.enums import ApplicationState
from volunteers.models import Application, Volunteer

ROOMS = ("accounts", "projects", "volunteers", "coordination")
MOST_LIX = 35
# What the code leaves empty, although a form would ask for it.
MAY_BE_EMPTY = {"accounts.StateChange": {"source"}}
NEVER = re.compile(r"!|succesfuld|vedrørende", re.IGNORECASE)


def _run(**options: Any) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def _models() -> list[Any]:
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def _rows() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in [*_models(), Message]}


class TestDemo(TestCase):
    """Loaded once for the whole class: it takes some seconds."""

    @classmethod
    def setUpTestData(cls):
        """The load itself, with pictures in a folder that goes away."""
        with TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media):
            _run()
            cls.pictures = len(list(Path(media).glob("original_images/*.png")))

    def test_second_run_changes_nothing(self):
        before = _rows()
        assert "already there" in _run()
        assert _rows() == before

    def test_projects_show_every_stage(self):
        assert Project.objects.count() == ProjectPage.objects.published().count() == 12
        assert Project.objects.filter(district="1465").count() >= 5
        assert Project.objects.values("district").distinct().count() >= 6
        assert set(Project.objects.values_list("stage", flat=True)) == set(Stage)

    def test_timelines_have_dates_in_order(self):
        for project in Project.objects.all():
            reached = [step.date for step in timeline_of(project) if step.state != "later"]
            assert all(reached)
            assert reached == sorted(reached)

    def test_pages_stand_under_their_district_with_a_picture(self):
        assert self.pictures == 12
        for page in ProjectPage.objects.all():
            page.full_clean()
            assert page.get_parent().specific.district_id == page.project.district_id
            assert page.picture
            assert page.picture_alt
            kinds = [block.block_type for block in page.body]
            assert kinds[:3] == ["goal", "target_group", "how_to_help"]
            assert ("results" in kinds) == (page.project.stage in {Stage.EVALUATING, Stage.CLOSED})

    def test_every_row_passes_its_own_checks(self):
        for model in _models():
            if issubclass(model, Page):
                continue  # pages of the tree have a test of their own
            for row in model.objects.all():
                row.full_clean(exclude=MAY_BE_EMPTY.get(model._meta.label, set()))

    def test_people_and_their_steps(self):
        assert len(reading.people()) == 60
        assert set(Application.objects.values_list("state", flat=True)) == set(ApplicationState)
        assert Volunteer.objects.active().filter(district="1465").count() >= 15
        assert User.objects.filter(is_protected=True).exclude(alias="").count() == 3
        assert not User.objects.exclude(phone="").exists()
        assert not User.objects.exclude(email__endswith="@demo.example").exists()

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
        assert Session.objects.filter(ends_at__lt=timezone.now()).count() >= 10
        assert Session.objects.open_for_signup().count() >= 10

    def test_nothing_in_the_log_lies_ahead(self):
        assert not StateChange.objects.filter(at__gt=timezone.now()).exists()

    def test_public_numbers_show_and_hide(self):
        rows = Attendance.objects.all()
        people = [
            rows.filter(session__initiative__project=project).participation().people
            for project in Project.objects.all()
        ]
        assert sum(number >= 5 for number in people) >= 3
        assert any(0 < number < 5 for number in people)

    def test_nobody_but_the_ambassador_gets_a_letter(self):
        assert 1 <= Message.objects.count() <= 3
        assert set(Message.objects.values_list("to", flat=True)) == {"ambassadoer@demo.example"}


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
    lines = [data["lead"], *(line for name in ("goal", "target_group", "how_to_help") for line in data[name])]
    lines += [line for _heading, text in data["sections"] for line in text] + data.get("results", [])
    for initiative in data["initiatives"]:
        lines += [initiative["description"], initiative["insurance"]]
        lines += [role[name] for role in initiative["roles"] for name in ("you_do", "you_never_do")]
    return " ".join(lines)


def _lix(text: str) -> float:
    words = re.findall(r"[\w-]*\w", text)
    sentences = len(re.findall(r"[.?:](?=\s|$)", text))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize("data", reading.projects(), ids=lambda data: data["slug"])
def test_texts_are_plain_danish(data):
    text = _texts(data)
    assert _lix(text) <= MOST_LIX
    assert not NEVER.search(text)
