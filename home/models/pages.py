"""The front page and ordinary pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Site

from core.fields import FreeTextField
from core.registries import home_panels, render_panels
from home.base import BasePage
from home.blocks import ContentBlocks
from home.languages import ENGLISH, language_of


class HomePage(BasePage):
    """The front page. What is near and coming is shown by panels that other rooms register."""

    lead = FreeTextField(_("lead"), max_length=300)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("front page")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The English front page stands beside the site's root: its address is `/en/`."""
        if language_of(self) != ENGLISH:
            return super().get_url_parts(request)
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        with override(ENGLISH):
            parts: tuple[int, str, str] | None = site.root_page.get_url_parts(request) if site else None
        return parts

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the registered panels."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["panels"] = render_panels(home_panels, request, self)
        return context


class ContentPage(BasePage):
    """An ordinary page: accessibility statement, privacy, contact, and what else is needed."""

    lead = FreeTextField(_("lead"), max_length=300, blank=True)
    body = StreamField(ContentBlocks(), blank=True, verbose_name=_("content"))

    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("page")
