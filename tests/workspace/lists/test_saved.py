"""Saved choices belong to one person, hold what the list knows, and go with their owner."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.events import StaffRightsChanged
from core.events import announce
from tests.factories.people import make_staff, make_user, make_volunteer
from workspace.lists.cleaning import clean_lists
from workspace.lists.models import SavedFilter, Selection
from workspace.lists.personal_data import settle_saved

pytestmark = pytest.mark.django_db
LIST = "ambassadoerer"


@pytest.fixture
def staff(client):
    """A coordinator who is logged in."""
    user = make_staff()
    client.force_login(user)
    return user


def save(client, title="Arabisk", query="language=ar"):
    """Send the form under the list."""
    return client.post(reverse("list_save", args=[LIST]), {"title": title, "query": query})


def change(client, saved, do, title=""):
    """Press a button beside a saved choice."""
    return client.post(reverse("saved_filter", args=[saved.pk]), {"do": do, "title": title})


def test_only_what_the_list_knows_is_kept(client, staff):
    query = "language=ar&state=nonsense&secret=1&sort=-since&kolonner=words&kolonner=email&page=3&alle=side"
    response = save(client, query=query)
    saved = SavedFilter.objects.get()
    assert (saved.user, saved.title) == (staff, "Arabisk")
    assert saved.query == "language=ar&sort=-since&kolonner=words"
    assert response.url == f"{reverse('ambassador_list')}?{saved.query}"
    page = client.get(response.url)
    assert [(each.row, each.current) for each in page.context["saved"]] == [(saved, True)]
    assert [column.name for column in page.context["table"].columns] == ["name", "words"]


@pytest.mark.parametrize("title", ["", " ", "x" * 61, "Om 010190-1234"])
def test_a_name_is_needed_and_no_cpr_number(client, staff, title):
    save(client, title=title)
    assert not SavedFilter.objects.exists()


def test_no_cpr_number_in_the_words_either(client, staff):
    save(client, query="q=010190-1234")
    assert not SavedFilter.objects.exists()


def test_the_same_name_twice_is_refused(client, staff):
    save(client)
    save(client, query="language=tr")
    assert SavedFilter.objects.get().query == "language=ar"
    save(client, title="Tyrkisk", query="language=tr")
    change(client, SavedFilter.objects.get(title="Tyrkisk"), "rename", "Arabisk")
    assert sorted(SavedFilter.objects.values_list("title", flat=True)) == ["Arabisk", "Tyrkisk"]


def test_rename_and_delete(client, staff):
    save(client)
    saved = SavedFilter.objects.get()
    change(client, saved, "rename", "Taler arabisk")
    saved.refresh_from_db()
    assert saved.title == "Taler arabisk"
    change(client, saved, "delete")
    assert not SavedFilter.objects.exists()


def test_the_list_begins_with_one_of_them(client, staff):
    save(client)
    save(client, title="Tyrkisk", query="language=tr")
    first, second = SavedFilter.objects.order_by("title")
    url = reverse("ambassador_list")
    assert client.get(url).status_code == 200
    for saved in (first, second):
        change(client, saved, "start")
        assert client.get(url).url == f"{url}?{saved.query}"
    assert client.get(url, {"vis": "alle"}).status_code == 200
    change(client, second, "no_start")
    assert client.get(url).status_code == 200


def test_a_start_without_choices_doesnt_go_round_in_circles(client, staff):
    save(client, query="")
    change(client, SavedFilter.objects.get(), "start")
    response = client.get(reverse("ambassador_list"), follow=True)
    assert response.status_code == 200
    assert len(response.redirect_chain) == 1


def test_nobody_elses_can_be_seen_or_changed(client, staff):
    save(client)
    saved = SavedFilter.objects.get()
    client.force_login(make_staff())
    assert client.get(reverse("ambassador_list")).context["saved"] == []
    for do in ("rename", "delete", "start"):
        assert change(client, saved, do, "Min").status_code == 404
    saved.refresh_from_db()
    assert (saved.title, saved.is_start) == ("Arabisk", False)


def test_get_changes_nothing(client, staff):
    save(client)
    saved = SavedFilter.objects.get()
    assert client.get(reverse("saved_filter", args=[saved.pk]), {"do": "delete"}).status_code == 405
    assert client.get(reverse("list_save", args=[LIST]), {"title": "x"}).status_code == 405


def test_a_leavers_go_at_once_and_by_the_daily_run(client, staff):
    save(client)
    announce(StaffRightsChanged(staff))
    assert SavedFilter.objects.count() == 1
    staff.staff_roles.all().delete()
    announce(StaffRightsChanged(staff))
    assert not SavedFilter.objects.exists()
    for fields in ({"is_staff": True}, {"is_active": False}):
        SavedFilter.objects.create(user=make_user(**fields), list_name=LIST, title="Mine")
    kept = SavedFilter.objects.create(user=make_staff(), list_name=LIST, title="Mine")
    Selection.objects.create(user=kept.user, list_name=LIST, action="tag", expires_at=timezone.now())
    assert clean_lists() == 3
    assert SavedFilter.objects.get() == kept


def test_of_two_people_who_are_one_each_name_stays_once():
    kept, gone = make_staff(), make_staff()
    for user, title, start in ((kept, "A", True), (gone, "A", False), (gone, "B", True)):
        SavedFilter.objects.create(user=user, list_name=LIST, title=title, is_start=start)
    settle_saved(kept.pk, gone.pk)
    assert [(row.title, row.is_start) for row in SavedFilter.objects.filter(user=gone)] == [("B", False)]


def test_chips_say_what_is_chosen_and_lead_to_the_list_without_it(client, staff):
    make_volunteer()
    page = client.get(reverse("ambassador_list"), {"language": "ar", "q": "bo", "page": "2"})
    assert [(chip.label, chip.url) for chip in page.context["chips"]] == [
        ("Navn, sted, sprog eller mærke: »bo«", "?language=ar"),
        ("Taler: Arabisk", "?q=bo"),
    ]
    page = client.get(reverse("ambassador_list"), {"language": "ar"})
    assert [chip.url for chip in page.context["chips"]] == ["?vis=alle"]
