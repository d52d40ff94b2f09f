"""What the administrators set for every page: menu, footer and the banner for a crisis.

Nothing set means the standard the site comes with (`tryghed.context`).
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from core.fields import FreeCharField, FreeTextField
from home.blocks import FooterBlocks, MenuBlocks
from home.shell_words import forget_shell_words


class SiteWords(BaseSiteSetting):
    """A setting that stands on every page: readers see a change at once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Drop what is kept."""
        super().save(*args, **kwargs)
        forget_shell_words()


@register_setting(icon="list-ul")
class Menu(SiteWords):
    """The main menu."""

    links = StreamField(
        MenuBlocks(),
        blank=True,
        verbose_name=_("main menu"),
        help_text=_("At most five. Leave it empty for the standard menu."),
    )

    panels = [FieldPanel("links")]

    class Meta:
        verbose_name = _("main menu")


@register_setting(icon="form")
class Footer(SiteWords):
    """Links and contact at the foot of every page."""

    columns = StreamField(
        FooterBlocks(),
        blank=True,
        verbose_name=_("columns"),
        help_text=_("Leave it empty for the standard footer. 112 and 114 always stand first."),
    )
    contact = FreeTextField(_("contact"), max_length=300, blank=True)
    contact_en = FreeTextField(_("contact in English"), max_length=300, blank=True)

    panels = [FieldPanel("columns"), MultiFieldPanel([FieldPanel("contact"), FieldPanel("contact_en")])]

    class Meta:
        verbose_name = _("footer and contact")


@register_setting(icon="warning")
class CrisisBanner(SiteWords):
    """A message above every page while something serious is going on."""

    shown = models.BooleanField(_("show the banner"), default=False)
    heading = FreeCharField(_("heading"), max_length=80, blank=True)
    text = FreeTextField(_("text"), max_length=300, blank=True)
    link = models.URLField(_("where to read more"), blank=True)
    heading_en = FreeCharField(_("heading in English"), max_length=80, blank=True)
    text_en = FreeTextField(_("text in English"), max_length=300, blank=True)

    panels = [
        FieldPanel("shown"),
        FieldPanel("heading"),
        FieldPanel("text"),
        FieldPanel("link"),
        MultiFieldPanel([FieldPanel("heading_en"), FieldPanel("text_en")], heading=_("English")),
    ]

    class Meta:
        verbose_name = _("crisis banner")
