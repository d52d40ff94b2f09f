"""The main job as people set their screens: 400 % zoom, wide text, high contrast, no movement, keyboard, paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from accounts.enums import Role
from coordination.notifications import answer_url
from coordination.services import invite, sign_up
from projects.models import ProjectPage
from tests.factories.people import make_application, make_staff, make_volunteer
from tests.factories.work import make_place, move_to_past
from tests.journeys import measures

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 320, "height": 640}  # 1280 px wide at 400 %


@pytest.fixture
def world(site):
    """Somebody asked, somebody signed up, somebody applying; long names. Returns pages by who may see them."""
    staff, leader = make_staff(may_screen=True), make_staff(Role.LEADERSHIP, None)
    asked = make_volunteer(first_name="Anne-Mette", last_name="Kærgaard-Brødbæk Østergaard-Ægidius")
    there = make_volunteer(first_name="Åse", last_name="Ørsted")
    coming, past = make_place(), make_place()
    [assignment] = invite(role=coming.role, person_ids=[asked.person_id], actor=staff)
    sign_up(person=asked.person, place=coming)
    sign_up(person=there.person, place=past)
    move_to_past(past)
    application = make_application()
    return {
        None: [*_public(coming), answer_url(assignment).removeprefix(site)],
        asked.person: [
            "/min-side/",
            "/min-side/aftale/",
            "/min-side/opslag/",
            "/konto/2fa/",
            "/konto/email/",
        ],
        application.person: [f"/bliv-ambassadoer/{step}/" for step in ("om-dig", "hvor", "hvad", "hvornaar")],
        staff: [f"/koordinator/{path}" for path in _desk(application, asked, coming, past)],
        leader: ["/koordinator/tal/"],
    }


def _public(coming):
    return [
        "/",
        "/projekter/",
        ProjectPage.objects.first().get_url(),
        "/opgaver/",
        f"/opgaver/{coming.pk}/",
        "/opgaver/999999/",
        "/bliv-ambassadoer/",
        "/konto/login/code/",
        "/konto/login/",
        "/findes-ikke/",
        "/offline/",
    ]


def _desk(application, asked, coming, past):
    return [
        "",
        "ansoegninger/",
        f"ansoegninger/{application.pk}/",
        f"ambassadoerer/{asked.pk}/",
        f"initiativer/{coming.role.initiative_id}/",
        "matching/",
        f"matching/{coming.role.pk}/",
        "fremmoede/",
        f"fremmoede/{past.session.pk}/",
    ]


@pytest.fixture
def pages(world, visit):
    """`pages()` goes through them all, each open in the browser of somebody who may see it."""

    def each():
        for person, paths in world.items():
            visitor = visit()
            if person is not None:
                _sign_in(visitor, person)
            for path in paths:
                visitor.go(path)
                assert visitor.page.locator("h1").count() == 1, path
                yield path, visitor.page

    return each


def _sign_in(visitor, person):
    client = Client()
    client.force_login(person)
    name = django_settings.SESSION_COOKIE_NAME
    visitor.page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/"}]
    )


def test_nothing_sticks_out_or_is_cut_at_320_px_with_wide_text(pages):
    wrong = []
    for path, page in pages():
        page.set_viewport_size(NARROW)
        if wider := measures.sticks_out(page):
            wrong.append((path, f"{wider} px"))
        measures.space_text(page)
        if wider := measures.sticks_out(page):
            wrong.append((path, f"{wider} px with wide text"))
        wrong += [(path, f"cut: {name}") for name in measures.cut_texts(page)]
    assert wrong == []


def test_the_measures_see_what_they_should(visit):
    page = visit().page
    page.set_content("<p>Et ord</p>")
    page.set_viewport_size(NARROW)
    assert (measures.sticks_out(page), measures.cut_texts(page), measures.moving(page)) == (0, [], [])
    page.set_content(
        "<div class='low' style='height:10px;overflow:hidden'>Et ord</div>"
        "<div class='wide' style='width:400px;transition:all 1s'>Et ord til</div>"
    )
    assert measures.sticks_out(page) == 400 + 8 - 320  # its margin
    assert measures.cut_texts(page) == ["low"]
    assert measures.moving(page) == ["wide"]
    page.set_content("<button style='outline:none'>Ja</button>" * 7)
    assert len(measures.without_ring(page)) == 7


@pytest.mark.parametrize("colours", ["none", "active"])
def test_the_ring_shows_wherever_the_keyboard_goes(pages, colours):
    wrong = []
    for path, page in pages():
        page.emulate_media(forced_colors=colours)
        wrong += [(path, html) for html in measures.without_ring(page)]
    assert wrong == []


def test_nothing_moves_for_who_asked_for_stillness(pages):
    wrong = []
    for path, page in pages():
        page.emulate_media(reduced_motion="reduce")
        wrong += [(path, name) for name in measures.moving(page)]
    assert wrong == []


def test_fingers_hit_what_they_aim_at(pages):
    axe, wrong = Axe(), []
    for path, page in pages():
        page.set_viewport_size({"width": 360, "height": 800})
        found = axe.run(
            page, options={"runOnly": ["target-size"], "rules": {"target-size": {"enabled": True}}}
        )
        wrong += [(path, node["html"]) for item in found.response["violations"] for node in item["nodes"]]
    assert wrong == []


def test_paper_shows_what_is_read_and_not_what_is_pressed(pages):
    wrong = []
    for path, page in pages():
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 720, "height": 1000})
        shown = page.locator(
            ".button:visible, nav:visible, footer:visible, .t-strip:visible, .skipnav:visible"
        )
        if shown.count() or measures.sticks_out(page) > 0:
            wrong.append((path, shown.count(), measures.sticks_out(page)))
    assert wrong == []


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(visit, site):
    page = visit().page
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("js", [True, False])
def test_what_is_wrong_gets_the_focus_and_leads_to_the_field(visit, site, js):
    page = visit(js=js).page
    page.goto("/konto/login/")
    page.locator("main form button[type=submit]").first.click()
    summary = page.get_by_role("alert").filter(has=page.locator("h2"))
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("E-mail")).to_be_focused()
