"""Wagtail's accessibility checks run beside the text while an editor writes, under our content security policy."""

import pytest
from playwright.sync_api import expect

from tests.factories.work import make_project, publish
from tests.journeys.conftest import PASSWORD
from tests.journeys.visitor import PICTURES

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("text", "told"), [("<h3></h3><p>Alle tør gå hjem.</p>", True), ("<p>Alle tør gå hjem.</p>", False)]
)
def test_an_empty_heading_is_found_beside_the_text(visit, editor, text, told):
    article = publish(make_project(), body=[("goal", {"text": text})])
    article.save_revision(user=editor)
    visitor = visit(pictures=False)
    visitor.sign_in_with_password(editor.email, PASSWORD, f"/admin/pages/{article.pk}/edit/")
    page = visitor.page
    page.locator("[data-side-panel-toggle=checks]").first.click()
    panel = page.locator("[data-side-panel=checks]")
    expect(panel).to_be_visible()
    expect(panel.locator("[data-content-word-count]")).not_to_have_text("-", timeout=20_000)  # it has run
    if told:
        expect(panel.locator("[data-content-checker-count]")).to_have_text("1", timeout=20_000)
        expect(panel).to_contain_text("Overskriften er tom")
    else:
        expect(panel.locator("[data-content-checker-count]")).to_have_text("0")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"editor-checks-{told}.png")
    # The checker writes what it found to the console; anything else there would be a script that was stopped.
    assert [each for each in visitor.complaints if not each.startswith("axe.run results")] == []
