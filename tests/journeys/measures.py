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
HAS_RING = """(el) => {
  const wide = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3;
  const drawn = [[el, null], [el, '::after'], [el.nextElementSibling, '::before']];
  return drawn.some(([at, part]) => at && wide(getComputedStyle(at, part)));
}"""

RING = f"""() => {{
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  return [({HAS_RING})(el), el.outerHTML.slice(0, 120)];
}}"""

# WCAG 2.4.11: of what has the focus, at least a corner shows and nothing lies over it. The labels of a box count.
IS_SEEN = """(el) => [el, ...(el.labels ?? [])].some((shown) => [...shown.getClientRects()].some((box) => {
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 2 || bottom - top < 2) return false;
  const inside = (from, to) => [from + 1, (from + to) / 2, to - 1];
  return inside(left, right).some((x) => inside(top, bottom).some((y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (shown.contains(hit) || (el.labels && [...el.labels].some((label) => label.contains(hit))));
  }));
}))"""

LIES_BEFORE = """(target) => {
  const el = document.activeElement;
  return el !== document.body && Boolean(target.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""

LEAVE = "() => { window.lastStop = document.activeElement }"

# Where the focus is now, whether that is the wanted element, and on which side of the element it left: 1 after,
# -1 before, 0 where none had the focus or another part of the same field (a date's), whose ring the browser draws.
# Radio buttons of one name are one stop.
# What isn't there at once may come with the next frame, as the way past the menu does.
STOP = f"""async (target) => {{
  const el = document.activeElement, was = window.lastStop;
  if (!el || el === document.body) return null;
  const first = (one) => (one.form ?? document).querySelector(`[type=radio][name="${{one.name}}"]`);
  const group = (one) => one?.type === 'radio' ? first(one) : one;
  const frame = () => new Promise(requestAnimationFrame);
  const well = () => (was === el || ({HAS_RING})(el)) && ({IS_SEEN})(el);
  if (!well()) await frame().then(frame);
  const after = was.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {{
    html: el.outerHTML.slice(0, 160), ring: was === el || ({HAS_RING})(el), seen: ({IS_SEEN})(el),
    there: Boolean(target) && group(el) === group(target), on: was === document.body || was === el ? 0 : after ? 1 : -1,
  }};
}}"""

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
    """By how many pixels the page is wider than the window; waits where the next page is just on its way."""
    return page.locator("html").evaluate("el => el.scrollWidth - el.clientWidth")


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
