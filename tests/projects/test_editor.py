"""An editor makes a page in the real admin: draft, preview, publish, and what is refused."""

import pytest
from django.urls import reverse

from projects.models import Project, ProjectPage
from tests.factories.pages import (
    district_page,
    goal,
    make_editor,
    make_picture,
    make_site,
    page_data,
    picture_block,
)
from tests.factories.people import COPENHAGEN, FYN

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, places_data):
    """An approving editor of Fyn, signed in."""
    make_site()
    user = make_editor(FYN)
    client.force_login(user)
    return user


def add_url(district=FYN):
    return reverse("wagtailadmin_pages:add", args=["projects", "projectpage", district_page(district).pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_create_form_shows_text_and_record(client, editor):
    html = client.get(add_url()).content.decode()
    names = [
        "title",
        "lead",
        "picture",
        "picture_alt",
        "objective",
        "effort",
        "theme",
        "postal_code",
        "municipality",
    ]
    assert [name for name in names if f'name="{name}"' not in html] == []


def test_publishes_a_page_with_picture_and_alt_text(client, editor):
    picture = make_picture()
    data = page_data(
        goal(),
        picture_block(picture, "En lampe lyser over en sti"),
        picture=str(picture.pk),
        picture_alt="En sti om aftenen",
    )
    response = client.post(add_url(), {**data, "action-publish": "1"})
    assert response.status_code == 302, response.context and response.context["form"].errors
    page = ProjectPage.objects.get()
    assert (page.live, page.project.district_id, page.project.theme) == (True, FYN, "lys-og-stier")
    html = client.get(f"/projekter/{page.slug}/").content.decode()
    assert 'alt="En sti om aftenen"' in html
    assert 'alt="En lampe lyser over en sti"' in html
    assert "Alle tør gå hjem ad stien." in html


def test_unfinished_draft_is_kept_and_has_no_record(client, editor):
    response = client.post(add_url(), page_data(lead="", postal_code=""))
    assert response.status_code == 302
    page = ProjectPage.objects.get()
    assert (page.live, page.project, Project.objects.count()) == (False, None, 0)
    assert client.get(edit_url(page)).status_code == 200


def test_draft_becomes_published(client, editor):
    client.post(add_url(), page_data(postal_code=""))
    page = ProjectPage.objects.get()
    response = client.post(edit_url(page), {**page_data(goal(), slug="ny-adresse"), "action-publish": "1"})
    assert response.status_code == 302
    page.refresh_from_db()
    assert (page.live, page.slug, page.project.postal_code_id) == (True, "ny-adresse", "5200")


def test_publishing_asks_for_the_place(client, editor):
    response = client.post(add_url(), {**page_data(postal_code=""), "action-publish": "1"})
    assert response.context["form"].errors.keys() == {"postal_code"}
    assert not ProjectPage.objects.exists()


def test_draft_of_a_live_page_changes_the_record_and_not_the_page(client, editor):
    client.post(add_url(), {**page_data(slug="stien", lead="Første udgave."), "action-publish": "1"})
    page = ProjectPage.objects.get()
    client.post(edit_url(page), page_data(slug="stien", lead="Anden udgave.", theme="unge"))
    page = ProjectPage.objects.get()
    assert (page.lead, page.project.theme, page.has_unpublished_changes) == ("Første udgave.", "unge", True)


def test_saving_the_text_leaves_the_stage_alone(client, editor):
    client.post(add_url(), {**page_data(slug="stien"), "action-publish": "1"})
    page = ProjectPage.objects.get()
    Project.objects.update(stage="running")
    client.post(edit_url(page), {**page_data(slug="stien"), "action-publish": "1"})
    assert Project.objects.get().stage == "running"


def test_preview_shows_the_page_and_changes_nothing(client, editor):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["projects", "projectpage", district_page().pk])
    answer = client.post(url, page_data(goal(), title="Kun et udkast")).json()
    assert answer == {"is_valid": True, "is_available": True}
    html = client.get(url).content.decode()
    assert "<h1>Kun et udkast</h1>" in html
    assert (Project.objects.count(), ProjectPage.objects.count()) == (0, 0)


def test_preview_of_an_edit_leaves_the_record(client, editor):
    client.post(add_url(), {**page_data(slug="stien"), "action-publish": "1"})
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[ProjectPage.objects.get().pk])
    client.post(url, page_data(slug="stien", theme="unge"))
    assert client.get(url).status_code == 200
    assert Project.objects.get().theme == "lys-og-stier"


def test_postal_code_of_another_district_is_refused(client, editor):
    response = client.post(add_url(), {**page_data(postal_code="2200"), "action-publish": "1"})
    assert response.context["form"].errors.keys() == {"postal_code"}


def test_postal_code_in_several_municipalities_asks_for_one(client, editor):
    data = page_data(postal_code="5540")
    refused = client.post(add_url(), {**data, "action-publish": "1"})
    assert refused.context["form"].errors.keys() == {"municipality"}
    client.post(add_url(), {**data, "municipality": "0440", "action-publish": "1"})
    assert Project.objects.get().municipality_id == "0440"


def test_duplicate_slug_is_refused_across_districts(client, editor):
    client.post(add_url(), {**page_data(slug="stien"), "action-publish": "1"})
    client.force_login(make_editor(COPENHAGEN))
    response = client.post(
        add_url(COPENHAGEN), {**page_data(slug="stien", postal_code="2200"), "action-publish": "1"}
    )
    assert response.context["form"].errors.keys() == {"slug"}


CPR = "010203-1234"


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("title", {"title": f"Ring til {CPR}"}),
        ("lead", {"lead": f"Skriv til {CPR}"}),
        ("picture_alt", {"picture_alt": CPR}),
        ("search_description", {"search_description": CPR}),
    ],
)
@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}], ids=["draft", "publish"])
def test_cpr_number_is_refused_in_text(client, editor, field, data, action):
    response = client.post(add_url(), {**page_data(**data), **action})
    assert field in response.context["form"].errors
    assert not ProjectPage.objects.exists()


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}], ids=["draft", "publish"])
def test_cpr_number_is_refused_in_blocks(client, editor, action):
    response = client.post(add_url(), {**page_data(goal(f"<p>Hun har {CPR}</p>")), **action})
    assert "body" in response.context["form"].errors
    assert not ProjectPage.objects.exists()


def test_editor_without_approval_saves_drafts_only(client, editor):
    client.force_login(make_editor(FYN, approver=False))
    client.post(add_url(), {**page_data(), "action-publish": "1"})
    assert ProjectPage.objects.get().live is False


def test_editor_of_another_district_is_kept_out(client, editor):
    client.post(add_url(), {**page_data(), "action-publish": "1"})
    page = ProjectPage.objects.get()
    client.force_login(make_editor(COPENHAGEN))
    assert client.get(edit_url(page)).status_code == 302
    assert client.get(add_url()).status_code == 302
    client.post(edit_url(page), {**page_data(title="Overtaget"), "action-publish": "1"})
    assert ProjectPage.objects.get().title == page.title


def test_a_copy_gets_a_record_of_its_own(client, editor):
    client.post(add_url(), {**page_data(), "action-publish": "1"})
    page = ProjectPage.objects.get()
    copy = page.copy(update_attrs={"slug": "en-kopi"}, keep_live=False)
    assert ProjectPage.objects.get(pk=copy.pk).project is None


def test_deleting_the_page_keeps_the_record(client, editor):
    client.post(add_url(), {**page_data(), "action-publish": "1"})
    ProjectPage.objects.get().delete()
    assert Project.objects.count() == 1


def test_menu_of_an_editor_holds_what_they_need(client, editor):
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailimages:index") in html
    assert [
        name for name in ("/admin/users/", "/admin/snippets/", "/admin/reports/") if f'"{name}' in html
    ] == []
