"""Nothing is found that may not be opened, and what changes is found as it is now (DOMAIN rule 7)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core import danish
from home.languages import make_english
from home.models import ContentPage
from home.search import index
from home.search.models import SearchEntry, SearchWord
from projects.enums import SessionState, Stage
from projects.models import Initiative, Project, ProjectPage, Session
from tests.factories.work import make_index, make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(places_data):
    """A published project page."""
    return publish(make_project(title="Lygter i tunnelen"))


@pytest.fixture
def place(places_data):
    """Seats at a coming session of a project whose own page says nothing of it."""
    project = make_project(title="Andet")
    publish(project)
    return make_place(make_role(make_initiative(project, title="Kaffevogn på torvet")))


def found(client, query):
    """The titles on the page and under the field."""
    hits = [hit.title for hit in client.get("/soeg/", {"q": query}).context["hits"]]
    lines = client.get("/soeg/forslag/", {"q": query}).json()["suggestions"]
    assert len(hits) == len(lines)
    return hits


def test_unpublishing_takes_a_page_out_at_once(client, page, django_capture_on_commit_callbacks):
    assert found(client, "lygte") == ["Lygter i tunnelen"]
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert found(client, "lygte") == []
    assert not SearchEntry.objects.filter(kind="project").exists()


def test_a_page_behind_a_password_is_out_at_once(client, page, django_capture_on_commit_callbacks):
    assert found(client, "lygte") == ["Lygter i tunnelen"]
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(
            page=page.get_parent(), restriction_type=PageViewRestriction.PASSWORD, password="x"
        )
    assert found(client, "lygte") == []


def test_a_page_that_is_deleted_is_not_found(client, page):
    page.delete()
    assert [hit.title for hit in client.get("/soeg/?q=lygte").context["hits"]] == []


def test_a_draft_is_not_found_and_the_public_text_still_is(client, page):
    page.title = "Fakler i tunnelen"
    page.save_revision()
    assert [found(client, word) for word in ("lygte", "fakkel", "fakler")] == [["Lygter i tunnelen"], [], []]


def test_publishing_a_new_text_replaces_the_old_words(client, page, django_capture_on_commit_callbacks):
    assert found(client, "lygte") == ["Lygter i tunnelen"]
    page.title = "Fakler i tunnelen"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert [found(client, word) for word in ("lygte", "fakler")] == [[], ["Fakler i tunnelen"]]


def test_a_page_made_as_a_draft_is_not_found(client, page):
    project = make_project(title="Hemmeligt")
    page.get_parent().add_child(
        instance=ProjectPage(title="Hemmeligt", slug="hemmeligt", lead="Kort.", project=project, live=False)
    )
    assert found(client, "hemmelig") == []


def test_the_record_of_a_page_is_found_as_it_is_now(client, page):
    assert client.get("/soeg/?q=unge").context["hits"] == []
    page.project.theme = "unge"
    page.project.save()
    assert [hit.title for hit in client.get("/soeg/?q=unge").context["hits"]] == ["Lygter i tunnelen"]


@pytest.mark.parametrize(
    "change",
    [
        lambda place: Session.objects.update(state=SessionState.CANCELLED),
        lambda place: Session.objects.update(starts_at=timezone.now() - timedelta(minutes=1)),
        lambda place: Project.objects.update(stage=Stage.CLOSED),
        lambda place: ProjectPage.objects.get().unpublish(),
    ],
    ids=["cancelled", "begun", "closed", "unpublished"],
)
def test_a_session_nobody_can_take_is_not_found(client, place, change):
    """Also where the change told nobody: it is asked anew each time."""
    query = "/soeg/?q=kaffevogne"
    assert [hit.title for hit in client.get(query).context["hits"]] == ["Kaffevogn på torvet"]
    change(place)
    assert [hit.title for hit in client.get(query).context["hits"]] == []


def test_a_session_says_when_it_is_now(client, place):
    session = place.session
    session.starts_at += timedelta(days=1)
    session.ends_at += timedelta(days=1)
    session.save()
    (hit,) = client.get("/soeg/?q=kaffevogn").context["hits"]
    assert SearchEntry.objects.get(kind="task").tie == int(session.starts_at.timestamp())
    assert str(timezone.localtime(session.starts_at).day) in hit.when


def test_an_initiative_under_a_new_name(client, place):
    initiative = place.session.initiative
    initiative.title = "Tebord på torvet"
    initiative.save()
    assert [len(client.get(f"/soeg/?q={word}").context["hits"]) for word in ("kaffevogn", "tebord")] == [0, 1]


def test_the_sweep_takes_in_what_was_made_in_bulk_and_takes_out_what_is_gone(client, place):
    SearchEntry.objects.all().delete()
    index.sweep()
    assert set(SearchEntry.objects.values_list("kind", flat=True)) == {"task", "project", "district"}
    Session.objects.update(state=SessionState.CANCELLED)
    index.sweep()
    assert set(SearchEntry.objects.values_list("kind", flat=True)) == {"project", "district"}


def test_the_sweep_renews_what_has_keys_of_another_version(
    client, page, monkeypatch, django_capture_on_commit_callbacks
):
    SearchWord.objects.all().delete()
    index.sweep()
    assert found(client, "lygte") == []
    monkeypatch.setattr(danish, "VERSION", danish.VERSION + 1)
    with django_capture_on_commit_callbacks(execute=True):
        index.sweep()
    assert found(client, "lygte") == ["Lygter i tunnelen"]


def test_renewing_finds_what_was_renamed_behind_our_back(client, place):
    Initiative.objects.update(title="Tebord")
    assert client.get("/soeg/?q=tebord").context["hits"] == []
    index.renew()
    assert [hit.title for hit in client.get("/soeg/?q=tebord").context["hits"]] == ["Tebord"]


def test_english_readers_find_the_english_version_and_danish_readers_do_not(client, page):
    english = make_english(page)
    english.title = "Lanterns in the tunnel"
    english.save_revision().publish()

    def found_in(path):
        return [(hit.title, hit.url) for hit in client.get(path).context["hits"]]

    address = f"/projekter/{page.slug}/"
    assert found_in("/en/soeg/?q=lantern") == [("Lanterns in the tunnel", f"/en{address}")]
    assert found_in("/en/soeg/?q=lygte") == []
    assert found_in("/soeg/?q=lantern") == []
    assert found_in("/soeg/?q=tunnel") == [("Lygter i tunnelen", address)]
    assert [card.title for card in client.get("/en/projekter/?q=lanterns").context["cards"]] == [
        "Lanterns in the tunnel"
    ]


def test_saving_the_same_twice_leaves_one_entry(page):
    page.save()
    page.save()
    assert SearchEntry.objects.filter(kind="project").count() == 1


def test_a_page_without_a_lead_or_body_is_found_by_its_title(client, places_data):
    home = make_index().get_parent()
    home.add_child(instance=ContentPage(title="Presse", slug="presse"))
    assert found(client, "presse") == ["Presse"]
