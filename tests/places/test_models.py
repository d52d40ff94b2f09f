import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from places.models import District, LocalArea, Municipality, PostalCode, PostalCodeShare
from places.names import danish_slug, fold

pytestmark = pytest.mark.usefixtures("places")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("524", ["5240"]),
        (" 52 40 ", ["5240"]),
        ("odense n", ["5210", "5240", "5270"]),
        ("ODENSE NØ", ["5240"]),
        ("odense nø", ["5240"]),
        ("østerm", ["3751"]),
        ("århus c", ["8000"]),
        ("aarhus c", ["8000"]),
        ("Aabenraa", ["6200"]),
        ("åbenrå", ["6200"]),
        ("", []),
        ("   ", []),
        ("%", []),
        ("zzz", []),
    ],
)
def test_search(text, codes):
    assert list(PostalCode.objects.search(text).values_list("code", flat=True)) == codes


def test_search_finds_a_renamed_code():
    code = PostalCode.objects.get(code="5240")
    code.name = "Ørsted By"
    code.save()
    assert list(PostalCode.objects.search("ørsted b")) == [code]


def test_lookups_by_district():
    fyn = District.objects.get(code="1465")
    assert Municipality.objects.in_district(fyn).count() == 10
    assert list(Municipality.objects.in_district("1471").values_list("name", flat=True)) == [
        "Bornholm",
        "Christiansø",
    ]
    crossing = PostalCode.objects.get(code="2800")
    assert list(District.objects.of_postal_code(crossing).values_list("code", flat=True)) == ["1468", "1469"]
    assert crossing in PostalCode.objects.in_district("1469")
    assert set(PostalCode.objects.in_district("1471").values_list("code", flat=True)) == set(
        ["3700", "3720", "3730", "3740", "3751", "3760", "3770", "3782", "3790"]
    )


def test_districts_with_municipalities_is_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        sizes = [len(each.municipalities.all()) for each in District.objects.with_municipalities()]
    assert sum(sizes) == 99


def test_local_areas_for_home():
    odense = Municipality.objects.get(code="0461")
    home = PostalCode.objects.get(code="5240")
    everywhere = LocalArea.objects.create(name="Hele Odense", slug="hele-odense", municipality=odense)
    LocalArea.objects.create(name="Anden kommune", slug="anden", municipality_id="0751")
    names = list(LocalArea.objects.for_home(home, odense).values_list("name", flat=True))
    assert names == [everywhere.name, "Vollsmose"]


def test_local_areas_by_district():
    assert set(LocalArea.objects.in_district("1471").values_list("name", flat=True)) == {"Knudsker", "Tejn"}


def test_the_few_exposed_areas():
    exposed = LocalArea.objects.filter(is_exposed=True).values_list("name", flat=True)
    assert sorted(exposed) == ["Gellerupparken", "Tingbjerg", "Vollsmose"]


@pytest.mark.parametrize("percent", [0, 101])
def test_percent_is_checked_by_the_database(percent):
    with pytest.raises(IntegrityError), transaction.atomic():
        PostalCodeShare.objects.create(postal_code_id="5240", municipality_id="0751", percent=percent)


def test_a_share_is_unique():
    with pytest.raises(IntegrityError), transaction.atomic():
        PostalCodeShare.objects.create(postal_code_id="5240", municipality_id="0461", percent=50)


def test_a_local_area_is_unique_in_its_municipality():
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalArea.objects.create(name="Vollsmose igen", slug="vollsmose", municipality_id="0461")
    assert LocalArea.objects.create(name="Vollsmose", slug="vollsmose", municipality_id="0751").pk


def test_a_district_with_municipalities_is_protected():
    with pytest.raises(ProtectedError):
        District.objects.get(code="1465").delete()


def test_names_on_screen():
    assert str(PostalCode.objects.get(code="5240")) == "5240 Odense NØ"
    assert str(District.objects.get(code="1465")) == "Fyns Politi"
    assert str(Municipality.objects.get(code="0461")) == "Odense"
    assert str(PostalCodeShare.objects.get(postal_code="2791", municipality="0155")) == "2791 0155: 68 %"


def test_spelling():
    assert fold("  Århus   C ") == "aarhus c"
    assert danish_slug("Nørrebro") == "noerrebro"
    assert danish_slug("Æblehaven på Ålkær") == "aeblehaven-paa-aalkaer"
