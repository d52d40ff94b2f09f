"""Answering the questions of a module: kind feedback, no limit of tries, no script needed."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from volunteers.training.models import CourseModulePage, CoursePage
from volunteers.training.progress import card_of
from volunteers.training.services import finish_module


class AnswerForm(forms.Form):
    """A group of radio buttons for each question."""

    def __init__(self, questions: Any, data: Any = None) -> None:
        super().__init__(data)
        self.questions = {f"q-{each.id}": each.value for each in questions}
        for name, value in self.questions.items():
            self.fields[name] = forms.ChoiceField(
                label=value["question"],
                choices=[(str(number), answer["text"]) for number, answer in enumerate(value["answers"])],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Choose an answer")},
            )

    def chosen(self, name: str) -> Any:
        """The answer that was chosen, or None."""
        number = self.cleaned_data.get(name)
        return self.questions[name]["answers"][int(number)] if number else None


@dataclass(frozen=True)
class Asked:
    """A question as it is shown: its field and, after a try, what we say to the answer."""

    field: Any
    feedback: str = ""
    right: bool = False


def answer(request: HttpRequest, page: CourseModulePage) -> HttpResponse:
    """Show the module; a try is answered here, and the last right one leads on."""
    form = AnswerForm(page.questions, request.POST if request.method == "POST" else None)
    asked = [Asked(form[name]) for name in form.questions]
    if request.method == "POST":
        form.is_valid()
        asked = [_judged(form, name) for name in form.questions]
        if asked and all(each.right for each in asked):
            return _finish(request, page)
    parent = CoursePage.objects.parent_of(page).select_related("course").first()
    card = card_of(request.user, parent) if parent else None
    context = {
        "page": page,
        "self": page,
        "card": card,
        "number": _number(card, page),
        "form": form,
        "asked": asked,
        "right": sum(each.right for each in asked),
        "tried": request.method == "POST",
    }
    return TemplateResponse(request, page.get_template(request), context)


def _judged(form: AnswerForm, name: str) -> Asked:
    chosen = form.chosen(name)
    if chosen is None:
        return Asked(form[name])
    return Asked(form[name], chosen["feedback"], bool(chosen["right"]))


def _number(card: Any, page: CourseModulePage) -> int:
    keys = [module.pk for module, _done in card.modules] if card else []
    return keys.index(page.pk) + 1 if page.pk in keys else 1


def _finish(request: HttpRequest, page: CourseModulePage) -> HttpResponse:
    completion = finish_module(person=request.user, module=page)
    parent = CoursePage.objects.parent_of(page).select_related("course").get()
    if completion:
        messages.success(
            request,
            _("You have completed the course “%(course)s”. Well done.") % {"course": completion.course},
        )
        return redirect(parent.get_url(request))
    messages.success(request, _("All of it is right. On to the next part."))
    following = card_of(request.user, parent).next_module or parent
    return redirect(following.get_url(request))
