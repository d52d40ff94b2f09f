"""Photographs as cameras make them, and what an editor answers about one."""

import io
from typing import Any

from PIL import ExifTags
from PIL import Image as Drawing

SHOWS_NOBODY = {"shows_people": "no", "consent_kept": "", "consent_expires": ""}


def shows_people(kept: str = "Sag 12/2026", expires: Any = "2028-05-04") -> dict[str, str]:
    """People may be recognised, and have agreed."""
    return {"shows_people": "yes", "consent_kept": kept, "consent_expires": str(expires)}


def photograph(kind: str = "JPEG", *, size: tuple[int, int] = (64, 36), orientation: int = 1) -> bytes:
    """A file with a position, a photographer and a camera in it; its left half is red, its right half blue."""
    picture = Drawing.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    exif = Drawing.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "Kaj Fotograf"
    exif[ExifTags.Base.Model] = "Nikolaj 5"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (55.0, 24.0, 12.5)
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "E", (10.0, 23.0, 9.1)
    out = io.BytesIO()
    options = {} if kind in {"PNG"} else {"quality": 95}
    picture.save(out, kind, exif=exif, **options)
    return out.getvalue()
