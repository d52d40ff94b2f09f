"""A question of a course module, with answers of which one is right."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class AnswerBlock(blocks.StructBlock):
    """One answer to choose, and what is said to who chose it."""

    text = blocks.CharBlock(label=_("Answer"), max_length=200)
    right = blocks.BooleanBlock(label=_("This is the right one"), required=False)
    feedback = blocks.TextBlock(
        label=_("What we say to who chose it"),
        max_length=400,
        help_text=_("Kind and to the point: what is right about it, or what they may have overlooked."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Answer")


class QuestionBlock(blocks.StructBlock):
    """A question; exactly one answer is right."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), min_num=2, max_num=5)

    class Meta:
        icon = "help"
        label = _("Question")

    def clean(self, value: Any) -> Any:
        """Raise for none or several right answers."""
        cleaned = super().clean(value)
        if sum(bool(answer["right"]) for answer in cleaned["answers"]) != 1:
            error = ValidationError(_("Tick exactly one answer as the right one."))
            raise StructBlockValidationError(block_errors={"question": error})
        return cleaned


class QuestionBlocks(blocks.StreamBlock):
    """The questions of a module, few enough to be answered in a minute."""

    question = QuestionBlock()

    class Meta:
        min_num = 1
        max_num = 6
