"""What scripts draw in the page editor is Danish too, also for an editor whose browser asks for English."""

import pytest
from playwright.sync_api import expect

from projects.models import ProjectPage
from tests.english import english_in
from tests.factories.pages import district_page
from tests.factories.work import make_project, publish
from tests.journeys.conftest import PASSWORD
from tests.journeys.visitor import PICTURES, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NEVER_SHOWN = ["Save Selected"]  # a button of the calendar for several dates, which Wagtail's calendar hides
SIDE_PANELS = ("status", "comments", "checks", "preview")


@pytest.fixture
def article(site, editor):
    """A published page with a text block, in the editor's own branch."""
    made = publish(
        make_project(contact="Politiets tryghedsrådgiver"),
        body=[("goal", {"text": "<p>Alle tør gå hjem ad stien.</p>"})],
    )
    made.save_revision(user=editor)
    assert made.get_parent().pk == district_page().pk
    return ProjectPage.objects.get(pk=made.pk)


@pytest.fixture
def desk(browser, site, letters, editor):
    """An English browser in which the editor has signed in."""
    context = browser.new_context(base_url=site, locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    visitor = Visitor(context.new_page(), letters)
    visitor.sign_in_with_password(editor.email, PASSWORD, "/admin/")
    visitor.page.wait_for_url("**/admin/")
    yield visitor
    context.close()


def hears_no_english(visitor, name):
    """Nothing that stands on the screen now, seen or read out, is English; and a picture to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    visitor.page.screenshot(path=PICTURES / f"editor-{name}.png")
    assert english_in(visitor.page.content(), NEVER_SHOWN) == [], name


def test_the_page_editor_speaks_danish(desk, article):
    page = desk.page
    desk.go(f"/admin/pages/{article.pk}/edit/")
    text = page.locator("[data-contentpath=body] .public-DraftEditor-content").first
    expect(text).to_be_visible()
    hears_no_english(desk, "opened")

    text.click()
    page.keyboard.type("Vi mødes. ")
    for button in page.locator(
        ".Draftail-Toolbar button:visible, .Draftail-FloatingToolbar button:visible"
    ).all()[:4]:
        button.hover()
    hears_no_english(desk, "toolbar")
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    expect(page.locator("[role=listbox]").first).to_be_visible()
    hears_no_english(desk, "commands")
    page.keyboard.press("Escape")

    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    expect(page.get_by_role("option", name="Mål").first).to_be_visible()
    hears_no_english(desk, "blocks")
    page.keyboard.press("Escape")

    for panel in SIDE_PANELS:
        page.locator(f"[data-side-panel-toggle={panel}]").first.click()
        expect(page.locator(f"[data-side-panel={panel}]")).to_be_visible()
        hears_no_english(desk, f"panel-{panel}")


def test_comments_dates_and_menus_speak_danish(desk, article):
    page = desk.page
    desk.go(f"/admin/pages/{article.pk}/edit/")
    page.locator("[data-side-panel-toggle=comments]").first.click()
    page.locator("[data-contentpath=lead] [data-comment-add]").first.click(force=True)
    page.locator(".comment textarea").first.fill("Hvor mange?")
    hears_no_english(desk, "comment")
    page.locator(".comment button[type=submit], .comment__button--primary").first.click()
    hears_no_english(desk, "comment-written")

    page.locator("[data-side-panel-toggle=status]").first.click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    page.locator("#id_go_live_at").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_be_visible()
    expect(page.locator(".xdsoft_datetimepicker:visible .xdsoft_calendar th").first).to_have_text("man")
    hears_no_english(desk, "date")


def test_choosers_and_the_page_menu_speak_danish(desk, article, picture):
    page = desk.page
    desk.go("/admin/")
    page.get_by_role("button", name="Sider").first.click()
    expect(page.locator("[role=dialog]:visible, .c-page-explorer").first).to_be_visible()
    hears_no_english(desk, "explorer")
    desk.go(f"/admin/pages/{article.pk}/edit/")
    page.locator("#id_picture-chooser [data-chooser-action-choose]").first.click()
    expect(page.locator(".modal-body").first).to_be_visible()
    expect(page.locator(".modal-body").get_by_text("Tunnel").first).to_be_visible()
    hears_no_english(desk, "chooser")


def test_the_minimap_and_saving_speak_danish(desk, article):
    page = desk.page
    desk.go(f"/admin/pages/{article.pk}/edit/")
    page.locator(".w-minimap-container button, .w-minimap__toggle").first.click()
    hears_no_english(desk, "minimap")
    page.locator("#id_lead").fill("Naboer finder de mørke steder.")
    page.locator(".footer__container button.w-dropdown__toggle").last.click()
    hears_no_english(desk, "actions")
    page.get_by_role("button", name="Udgiv", exact=True).click()
    page.wait_for_url("**/admin/pages/*/")
    desk.sees("er udgivet")
    hears_no_english(desk, "published")
