"""From a file to rows of text. Whatever is wrong with it becomes a `FileError`."""

import csv
import unicodedata
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

import openpyxl

from volunteers.imports.errors import EmptyFileError, EncodingError, FileError, KindError, TooBigError

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 2000
MAX_COLUMNS = 50
MAX_UNPACKED = 30 * 1024 * 1024  # bytes; a workbook is a zip archive
MAX_CELL = 300  # characters
Rows = list[list[str]]


def read_table(name: str, content: bytes) -> Rows:
    """All rows of a file, headings first, as stripped text; rows without any text stay, so that numbers fit.

    Raises `FileError` and its kinds.
    """
    if len(content) > MAX_BYTES:
        raise TooBigError
    ending = name.lower().rpartition(".")[2]
    if ending not in {"csv", "xlsx"}:
        raise KindError
    rows = [[_clean(cell) for cell in row] for row in (_csv if ending == "csv" else _xlsx)(content)]
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MAX_ROWS + 1 or any(len(row) > MAX_COLUMNS for row in rows):
        raise TooBigError
    if len(rows) < 2 or not any(rows[0]):
        raise EmptyFileError
    return rows


def _clean(cell: Any) -> str:
    """Text without control characters and one character longer than allowed at most."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime | date):
        cell = cell.isoformat()[:10]
    text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in str(cell)[: MAX_CELL * 2])
    return " ".join(text.split())[: MAX_CELL + 1]


def _csv(content: bytes) -> Iterable[list[str]]:
    text = _decoded(content)
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        return list(islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), MAX_ROWS * 2))
    except csv.Error:
        raise FileError from None


def _decoded(content: bytes) -> str:
    """UTF-8, else Latin-1; what is neither has control characters in it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if any(unicodedata.category(sign) == "Cc" and sign not in "\r\n\t" for sign in set(text)):
        raise EncodingError
    return text


def _xlsx(content: bytes) -> Iterable[Iterable[Any]]:
    """The first sheet. The size that the archive states is the size that is read from it at most."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, RuntimeError):  # the last: a packing Python doesn't know
        raise FileError from None
    if unpacked > MAX_UNPACKED:
        raise TooBigError
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        limits = {"max_row": MAX_ROWS + 2, "max_col": MAX_COLUMNS + 1}
        rows = [_trimmed(row) for row in sheet.iter_rows(values_only=True, **limits)]
    except Exception:  # a broken workbook makes the library raise whatever its part is
        raise FileError from None
    return rows


def _trimmed(row: Iterable[Any]) -> list[Any]:
    """Without the empty cells at its end: a sheet's width is that of its widest row."""
    cells = list(row)
    while cells and cells[-1] in {None, ""}:
        cells.pop()
    return cells
