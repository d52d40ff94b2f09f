"""The form behind every upload of a picture: what can't be opened to its end is refused at the field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from PIL import Image as Drawing
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.consent.form import ConsentFields
from home.picture_cleaning import clean

# Wagtail's own sentences. They stand here too so that our catalogue says them in our words.
STOCK_TEXTS = (
    gettext_noop("Not a supported image format. Supported formats: %(supported_formats)s."),
    gettext_noop(
        "Not a valid .%(extension)s image. The extension does not match the file format (%(image_format)s)"
    ),
    gettext_noop("This file is too big (%(file_size)s). Maximum filesize %(max_filesize)s."),
    gettext_noop("This file is too big. Maximum filesize %(max_filesize)s."),
    gettext_noop("This file has too many pixels (%(num_pixels)s). Maximum pixels %(max_pixels_count)s."),
)


class PictureField(WagtailImageField):
    """Wagtail's field looks at the beginning of a file alone, and fails at one that says it is enormous."""

    def to_python(self, data: Any) -> Any:
        """The file, read as a picture to its end and cleaned; raises `ValidationError`."""
        try:
            file = super().to_python(data)
            if file is not None:
                clean(file)
                file = super().to_python(file)  # its size and shape may be others now
        except Drawing.DecompressionBombError:
            too_large = _("This picture is too large to open. Make it smaller, and try again.")
            raise ValidationError(too_large, code="file_too_many_pixels") from None
        except (OSError, SyntaxError, ValueError):  # what Pillow raises at a file that is cut off or damaged
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from None
        return file


class PictureForm(ConsentFields, BaseImageForm):
    """Wagtail's form with that field, and with what the people on the picture have agreed to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stock := self.fields.get("file"):
            self.fields["file"] = PictureField(label=stock.label, widget=stock.widget)
        self.add_consent_fields()

    def clean(self) -> dict[str, Any]:
        """Wagtail's answers and ours."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        self.clean_consent(values)
        return values

    def _save_m2m(self) -> None:
        """Runs when the picture is stored, at once or later."""
        super()._save_m2m()
        self.save_consent()
