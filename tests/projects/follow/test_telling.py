"""Who hears of what, at the moment it is told; what a killed worker leaves behind."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone

from home.models import NewsPage
from outbox.models import Message
from projects.enums import Access, ProjectKind, Stage
from projects.follow import letters, telling
from projects.follow.models import Follow, Pace
from projects.models import Project, ProjectMember
from projects.services import move_stage
from projects.session_services import cancel_session
from tests.factories.follow import make_follow, make_receiver, notice_all, published, set_published
from tests.factories.pages import make_site
from tests.factories.people import make_staff, make_user
from tests.factories.work import make_district_page, make_initiative, make_place, make_role

pytestmark = pytest.mark.django_db
OUTSIDE = ("no account", "citizen")
INSIDE = ("member", "partner", "coordinator")


def tell(pace=Pace.INSTANT, *, later=timedelta(minutes=3)):
    """The worker's rounds, a little later; a Monday later for the weekly letter."""
    if pace == Pace.INSTANT:
        telling.tell_now(timezone.now() + later)
    else:
        telling.tell_weekly(timezone.now() + timedelta(days=8))


def subjects():
    return list(Message.objects.order_by("pk").values_list("subject", flat=True))


@pytest.mark.parametrize("pace", Pace.values)
@pytest.mark.parametrize("access", Access.values)
@pytest.mark.parametrize("kind", [*OUTSIDE, *INSIDE])
def test_everybody_hears_of_what_they_may_open_and_of_nothing_else(kind, access, pace):
    page = published(access)
    person = make_receiver(kind, page.project)
    make_follow(person=person, area=("5200", 5), pace=pace)
    make_follow(person=person, objective="trust", pace=pace)
    make_follow(page.project, person=person, pace=pace)
    tell(pace)
    hears = access != Access.RESTRICTED or kind in INSIDE
    assert Message.objects.count() == (1 if hears else 0)
    told = " ".join(f"{each.subject} {each.text} {each.html}" for each in Message.objects.all())
    assert (page.title in told) is hears


def test_a_restricted_project_is_heard_of_by_nobody_outside(client, post):
    """It is published with all that follows: dates, a new stage, news, a date called off."""
    outsider, member = make_user(), make_user()
    page = published(Access.RESTRICTED, title="Det lukkede projekt", stage=Stage.RECRUITING)
    ProjectMember.objects.create(project=page.project, person=member)
    for person in (None, outsider, member):
        make_follow(person=person, area=("5200", 5))
        make_follow(person=person, objective="trust", pace=Pace.WEEKLY)
    staff = make_staff()
    place = make_place(make_role(make_initiative(page.project, drop_in=True)), starts_at=_in_days(9))
    other = make_place(make_role(make_initiative(page.project)), starts_at=_in_days(10))
    move_stage(project=page.project, name="start", actor=staff)
    news = page.add_child(instance=NewsPage(title="Hemmelig nyhed", lead="Inde.", slug="hemmelig"))
    set_published(news, days_ago=1)
    cancel_session(session=other.session, actor=staff, reason="Syg")
    tell()
    tell(Pace.WEEKLY)
    post()
    assert {letter.to[0] for letter in mail.outbox} == {member.email}
    assert len(mail.outbox) >= 5
    words = ("lukkede projekt", "Hemmelig", str(place.session.place))
    for path in (
        "/projekter/feed/",
        "/projekter/kalender.ics",
        "/hvor-er-politiet/kalender.ics",
        "/hvor-er-politiet/feed/",
        "/hvor-er-politiet/",
        "/projekter/",
    ):
        body = client.get(path).content.decode()
        assert [word for word in words if word in body] == [], path
    for path in ("feed/", "kalender.ics"):
        assert client.get(f"/projekter/{page.slug}/{path}").status_code == 404
    assert client.get(f"/hvor-er-politiet/{place.session.pk}.ics").status_code == 404
    assert client.get(f"/foelg/?projekt={page.project.pk}").status_code == 404


def test_min_side_names_a_project_only_while_it_may_be_read(client):
    page, member = published(Access.RESTRICTED, title="Det lukkede projekt"), make_user()
    membership = ProjectMember.objects.create(project=page.project, person=member)
    make_follow(page.project, person=member)
    client.force_login(member)
    panel = BeautifulSoup(client.get("/min-side/").content, "html.parser").select_one("#h-follows").parent
    assert panel.select_one(".t-follows a").text == "Det lukkede projekt"
    membership.delete()
    panel = BeautifulSoup(client.get("/min-side/").content, "html.parser").select_one("#h-follows").parent
    assert "Det lukkede projekt" not in panel.text
    assert panel.select(".t-follows a") == []


def test_closed_between_the_change_and_the_telling(django_capture_on_commit_callbacks):
    page = published()
    make_follow(page.project)
    page.project.access = Access.RESTRICTED
    page.project.save()
    tell()
    assert subjects() == []


@pytest.mark.parametrize("change", ["unpublished", "parent", "deleted", "closed branch"])
def test_what_is_gone_leaves_no_link(change):
    page = published()
    make_follow(page.project)
    if change == "unpublished":
        page.unpublish()
    elif change == "parent":
        make_district_page().unpublish()
    elif change == "deleted":
        page.delete()
    else:
        from wagtail.models import PageViewRestriction

        PageViewRestriction.objects.create(page=page, restriction_type="login")
    tell()
    assert subjects() == []


@pytest.mark.parametrize("pace", Pace.values)
def test_what_was_renamed_is_linked_where_it_is_now(client, post, pace):
    page = published()
    make_follow(page.project, pace=pace)
    page.slug = "et-nyt-sted"
    page.save()
    tell(pace)
    letter = post()[0]
    links = [link["href"] for link in _html(letter).select("a")]
    paths = [link.partition("8000")[2] for link in links if "/projekter/" in link]
    assert paths == ["/projekter/et-nyt-sted/"]
    assert client.get(paths[0]).status_code == 200


def test_news_of_a_project_goes_the_same_way(client):
    make_site()
    page = published(days_ago=40)
    make_follow(page.project)
    news = page.add_child(instance=NewsPage(title="Lyset virker", lead="Nu kan man se.", slug="lyset-virker"))
    set_published(news, days_ago=1)
    tell()
    assert subjects() == [f"{page.title}: Lyset virker"]
    path = Message.objects.get().text.partition("8000")[2].split()[0]
    assert client.get(path).status_code == 200


def test_news_of_a_project_taken_down_is_not_told():
    page = published(days_ago=40)
    make_follow(page.project)
    news = page.add_child(instance=NewsPage(title="Lyset virker", lead="Nu.", slug="lyset-virker"))
    set_published(news, days_ago=1)
    page.unpublish()
    tell()
    assert subjects() == []


def test_each_kind_of_news_is_told_once_in_its_words():
    page = published(days_ago=40, stage=Stage.RECRUITING)
    make_follow(page.project)
    staff = make_staff()
    move_stage(project=page.project, name="start", actor=staff)
    role = make_role(make_initiative(page.project))
    first = make_place(role, starts_at=_in_days(9))
    notice_all(days_ago=40)
    cancel_session(session=first.session, actor=staff, reason="Syg")
    make_place(role, starts_at=_in_days(10))
    make_place(role, starts_at=_in_days(11))
    telling.tell_now()  # sees the new dates
    tell()
    tell()
    assert subjects() == [f"{page.title}: {each}" for each in ("I gang", "Aflyst", "Nye datoer")]
    text = Message.objects.get(subject__endswith="Nye datoer").text
    assert "Der er 1 dato mere." in text


def test_dates_that_are_over_when_told_are_left_out():
    page = published(days_ago=40)
    make_follow(page.project)
    make_place(make_role(make_initiative(page.project)), starts_at=timezone.now() + timedelta(minutes=1))
    telling.tell_now()
    tell()
    assert subjects() == []


@pytest.mark.parametrize(
    ("target", "hears"),
    [
        ({"area": ("5200", 1)}, True),
        ({"area": ("5000", 25)}, True),
        ({"area": ("2200", 25)}, False),
        ({"objective": "trust"}, True),
        ({"objective": "victims"}, False),
    ],
)
def test_area_and_objective(target, hears):
    published()
    make_follow(**target)
    tell()
    assert len(subjects()) == (1 if hears else 0)


def test_an_unconfirmed_or_inactive_receiver_hears_nothing():
    page = published()
    make_follow(page.project, confirmed_at=None)
    make_follow(page.project, person=make_user(is_active=False))
    make_follow(page.project, person=make_user(email=None))
    tell()
    assert subjects() == []


def test_what_happened_before_one_followed_is_no_news():
    page = published(days_ago=2)
    make_follow(page.project, told_until=timezone.now() - timedelta(days=1))
    tell()
    assert subjects() == []


def test_everybody_hears_in_their_own_language():
    page = published()
    make_follow(page.project, person=make_user(language="en"))
    make_follow(page.project)
    tell()
    assert subjects() == [f"{page.title}: New project", f"{page.title}: Nyt projekt"]
    english = Message.objects.get(subject__endswith="New project").text
    assert f"/en/projekter/{page.slug}/" in english


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pace", Pace.values)
@pytest.mark.parametrize("point", ["before", "after", "second"])
def test_a_killed_worker_doubles_nothing_and_loses_nothing(monkeypatch, point, pace):
    """Killed before the first letter, after it but before the mark, and between two receivers."""
    page = published()
    make_follow(page.project, pace=pace)
    make_follow(page.project, person=make_user(), pace=pace)
    name = "send_news" if pace == Pace.INSTANT else "send_digest"
    real, calls = getattr(letters, name), []

    def killed(*args):
        calls.append(args)
        if point == "second" and len(calls) == 1:
            return real(*args)
        if point == "after":
            real(*args)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(letters, name, killed)
        with pytest.raises(Killed):
            tell(pace)
    assert Message.objects.count() == (1 if point == "second" else 0)
    tell(pace)
    tell(pace)
    assert Message.objects.count() == Message.objects.values("to").distinct().count() == 2


def test_a_follow_under_way_to_another_pace_is_not_passed_over():
    """One that was weekly and waits for longer than this round looks back is left for the next."""
    page = published(days_ago=5)
    late = make_follow(page.project, pace=Pace.WEEKLY)
    make_follow(objective="victims", told_until=timezone.now() - timedelta(days=1))
    tell()
    Follow.objects.filter(pk=late.pk).update(pace=Pace.INSTANT)
    tell(later=timedelta(minutes=5))
    assert subjects() == [f"{page.title}: Nyt projekt"]


def test_care_for_victims_has_no_button_and_can_not_be_followed(client):
    page = published(kind=ProjectKind.VICTIM_CARE)
    assert "h-follow" not in client.get(f"/projekter/{page.slug}/").content.decode()
    assert client.get(f"/foelg/?projekt={page.project.pk}").status_code == 404


def test_deleting_a_person_deletes_their_follows():
    person = make_user()
    make_follow(objective="trust", person=person)
    person.delete()
    assert not Follow.objects.exists()
    assert Project.objects.count() == 0


@pytest.mark.parametrize("readers", [2, 12])
def test_a_round_without_news_asks_the_same_of_the_database(readers, django_assert_num_queries):
    published(days_ago=40)
    for number in range(readers):
        make_follow(objective="trust", email=f"l{number}@example.org")
    telling.tell_now()
    with django_assert_num_queries(10, exact=False):
        tell()


def _in_days(days):
    return timezone.now() + timedelta(days=days)


def _html(letter):
    return BeautifulSoup(letter.alternatives[0][0], "html.parser")
