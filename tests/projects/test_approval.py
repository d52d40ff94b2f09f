"""From draft to reader: approval, dates, preview; each in the own branch of the tree."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Task, Workflow

from home.models import ContentPage
from home.registrations import publish_scheduled
from projects.editors import ensure_editor_groups
from projects.models import ProjectPage
from tests.factories.pages import district_page, goal, make_editor, make_site, page_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(places_data):
    """A new site."""
    make_site()


def write(client, **fields):
    """An editor's form, posted with one of its buttons."""
    parent = district_page()
    client.post(
        f"/admin/pages/add/projects/projectpage/{parent.pk}/", page_data(goal(), slug="lys", **fields)
    )
    return ProjectPage.objects.get(slug="lys")


def test_an_editor_sends_and_an_approver_publishes(client, site):
    client.force_login(make_editor(approver=False))
    page = write(client, **{"action-submit": "x"})
    assert (page.live, page.workflow_in_progress) == (False, True)
    assert client.get("/projekter/lys/").status_code == 404

    client.force_login(make_editor())
    state = page.current_workflow_task_state
    client.post(f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/")
    page.refresh_from_db()
    assert page.live
    assert client.get("/projekter/lys/").status_code == 200


def test_an_editor_alone_cannot_publish(client, site):
    client.force_login(make_editor(approver=False))
    page = write(client, **{"action-publish": "x"})
    assert not page.live


def test_the_approvers_of_another_district_cannot_approve(client, site):
    client.force_login(make_editor(approver=False))
    page = write(client, **{"action-submit": "x"})
    client.force_login(make_editor("1470"))
    state = page.current_workflow_task_state
    client.post(f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/")
    page.refresh_from_db()
    assert (page.live, page.workflow_in_progress) == (False, True)


def test_who_approves_where(site):
    assert district_page().get_workflow().name == "Godkendelse, Fyns Politi"
    assert ContentPage.objects.get(slug="kontakt").get_workflow().name == "Godkendelse, landet"


def test_making_the_workflows_again_changes_nothing(site):
    before = (Workflow.objects.count(), Task.objects.count())
    ensure_editor_groups()
    assert (Workflow.objects.count(), Task.objects.count()) == before


def test_pages_come_and_go_at_their_time(client, site, monkeypatch):
    client.force_login(make_editor())
    page = write(client, **{"action-publish": "x"})
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save_revision()
    ProjectPage.objects.filter(pk=page.pk).update(expire_at=page.expire_at)
    publish_scheduled()
    assert client.get("/projekter/lys/").status_code == 404

    page.refresh_from_db()
    page.expire_at, page.go_live_at = None, timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert client.get("/projekter/lys/").status_code == 404
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    publish_scheduled()
    assert client.get("/projekter/lys/").status_code == 200


def test_the_worker_looks_every_minute(site):
    from outbox import schedule

    every, job = schedule._jobs["publish-scheduled"]
    assert (every, job) == (timedelta(minutes=1), publish_scheduled)


@pytest.mark.parametrize("kind", ["projects/projectpage", "home/newspage"])
def test_a_draft_can_be_previewed(client, site, kind):
    client.force_login(make_editor(approver=False))
    address = f"/admin/pages/add/{kind}/{district_page().pk}/preview/"
    data = page_data(goal(), published_on="2026-11-22", district="") if "project" in kind else news_data()
    assert client.post(address, data).json() == {"is_valid": True, "is_available": True}
    assert "Naboer finder de mørke steder." in client.get(address).content.decode()


def news_data():
    data = page_data()
    return data | {"published_on": "2026-11-22", "district": ""}
