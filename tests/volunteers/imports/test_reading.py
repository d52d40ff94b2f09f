"""Files of every odd kind: read, or refused with a sentence."""

import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from volunteers.imports.errors import EmptyFileError, EncodingError, FileError, KindError, TooBigError
from volunteers.imports.reading import MAX_BYTES, read_table

HEAD = "Fornavn;Efternavn;Postnummer\n"


def workbook(*rows, sheet="Ark1"):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(content, name, inside):
    """The workbook with one part replaced."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, inside if part == name else old.read(part))
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_in_each_spelling(encoding, delimiter):
    text = delimiter.join(["Fornavn", "Efternavn"]) + "\r\n" + delimiter.join(["Åse", "Sørensen"]) + "\r\n"
    assert read_table("liste.CSV", text.encode(encoding)) == [["Fornavn", "Efternavn"], ["Åse", "Sørensen"]]


def test_workbook_with_numbers_and_days():
    content = workbook(["Postnummer", "Siden"], [5200, date(2020, 5, 1)], [5200.0, None])
    assert read_table("liste.xlsx", content) == [["Postnummer", "Siden"], ["5200", "2020-05-01"], ["5200"]]


def test_quoted_delimiters_and_line_breaks_stay_in_their_cell():
    assert read_table("a.csv", b'a;b\n"x;y";"1\n2"\n')[1] == ["x;y", "1 2"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("liste.pdf", b"%PDF", KindError),
        ("liste", b"a;b\n1;2", KindError),
        ("liste.csv", b"", EmptyFileError),
        ("liste.csv", HEAD.encode(), EmptyFileError),
        ("liste.csv", b"\n\n\n", EmptyFileError),
        ("liste.csv", (HEAD + "Bo;Holm;5200").encode("utf-16"), EncodingError),
        ("liste.csv", b"a;b\n\0;1", EncodingError),
        ("liste.csv", b"a;b\n" + b"x" * MAX_BYTES, TooBigError),
        ("liste.csv", b"a;b\n" + b"1;2\n" * 2001, TooBigError),
        ("liste.csv", b"a;" * 10_000 + b"\n1;2", TooBigError),
        ("liste.csv", b"a;b\n" + b"x" * 200_000, FileError),
        ("liste.xlsx", b"", FileError),
        ("liste.xlsx", b"Fornavn;Efternavn\nBo;Holm", FileError),
        ("liste.xlsx", b"PK\x03\x04 not a zip", FileError),
        ("liste.xlsx", workbook(), EmptyFileError),
        ("liste.xlsx", workbook(["a"] * 10_000, ["b"]), TooBigError),
        ("liste.xlsx", workbook(["a"], *[["b"]] * 2001), TooBigError),
        ("liste.xlsx", repacked(workbook(["a"], ["b"]), "xl/workbook.xml", b"<a"), FileError),
        ("liste.xlsx", repacked(workbook(["a"], ["b"]), "xl/worksheets/sheet1.xml", b"<a"), FileError),
        (
            "liste.xlsx",
            repacked(workbook(["a"], ["b"]), "xl/worksheets/sheet1.xml", b" " * 32_000_000),
            TooBigError,
        ),
    ],
)
def test_what_cant_be_read_is_refused_with_a_sentence(name, content, error):
    with pytest.raises(error) as caught:
        read_table(name, content)
    assert str(caught.value)


def test_a_workbook_cut_anywhere_is_never_more_than_a_sentence():
    content = workbook(["Fornavn", "Efternavn"], ["Bo", "Holm"])
    for end in range(0, len(content), 97):
        with pytest.raises(FileError):
            read_table("liste.xlsx", content[:end])


def test_entities_of_a_workbook_are_not_expanded():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(FileError):
        read_table("liste.xlsx", repacked(workbook(["a"], ["b"]), "xl/worksheets/sheet1.xml", bomb))
