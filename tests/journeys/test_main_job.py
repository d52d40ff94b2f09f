"""The main job, end to end, in a real browser: publish, find, apply, become active, be asked, take part, be counted."""

import re

import pytest
from playwright.sync_api import expect

from projects.models import DistrictPage, ProjectPage
from tests.journeys import steps
from tests.journeys.conftest import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_main_job(visit, letters, editor, coordinator, leader, picture):
    _publish(visit, editor)
    citizen, desk = visit(), visit()
    steps.find_and_apply(citizen)
    steps.move_to_active(desk, coordinator, citizen)
    steps.make_initiative(desk)
    steps.ask(desk)
    steps.answer_by_mail_and_sign_up(citizen, letters)
    steps.note_attendance(desk)
    steps.everybody_sees_the_same_hours(citizen, desk, visit(), leader)


def _publish(visit, editor):
    """1. An editor publishes a page from blocks, with picture and alt text."""
    visitor = visit()
    page = visitor.page
    visitor.sign_in_with_password(editor.email, PASSWORD, "/admin/")
    parent = DistrictPage.objects.get(district="1465")
    visitor.go(f"/admin/pages/add/projects/projectpage/{parent.pk}/")
    page.locator("#id_title").fill("En tunnel, vi tør gå igennem")
    page.locator("#id_lead").fill("Vi finder ud af, hvad der skal til, for at tunnelen føles tryg.")
    page.locator("#id_picture-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-body a.image-choice, .modal-body [data-chooser-modal-choice]").first.click()
    page.locator("#id_picture_alt").fill("En cyklist på vej gennem en oplyst tunnel")
    page.locator("#id_objective").select_option("trust")
    page.locator("#id_effort").select_option("co-creation")
    page.locator("#id_theme").select_option("lys-og-stier")
    page.locator("#id_postal_code").fill("5200")
    page.locator("#id_contact").fill("Koordinatorerne hos Fyns Politi")
    for block in ("Mål", "Målgruppe", "Sådan hjælper du", "Resultater"):
        _add_text_block(page, block, f"Tekst under {block.lower()}.")
    page.locator("[data-w-dropdown-target=toggle], .footer__container button.w-dropdown__toggle").last.click()
    page.get_by_role("button", name=re.compile("Udgiv|Publish|Offentliggør|Publicér", re.I)).last.click()
    page.wait_for_url("**/admin/pages/*/")
    assert ProjectPage.objects.get().live
    anonymous = visit()
    anonymous.go("/projekter/")
    anonymous.sees("En tunnel, vi tør gå igennem")
    anonymous.look("projekter")


def _add_text_block(page, name, text):
    texts = page.locator("[data-contentpath=body] .public-DraftEditor-content")
    before = texts.count()
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name=re.compile(f"^{name}")).first.click()
    expect(texts).to_have_count(before + 1)
    texts.last.click()
    page.keyboard.type(text)
    # The editor hands its text to the form a moment after the last key.
    expect(page.locator("[name^=body-][name$=-value-text]").last).to_have_value(re.compile(text))
