"""What a browser can measure on a page that a person would only see: edges, cut text, rings, movement."""

from playwright.sync_api import Page

# The spacing of WCAG 1.4.12. A constructed sheet, because the site's policy allows no inline style.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

CUT = """() => {
  const hidden = (el) => el.closest('.sr-only, .skipnav, .hide-base-svg, [hidden], thead, svg, .form-select, iframe');
  return [...document.querySelectorAll('body *')].filter((el) => {
    const style = getComputedStyle(el);
    const clips = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    if (!clips || hidden(el) || !el.innerText || el.clientWidth <= 1 || el.clientHeight <= 1) return false;
    return el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1;
  }).map((el) => el.className || el.tagName);
}"""

# Where the ring is drawn differs: on the control, over a whole card, or on the box before a label.
RING = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const wide = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3;
  const drawn = [[el, null], [el, '::after'], [el.nextElementSibling, '::before']];
  const seen = drawn.some(([at, part]) => at && wide(getComputedStyle(at, part)));
  return [seen, el.outerHTML.slice(0, 120)];
}"""

MOVING = """() => {
  const long = (text) => text.split(',').some((part) => parseFloat(part) > 0.001);
  const parts = [...document.querySelectorAll('*')].flatMap((el) => [null, '::before', '::after'].map((p) => [el, p]));
  return parts.filter(([el, part]) => {
    const style = getComputedStyle(el, part);
    return (style.animationName !== 'none' && long(style.animationDuration))
      || (style.transitionProperty !== 'none' && long(style.transitionDuration));
  }).map(([el, part]) => (el.className.baseVal ?? el.className ?? el.tagName) + (part ?? ''));
}"""


def sticks_out(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def space_text(page: Page) -> None:
    """Set the text as wide as WCAG 1.4.12 says a reader may."""
    page.evaluate(SPACING)


def cut_texts(page: Page) -> list[str]:
    """Elements whose text doesn't fit into them."""
    return page.evaluate(CUT)


def without_ring(page: Page, most: int = 60) -> list[str]:
    """Go through the page with Tab; what gets the focus without a ring at least 3 px wide."""
    missing, stops = [], []
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(RING)
        if found is None:
            break
        stops.append(found[1])
        if not found[0]:
            missing.append(found[1])
    assert len(stops) > 3, "Tab goes nowhere"
    return missing


def moving(page: Page) -> list[str]:
    """What takes time to change."""
    return page.evaluate(MOVING)
