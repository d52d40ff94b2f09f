"""Draw the country as a dot for each postal code: `python -m tools.outline`.

The places are ours already (places/data, with their attribution), so the map asks nobody for tiles.
"""

import csv
from pathlib import Path

from places.outline import HEIGHT, WIDTH, spot_of

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "places" / "data" / "postal_codes.csv"
TARGET = ROOT / "site" / "static" / "tryghed" / "img" / "danmark.svg"
DOT = 9


def main() -> None:
    """Write the picture: strokes without length, whose round ends are the dots."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = [(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)]
    spots = sorted({tuple(map(round, spot_of(*row))) for row in rows})
    path = "".join(f"M{x} {y}h0" for x, y in spots)
    TARGET.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="#b9cdd8" stroke-width="{DOT}" stroke-linecap="round"/></svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
