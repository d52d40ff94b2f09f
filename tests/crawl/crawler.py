"""A walk through the site along its own links, as one person.

Everything is fetched that is linked, until a kind of address has been seen often enough: the kind is the
name in the URL configuration, the language and the parameters; pages of the tree count by their branch.
"""

from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import FileResponse
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

from tests.crawl.reading import Read, listed, read

HOST = "testserver"
ADMIN = "/admin/"
# Signing out ends the walk; a bulk action gets its pages from a script.
NEVER = ("/konto/logout/", "/en/konto/logout/", "/admin/logout/", "/admin/bulk/")
SIGN_IN = ("/konto/login/code/", "/en/konto/login/code/")


@dataclass
class Visit:
    """One address and what it answered."""

    path: str
    status: int
    kind: tuple[str, ...]
    html: str = ""
    page: Read | None = None


@dataclass
class Walk:
    """Where one person came, and what was wrong on the way."""

    visits: dict[str, Visit] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    @property
    def pages(self) -> list[Visit]:
        """The pages of the site itself; the editors' admin is Wagtail's."""
        found = self.visits.values()
        return [visit for visit in found if visit.page and not visit.path.startswith(ADMIN)]

    @property
    def samples(self) -> list[Visit]:
        """One page of each kind."""
        return list({visit.kind: visit for visit in self.pages}.values())


class Crawler:
    """`walk()` goes breadth first.

    `most` addresses of a kind are opened, `most_pages` of each branch of the tree, one of the editors' admin;
    `with_parameters` says whether addresses that have some are followed at all.
    """

    def __init__(self, client: Client, *, most: int, most_pages: int, with_parameters: bool = True) -> None:
        self._client = client
        self._most = {"": most, "wagtail_serve": most_pages, ADMIN: 1}
        self._with_parameters = with_parameters
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._known: set[str] = set()
        self._queue: deque[tuple[str, str]] = deque()
        self._fragments: list[tuple[str, str, str]] = []
        self.signed_in = "_auth_user_id" in client.session
        self.result = Walk()

    def walk(self, *starts: str) -> Walk:
        """From these addresses along every link."""
        for start in starts:
            self._note(start, "the start")
        while self._queue:
            self._visit(*self._queue.popleft())
        self._check_fragments()
        return self.result

    def _complain(self, path: str, source: str, what: object) -> None:
        self.result.complaints.append(f"{path} (linked on {source}): {what}")

    def _note(self, link: str, source: str) -> None:
        """Put a link on the list, unless it is known, leads elsewhere, or its kind was seen often enough."""
        parts = urlsplit(urljoin(source if source.startswith("/") else "/", link.strip()))
        if parts.scheme not in {"", "http", "https"} or parts.netloc not in _own_hosts():
            return
        path, fragment = urldefrag(parts._replace(scheme="", netloc="").geturl())
        if path.startswith(NEVER):
            return
        if fragment or link.endswith("#"):
            self._fragments.append((path or source, fragment, source))
        if path in self._known or not path:
            return
        self._known.add(path)
        if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
            self._check_file(path, source)
        elif self._wants(path, source):
            self._queue.append((path, source))

    def _wants(self, path: str, source: str) -> bool:
        if "?" in path and not self._with_parameters:
            return False
        try:
            kind = kind_of(path)
        except Resolver404:
            self._complain(path, source, "no such address")
            return False
        self._seen[kind] += 1
        sort = ADMIN if path.startswith(ADMIN) else "" if "?" in path else kind[0]
        return self._seen[kind] <= self._most.get(sort, self._most[""])

    def _check_file(self, path: str, source: str) -> None:
        name = unquote(urlsplit(path).path)
        if name.startswith(settings.STATIC_URL):
            there = finders.find(name.removeprefix(settings.STATIC_URL))
        else:
            there = (Path(settings.MEDIA_ROOT) / name.removeprefix(settings.MEDIA_URL)).is_file()
        self.result.files.add(name)
        if not there:
            self._complain(path, source, "no such file")

    def _visit(self, path: str, source: str) -> None:
        response = self._client.get(path)
        visit = Visit(path, response.status_code, kind_of(path))
        self.result.visits[path] = visit
        if response.status_code in {301, 302, 303}:
            if self.signed_in and response.url.startswith(SIGN_IN):
                self._complain(path, source, "sends a person who is signed in to sign in")
            self._note(urljoin(path, response.url), path)
        elif response.status_code != 200:
            self._complain(path, source, response.status_code)
        else:
            self._read(visit, response)

    def _read(self, visit: Visit, response: object) -> None:
        sort = response.headers.get("Content-Type", "")
        if isinstance(response, FileResponse):
            response.close()
        elif sort.startswith("text/html"):
            visit.html = response.content.decode()
            visit.page = read(visit.html)
            self._note_all(visit.page.links, visit.path)
        elif sort.split(";")[0].endswith("xml"):  # not a spreadsheet, whose name holds the word
            self._note_all(listed(response.content.decode()), visit.path)

    def _note_all(self, links: list[str], source: str) -> None:
        for link in links:
            self._note(link, source)

    def _check_fragments(self) -> None:
        for path, fragment, source in self._fragments:
            visit = self.result.visits.get(path)
            if visit and visit.page and not path.startswith(ADMIN) and fragment not in visit.page.ids:
                self._complain(f"{path}#{fragment}", source, "no such place on the page")


def kind_of(path: str) -> tuple[str, ...]:
    """What counts as the same kind of address; raises `Resolver404` where none of ours fits."""
    parts = urlsplit(path)
    language = "en" if parts.path.startswith("/en/") else "da"
    with translation.override(language):
        match = resolve(unquote(parts.path))
    name = match.view_name or parts.path
    keys = sorted(parse_qs(parts.query, keep_blank_values=True))
    branch = parts.path.removeprefix("/en").strip("/").split("/") if name == "wagtail_serve" else []
    return (name, language, *keys, *branch[:1], str(len(branch)))


def _own_hosts() -> set[str]:
    return {"", HOST, "localhost", urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc}
