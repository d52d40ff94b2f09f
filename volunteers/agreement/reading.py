"""The text of an agreement in sections, as it is read on the page and on paper."""

from dataclasses import dataclass, field

LONGEST_HEADING = 60  # characters


@dataclass
class Section:
    """A heading (empty for text before the first one), paragraphs, and examples, which stand apart."""

    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)


def sections_of(text: str) -> list[Section]:
    """Sections of a plain text: an empty line parts paragraphs, a short first line without a full stop is a heading.

    A paragraph that begins with "Et eksempel:" is an example.
    """
    found: list[Section] = []
    for part in text.replace("\r", "").split("\n\n"):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if not lines:
            continue
        if len(lines) > 1 and _is_heading(lines[0]):
            found.append(Section(lines.pop(0)))
        elif not found:
            found.append(Section())
        for line in lines:
            _add(found[-1], line)
    return found


def _is_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and line[-1] not in ".:;,?"


def _add(section: Section, line: str) -> None:
    mark, separator, rest = line.partition(":")
    if separator and mark.casefold() == "et eksempel":
        section.examples.append(rest.strip())
    else:
        section.paragraphs.append(line)
