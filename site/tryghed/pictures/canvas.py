"""Two canvases that understand the same few shapes: one writes SVG, one paints pixels with Pillow."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]
SUPERSAMPLING = 2


class Canvas(Protocol):
    """What a picture is made of. Lengths are in the scene's own units, colours are "#rrggbb"."""

    width: int
    height: int

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0, alpha: float = 1
    ) -> None:
        """A box, perhaps with round corners."""

    def poly(self, points: Sequence[Point], fill: str, alpha: float = 1) -> None:
        """A filled shape between points."""

    def circle(self, x: float, y: float, r: float, fill: str, alpha: float = 1) -> None:
        """A disc."""

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, alpha: float = 1) -> None:
        """A disc seen from the side."""

    def dome(self, x: float, y: float, r: float, fill: str) -> None:
        """The upper half of a disc standing on (x, y)."""

    def ring(self, x: float, y: float, r: float, stroke: str, width: float) -> None:
        """A circle's line."""

    def line(self, points: Sequence[Point], stroke: str, width: float) -> None:
        """A line through points, with round ends."""

    def gradient(self, stops: Sequence[tuple[float, str]]) -> None:
        """The whole canvas from top to bottom."""


class SvgCanvas:
    """Writes SVG with nothing in it but shapes: no style, no script, no text."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0, alpha: float = 1
    ) -> None:
        """A box."""
        corner = f' rx="{_n(radius)}"' if radius else ""
        self._parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"{corner}{_paint(fill, alpha)}/>'
        )

    def poly(self, points: Sequence[Point], fill: str, alpha: float = 1) -> None:
        """A filled shape."""
        self._parts.append(f'<path d="M{_path(points)}z"{_paint(fill, alpha)}/>')

    def circle(self, x: float, y: float, r: float, fill: str, alpha: float = 1) -> None:
        """A disc."""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"{_paint(fill, alpha)}/>')

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, alpha: float = 1) -> None:
        """A flat disc."""
        self._parts.append(
            f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}"{_paint(fill, alpha)}/>'
        )

    def dome(self, x: float, y: float, r: float, fill: str) -> None:
        """Half a disc."""
        self._parts.append(
            f'<path d="M{_n(x - r)} {_n(y)}a{_n(r)} {_n(r)} 0 0 1 {_n(2 * r)} 0z"{_paint(fill, 1)}/>'
        )

    def ring(self, x: float, y: float, r: float, stroke: str, width: float) -> None:
        """A circle's line."""
        shape = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="none"'
        self._parts.append(f'{shape} stroke="{stroke}" stroke-width="{_n(width)}"/>')

    def line(self, points: Sequence[Point], stroke: str, width: float) -> None:
        """A line."""
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        style = f'fill="none" stroke="{stroke}" stroke-width="{_n(width)}" {ends}'
        self._parts.append(f'<path d="M{_path(points)}" {style}/>')

    def gradient(self, stops: Sequence[tuple[float, str]]) -> None:
        """The sky."""
        inner = "".join(f'<stop offset="{_n(at)}" stop-color="{colour}"/>' for at, colour in stops)
        self._parts.append(
            f'<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">{inner}</linearGradient></defs>'
        )
        self._parts.append(f'<rect width="{self.width}" height="{self.height}" fill="url(#sky)"/>')

    def finish(self) -> str:
        """The whole picture."""
        size = f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(self._parts)}</svg>\n'


class RasterCanvas:
    """Paints pixels, twice as large as asked for, and shrinks at the end so that edges are smooth."""

    def __init__(self, width: int, height: int, scale: int = 2) -> None:
        self.width, self.height = width, height
        self._k = scale * SUPERSAMPLING
        self._image = Image.new("RGB", (width * self._k, height * self._k))
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0, alpha: float = 1
    ) -> None:
        """A box."""
        box = self._box(x, y, x + w, y + h)
        if radius:
            self._draw.rounded_rectangle(box, radius * self._k, fill=_rgba(fill, alpha))
        else:
            self._draw.rectangle(box, fill=_rgba(fill, alpha))

    def poly(self, points: Sequence[Point], fill: str, alpha: float = 1) -> None:
        """A filled shape."""
        self._draw.polygon([(x * self._k, y * self._k) for x, y in points], fill=_rgba(fill, alpha))

    def circle(self, x: float, y: float, r: float, fill: str, alpha: float = 1) -> None:
        """A disc."""
        self.ellipse(x, y, r, r, fill, alpha)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, alpha: float = 1) -> None:
        """A flat disc."""
        self._draw.ellipse(self._box(x - rx, y - ry, x + rx, y + ry), fill=_rgba(fill, alpha))

    def dome(self, x: float, y: float, r: float, fill: str) -> None:
        """Half a disc."""
        self._draw.pieslice(self._box(x - r, y - r, x + r, y + r), 180, 360, fill=_rgba(fill, 1))

    def ring(self, x: float, y: float, r: float, stroke: str, width: float) -> None:
        """A circle's line, as broad inside its radius as outside."""
        reach = r + width / 2
        box = self._box(x - reach, y - reach, x + reach, y + reach)
        self._draw.ellipse(box, outline=_rgba(stroke, 1), width=round(width * self._k))

    def line(self, points: Sequence[Point], stroke: str, width: float) -> None:
        """A line with round ends."""
        at = [(x * self._k, y * self._k) for x, y in points]
        self._draw.line(at, fill=_rgba(stroke, 1), width=max(1, round(width * self._k)), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2, stroke)

    def gradient(self, stops: Sequence[tuple[float, str]]) -> None:
        """The sky, one row of pixels at a time."""
        height = self.height * self._k
        column = Image.new("RGB", (1, height))
        column.putdata([_between(stops, row / height) for row in range(height)])
        self._image.paste(column.resize(self._image.size, Image.Resampling.NEAREST), (0, 0))

    def finish(self) -> Image.Image:
        """The picture in its final size."""
        return self._image.reduce(SUPERSAMPLING)

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        k = self._k
        return (left * k, top * k, max(left, right) * k, max(top, bottom) * k)


def _n(value: float) -> str:
    return f"{round(value, 1):g}"


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _paint(fill: str, alpha: float) -> str:
    return f' fill="{fill}"' + (f' fill-opacity="{alpha:g}"' if alpha < 1 else "")


def _rgba(colour: str, alpha: float) -> tuple[int, ...]:
    return (*ImageColor.getrgb(colour)[:3], round(alpha * 255))


def _between(stops: Sequence[tuple[float, str]], at: float) -> tuple[int, ...]:
    """The colour at a height between two stops."""
    for (low, first), (high, second) in pairwise(stops):
        if at <= high:
            share = (at - low) / (high - low)
            pairs = zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)
            return tuple(round(a + (b - a) * share) for a, b in pairs)
    return ImageColor.getrgb(stops[-1][1])
