"""Uploaded pictures, served by the process itself where no web server or S3 does it."""

from typing import Any

from django.conf import settings
from django.urls import re_path
from django.views.static import serve


def urlpatterns() -> list[Any]:
    """The address of uploaded files, when they lie on this machine's disk."""
    if not settings.SERVE_MEDIA:
        return []
    prefix = settings.MEDIA_URL.lstrip("/")
    return [re_path(rf"^{prefix}(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
