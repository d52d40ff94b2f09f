"""Editors, pictures and what the page editor posts, for tests."""

import io
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.models import User
from projects.editors import APPROVER, EDITOR, ensure_editor_groups, group_name
from projects.models import DistrictPage
from projects.tree import ensure_page_tree
from tests.factories.people import FYN, make_user

_number = count(1)


def make_site() -> None:
    """The page tree and the editors' groups, as a new site has them."""
    ensure_page_tree()
    ensure_editor_groups()


def district_page(district: str = FYN) -> DistrictPage:
    """A district's branch."""
    return DistrictPage.objects.get(district=district)


def make_editor(district: str = FYN, *, approver: bool = True) -> User:
    """An editor of a district, who may publish unless said otherwise."""
    user = make_user(is_staff=True)
    kinds = [EDITOR, APPROVER] if approver else [EDITOR]
    user.groups.set(Group.objects.filter(name__in=[group_name(kind, district) for kind in kinds]))
    return user


def make_picture(title: str = "En lampe over en sti") -> Any:
    """A small picture with a file."""
    file = io.BytesIO()
    Drawing.new("RGB", (64, 36), (20, 80, 107)).save(file, "JPEG")
    file.seek(0)
    return get_image_model().objects.create(
        title=title, file=ImageFile(file, name=f"lampe{next(_number)}.jpg")
    )


def page_data(*blocks: tuple[str, Any], **fields: Any) -> dict[str, Any]:
    """What the editor's form posts for a project page on Fyn."""
    number = next(_number)
    values = {
        "title": f"Lys på stien {number}",
        "slug": f"lys-paa-stien-{number}",
        "lead": "Naboer finder de mørke steder.",
        "picture": "",
        "picture_alt": "",
        "objective": "trust",
        "effort": "co-creation",
        "theme": "lys-og-stier",
        "postal_code": "5200",
        "municipality": "",
        "kind": "ordinary",
        "contact": "Koordinatorerne hos Fyns Politi",
        "contact_way": "114",
        "body": streamfield(list(blocks or [goal()])),
        **fields,
    }
    data: dict[str, Any] = nested_form_data(values)
    data |= {f"comments-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    return data | {"comments-MAX_NUM_FORMS": ""}


def goal(text: str = "<p>Alle tør gå hjem ad stien.</p>") -> tuple[str, Any]:
    """A goal block as posted."""
    return ("goal", {"text": rich_text(text)})


def picture_block(picture: Any, alt: str, caption: str = "") -> tuple[str, Any]:
    """A picture block as posted."""
    return (
        "picture",
        {"picture": {"image": str(picture.pk), "alt_text": alt, "decorative": ""}, "caption": caption},
    )
