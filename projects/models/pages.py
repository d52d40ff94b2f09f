"""The pages: ProjectIndexPage → DistrictPage → ProjectPage, so that editors are scoped by page tree.

A project's address leaves the district out: `/projekter/<slug>/` (CONTRACT).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.fields import FreeTextField
from core.registries import district_panels, render_panels
from home.base import BasePage, LeadPicture
from home.blocks import ContentBlocks
from home.languages import for_reader
from projects.blocks import ProjectBlocks
from projects.listing import render_list
from projects.national_text import NationalTextPanel, fill_in
from projects.page_context import context_of
from projects.page_forms import ProjectPageForm
from projects.page_querysets import ProjectPageManager
from projects.services import draft_record, save_record
from projects.timeline import timeline_of

TAKEN_SLUGS = frozenset({"feed", "kalender"})  # addresses of ours beside the projects'


def taken_slugs() -> frozenset[str]:
    """Slugs no project may have: it would hide a page of ours, or a district's."""
    return TAKEN_SLUGS | set(DistrictPage.objects.values_list("slug", flat=True))


class ProjectIndexPage(BasePage):
    """`/projekter/`: the list with its filters."""

    lead = FreeTextField(_("lead"), max_length=300, blank=True)
    district_lead = FreeTextField(_("lead"), max_length=300, blank=True)
    district_body = StreamField(ContentBlocks(), blank=True, verbose_name=_("content"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("district_lead"), FieldPanel("district_body")],
            heading=_("National text of the districts' pages"),
            help_text=_("It stands on the page of each district that has not written its own."),
        ),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["projects.DistrictPage"]
    max_count = 1

    class Meta:
        verbose_name = _("project list")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a project page under any of the districts by its slug alone."""
        if self.live and len(path_components) == 1:
            page = (
                ProjectPage.objects.descendant_of(self)
                .standing()
                .filter(slug=path_components[0])
                .for_page()
                .first()
            )
            if page:
                return RouteResult(for_reader(page))
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, filtered as the address asks."""
        return render_list(request, self, ProjectPage.objects.readable_by(request.user).originals())


class DistrictPage(BasePage):
    """One police district's branch of the tree; editors are given rights on it."""

    district = models.OneToOneField(
        "places.District", on_delete=models.PROTECT, related_name="page", verbose_name=_("police district")
    )

    lead = FreeTextField(_("lead"), max_length=300, blank=True)
    contact = FreeTextField(
        _("contact"),
        max_length=300,
        blank=True,
        help_text=_("How citizens get hold of the coordinator of safety ambassadors."),
    )
    body = StreamField(ContentBlocks(), blank=True, verbose_name=_("content"))

    content_panels = [
        *BasePage.content_panels,
        NationalTextPanel(heading=_("National text")),
        FieldPanel("lead"),
        FieldPanel("contact"),
        FieldPanel("body"),
        FieldPanel("district"),
    ]
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types = ["projects.ProjectPage", "home.NewsPage"]
    has_english = False  # it mostly shows what others wrote

    class Meta:
        verbose_name = _("district")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The panels of what goes on in the district, and the country's text where it has none."""
        if not (self.lead and self.body):
            fill_in(self, self.national())
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["panels"] = render_panels(district_panels, request, self)
        return context

    def national(self) -> ProjectIndexPage | None:
        """The page above, with the country's text."""
        return ProjectIndexPage.objects.ancestor_of(self).first()


class ProjectPage(LeadPicture, BasePage):
    """The editorial text about a project. Deleting the page never deletes the record."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.PROTECT, related_name="pages", null=True, editable=False
    )
    lead = FreeTextField(
        _("lead"),
        max_length=240,
        help_text=_("One or two sentences. They also stand on the card in the list."),
    )
    body = StreamField(ProjectBlocks(), verbose_name=_("content"), blank=True)

    objects = ProjectPageManager()
    base_form_class = ProjectPageForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_is_decoration")],
            heading=_("Picture"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("objective"),
                FieldPanel("effort"),
                FieldPanel("theme"),
                FieldPanel("postal_code"),
                FieldPanel("municipality"),
                FieldPanel("kind"),
                FieldPanel("contact"),
                FieldPanel("contact_way"),
            ],
            heading=_("Record of the project"),
            help_text=_("These details are saved at once, also while the text is a draft."),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types = ["projects.DistrictPage"]
    subpage_types = ["home.NewsPage"]
    exclude_fields_in_copy = ["project"]  # a copy tells about another project

    class Meta:
        verbose_name = _("project page")

    def clean(self) -> None:
        """The slug is unique among all projects, since the address leaves the district out."""
        super().clean()
        twins = ProjectPage.objects.filter(slug=self.slug).exclude(pk=self.pk)
        if self.slug in taken_slugs() or (self.slug and twins.exists()):
            raise ValidationError({"slug": _("Another project has this address. Choose another one.")})

    @property
    def district(self) -> Any:
        """The project's; None where there is no record yet."""
        return self.project.district if self.project else None

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The address without the district's part."""
        parts = super().get_url_parts(request)
        if not parts or parts[2] is None:
            return parts
        before, _district, slug = parts[2].rstrip("/").rsplit("/", 2)
        return parts[0], parts[1], f"{before}/{slug}/"

    def shared_with_english(self) -> dict[str, Any]:
        """The English version tells about the same project."""
        return {"project": self.project}

    def hold_record(self, *, place: Any, values: dict[str, str]) -> None:
        """Remember the record's new details until the page is saved: a preview must change nothing."""
        self._held = {"place": place, "values": values}
        self.project = draft_record(project=self.project, title=self.title, place=place, values=values)

    def _save_held_record(self) -> None:
        if held := self.__dict__.pop("_held", None):
            self.project = save_record(project=self.project, title=self.title, **held)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """The record first, so that the page can point to it."""
        self._save_held_record()
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """A draft of a published page saves no page, yet the record at once (see the panel's help text)."""
        self._save_held_record()
        return super().save_revision(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The record, its timeline and the panels other rooms register. A preview may have no record yet."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.project is None:
            if not getattr(request, "is_preview", False):
                raise Http404
            return context
        if self.project.pk is None:
            return {**context, "project": self.project, "timeline": timeline_of(self.project, [])}
        return context | context_of(self, request)
