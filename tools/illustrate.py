"""Draw the site's pictures. The drawing itself lives in `tryghed.pictures`.

python tools/illustrate.py                 the shell's SVGs into site/static/tryghed/img/
python tools/illustrate.py --demo DIR      a 1280×720 WebP of every scene into DIR
"""

import argparse
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site"))

from tryghed.pictures import SCENE_NAMES, SHELL, draw_scene, scene_svg  # noqa: E402
from tryghed.pictures.canvas import RasterCanvas  # noqa: E402

IMAGES = ROOT / "site" / "static" / "tryghed" / "img"


def main() -> int:
    """Write what was asked for, and say how much it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--demo", type=Path, metavar="DIR", help="write project pictures instead")
    parser.add_argument("--seed", type=int, default=0, help="another hour, other people")
    options = parser.parse_args()
    if options.demo:
        write_demo(options.demo, options.seed)
    else:
        write_shell()
    return 0


def write_shell() -> None:
    """The SVGs the templates name, and the icon for a phone's home screen."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name in SHELL:
        path = IMAGES / f"{name}.svg"
        path.write_text(scene_svg(name), encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.1f} kB")
    touch_icon().save(IMAGES / "touch-icon.png", optimize=True)
    share_picture().save(IMAGES / "share.png", optimize=True)


def touch_icon() -> Image.Image:
    """The lamp of the brand, 180×180."""
    canvas = RasterCanvas(60, 60, scale=3)
    canvas.rect(0, 0, 60, 60, "#16384d")
    canvas.poly([(22, 28), (38, 28), (50, 54), (10, 54)], "#f6c453", 0.5)
    canvas.line([(30, 9), (30, 15)], "#ffffff", 5)
    canvas.dome(30, 30, 14, "#ffffff")
    canvas.circle(30, 31, 6.5, "#f6c453")
    return canvas.finish()


def share_picture() -> Image.Image:
    """What a link is shared with where the page has no picture of its own: the lamp over a street, 1200×630."""
    scene = draw_scene("walk", 2).convert("RGB").resize((1200, 675)).crop((0, 45, 1200, 675))
    # Few colours: flat shapes need no more, and the file is a fifth of the size.
    return scene.quantize(160, dither=Image.Dither.NONE)


def write_demo(folder: Path, seed: int) -> None:
    """One picture of each scene."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCENE_NAMES:
        path = folder / f"{name}-{seed}.webp"
        draw_scene(name, seed).save(path, quality=82)
        print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
