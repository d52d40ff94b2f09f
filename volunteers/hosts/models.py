"""Host groups, who belongs to them, and who is proposed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from core.fields import FreeCharField
from volunteers.hosts.querysets import HostGroupQuerySet, MembershipQuerySet, ProposalQuerySet


class HostGroup(models.Model):
    """Ambassadors that an association (a partner) holds together. Its district is the association's."""

    organisation = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.PROTECT,
        related_name="host_groups",
        verbose_name=_("association"),
    )
    name = FreeCharField(_("name of the group"), max_length=120)
    active = models.BooleanField(_("active"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = HostGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("host group")
        verbose_name_plural = _("host groups")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(active=True),
                name="volunteers_hosts_group_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def district_id(self) -> str:
        """The association's district."""
        return self.organisation.district_id


class Membership(models.Model):
    """A person said yes to belonging to a group. It counts from the day they are an ambassador."""

    group = models.ForeignKey(HostGroup, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="host_memberships"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # What the association wrote, shown to it until they are an ambassador: their own name would tell of a yes.
    proposed_as = FreeCharField(_("proposed as"), max_length=80, blank=True, default="")
    since = models.DateField(_("proposed"), default=timezone.localdate)
    confirmed_at = models.DateTimeField(_("said yes"), default=timezone.now)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership of a host group")
        verbose_name_plural = _("memberships of host groups")
        ordering = ["confirmed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=Q(ended_on=None),
                name="volunteers_hosts_member_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}"


class Proposal(models.Model):
    """Somebody an association thinks of. With the answer all but the first name goes; a yes takes that too.

    `fingerprint` is a keyed hash of the address: the same person isn't written to again by the same group while the
    row stands, and the row itself doesn't tell who it was.
    """

    group = models.ForeignKey(HostGroup, on_delete=models.CASCADE, related_name="proposals")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    first_name = FreeCharField(_("first name"), max_length=80, blank=True)
    last_name = FreeCharField(_("last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, default="")
    phone = PhoneNumberField(_("phone"), blank=True, default="")
    postal_code = models.ForeignKey(
        "places.PostalCode", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    fingerprint = models.CharField(max_length=64)
    by_call = models.BooleanField(default=False)  # no letter could be sent: a coordinator calls
    asked_at = models.DateTimeField(_("proposed"), default=timezone.now)
    expires_on = models.DateField(_("answer until"))
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal for a host group")
        verbose_name_plural = _("proposals for host groups")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "fingerprint"], name="volunteers_hosts_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
