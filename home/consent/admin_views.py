"""`/admin/billeder/<id>/fjern/`: remove a picture everywhere."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy

from home.consent.removal import pages_with, remove_everywhere


def may_remove(user: Any, picture: Any) -> bool:
    """Whoever may delete the picture."""
    return bool(permission_policy.user_has_permission_for_instance(user, "delete", picture))


@require_http_methods(["GET", "POST"])
def remove_picture(request: HttpRequest, picture_id: int) -> HttpResponse:
    """GET asks, and says where the picture is used. POST removes it."""
    picture = get_object_or_404(get_image_model(), pk=picture_id)
    if not may_remove(request.user, picture):
        raise PermissionDenied
    if request.method != "POST":
        context = {"picture": picture, "pages": pages_with(picture)}
        return render(request, "home/admin/remove_picture.html", context)
    count = remove_everywhere(picture, request.user)
    done = ngettext(
        "The picture is removed. It was on %(count)s page.",
        "The picture is removed. It was on %(count)s pages.",
        count,
    )
    messages.success(request, done % {"count": count})
    return redirect("wagtailimages:index")
