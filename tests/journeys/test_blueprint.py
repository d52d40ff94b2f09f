"""An editor starts a project from a blueprint, is told what is missing, and publishes it."""

import re

import pytest
from playwright.sync_api import expect

from projects.models import DistrictPage, ProjectPage
from tests.journeys.conftest import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_blueprint_to_published_page(visit, editor):
    visitor = visit()
    page = visitor.page
    branch = DistrictPage.objects.get(district="1465")
    visitor.sign_in_with_password(editor.email, PASSWORD, f"/admin/pages/{branch.pk}/")
    expect(page.get_by_role("heading", name="Fyns Politi")).to_be_visible()
    visitor.go(f"/admin/pages/{branch.pk}/blueprints/")
    _picture_of(visitor, "skabeloner")
    visitor.press("Tryghedsvandring")
    visitor.write("Postnummer", "5200")
    visitor.write("Mødested", "Skolens hovedindgang")
    visitor.write("Hvem dækker", "Kommunens forsikring dækker.")
    _picture_of(visitor, "skabelon-start")
    visitor.press("Lav kladden")
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
    draft = ProjectPage.objects.get()
    assert not draft.live
    _publish(page)
    visitor.sees("Skriv dine egne ord i stedet for [Skriv, hvor det er, og hvad beboerne har fortalt jer.].")
    assert not ProjectPage.objects.get().live
    _write_goal(page, "Alle tør gå hjem ad stien.")
    _publish(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    draft.refresh_from_db()
    assert draft.live
    visitor.go(draft.get_url())
    visitor.sees("Alle tør gå hjem ad stien.")
    visitor.look("skabelon-side")


def _publish(page):
    page.locator(".footer__container button.w-dropdown__toggle").last.click()
    page.get_by_role("button", name="Udgiv", exact=True).click()


def _write_goal(page, text):
    editor = page.locator("[data-contentpath=body] .public-DraftEditor-content").first
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    # The editor hands over what is typed a moment later.
    expect(page.locator("input[name=body-0-value-text]")).to_have_value(re.compile(re.escape(text)))


def _picture_of(visitor, name):
    visitor.page.screenshot(path=f"var/screenshots/{name}.png", full_page=True)
