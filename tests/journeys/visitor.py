"""What a person does in a browser, and what we look at on the way."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.journeys import measures

PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"
WIDTHS = (360, 1280)
_axe = Axe()


class Visitor:
    """A browser with one person before it, who points and clicks."""

    def __init__(self, page: Page, letters, *, pictures: bool = True, js: bool = True) -> None:
        self.page = page
        self._letters = letters
        self._pictures = pictures
        self._js = js
        self.complaints: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("response", self._note_status)

    def _note(self, kind: str, text: str) -> None:
        if kind == "error" and "status of 40" not in text:
            self.complaints.append(text)

    def _note_status(self, response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")

    def go(self, path: str) -> None:
        """Open an address of the site."""
        self.page.goto(path)

    def press(self, name: str, **options) -> None:
        """Press the button or follow the link with that text."""
        self._named(name, **options).click()

    def write(self, label: str, text: str, *, exact: bool = False) -> None:
        """Fill in the field with that label."""
        self._labelled(label, exact=exact).fill(text)

    def choose(self, label: str, value: str) -> None:
        """Choose from the list with that label."""
        self._labelled(label).select_option(value)

    def tick(self, label: str) -> None:
        """Choose a radio button or a check box."""
        self._labelled(label, exact=True).check(force=True)

    def _named(self, name: str, **options) -> Locator:
        """A button before a link; the page they are on may still be coming."""
        button = self.page.get_by_role("button", name=name, **options)
        link = self.page.get_by_role("link", name=name, **options)
        button.or_(link).first.wait_for()
        return (button if button.count() else link).first

    def _labelled(self, label: str, *, exact: bool = False) -> Locator:
        return self.page.get_by_label(label, exact=exact).first

    def is_told(self, text: str) -> None:
        """The page says so where a screen reader listens."""
        expect(self.page.get_by_role("status").filter(has_text=text)).to_be_visible()

    def sees(self, text: str) -> None:
        """The page says so."""
        expect(self.page.locator("body")).to_contain_text(text)

    def sees_not(self, text: str) -> None:
        """The page doesn't say so."""
        expect(self.page.locator("body")).not_to_contain_text(text)

    def sign_in_by_code(self, email: str) -> None:
        """From the page that asks for an address to the page one came for."""
        self.write("E-mail", email)
        self.press("Send mig en kode")
        subject = self._letters()[-1].subject
        assert self._letters()[-1].to == [email]
        self.write("Kode", re.search(r"Din kode er (\S+)", subject)[1])
        self.press("Gå videre")

    def sign_in_with_password(self, email: str, password: str, then: str) -> None:
        """Staff's way in."""
        self.go(f"/konto/login/?next={then}")
        self.write("E-mail", email)
        self.write("Adgangskode", password)
        self.press("Log ind", exact=True)

    def look(self, name: str) -> None:
        """Nothing sticks out and the console is silent; with pictures, at 360 and 1280 px and before axe too.

        Axe waits for timers, and where scripts are off none ever fires: those pages go without it.
        """
        self.page.wait_for_load_state()
        expect(self.page.locator("h1"), f"{name} has exactly one h1").to_have_count(1)
        if self._pictures:
            self._take_pictures(name)
        else:
            self._fits(name)
        assert self.complaints == [], name

    def _take_pictures(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
            self._fits(name)
            if self._js:
                found = _axe.run(self.page).response["violations"]
                assert [(item["id"], item["nodes"][0]["html"]) for item in found] == [], (
                    f"axe on {name} at {width} px"
                )

    def _fits(self, name: str) -> None:
        wider = measures.sticks_out(self.page)
        assert wider <= 0, f"{name} is {wider} px wider than the window"
