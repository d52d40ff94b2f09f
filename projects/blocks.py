"""Blocks of a project page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import NamedTextBlock, PartnersBlock, PictureBlock, SectionBlock


class ResultsBlock(NamedTextBlock):
    """What came of it; the two short sentences also stand on the front page."""

    said = blocks.CharBlock(
        label=_("You said"),
        required=False,
        max_length=160,
        help_text=_("What people wished for, in one sentence."),
    )
    did = blocks.CharBlock(
        label=_("We did"), required=False, max_length=160, help_text=_("What was done, in one sentence.")
    )

    class Meta:
        template = "projects/blocks/results.html"


class ProjectBlocks(blocks.StreamBlock):
    """Goal, target group, how to help, partners and results come with fixed headings: readers find them again."""

    goal = NamedTextBlock(heading=_("What we want to reach"), label=_("Goal"), icon="pick")
    target_group = NamedTextBlock(heading=_("Who it is for"), label=_("Target group"), icon="group")
    how_to_help = NamedTextBlock(heading=_("How you can help"), label=_("How to help"), icon="help")
    section = SectionBlock()
    picture = PictureBlock()
    partners = PartnersBlock()
    results = ResultsBlock(heading=_("What came of it"), label=_("Results"), icon="success")
