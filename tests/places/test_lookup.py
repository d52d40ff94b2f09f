import pytest

from core.errors import TryghedError
from places.errors import MunicipalityMismatch, MunicipalityNeeded, UnknownPostalCode
from places.lookup import (
    Home,
    district_of,
    find_postal_code,
    municipalities_of,
    municipality_choices,
    needs_municipality,
    resolve_home,
)
from places.models import District, Municipality, PostalCode, PostalCodeShare

pytestmark = pytest.mark.usefixtures("places")


@pytest.mark.parametrize("text", ["5240", " 5240 ", "52 40", "5 2 4 0", "\t5240\n", "5240\N{NO-BREAK SPACE}"])
def test_find_postal_code_ignores_spaces(text):
    assert find_postal_code(text).name == "Odense NØ"


@pytest.mark.parametrize(
    "text", ["", " ", "524", "52400", "0000", "9999", "abcd", "５２４０", "5240 Odense", "52'0"]
)
def test_find_postal_code_refuses(text):
    with pytest.raises(UnknownPostalCode) as caught:
        find_postal_code(text)
    assert caught.value.code == "unknown_postal_code"


def test_municipalities_of_are_ordered_by_share():
    names = [each.name for each in municipalities_of(find_postal_code("2970"))]
    assert names == ["Hørsholm", "Rudersdal", "Fredensborg"]


def test_municipalities_of_loads_districts_in_one_query(django_assert_num_queries):
    postal_code = find_postal_code("8471")
    with django_assert_num_queries(1):
        names = [each.district.short_name for each in municipalities_of(postal_code)]
    assert names == ["Østjylland", "Østjylland", "Sydøstjylland"]


def test_municipality_choices():
    assert municipality_choices(find_postal_code("2791")) == [("0155", "Dragør"), ("0185", "Tårnby")]


def test_needs_municipality_for_exactly_115_codes():
    assert needs_municipality(find_postal_code("2791")) is True
    assert needs_municipality(find_postal_code("5240")) is False
    assert (
        sum(
            needs_municipality(code) for code in PostalCode.objects.filter(shares__percent__lt=100).distinct()
        )
        == 115
    )


@pytest.mark.parametrize("municipality", [None, "", " ", "0461"])
def test_resolve_home_in_one_municipality(municipality):
    home = resolve_home("5240", municipality)
    assert home == Home(
        PostalCode.objects.get(code="5240"),
        Municipality.objects.get(code="0461"),
        District.objects.get(code="1465"),
    )


@pytest.mark.parametrize("municipality", [None, "", "  "])
@pytest.mark.parametrize("code", ["2800", "8471", "2791"])
def test_resolve_home_asks_where_there_are_several(code, municipality):
    with pytest.raises(MunicipalityNeeded) as caught:
        resolve_home(code, municipality)
    assert caught.value.code == "municipality_needed"
    assert caught.value.choices == municipalities_of(find_postal_code(code))


@pytest.mark.parametrize(("municipality", "district"), [("0173", "1468"), ("0159", "1469")])
def test_resolve_home_takes_the_district_of_the_chosen_municipality(municipality, district):
    assert resolve_home("2800", municipality).district.code == district


@pytest.mark.parametrize(
    ("code", "municipality"), [("5240", "0751"), ("2800", "0461"), ("2800", "nope"), ("5240", "0")]
)
def test_resolve_home_refuses_what_does_not_belong_together(code, municipality):
    with pytest.raises(MunicipalityMismatch) as caught:
        resolve_home(code, municipality)
    assert caught.value.code == "municipality_mismatch"
    assert caught.value.choices == municipalities_of(find_postal_code(code))


def test_resolve_home_refuses_an_unknown_code():
    with pytest.raises(UnknownPostalCode):
        resolve_home("0001", "0461")


def test_a_code_tied_to_no_municipality_is_no_home():
    PostalCode.objects.create(code="9998", name="Ingensteds", latitude=56, longitude=10)
    with pytest.raises(UnknownPostalCode):
        resolve_home("9998")


def test_district_of_is_never_guessed():
    crossing = find_postal_code("2800")
    with pytest.raises(MunicipalityNeeded):
        district_of(crossing)
    assert district_of(crossing, Municipality.objects.get(code="0159")).code == "1469"
    with pytest.raises(MunicipalityMismatch):
        district_of(crossing, Municipality.objects.get(code="0461"))


def test_district_of_asks_even_where_all_choices_share_a_district():
    with pytest.raises(MunicipalityNeeded):
        district_of(find_postal_code("2791"))


def test_district_of_a_code_in_one_municipality():
    assert district_of(find_postal_code("3700")).short_name == "Bornholm"


def test_no_code_in_several_municipalities_resolves_by_itself():
    for share in PostalCodeShare.objects.filter(percent__lt=100).select_related(
        "postal_code", "municipality__district"
    ):
        with pytest.raises(MunicipalityNeeded):
            resolve_home(share.postal_code_id)
        assert (
            resolve_home(share.postal_code_id, share.municipality_id).district == share.municipality.district
        )


@pytest.mark.parametrize("error", [UnknownPostalCode, MunicipalityNeeded, MunicipalityMismatch])
def test_errors_are_typed(error):
    assert issubclass(error, TryghedError)
