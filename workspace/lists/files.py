"""A table as a file: CSV for every program, XLSX for a spreadsheet. No cell is ever a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # or Excel reads æ, ø and å as something else
SEPARATOR = ";"  # what a Danish Excel expects
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # wide ones are read as narrow
Rows = Iterable[Sequence[Any]]


def as_file(kind: str, header: Sequence[str], rows: Rows) -> bytes:
    """The content of a file of that kind."""
    return _csv(header, rows) if kind == CSV else _xlsx(header, rows)


def harmless(text: str) -> str:
    """The text with a quotation mark before what a spreadsheet would work out, and without what no cell can hold."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text


def _csv(header: Sequence[str], rows: Rows) -> bytes:
    out = StringIO()
    out.write(BOM)
    writer = csv.writer(out, delimiter=SEPARATOR)
    writer.writerow([harmless(text) for text in header])
    writer.writerows([harmless(_text(value)) for value in row] for row in rows)
    return out.getvalue().encode()


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return "" if value is None else str(value)


def _xlsx(header: Sequence[str], rows: Rows) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, text) for text in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None)
    if value is None or isinstance(value, int | float | date):
        return value
    cell = WriteOnlyCell(sheet, value=harmless(str(value)))
    cell.data_type = "s"
    return cell
