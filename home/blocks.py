"""The blocks editors build a page from. Each renders with its own small template."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from home.pictures import BLOCK, rendition_of

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
    picture.child_blocks["image"].label = _("Picture")  # Wagtail makes it "Image" from the field's name
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/picture.html"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """The picture in its size, or None where it may not be shown: then nothing of the block is."""
        context: dict = super().get_context(value, parent_context=parent_context)
        return {**context, "rendition": rendition_of(value.get("picture"), BLOCK)}


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


class SignpostBlock(blocks.StructBlock):
    """Where somebody finds help: a number to call, a website, or both."""

    number = blocks.CharBlock(label=_("Telephone number"), required=False, max_length=20)
    heading = blocks.CharBlock(label=_("Who or what it is"), max_length=80)
    text = blocks.TextBlock(label=_("When you use it"), max_length=300)
    link = blocks.URLBlock(label=_("Website"), required=False)
    at_once = blocks.BooleanBlock(label=_("Somebody is in danger right now"), required=False)

    class Meta:
        icon = "mail"
        label = _("Signpost")


class SignpostsBlock(blocks.StructBlock):
    """Signs to those who help."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    signs = blocks.ListBlock(SignpostBlock(), label=_("Signposts"))

    class Meta:
        icon = "list-ul"
        label = _("Signposts")
        template = "home/blocks/signposts.html"


class ContentBlocks(blocks.StreamBlock):
    """Blocks of an ordinary page."""

    section = SectionBlock()
    picture = PictureBlock()
    signposts = SignpostsBlock()


class LinkBlock(blocks.StructBlock):
    """A link to a page of the site or to any address; the page's title is the label unless one is given."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    path = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=200,
        help_text=_("Begins with / for this site, for example /opgaver/, or with https://"),
        validators=[RegexValidator(r"^(/(?!/)|https://)", _("Begin with / or https://"))],
    )
    label = blocks.CharBlock(label=_("Text of the link"), required=False, max_length=40)
    label_en = blocks.CharBlock(label=_("Text in English"), required=False, max_length=40)

    class Meta:
        icon = "link"
        label = _("Link")


class MenuBlocks(blocks.StreamBlock):
    """The main menu: more than five don't fit beside each other."""

    link = LinkBlock()

    class Meta:
        max_num = 5


class FooterColumnBlock(blocks.StructBlock):
    """A heading and links."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=40)
    heading_en = blocks.CharBlock(label=_("Heading in English"), required=False, max_length=40)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")


class FooterBlocks(blocks.StreamBlock):
    """Columns after the first, which is ours."""

    column = FooterColumnBlock()

    class Meta:
        max_num = 3
