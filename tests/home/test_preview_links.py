"""A partner reads a draft by a link: without an account, until it runs out or is withdrawn, and nowhere else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from core.links import make_token
from home.languages import make_english
from home.preview.models import PreviewLink
from home.preview.services import address_of, share
from projects.enums import Access
from projects.models import Project, ProjectPage
from tests.factories.pages import district_page, make_editor, make_site
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(places_data):
    """An editor of Fyn, who may not publish."""
    make_site()
    return make_editor(approver=False)


@pytest.fixture
def draft(editor):
    """A page nobody has published, with a newer draft than the one it began as."""
    page = ProjectPage(
        title="Lys", slug="lys-i-tunnelen", lead="Første ord.", project=make_project(), live=False
    )
    district_page().add_child(instance=page)
    page.lead = "Naboer tænder lyset."
    page.save_revision()
    return page


@pytest.fixture
def link(draft, editor):
    """A link to it."""
    return share(page=draft, user=editor)


def path_of(link):
    return re.sub(r"^https?://[^/]+", "", address_of(link))


def test_a_partner_reads_the_newest_draft_under_a_banner(client, link):
    answer = client.get(path_of(link))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert ("Dette er en kladde" in html, "Naboer tænder lyset." in html) == (True, True)
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].replace(" ", "").split(","))
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "wagtail-userbar" not in html


def test_reading_it_changes_nothing_and_publishes_nothing(client, link, draft):
    before = (
        list(Revision.objects.values_list("pk", "content")),
        list(Project.objects.values()),
        list(ProjectPage.objects.values()),
        list(PreviewLink.objects.values()),
    )
    client.get(path_of(link))
    after = (
        list(Revision.objects.values_list("pk", "content")),
        list(Project.objects.values()),
        list(ProjectPage.objects.values()),
        list(PreviewLink.objects.values()),
    )
    assert after == before
    assert client.post(path_of(link)).status_code == 405
    assert client.get("/projekter/lys-i-tunnelen/").status_code == 404


def test_a_draft_of_a_published_page_leaves_readers_the_old_text(client, editor):
    page = publish(make_project())
    page.lead = "Det nye."
    page.save_revision()
    html = client.get(path_of(share(page=page, user=editor))).content.decode()
    assert "Det nye." in html
    public = client.get(page.url).content.decode()
    assert ("Det nye." in public, "Dette er en kladde" in public) == (False, False)


def test_a_closed_project_can_be_shown_to_its_partner(client, editor):
    page = publish(make_project(access=Access.RESTRICTED))
    page.save_revision()
    assert client.get(page.url).status_code == 404
    assert client.get(path_of(share(page=page, user=editor))).status_code == 200


def test_an_english_draft_is_read_in_english(client, editor):
    page = make_english(publish(make_project()))
    address = path_of(share(page=page, user=editor))
    html = client.get(address).content.decode()
    assert address.startswith("/en/")
    assert "This is a draft" in html


@pytest.mark.parametrize(("days", "status"), [(13, 200), (15, 410)])
def test_a_link_runs_out(client, link, days, status):
    PreviewLink.objects.update(created_at=timezone.now() - timedelta(days=days))
    answer = client.get(path_of(link))
    assert answer.status_code == status
    if status == 410:
        assert "Forhåndsvisningen er lukket" in answer.content.decode()


def test_a_withdrawn_link_says_so(client, link, draft, editor):
    client.force_login(editor)
    client.post(reverse("share_preview", args=[draft.pk]), {"withdraw": str(link.pk)})
    client.logout()
    answer = client.get(path_of(link))
    assert (answer.status_code, "Naboer" in answer.content.decode()) == (410, False)


@pytest.mark.parametrize("token", ["x", "1:2:3", ""])
def test_a_forged_link_opens_nothing(client, link, token):
    forged = token or make_token("follow-confirm", link.pk)
    answer = client.get(f"/kladde/{forged}/")
    assert (answer.status_code, "Vi kan ikke finde siden" in answer.content.decode()) == (404, True)


def test_a_deleted_page_takes_its_links_along(client, link, draft):
    address = path_of(link)
    draft.delete()
    assert client.get(address).status_code == 404


def test_the_editor_makes_copies_and_withdraws_it(client, editor, draft):
    client.force_login(editor)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    address = reverse("share_preview", args=[draft.pk])
    assert (address in edit, "Del en forhåndsvisning" in edit) == (True, True)
    client.get(address)
    assert not PreviewLink.objects.exists()
    html = client.post(address, follow=True).content.decode()
    made = PreviewLink.objects.get()
    assert made.created_by == editor
    shown = re.search(r'value="(https?://[^"]*/kladde/[^"]+)"', html)[1]
    assert client.get(re.sub(r"^https?://[^/]+", "", shown)).status_code == 200
    html = client.post(address, {"withdraw": str(made.pk)}, follow=True).content.decode()
    assert "/kladde/" not in html
    said = set(PageLogEntry.objects.filter(page=draft.pk).values_list("action", flat=True))
    assert {"home.preview_shared", "home.preview_withdrawn"} <= said


def test_another_districts_editor_shares_nothing(client, draft, link):
    client.force_login(make_editor("1470"))
    address = reverse("share_preview", args=[draft.pk])
    for answer in (
        client.get(address),
        client.post(address),
        client.post(address, {"withdraw": str(link.pk)}),
    ):
        assert answer.status_code in {302, 403}
    assert list(PreviewLink.objects.values_list("revoked_at", flat=True)) == [None]


def test_a_page_without_a_draft_has_no_button(client, editor):
    page = publish(make_project())
    client.force_login(editor)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert reverse("share_preview", args=[page.pk]) not in html
