"""The form in which a standard page is written down."""

from dataclasses import dataclass

Sections = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sign:
    """A signpost: a number, a website, or both."""

    heading: str
    text: str
    number: str = ""
    link: str = ""
    at_once: bool = False


@dataclass(frozen=True)
class Text:
    """A page: where it lies, its title and lead, signposts under a heading, sections of heading and HTML."""

    slug: str
    title: str
    lead: str
    sections: Sections
    signs_heading: str = ""
    signs: tuple[Sign, ...] = ()
