"""An uploaded picture is stored as pixels alone: what a camera wrote beside them tells where and by whom."""

import io
from typing import Any

from PIL import Image as Drawing
from PIL import ImageOps, ImageSequence

QUALITY = 92  # what nobody sees the difference of
# What belongs to the pixels themselves. Position, camera, names, comments and thumbnails are left behind.
OF_THE_PIXELS = ("icc_profile", "transparency", "loop")
# Pillow's name of a JPEG with more pictures inside, as telephones make them: the first is the one people see.
ALIASES = {"MPO": "JPEG"}


def clean(file: Any) -> None:
    """Rewrite an open upload in its place, turned as the camera says and without anything but the picture.

    In its place, because Wagtail's uploader for several stores the file it was sent when other answers are missing.
    Raises what Pillow raises at a file that is cut off, damaged or enormous.
    """
    file.seek(0)
    cleaned = _drawn_again(Drawing.open(file))
    file.seek(0)
    file.truncate()
    file.write(cleaned)
    file.seek(0)
    file.size = len(cleaned)


def _drawn_again(picture: Drawing.Image) -> bytes:
    kind = ALIASES.get(picture.format or "", picture.format or "")
    moving = kind != "JPEG" and getattr(picture, "n_frames", 1) > 1
    durations: list[float] = []  # milliseconds
    frames = []
    for each in ImageSequence.Iterator(picture) if moving else [picture]:
        frames.append(_bare(each))
        durations.append(each.info.get("duration", 0))
    options: dict[str, Any] = {key: frames[0].info[key] for key in OF_THE_PIXELS if key in frames[0].info}
    if moving:
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
    if kind in {"JPEG", "WEBP", "AVIF"}:
        options["quality"] = QUALITY
    out = io.BytesIO()
    frames[0].save(out, kind, **options)
    return out.getvalue()


def _bare(picture: Drawing.Image) -> Drawing.Image:
    """One frame, the right way up, that remembers nothing else."""
    picture.load()
    turned = ImageOps.exif_transpose(picture) or picture
    frame = turned.copy()
    frame.info = {key: turned.info[key] for key in OF_THE_PIXELS if key in turned.info}
    frame.getexif().clear()
    return frame
