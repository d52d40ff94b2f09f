"""News: `/nyheder/` and what stands under it. A district's editors write theirs in the district's branch."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.url_routing import RouteResult

from core.fields import FreeTextField
from home.base import BasePage, LeadPicture
from home.blocks import ContentBlocks
from home.languages import (
    ENGLISH,
    SUFFIX,
    for_reader,
    in_reading_language,
    language_of,
    original_locale,
    reading_language,
)
from home.visibility import VisibleQuerySet
from places.models import District

NEWS_SLUG = "nyheder"
PAGE_SIZE = 12


class NewsQuerySet(VisibleQuerySet):
    """News pages."""

    def published(self) -> "NewsQuerySet":
        """Live pages everyone may open, the newest first."""
        return self.live().public().order_by("-published_on", "-pk")

    def originals(self) -> "NewsQuerySet":
        """Each told once: the Danish ones."""
        return self.filter(locale=original_locale())

    def for_cards(self) -> "NewsQuerySet":
        """With what a card shows, and without the long text."""
        return self.select_related("picture").prefetch_related("picture__renditions").defer_streamfields()


class NewsManager(PageManager.from_queryset(NewsQuerySet)):  # type: ignore[misc]
    """News in tree order."""

    def get_queryset(self) -> Any:
        """Ours, with Wagtail's ordering."""
        return NewsQuerySet(self.model, using=self._db).order_by("path")


class NewsIndexPage(BasePage):
    """`/nyheder/`: all news, or one district's (`?politikreds=1465`)."""

    lead = FreeTextField(_("lead"), max_length=300, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    promote_panels = [MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")])]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count = 1

    class Meta:
        verbose_name = _("news list")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a piece of news wherever in the tree it stands by its slug alone."""
        if self.live and len(path_components) == 1:
            rows = NewsPage.objects.standing().filter(slug=path_components[0])
            page = rows.select_related("picture").first()
            if page:
                return RouteResult(for_reader(page))
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the news. A district or page that doesn't exist shows what there is."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        asked = request.GET.get("politikreds", "")
        district = District.objects.filter(code=asked).first() if asked.isdecimal() else None
        rows = NewsPage.objects.published().originals().for_cards()
        if district:
            rows = rows.filter(district=district)
        shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("side"))
        shown.object_list = in_reading_language(shown.object_list, NewsPage.objects.live().for_cards())
        return {**context, "page_obj": shown, "news": shown.object_list, "district": district}


class NewsPage(LeadPicture, BasePage):
    """A piece of news: a result, a date, an answer."""

    lead = FreeTextField(
        _("lead"), max_length=240, help_text=_("One or two sentences. They also stand in the list.")
    )
    published_on = models.DateField(_("date"), default=localdate)
    district = models.ForeignKey(
        "places.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("police district"),
        help_text=_("Leave it empty for news about the whole country."),
    )
    body = StreamField(ContentBlocks(), blank=True, verbose_name=_("content"))

    objects = NewsManager()
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("published_on"),
        FieldPanel("district"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_is_decoration")],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.NewsIndexPage", "projects.DistrictPage", "projects.ProjectPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news")

    def clean(self) -> None:
        """The slug is unique among all news, since the address says nothing about where it stands."""
        super().clean()
        if self.slug and NewsPage.objects.filter(slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": _("Another piece of news has this address. Choose another one.")})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """News in a district's branch or under its projects are that district's."""
        parent = self.get_parent().specific if self.depth else None
        self.district = getattr(parent, "district", None) or self.district
        return super().save(*args, **kwargs)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """`/nyheder/<slug>/`, wherever in the tree the page stands."""
        parts = super().get_url_parts(request)
        if not parts or parts[2] is None:
            return parts
        english = language_of(self) == ENGLISH
        with override(ENGLISH if english else reading_language()):
            path = reverse("wagtail_serve", args=(f"{NEWS_SLUG}/{self.slug.removesuffix(SUFFIX)}/",))
        return parts[0], parts[1], path
