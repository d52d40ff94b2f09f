"""Somebody who has a keyboard and nothing else, and looks where the focus is at every stop."""

from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.journeys import measures
from tests.journeys.visitor import Visitor

MOST_STOPS = 150
# Chromium orders a date's parts as its own interface does, whatever language the page asks for.
ORDERS_OF_A_DATE = ("%m%d%Y", "%d%m%Y")


class Typist(Visitor):
    """A visitor without a mouse: Tab, Shift+Tab, Enter, Space, arrows and letters."""

    def __init__(self, page: Page, letters, **options) -> None:
        super().__init__(page, letters, **options)
        page.emulate_media(reduced_motion="reduce")  # judge where a thing ends up, not where it passes

    def press_to(self, target: Locator) -> None:
        """Tab to that element. Every stop shows a ring, is seen, and lies further on than the one before."""
        expect(target).to_be_visible()
        handle = target.element_handle()
        key = "Shift+Tab" if self.page.evaluate(measures.LIES_BEFORE, handle) else "Tab"
        for _ in range(MOST_STOPS):
            stop = self.stop(key, handle)
            assert stop is not None, f"{key} leaves the page before it comes to {target}"
            if stop["there"]:
                return
            if key == "Tab" and "skipnav" in stop["html"] and target.locator("xpath=ancestor::main").count():
                self.page.keyboard.press("Enter")
        raise AssertionError(f"{target} is not reached in {MOST_STOPS} stops")

    def stop(self, key: str, target=None) -> dict | None:
        """Go one stop on and judge it; None where the page ends."""
        self.page.evaluate(measures.LEAVE)
        self.page.keyboard.press(key)
        stop = self.page.evaluate(measures.STOP, target)
        if stop is None:
            return None
        where = f"{stop['html']} at {self.page.url}"
        assert stop["ring"], f"no ring on {where}"
        assert stop["seen"], f"something covers {where}"
        assert stop["on"] in (0, -1 if key == "Shift+Tab" else 1), f"the focus jumps the wrong way to {where}"
        return stop

    def press(self, name: str, **options) -> None:
        """Tab to the button or link, and Enter."""
        self.press_to(self._named(name, **options))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, label: str, text: str, *, exact: bool = False) -> None:
        """Tab to the field, replace what is in it."""
        field = self._labelled(label, exact=exact)
        self.press_to(field)
        if field.get_attribute("type") == "date":
            self._type_date(field, text)
        elif field.get_attribute("type") == "time":
            self.page.keyboard.type(text.replace(":", ""))
        else:
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(text)
        expect(field).to_have_value(text)

    def _type_date(self, field: Locator, text: str) -> None:
        for order in ORDERS_OF_A_DATE:
            self.page.keyboard.type(date.fromisoformat(text).strftime(order))
            if field.input_value() == text:
                break
            self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.press("ArrowLeft")

    def choose(self, label: str, value: str) -> None:
        """Tab to the list, go down in it."""
        field = self._labelled(label)
        self.press_to(field)
        for _ in range(field.locator("option").count()):
            if field.input_value() == value:
                break
            self.page.keyboard.press("ArrowDown")
        expect(field).to_have_value(value)

    def tick(self, label: str) -> None:
        """Tab to the box, and Space; among radio buttons one goes on with the arrows."""
        box = self._labelled(label, exact=True)
        self.press_to(box)
        focused = self.page.locator(":focus")
        if focused.get_attribute("type") == "checkbox":
            self.page.keyboard.press("Space")
        for _ in range(MOST_STOPS):
            if box.is_checked():
                break
            self.page.keyboard.press(
                "Space" if box.evaluate("el => el === document.activeElement") else "ArrowDown"
            )
        expect(box).to_be_checked()

    def open(self, name: str) -> None:
        """Tab to a summary that folds something away, and Enter."""
        summary = self.page.locator("summary:visible").filter(has_text=name).first
        self.press_to(summary)
        self.page.keyboard.press("Enter")
        expect(summary.locator("xpath=..")).to_have_attribute("open", "")
