"""The blocks editors build a page from. Each renders with its own small template."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

FEATURES = ["h3", "bold", "ul", "ol", "link", "document-link"]


class SectionBlock(blocks.StructBlock):
    """A heading of the editor's own and text under it."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        icon = "doc-full"
        label = _("Section")
        template = "home/blocks/section.html"


class NamedTextBlock(blocks.StructBlock):
    """Text under a heading that is the same on every page."""

    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        template = "home/blocks/named_text.html"

    def __init__(self, *args: object, heading: object = "", **kwargs: object) -> None:
        self.heading = heading
        super().__init__(*args, **kwargs)

    def get_context(self, value: object, parent_context: dict | None = None) -> dict:
        """Hand the fixed heading to the template."""
        return {**super().get_context(value, parent_context=parent_context), "heading": self.heading}


class PictureBlock(blocks.StructBlock):
    """A picture with a description for those who can't see it, and a caption."""

    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/picture.html"


class PartnerBlock(blocks.StructBlock):
    """A partner, what it does in the project, and where to read more."""

    name = blocks.CharBlock(label=_("Name"), max_length=100)
    role = blocks.CharBlock(label=_("What they do"), required=False, max_length=160)
    link = blocks.URLBlock(label=_("Website"), required=False)


class PartnersBlock(blocks.StructBlock):
    """Who takes part."""

    partners = blocks.ListBlock(PartnerBlock(), label=_("Partners"))

    class Meta:
        icon = "group"
        label = _("Partners")
        template = "home/blocks/partners.html"


class ContentBlocks(blocks.StreamBlock):
    """Blocks of an ordinary page."""

    section = SectionBlock()
    picture = PictureBlock()
