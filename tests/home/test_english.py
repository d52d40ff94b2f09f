"""English versions: made by editors beside the Danish page, under one address (docs/decisions/0008)."""

import pytest

from home.languages import english_of, make_english
from home.models import ContentPage
from projects.models import ProjectPage
from tests.factories.pages import district_page, make_editor, make_site
from tests.factories.work import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(places_data):
    """A project page on Fyn, in Danish alone."""
    make_site()
    project = make_project(title="Lys på stien")
    page = ProjectPage(title=project.title, slug="lys", lead="Vi tæller lygter.", project=project)
    district_page().add_child(instance=page)
    return page


def translate(page, **fields):
    english = make_english(page)
    for name, value in fields.items():
        setattr(english, name, value)
    english.save_revision().publish()
    return english


def test_without_english_text_the_danish_is_shown_and_marked(client, page):
    html = client.get("/en/projekter/lys/").content.decode()
    assert '<html lang="en">' in html
    assert '<h1 lang="da">Lys på stien</h1>' in html


def test_a_draft_in_english_is_shown_to_nobody(client, page):
    make_english(page)
    assert '<h1 lang="da">Lys på stien</h1>' in client.get("/en/projekter/lys/").content.decode()


def test_both_languages_have_the_same_address(client, page):
    english = translate(page, title="Light on the path")
    assert (page.get_url(), english.get_url()) == ("/projekter/lys/", "/en/projekter/lys/")
    assert "<h1>Light on the path</h1>" in client.get("/en/projekter/lys/").content.decode()
    assert "<h1>Lys på stien</h1>" in client.get("/projekter/lys/").content.decode()


def test_the_language_switch_keeps_place_and_query(client, page):
    html = client.get("/en/projekter/lys/?fra=brev").content.decode()
    assert 'class="t-strip__lang" href="/projekter/lys/?fra=brev" lang="da"' in html


def test_the_english_version_tells_about_the_same_project(page):
    assert make_english(page).project == page.project


@pytest.mark.parametrize(
    ("path", "title"), [("/projekter/", "Lys på stien"), ("/en/projekter/", "Light on the path")]
)
def test_a_list_tells_each_project_once(client, page, path, title):
    translate(page, title="Light on the path")
    assert [card.title for card in client.get(path).context["cards"]] == [title]


def test_the_front_page_is_translated(client, page):
    assert "<h1>We make the neighbourhood safe together</h1>" in client.get("/en/").content.decode()
    assert "<h1>Vi gør nabolaget trygt sammen</h1>" in client.get("/").content.decode()


def test_standard_pages_are_translated(client, page):
    response = client.get("/en/hjaelp-til-ofre/")
    assert response.context["page"].title == "Help if something has happened to you"


def test_editors_make_the_english_version_by_a_button(client, page):
    client.force_login(make_editor(approver=False))
    address = f"/admin/pages/{page.pk}/english/"
    assert client.get(address).status_code == 200
    assert english_of(page) is None, "asking changes nothing"
    response = client.post(address)
    english = english_of(page)
    assert response["Location"] == f"/admin/pages/{english.pk}/edit/"
    assert (english.live, english.locale.language_code, english.slug) == (False, "en", "lys-en")
    assert client.get(address)["Location"] == f"/admin/pages/{english.pk}/edit/", "there is only one"


def test_another_districts_editors_may_not(client, page):
    client.force_login(make_editor("1470"))
    assert client.post(f"/admin/pages/{page.pk}/english/").status_code in {302, 403}
    assert english_of(page) is None


def test_an_english_version_has_no_english_version(page):
    with pytest.raises(ValueError, match="English version"):
        make_english(make_english(page))


def test_editors_tell_the_two_apart(page):
    assert make_english(page).get_admin_display_title() == "Lys på stien (English)"


def test_the_address_of_the_english_page_in_danish_shows_the_danish(client, page):
    page = ContentPage.objects.get(slug="kontakt")
    assert client.get("/kontakt-en/").context["page"] == page


def test_the_english_version_follows_the_address(client, page, django_capture_on_commit_callbacks):
    english = translate(page, title="Light on the path")
    page.slug = "mere-lys"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    english.refresh_from_db()
    assert english.get_url() == "/en/projekter/mere-lys/"
    assert "<h1>Light on the path</h1>" in client.get("/en/projekter/mere-lys/").content.decode()
    english.get_latest_revision_as_object().save_revision().publish()
    assert client.get("/en/projekter/mere-lys/").status_code == 200, (
        "an older draft doesn't bring the old one back"
    )
