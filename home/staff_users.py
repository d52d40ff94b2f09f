"""The administrator's user list, narrowed to staff: the editors' admin knows no citizen (ARCHITECTURE)."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from wagtail.admin.views.generic.usage import UsageView
from wagtail.users.forms import UserCreationForm
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction


class StaffOnly:
    """Views of one account: anybody who isn't staff doesn't exist here."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """404 for a citizen's account."""
        account: Any = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not account.is_staff:
            raise Http404
        return account


class StaffIndexView(users.IndexView):
    """The list."""

    def get_base_queryset(self) -> Any:
        """Staff accounts alone."""
        return super().get_base_queryset().filter(is_staff=True)


class StaffEditView(StaffOnly, users.EditView):
    """Change a staff account."""


class StaffDeleteView(StaffOnly, users.DeleteView):
    """Delete a staff account."""


class StaffHistoryView(StaffOnly, users.HistoryView):
    """What was done to a staff account."""


class StaffUsageView(StaffOnly, UsageView):
    """Where a staff account is referred to."""


class StaffCreationForm(UserCreationForm):
    """Whoever is made here is staff: else the account would be gone from the list at once."""

    def save(self, commit: bool = True) -> Any:
        """Mark the account."""
        self.instance.is_staff = True
        return super().save(commit=commit)


class StaffUserViewSet(users.UserViewSet):
    """Wagtail's user administration, for staff accounts."""

    index_view_class = StaffIndexView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView
    usage_view_class = StaffUsageView
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        """The form that makes staff."""
        return super().get_form_class(for_update=True) if for_update else StaffCreationForm


class StaffBulkMixin:
    """Actions on several accounts: staff alone, also when the address names others."""

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Iterable[Any]) -> list[Any]:
        """The chosen staff accounts; 404 when none of them is staff."""
        found = list(model.objects.filter(pk__in=list(object_ids), is_staff=True))
        if not found:
            raise Http404
        return found


class StaffAssignRole(StaffBulkMixin, AssignRoleBulkAction):
    """Give several accounts a role."""


class StaffDelete(StaffBulkMixin, DeleteBulkAction):
    """Delete several accounts."""


class StaffSetActive(StaffBulkMixin, SetActiveStateBulkAction):
    """Open or close several accounts."""


STAFF_BULK_ACTIONS = (StaffAssignRole, StaffDelete, StaffSetActive)
