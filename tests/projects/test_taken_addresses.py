"""What would hide another page, or wear out a field, is refused in time."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from projects.blueprints.drafts import free_slug
from projects.models import Partnership
from tests.factories.people import make_staff
from tests.factories.work import make_district_page, make_project, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["kreds-1465", "feed", "kalender"])
def test_no_project_hides_a_districts_page_or_one_of_ours(slug):
    make_district_page()
    page = publish(make_project())
    page.slug = slug
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "slug" in refused.value.message_dict


def test_a_new_project_gets_an_address_that_is_free():
    make_district_page()
    assert [free_slug(title) for title in ("Kreds 1465", "Feed")] == ["kreds-1465-2", "feed-2"]


@pytest.mark.parametrize("km", ["000001" + "9" * 5000, "0000019999", "9" * 7])
def test_a_distance_of_many_digits_is_told_at_the_field(client, km):
    publish(make_project())
    assert "km" in client.get("/projekter/", {"postnummer": "5200", "km": km}).context["form"].errors


def test_a_partners_long_address_is_told_at_the_field(client):
    client.force_login(make_staff())
    address = reverse("partner_add", args=[make_project().pk])
    answer = client.post(address, {"name": "Skolen", "link": f"https://a.example/{'x' * 200}"})
    assert answer.context["form"].errors.keys() == {"link"}
    assert not Partnership.objects.exists()
