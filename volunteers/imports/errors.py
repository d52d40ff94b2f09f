"""What can be wrong with a whole file. What is wrong with a row stands in `volunteers.imports.enums`."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class FileError(TryghedError):
    """A file that can't be read."""

    code = "file"
    message = _("We can't read the file. Save it as .csv or .xlsx, and try again.")


class KindError(FileError):
    """Neither CSV nor XLSX."""

    code = "file_kind"
    message = _("Choose a file that ends in .csv or .xlsx.")


class TooBigError(FileError):
    """Above the limit, packed or unpacked."""

    code = "file_big"
    message = _("The file is too big. It may be 2 MB, with 2,000 rows and 50 columns. Divide it in two.")


class EncodingError(FileError):
    """Bytes that are no text."""

    code = "file_encoding"
    message = _("We can't read the letters in the file. Save it as CSV in UTF-8, or as .xlsx.")


class EmptyFileError(FileError):
    """No rows under the headings."""

    code = "file_empty"
    message = _("There are no people in the file. Row 1 has the headings, the people come below.")


class HeadingError(FileError):
    """The first row is no row of headings."""

    code = "file_heading"
    message = _("Row 1 has to hold headings, for example: first name, last name, mail, phone, postal code.")


class ColumnError(TryghedError):
    """One column chosen for two things, or a needed one left out."""

    code = "columns"
    message = _("Choose a column for first name, last name and postal code, and each column only once.")
