"""The page editor helps with plain words while somebody writes, and keeps quiet about a text that is fine."""

import pytest
from playwright.sync_api import expect

from core.readability import lix
from tests.factories.work import make_project, publish
from tests.journeys.conftest import PASSWORD
from tests.journeys.visitor import PICTURES

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FINE = "Vi går en tur. Alle er med. Det bliver hyggeligt, og noget bliver projektet nok til."
HARD = (
    "Såfremt borgerinddragelsen gennemføres i overensstemmelse med forvaltningens retningslinjer, "
    "vil der efterfølgende blive arrangeret informationsmøder vedrørende tryghedsskabende foranstaltninger "
    "i lokalområdet, hvor samarbejdspartnerne fremlægger handlingsplaner ca. kl. 19. "
    "Møderne afholdes af kommunen, og repræsentanter for boligforeningerne deltager naturligvis."
)


@pytest.fixture
def desk(visit, editor):
    """The editor before a page of theirs."""
    article = publish(make_project(), body=[("goal", {"text": "<p>Kort.</p>"})])
    article.save_revision(user=editor)
    visitor = visit(pictures=False)
    visitor.sign_in_with_password(editor.email, PASSWORD, f"/admin/pages/{article.pk}/edit/")
    expect(visitor.page.locator("[data-contentpath=body] .public-DraftEditor-content")).to_be_visible()
    return visitor


def write(page, lead, text):
    """Over what stood there."""
    page.locator("#id_lead").fill(lead)
    page.locator("[data-contentpath=body] .public-DraftEditor-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("End")


def test_hard_words_are_told_and_plain_ones_are_not(desk):
    page = desk.page
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "preview" not in request.url else None)
    panel = page.locator(".t-plain")
    expect(panel.locator("details")).to_be_hidden()
    write(page, "Vi mødes på torvet.", HARD)
    expect(panel.get_by_role("status")).to_contain_text("forslag til lettere sprog")
    summary = panel.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    said = panel.locator("li").all_inner_texts()
    assert any(line.startswith("Teksten er svær at læse: Lixtallet er") for line in said)
    assert any("Del denne sætning på" in line and "Såfremt borgerinddragelsen" in line for line in said)
    assert {"»såfremt«: prøv »hvis«", "»vedrørende«: prøv »om«"} <= set(said)
    assert {"»blive arrangeret«: skriv, hvem der gør det", "»afholdes«: skriv, hvem der gør det"} <= set(said)
    assert float(panel.get_attribute("data-lix")) == pytest.approx(
        lix(f"Vi mødes på torvet.\n{HARD}"), abs=0.01
    )
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / "editor-plain-words.png")

    write(page, "Vi mødes på torvet.", FINE)
    expect(panel.locator("details")).to_be_hidden()
    expect(panel.get_by_role("status")).to_have_text("")
    assert [url for url in asked if "/admin/pages/" not in url and "/static/" not in url] == []
