"""Searching with and without script, by keyboard, under the strict policy."""

import pytest
from playwright.sync_api import expect

from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
REPORT = (
    "addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.violatedDirective))"
)


@pytest.fixture
def project(site):
    """A project and a task to find."""
    project = make_project(title="Aftenvandring på Skibhusvej")
    publish(project)
    make_place(make_role(make_initiative(project, title="Kaffevogn på torvet")))
    return project


def test_suggestions_by_keyboard(visit, project):
    visitor = visit(width=360)
    visitor.page.add_init_script(REPORT)
    visitor.go("/")
    visitor.press("Søg")
    field = visitor.page.get_by_role("combobox")
    field.press_sequentially("vandr")
    options = visitor.page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(visitor.page.get_by_role("status")).to_have_text("1 forslag")
    field.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    expect(options.first).to_have_id(chosen)
    expect(options.first).to_have_attribute("aria-selected", "true")
    visitor.look("search-suggestions")
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("vandr")
    expect(field).not_to_have_attribute("aria-activedescendant", "")
    field.press_sequentially("i")
    expect(options).to_have_count(1)
    field.press("ArrowUp")
    field.press("Enter")
    expect(visitor.page).to_have_url(f"/projekter/{project.pages.get().slug}/")
    assert visitor.complaints == []


def test_a_late_answer_does_not_come_over_a_newer_one(visit, project):
    visitor = visit()
    visitor.go("/soeg/")
    field = visitor.page.get_by_role("combobox")
    asked = []
    visitor.page.on(
        "request", lambda request: asked.append(request.url) if "forslag" in request.url else None
    )
    field.press_sequentially("kaffevogn", delay=20)
    expect(visitor.page.get_by_role("option")).to_have_count(1)
    assert len(asked) == 1
    field.fill("k")
    expect(visitor.page.get_by_role("option")).to_have_count(0)


@pytest.mark.parametrize("js", [True, False])
def test_enter_searches(visit, project, js):
    visitor = visit(js=js, width=360)
    visitor.go("/soeg/")
    visitor.write("Søg i projekter", "vandringer")
    visitor.page.get_by_label("Søg i projekter", exact=False).first.press("Enter")
    visitor.sees("1 resultat for »vandringer«")
    visitor.look(f"search-results-{'js' if js else 'plain'}")
    visitor.press("Aftenvandring på Skibhusvej")
    expect(visitor.page).to_have_url(f"/projekter/{project.pages.get().slug}/")


def test_data_for_search_engines_is_no_script_to_the_policy(visit, project):
    visitor = visit()
    visitor.page.add_init_script(REPORT)
    task = f"/opgaver/{project.initiatives.get().sessions.get().places.get().pk}/"
    for path in ("/", "/projekter/", f"/projekter/{project.pages.get().slug}/", task):
        visitor.go(path)
        assert visitor.page.locator('script[type="application/ld+json"]').count() >= 1
    assert visitor.complaints == []
    # The listener does hear: what would run is refused.
    visitor.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'x=1'; document.head.append(s); }"
    )
    visitor.page.wait_for_function("() => true")
    assert [text for text in visitor.complaints if text.startswith("CSP script-src")] != []
