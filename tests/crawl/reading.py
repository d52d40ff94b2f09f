"""What a page holds, as far as the crawl looks at it: links, names, headings, texts."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

LINKS = {
    "a": ("href",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "use": ("href",),
    "iframe": ("src",),
    "video": ("src", "poster"),
}
SPOKEN = ("alt", "title", "placeholder", "aria-label")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style", "template"}


@dataclass
class Read:
    """One page. `texts` are those in the page's own language, without what is marked as another."""

    lang: str = ""
    title: str = ""
    h1: int = 0
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)

    @property
    def repeated_ids(self) -> set[str]:
        """Ids that stand on more than one element."""
        return {each for each in self.ids if self.ids.count(each) > 1}


class _Form:
    """A form that asks by GET, and what it would send untouched."""

    def __init__(self, action: str) -> None:
        self.action = action
        self.fields: list[tuple[str, str]] = []

    @property
    def address(self) -> str:
        path = self.action.partition("?")[0]
        return f"{path}?{urlencode(self.fields)}" if self.fields else path


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Read()
        self._open: list[tuple[str, bool]] = []
        self._form: _Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append((tag, tag in SILENT or self._is_foreign(tag, values)))
        if tag == "html":
            self.page.lang = values.get("lang", "")
        self.page.h1 += tag == "h1"
        if "id" in values:
            self.page.ids.append(values["id"])
        if not self._hidden:
            self.page.texts |= {_plain(values[name]) for name in SPOKEN if values.get(name)}
        for name in LINKS.get(tag, ()):
            self.page.links += _addresses(name, values.get(name, ""))
        self._read_form(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _hidden in self._open):
            if self._open.pop()[0] == tag:
                break
        if tag == "form" and self._form:
            self.page.links.append(self._form.address)
            self._form = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "title" and not self.page.title:
            self.page.title = _plain(data)
        elif data.strip() and not self._hidden:
            self.page.texts.add(_plain(data))

    @property
    def _hidden(self) -> bool:
        return any(hidden for _tag, hidden in self._open)

    def _is_foreign(self, tag: str, values: dict[str, str]) -> bool:
        return tag != "html" and "lang" in values and values["lang"] != self.page.lang

    def _read_form(self, tag: str, values: dict[str, str]) -> None:
        if tag == "form" and values.get("method", "get").lower() == "get":
            self._form = _Form(values.get("action", ""))
        elif self._form and tag in {"input", "select"} and values.get("name"):
            if values.get("type") in {"checkbox", "radio"} and "checked" not in values:
                return
            self._form.fields.append((values["name"], values.get("value", "")))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _addresses(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value] if value else []


def read(html: str) -> Read:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def listed(xml: str) -> list[str]:
    """The addresses in a sitemap or a feed."""
    return re.findall(r"<(?:loc|link)>([^<]+)</", xml) + re.findall(r"href=\"([^\"]+)\"", xml)
