"""No model with personal data is reachable in the editors' admin: Wagtail's viewsets don't scope rows (STACK)."""

import pytest
from django.urls import URLPattern, get_resolver
from wagtail.admin import urls as admin_urls
from wagtail.snippets.models import get_snippet_models

from accounts.models import User
from core.privacy import personal_tables
from tests.factories.people import make_user

# Wagtail's own, about what editors do: their accounts, groups, locks, comments and uploads.
EDITORS_OWN = ("wagtail", "taggit", "home_consent", "home_preview")


def _people():
    """Models that are declared to hold data about people, but for staff's own work in the admin."""
    models = {table.model_class() for table in personal_tables}
    return {model for model in models if not model._meta.app_label.startswith(EDITORS_OWN)}


def _viewset_models(patterns):
    """The models of all class-based views below, as far as a view says what it is about."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", None)
            model = getattr(view, "model", None) or pattern.callback.__dict__.get("view_initkwargs", {}).get(
                "model"
            )
            if model is not None:
                yield model
        else:
            yield from _viewset_models(pattern.url_patterns)


def test_what_is_asked_is_not_empty():
    assert len(_people()) >= 40
    assert len(set(_viewset_models(admin_urls.urlpatterns))) >= 5


def test_no_snippet_is_about_a_person():
    assert _people().isdisjoint(get_snippet_models())


def test_no_view_of_the_admin_is_about_a_person_but_staff_accounts():
    admin = next(each for each in get_resolver().url_patterns if str(each.pattern) == "admin/")
    assert _people() & set(_viewset_models(admin.url_patterns)) <= {User}


@pytest.mark.django_db
def test_the_pages_of_a_snippet_answer_for_no_personal_table(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    for model in _people():
        label = f"{model._meta.app_label}/{model._meta.model_name}"
        assert client.get(f"/admin/snippets/{label}/").status_code == 404, label
