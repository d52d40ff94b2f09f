"""Who may edit what: two groups for each district, on its own branch, and two for the whole tree (DOMAIN).

Who may only write sends it for approval: to the district's approvers in its branch, elsewhere to the country's.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts.enums import Role
from accounts.events import StaffRightsChanged
from home.models import HomePage
from projects.models import DistrictPage

EDITOR = "Redaktør"
APPROVER = "Godkender"
NATIONAL = "landet"
EDITOR_PAGE_RIGHTS = ("add_page", "change_page")
APPROVER_PAGE_RIGHTS = (*EDITOR_PAGE_RIGHTS, "publish_page")
PICTURE_RIGHTS = ("add_image", "choose_image")
FILE_RIGHTS = ("add_document", "choose_document")
SITE_RIGHTS = ("change_menu", "change_footer", "change_crisisbanner")
RIGHTS = {EDITOR: EDITOR_PAGE_RIGHTS, APPROVER: APPROVER_PAGE_RIGHTS}


def group_name(kind: str, branch: str) -> str:
    """ "Redaktør 1465", or "Redaktør landet"."""
    return f"{kind} {branch}"


@transaction.atomic
def ensure_editor_groups() -> None:
    """Make the groups and workflows that are missing and give them what they lack (idempotent)."""
    permissions = {each.codename: each for each in _permissions()}
    branches = [(page.district_id, page, page.title) for page in DistrictPage.objects.all()]
    home = HomePage.objects.order_by("path").first()
    if home:
        branches.append((NATIONAL, home, NATIONAL))
    for code, page, name in branches:
        for kind in RIGHTS:
            _ensure_group(group_name(kind, code), page, kind, permissions)
        _ensure_workflow(f"Godkendelse, {name}", page, group_name(APPROVER, code))
    if home:
        approvers = Group.objects.get(name=group_name(APPROVER, NATIONAL))
        approvers.permissions.add(*(permissions[name] for name in SITE_RIGHTS))


def _ensure_group(name: str, page: Any, kind: str, permissions: dict[str, Permission]) -> None:
    group, _made = Group.objects.get_or_create(name=name)
    group.permissions.add(permissions["access_admin"])
    for right in RIGHTS[kind]:
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permissions[right])
    root = Collection.get_first_root_node()
    for right in (*PICTURE_RIGHTS, *FILE_RIGHTS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permissions[right]
        )


def _ensure_workflow(name: str, page: Any, approvers: str) -> None:
    """One step: somebody of the approvers reads it. A page that has a workflow keeps it."""
    if WorkflowPage.objects.filter(page_id=page.pk).exists():
        return
    workflow, _made = Workflow.objects.get_or_create(name=name)
    task = GroupApprovalTask.objects.filter(name=name).first() or GroupApprovalTask.objects.create(name=name)
    task.groups.add(Group.objects.get(name=approvers))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 1})
    WorkflowPage.objects.create(workflow=workflow, page_id=page.pk)


def _permissions() -> Any:
    wanted = {*APPROVER_PAGE_RIGHTS, *PICTURE_RIGHTS, *FILE_RIGHTS, *SITE_RIGHTS, "access_admin"}
    apps = ["wagtailcore", "wagtailimages", "wagtaildocs", "wagtailadmin", "home"]
    return Permission.objects.filter(codename__in=wanted, content_type__app_label__in=apps)


KINDS = {Role.EDITOR: EDITOR, Role.APPROVER: APPROVER}


def follow_rights(event: StaffRightsChanged) -> None:
    """Put a member of staff into the editors' groups that their roles name, and out of the others."""
    rows = event.user.staff_roles.filter(role__in=KINDS)
    wanted = {group_name(KINDS[Role(row.role)], row.district_id or NATIONAL) for row in rows}
    ours = Group.objects.filter(name__regex=rf"^({EDITOR}|{APPROVER}) ([0-9]{{4}}|{NATIONAL})$")
    event.user.groups.remove(*ours.exclude(name__in=wanted))
    event.user.groups.add(*ours.filter(name__in=wanted))
