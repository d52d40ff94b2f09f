"""Why a member of staff opens somebody's page: asked once per case and day, where the way there doesn't say it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import remember_purpose, remembered_purpose
from accounts.enums import Purpose
from workspace.menu import menu_for

PARAMETER = "formaal"
# An application has its own page, an idea too: nobody opens an ambassador for these.
ASKED = tuple(each for each in Purpose if each not in {Purpose.APPLICATION, Purpose.IDEA})


class AsksPurpose:
    """Before a page about `subject.person`. A link from a page with an obvious purpose carries it (`?formaal=…`)."""

    purpose: Any
    subject: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the question. What the question shows is no look-up: nothing about the person but a number."""
        person = self.subject.person
        told = request.GET.get(PARAMETER)
        purpose = Purpose(told) if told in ASKED else remembered_purpose(request, person)
        if purpose is None:
            context = {
                "purposes": [(each.value, each.label) for each in ASKED],
                "parameter": PARAMETER,
                "workspace_menu": menu_for(request),
            }
            return render(request, "workspace/purpose.html", context)
        remember_purpose(request, person, purpose)
        self.purpose = purpose
        response: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return response
