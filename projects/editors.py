"""Who may edit what: two groups for each district, on its own branch of the tree (DOMAIN, the table)."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from projects.models import DistrictPage

EDITOR = "Redaktør"
APPROVER = "Godkender"
EDITOR_PAGE_RIGHTS = ("add_page", "change_page")
APPROVER_PAGE_RIGHTS = (*EDITOR_PAGE_RIGHTS, "publish_page")
PICTURE_RIGHTS = ("add_image", "choose_image")
FILE_RIGHTS = ("add_document", "choose_document")


def group_name(kind: str, district_code: str) -> str:
    """ "Redaktør 1465"."""
    return f"{kind} {district_code}"


@transaction.atomic
def ensure_editor_groups() -> None:
    """Make both groups of every district that has a branch, and give them what they lack."""
    pages = list(DistrictPage.objects.all())
    permissions = {each.codename: each for each in _permissions()}
    root = Collection.get_first_root_node()
    for page in pages:
        for kind, rights in ((EDITOR, EDITOR_PAGE_RIGHTS), (APPROVER, APPROVER_PAGE_RIGHTS)):
            group, _made = Group.objects.get_or_create(name=group_name(kind, page.district_id))
            group.permissions.add(permissions["access_admin"])
            _grant_page(group, page, [permissions[name] for name in rights])
            _grant_collection(group, root, [permissions[name] for name in (*PICTURE_RIGHTS, *FILE_RIGHTS)])


def _permissions() -> Any:
    wanted = {*APPROVER_PAGE_RIGHTS, *PICTURE_RIGHTS, *FILE_RIGHTS, "access_admin"}
    apps = ["wagtailcore", "wagtailimages", "wagtaildocs", "wagtailadmin"]
    return Permission.objects.filter(codename__in=wanted, content_type__app_label__in=apps)


def _grant_page(group: Group, page: DistrictPage, permissions: list[Permission]) -> None:
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _grant_collection(group: Group, collection: Collection, permissions: list[Permission]) -> None:
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
