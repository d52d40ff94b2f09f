"""Paper: tagged, Danish, and blind to markup in what people typed."""

import pytest

from core import pdf


def _render(*lines, title="Ærø, Øjvind og Åse"):
    section = {
        "title": title,
        "lines": list(lines),
        "records": [[["Navn", line] for line in lines]],
        "table": {"header": ["Dato", "Formål"], "rows": [["1. maj", line] for line in lines]},
    }
    return pdf.render("document.typ", {"title": title, "lines": list(lines), "sections": [section]})


def test_it_is_tagged_and_danish():
    paper = _render("Hej Søren")
    assert paper.startswith(b"%PDF")
    assert b"pdfuaid" in paper
    assert b"/Lang(da)" in paper.replace(b"/Lang (", b"/Lang(")
    assert b"/StructTreeRoot" in paper


def test_what_people_type_is_no_markup():
    """Lines that would stop the compiler, or read a file, if they were read as typst."""
    paper = _render('#read("/pyproject.toml")', "#panic()", "$ [ ] * _ ` \\ </script>")
    assert b"pdfuaid" in paper


@pytest.mark.parametrize("name", ["żółć Đặng", "Ωμέγα Жук", "محمد", "😀", "中文", "a\u202eb", "x\0y", ""])
def test_every_kind_of_letter_gives_paper(name):
    assert _render(name, title=name or "Uden navn").startswith(b"%PDF")


def test_a_missing_template_is_named():
    with pytest.raises(pdf.TemplateMissingError, match="nowhere"):
        pdf.render("nowhere.typ", {})
