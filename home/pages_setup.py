"""Makes the front page and the pages the law asks for, where they are missing (idempotent)."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from home import standard_english
from home.languages import english_of, make_english
from home.models import ContentPage, HomePage, NewsIndexPage
from home.models.news import NEWS_SLUG
from home.standard_form import Text
from home.standard_texts import STANDARD_PAGES

HOME_TITLE = "Vi gør nabolaget trygt sammen"
HOME_LEAD = (
    "Her kan du se, hvad naboer og politi gør for trygheden, der hvor du bor. "
    "Du kan også selv være med, så meget du har lyst til."
)
NEWS_LEAD = "Her kan du læse, hvad der er sket, hvad der kommer, og hvad vi fandt ud af."


@transaction.atomic
def ensure_home(hostname: str = "localhost", port: int = 80) -> HomePage:
    """The front page as the root of the default site. Wagtail's own welcome page makes room for it."""
    home = HomePage.objects.first() or _make_home()
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, hostname=hostname, port=port
    )
    if site.root_page_id != home.pk:
        welcome = site.root_page if site.root_page_id else None
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.save()
        if welcome is not None and welcome.specific_class is Page and not welcome.is_root():
            welcome.delete()
    return home


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    # Wagtail's welcome page has the slug "home": ours takes another, which no address shows.
    return root.add_child(
        instance=HomePage(title=HOME_TITLE, slug="forside", lead=HOME_LEAD, locale=_locale())
    )


def ensure_standard_pages(home: HomePage) -> None:
    """News and the pages such a site must have, with their English versions.

    An existing page is left as the editors wrote it, and so is one whose English version was deleted on purpose.
    """
    ensure_child(home, NEWS_SLUG, lambda: NewsIndexPage(title="Nyheder", lead=NEWS_LEAD))
    english = {text.slug: text for text in standard_english.ENGLISH_PAGES}
    for text in STANDARD_PAGES:
        if not home.get_children().filter(slug=text.slug).exists():
            page = ensure_child(home, text.slug, lambda text=text: _content_page(text))
            _add_english(page, english[text.slug])
    if english_of(home) is None:
        version = make_english(home)
        version.title, version.lead = standard_english.HOME_TITLE, standard_english.HOME_LEAD
        version.save_revision().publish()


def _add_english(page: ContentPage, text: Text) -> None:
    version, written = make_english(page), _content_page(text)
    version.title, version.lead, version.body = written.title, written.lead, written.body
    version.save_revision().publish()


def ensure_child(parent: Any, slug: str, make: Any) -> Any:
    """The child page with that slug; `make()` builds it where it is missing."""
    found = parent.get_children().filter(slug=slug).first()
    if found:
        return found.specific
    page = make()
    page.slug, page.locale = slug, _locale()
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


def _content_page(text: Text) -> ContentPage:
    body: list[tuple[str, dict[str, Any]]] = [
        ("section", {"heading": heading, "text": html}) for heading, html in text.sections
    ]
    if text.signs:
        body.insert(
            0, ("signposts", {"heading": text.signs_heading, "signs": [asdict(s) for s in text.signs]})
        )
    page = ContentPage(title=text.title, lead=text.lead)
    page.body = page._meta.get_field("body").stream_block.to_python(
        [{"type": kind, "value": value} for kind, value in body]
    )
    return page


def _locale() -> Locale:
    return Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]
