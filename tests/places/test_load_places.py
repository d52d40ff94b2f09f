"""`load_places`: idempotent, repairing, and careful with what people have changed."""

from io import StringIO

import pytest
from django.core.management import call_command

from places.loading import Loaded, load_places
from places.models import District, LocalArea, Municipality, PostalCode, PostalCodeShare


def run():
    out = StringIO()
    call_command("load_places", stdout=out)
    return out.getvalue()


def snapshot():
    tables = (District, Municipality, PostalCode, PostalCodeShare, LocalArea, LocalArea.postal_codes.through)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_a_second_run_changes_nothing(places):
    before = snapshot()
    lines = run().splitlines()
    assert lines[-1] == "No changes."
    assert len(lines) == 6
    assert snapshot() == before
    assert [len(table) for table in before[:4]] == [12, 99, 1089, 1216]


def test_a_second_run_only_reads(places, django_assert_max_num_queries):
    with django_assert_max_num_queries(10) as queries:
        load_places()
    assert [each["sql"] for each in queries if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_what_differs_is_put_right(places):
    before = snapshot()
    PostalCode.objects.filter(code="5240").update(name="Odense", latitude=1)
    Municipality.objects.filter(code="0461").update(district="1460")
    PostalCodeShare.objects.filter(postal_code="2791", municipality="0155").update(percent=1)
    assert [result.updated for result in load_places()] == [0, 1, 1, 1, 0]
    assert snapshot() == before


def test_a_share_that_the_tables_do_not_know_goes(places):
    PostalCodeShare.objects.create(postal_code_id="5240", municipality_id="0751", percent=10)
    assert [result.removed for result in load_places()] == [0, 0, 0, 1, 0]
    assert PostalCodeShare.objects.filter(postal_code="5240").count() == 1


def test_a_postal_code_that_the_tables_do_not_know_stays(places):
    PostalCode.objects.create(code="9998", name="Nedlagt", latitude=56, longitude=10)
    assert not any(result.changed for result in load_places())
    assert PostalCode.objects.filter(code="9998").exists()


def test_local_areas_belong_to_the_coordinators(places):
    area = LocalArea.objects.get(slug="vollsmose")
    area.name, area.is_exposed = "Nyt Vollsmose", False
    area.save()
    area.postal_codes.clear()
    assert not any(result.changed for result in load_places())
    area.refresh_from_db()
    assert (area.name, area.is_exposed, area.postal_codes.count()) == ("Nyt Vollsmose", False, 0)


def test_a_failing_load_leaves_nothing_behind(places, monkeypatch):
    def broken():
        raise OSError("unreadable")

    PostalCode.objects.filter(code="5240").update(name="Odense")
    monkeypatch.setattr("places.loading._shares", broken)
    with pytest.raises(OSError, match="unreadable"):
        load_places()
    assert PostalCode.objects.get(code="5240").name == "Odense"


@pytest.mark.parametrize(
    ("loaded", "changed"),
    [
        (Loaded("x", 3), False),
        (Loaded("x", 3, created=1), True),
        (Loaded("x", 3, updated=1), True),
        (Loaded("x", 3, removed=1), True),
    ],
)
def test_changed(loaded, changed):
    assert loaded.changed is changed
