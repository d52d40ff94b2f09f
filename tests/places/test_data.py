"""The claims of FACTS about the embedded tables, checked on the files themselves."""

from collections import defaultdict

import pytest

from places.distance import haversine_km
from places.loading import DATA, read_table

IN_TWO_DISTRICTS = [
    "2640", "2800", "2900", "3670", "4173", "4200", "4291", "4370", "4653",
    "4682", "6070", "6560", "6682", "6830", "7200", "8362", "8471", "8472",
    "8641", "8765", "8850", "8970", "8990", "9500", "9620",
]  # fmt: skip


@pytest.fixture(scope="module")
def shares():
    """Percent by municipality, by postal code."""
    table = defaultdict(dict)
    for row in read_table("postal_code_shares"):
        table[row["postal_code"]][row["municipality"]] = int(row["percent"])
    return dict(table)


@pytest.fixture(scope="module")
def districts():
    """District code by municipality code."""
    return {row["code"]: row["district"] for row in read_table("municipalities")}


@pytest.fixture(scope="module")
def codes():
    """Rows of postal codes by code."""
    return {row["code"]: row for row in read_table("postal_codes")}


def test_twelve_districts_and_ninety_nine_municipalities(districts):
    assert [row["code"] for row in read_table("districts")] == [str(code) for code in range(1460, 1472)]
    assert len(districts) == 99
    assert set(districts.values()) == {row["code"] for row in read_table("districts")}


def test_municipalities_per_district(districts):
    counts = defaultdict(int)
    for district in districts.values():
        counts[district] += 1
    assert [counts[str(code)] for code in range(1460, 1472)] == [9, 7, 11, 7, 8, 10, 7, 10, 13, 11, 4, 2]


def test_every_postal_code_has_a_municipality(codes, shares):
    assert len(codes) == 1089
    assert set(shares) == set(codes)


def test_codes_in_several_municipalities_and_districts(shares, districts):
    several = [code for code, row in shares.items() if len(row) > 1]
    crossing = [code for code, row in shares.items() if len({districts[each] for each in row}) > 1]
    assert len(several) == 115
    assert crossing == IN_TWO_DISTRICTS


def test_every_municipality_but_christiansoe_has_a_code(shares, districts):
    assert set(districts) - {each for row in shares.values() for each in row} == {"0411"}


def test_shares_are_of_at_least_five_percent_and_at_most_the_whole(shares):
    single = {percent for row in shares.values() if len(row) == 1 for percent in row.values()}
    parts = [percent for row in shares.values() if len(row) > 1 for percent in row.values()]
    assert single == {100}
    assert min(parts) == 5
    assert max(sum(row.values()) for row in shares.values()) == 100


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2791", {"0155": 68, "0185": 32}),
        ("2970", {"0223": 65, "0230": 21, "0210": 13}),
        ("8471", {"0751": 50, "0710": 44, "0746": 5}),
        ("7100", {"0630": 89, "0766": 11}),
        ("5240", {"0461": 100}),
        ("1050", {"0101": 100}),
        ("2000", {"0147": 100}),
        ("9940", {"0825": 100}),
    ],
)
def test_shares_of_known_codes(shares, code, expected):
    assert shares[code] == expected


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1050", "København K"),
        ("2100", "København Ø"),
        ("2300", "København S"),
        ("2700", "Brønshøj"),
        ("5000", "Odense C"),
        ("5240", "Odense NØ"),
        ("5985", "Søby Ærø"),
        ("6200", "Aabenraa"),
        ("6270", "Tønder"),
        ("8000", "Aarhus C"),
        ("8230", "Åbyhøj"),
        ("8930", "Randers NØ"),
        ("9000", "Aalborg"),
        ("9982", "Ålbæk"),
    ],
)
def test_names_are_danish(codes, code, name):
    assert codes[code]["name"] == name


def test_no_centroid_lies_outside_danish_land(codes):
    outside = [
        code
        for code, row in codes.items()
        if not (54.55 < float(row["lat"]) < 57.77 and 8.05 < float(row["lon"]) < 15.2)
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("6950", 56.090, 8.244),  # the source had it 258 km out in the North Sea
        ("9990", 57.721, 10.584),
        ("7700", 56.955, 8.695),
        ("8500", 56.416, 10.878),
        ("5000", 55.396, 10.388),
        ("3700", 55.101, 14.707),
    ],
)
def test_centroids_lie_by_their_town(codes, code, latitude, longitude):
    row = codes[code]
    assert haversine_km(float(row["lat"]), float(row["lon"]), latitude, longitude) < 5


def test_local_areas_lie_in_their_municipality_and_in_every_district(shares, districts):
    rows = read_table("local_areas")
    astray = [
        row["name"]
        for row in rows
        for code in row["postal_codes"].split()
        if row["municipality"] not in shares[code]
    ]
    assert astray == []
    assert {districts[row["municipality"]] for row in rows} == {str(code) for code in range(1460, 1472)}


def test_the_licence_lies_beside_the_data():
    text = (DATA / "ATTRIBUTION.md").read_text(encoding="utf-8")
    missing = [
        word
        for word in ("ODbL", "GeoNames", "CC BY 4.0", "administrative map of Denmark")
        if word not in text
    ]
    assert missing == []
