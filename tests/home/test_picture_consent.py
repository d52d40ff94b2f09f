"""People on pictures: what they agreed to is asked, is kept, runs out, and can be withdrawn everywhere."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from home.consent.models import PictureConsent
from home.consent.warnings import look_at_consents
from home.languages import make_english
from home.models import NewsIndexPage, NewsPage
from outbox.services import deliver_due
from projects.models import ProjectPage
from tests.factories.pages import make_editor, make_picture, make_site
from tests.factories.pictures import SHOWS_NOBODY, photograph, shows_people
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(places_data):
    """The page tree."""
    make_site()


@pytest.fixture
def editor(site):
    """Who may edit Fyn's branch."""
    return make_editor()


@pytest.fixture
def owned(editor):
    """A picture that the editor uploaded."""
    picture = make_picture("Kaj med lygten")
    picture.uploaded_by_user = editor
    picture.save()
    return picture


def consent(picture, *, days=400, **fields):
    """Somebody's consent that lasts so many days more."""
    last = timezone.localdate() + timedelta(days=days)
    return PictureConsent.objects.create(
        picture=picture, shows_people=True, kept="Sag 12", expires_on=last, **fields
    )


def block(picture, caption="Kaj tænder lygten"):
    shown = {"image": picture.pk, "alt_text": "Kaj i kulde", "decorative": False}
    return ("picture", {"picture": shown, "caption": caption})


def page_with(picture):
    """A published project with the picture on top and between the texts."""
    raw = [
        {"type": "goal", "value": {"text": "<p>Alle tør gå hjem.</p>"}},
        {"type": block(picture)[0], "value": block(picture)[1]},
    ]
    page = publish(make_project())
    page.picture, page.picture_alt = picture, "Kaj står i lyset"
    page.body = json.dumps(raw)
    page.save_revision().publish()
    return ProjectPage.objects.get(pk=page.pk)


def upload(client, **answers):
    sent = {"title": "Sti", "file": SimpleUploadedFile("sti.jpg", photograph()), **answers}
    return client.post(reverse("wagtailimages:add"), sent)


# --- What is asked -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, {"shows_people"}),
        (shows_people(kept=""), {"consent_kept"}),
        (shows_people(expires=""), {"consent_expires"}),
        (shows_people(expires="2020-01-01"), {"consent_expires"}),
        (shows_people(kept="0101901234"), {"consent_kept"}),
    ],
)
def test_a_picture_is_not_taken_without_an_answer(client, editor, answers, missing):
    client.force_login(editor)
    assert set(upload(client, **answers).context["form"].errors) == missing
    assert get_image_model().objects.count() == 0


def test_the_answer_is_kept_with_the_picture(client, editor):
    client.force_login(editor)
    upload(client, **shows_people())
    kept = PictureConsent.objects.get()
    assert (kept.picture.title, kept.kept, str(kept.expires_on)) == ("Sti", "Sag 12/2026", "2028-05-04")
    form = client.get(reverse("wagtailimages:edit", args=[kept.picture_id])).context["form"]
    assert (form["shows_people"].value(), str(form["consent_expires"].value())) == ("yes", "2028-05-04")


def test_a_picture_of_a_path_needs_nothing_more(client, editor):
    client.force_login(editor)
    upload(client, **SHOWS_NOBODY)
    kept = PictureConsent.objects.get()
    assert (kept.shows_people, kept.expires_on) == (False, None)


def test_a_withdrawn_consent_hides_the_picture_at_once(client, editor, owned):
    page = page_with(owned)
    consent(owned)
    assert client.get(page.url).content.decode().count("<img class=") == 1
    client.force_login(editor)
    sent = {"title": "Kaj", "consent_withdrawn": "on", **shows_people()}
    client.post(reverse("wagtailimages:edit", args=[owned.pk]), sent)
    assert PictureConsent.objects.get().withdrawn_at is not None
    assert_shows_nothing(client, page, owned)


def assert_shows_nothing(client, page, picture):
    """Neither the page nor the list or the front page show any size of the picture."""
    name = Path(picture.file.name).stem
    for address in (page.url, "/projekter/", "/"):
        html = client.get(address).content.decode()
        assert (name in html, "Kaj tænder lygten" in html) == (False, False), address


# --- When it runs out ----------------------------------------------------------------------------------


def test_a_consent_lasts_through_its_last_day(client, site, owned):
    page = page_with(owned)
    consent(owned, days=0)
    assert Path(owned.file.name).stem in client.get(page.url).content.decode()


def test_a_consent_that_ran_out_hides_the_picture_and_deletes_its_public_sizes(
    client, site, owned, django_capture_on_commit_callbacks
):
    page = page_with(owned)
    client.get(page.url)
    files = [Path(each.file.path) for each in owned.renditions.all()]
    assert files
    assert all(file.exists() for file in files)
    consent(owned, days=-1)
    with django_capture_on_commit_callbacks(execute=True):
        look_at_consents()
    assert [file for file in files if file.exists()] == []
    assert_shows_nothing(client, page, owned)
    assert owned.renditions.count() == 0


def test_no_card_asks_about_consent(client, site, owned, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page_with(owned)
    client.get("/projekter/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/projekter/")
    cost = len(captured)
    for _number in range(3):
        page_with(make_picture())
    client.get("/projekter/")
    with django_assert_num_queries(cost):
        client.get("/projekter/")


@pytest.mark.parametrize(("days", "letters"), [(31, 0), (30, 1), (12, 1), (7, 1), (-1, 0)])
def test_editors_are_told_in_time_and_once(site, editor, owned, days, letters):
    page_with(owned)
    other = make_editor("1470")
    consent(owned, days=days)
    look_at_consents()
    look_at_consents()
    deliver_due()
    told = [letter.to for letter in mail.outbox]
    assert told == [[editor.email]] * letters
    assert [other.email] not in told


def test_a_second_letter_comes_a_week_before(site, editor, owned):
    known = consent(owned, days=20)
    look_at_consents()
    PictureConsent.objects.filter(pk=known.pk).update(expires_on=known.expires_on - timedelta(days=15))
    look_at_consents()
    deliver_due()
    assert len(mail.outbox) == 2
    assert f"/admin/images/{owned.pk}/" in mail.outbox[0].body


# --- Removing it everywhere ----------------------------------------------------------------------------


@pytest.fixture
def everywhere(editor, owned):
    """The picture on a project, its English version, a piece of news, and in a draft that waits for its day."""
    project = page_with(owned)
    english = make_english(project)
    english.save_revision().publish()
    news = NewsPage(title="Kaj kom", slug="kaj-kom", lead="Kort.", picture=owned, picture_alt="Kaj i lyset")
    NewsIndexPage.objects.get().add_child(instance=news)
    news.body = json.dumps([{"type": block(owned)[0], "value": block(owned)[1]}])
    news.save_revision().publish()
    waiting = publish(make_project())
    waiting.picture, waiting.picture_alt = owned, "Kaj venter"
    waiting.go_live_at = timezone.now() + timedelta(days=3)
    waiting.save_revision(approved_go_live_at=waiting.go_live_at)
    return [project, english, news, waiting]


def test_asking_changes_nothing_and_lists_the_pages(client, editor, owned, everywhere):
    client.force_login(editor)
    before = list(Revision.objects.values_list("pk", "content"))
    html = client.get(reverse("remove_picture", args=[owned.pk])).content.decode()
    assert all(page.title in html for page in everywhere)
    assert list(Revision.objects.values_list("pk", "content")) == before
    assert get_image_model().objects.filter(pk=owned.pk).exists()


def test_one_press_and_nothing_is_left(
    client, editor, owned, everywhere, settings, django_capture_on_commit_callbacks
):
    addresses = [page.url for page in everywhere] + ["/", "/projekter/", "/nyheder/", "/nyheder/feed/"]
    shown = [client.get(address).content.decode() for address in addresses]
    file = "/images/lampe"  # Wagtail cuts the names of sizes short
    assert sum(file in html for html in shown) >= 5
    client.force_login(editor)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("remove_picture", args=[owned.pk]))
    client.logout()
    for address in [*addresses, "/soeg/?q=kaj", "/projekter/feed/"]:
        html = client.get(address, follow=True).content.decode()
        assert [word for word in (file, "Kaj i", "Kaj står", "Kaj tænder") if word in html] == [], address
    for revision in Revision.objects.all():
        stored = json.dumps(revision.content, ensure_ascii=False)
        assert f'"picture": {owned.pk}' not in stored
        assert f'image\\": {owned.pk}' not in stored
        assert "Kaj " not in stored.replace("Kaj kom", "")
    assert [each for each in Path(settings.MEDIA_ROOT).rglob("lampe*")] == []
    assert not PictureConsent.objects.exists()


def test_the_rest_of_each_page_stays_and_the_plan_too(client, editor, owned, everywhere):
    client.force_login(editor)
    client.post(reverse("remove_picture", args=[owned.pk]))
    project, _english, _news, waiting = [Page.objects.get(pk=page.pk).specific for page in everywhere]
    assert [each.block_type for each in project.body] == ["goal"]
    assert "Alle tør gå hjem" in client.get(project.url).content.decode()
    assert Revision.objects.filter(object_id=waiting.pk, approved_go_live_at__isnull=False).exists()
    assert project.get_latest_revision_as_object().picture is None


def test_history_tells_who_did_it(client, editor, owned, everywhere):
    number = owned.pk
    client.force_login(editor)
    client.post(reverse("remove_picture", args=[number]))
    entries = PageLogEntry.objects.filter(action="home.picture_removed")
    assert {entry.page_id for entry in entries} == {page.pk for page in everywhere}
    assert {entry.user_id for entry in entries} == {editor.pk}
    said = ModelLogEntry.objects.get(action="home.picture_removed")
    assert (said.object_id, said.label) == (str(number), str(number))
    html = client.get(reverse("wagtailadmin_pages:history", args=[everywhere[0].pk])).content.decode()
    assert "Fjernede et billede alle steder" in html


def test_somebody_elses_picture_is_theirs(client, editor, owned):
    client.force_login(make_editor("1470"))
    address = reverse("remove_picture", args=[owned.pk])
    answers = [client.get(address), client.post(address)]
    assert {(answer.status_code, answer.headers.get("Location")) for answer in answers} == {(302, "/admin/")}
    assert get_image_model().objects.filter(pk=owned.pk).exists()


def test_the_button_stands_on_the_pictures_own_screen(client, editor, owned):
    client.force_login(editor)
    html = client.get(reverse("wagtailimages:edit", args=[owned.pk])).content.decode()
    assert reverse("remove_picture", args=[owned.pk]) in html
    assert "Fjern billedet alle steder" in html
