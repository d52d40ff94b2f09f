"""The editors' admin knows no citizen (ARCHITECTURE, Where staff work)."""

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.admin.viewsets import viewsets
from wagtail.snippets.models import get_snippet_models

from accounts.models import User
from home.middleware import AdminPolicyMiddleware
from tests.factories.people import make_user, make_volunteer

PERSONAL = ("accounts", "volunteers", "coordination")
pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, places_data):
    """The administrator, signed in."""
    user = User.objects.create_superuser("drift@example.org", first_name="Drift", last_name="Vagt")
    client.force_login(user)
    return user


@pytest.fixture
def citizen(places_data):
    """An ambassador."""
    return make_volunteer(first_name="Valborg", last_name="Kvistgaard").person


def personal_models():
    return {model for label in PERSONAL for model in apps.get_app_config(label).get_models()}


def admin_views(patterns=None):
    """Every view below `/admin/`."""
    if patterns is None:
        root = next(
            entry
            for entry in get_resolver().url_patterns
            if str(entry.pattern) == "admin/" and entry.url_patterns
        )
        patterns = root.url_patterns
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from admin_views(entry.url_patterns)
        elif isinstance(entry, URLPattern):
            yield entry


def model_of(view):
    """The model a class-based admin view works on, wherever it is said."""
    kwargs = getattr(view.callback, "view_initkwargs", {})
    return kwargs.get("model") or getattr(getattr(view.callback, "view_class", None), "model", None)


def test_no_viewset_snippet_or_view_of_people(client):
    client.get("/admin/")  # registers everything
    registered = {getattr(viewset, "model", None) for viewset in viewsets.viewsets}
    registered |= set(get_snippet_models())
    registered |= {model_of(view) for view in admin_views()}
    assert registered & personal_models() == {User}


def test_no_chooser_of_people(client):
    from wagtail.admin.forms.models import registry

    client.get("/admin/")
    for model in personal_models():
        assert not any(
            field.remote_field and field.remote_field.model is model and "Chooser" in str(registry.get(field))
            for other in apps.get_models()
            for field in other._meta.concrete_fields
        )


def test_user_list_shows_staff_alone(client, admin, citizen):
    make_user("sanne@example.org", is_staff=True, first_name="Sanne", last_name="Ravn")
    html = client.get(reverse("wagtailusers_users:index")).content.decode()
    assert ("Sanne" in html, "Valborg" in html, citizen.email in html) == (True, False, False)


@pytest.mark.parametrize("query", ["?q=Valborg", "?is_active=true", "?is_superuser=false"])
def test_searching_finds_no_citizen(client, admin, citizen, query):
    for name in ("index", "index_results"):
        response = client.get(reverse(f"wagtailusers_users:{name}") + query)
        assert citizen.email not in response.content.decode()


@pytest.mark.parametrize("name", ["edit", "delete", "history", "history_results", "usage"])
def test_a_citizens_account_does_not_exist_here(client, admin, citizen, name):
    assert client.get(reverse(f"wagtailusers_users:{name}", args=[citizen.pk])).status_code == 404


@pytest.mark.parametrize("action", ["assign_role", "delete", "set_active_state"])
@pytest.mark.parametrize("chosen", ["one", "all"])
def test_bulk_actions_leave_citizens_out(client, admin, citizen, action, chosen):
    target = citizen.pk if chosen == "one" else "all"
    url = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    response = client.get(f"{url}?id={target}")
    assert response.status_code == (404 if chosen == "one" else 200)
    assert "Valborg" not in response.content.decode()


def test_a_new_account_is_staff(client, admin):
    data = {
        "email": "ny@example.org", "first_name": "Ny", "last_name": "Redaktør",
        "password1": "lang-nok-hemmelighed-7", "password2": "lang-nok-hemmelighed-7",
    }  # fmt: skip
    client.post(reverse("wagtailusers_users:add"), data)
    assert User.objects.get(email="ny@example.org").is_staff is True


def test_admin_needs_sign_in(client, places_data):
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("path", "wider"), [("/admin/pages/", True), ("/projekter/", False), ("/en/admin/", False)]
)
def test_wider_policy_below_the_admin_alone(rf, settings, path, wider):
    response = AdminPolicyMiddleware(lambda request: HttpResponse())(rf.get(path))
    expected = settings.ADMIN_CONTENT_SECURITY_POLICY if wider else None
    assert getattr(response, "_csp_replace", None) == expected
