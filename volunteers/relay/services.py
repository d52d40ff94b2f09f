"""Writing and reading in a thread. Nobody learns the other's address or number by it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.telling import tell
from core.errors import NotAllowedError
from volunteers.contacts import contact_officer_of
from volunteers.models import Volunteer
from volunteers.permissions import is_oneself, may_handle_application
from volunteers.relay.models import Note, ThreadOwner

DOUBLE_PRESS = timedelta(minutes=2)


@transaction.atomic
def write_note(*, volunteer: Volunteer, author: Any, text: str) -> Note:
    """Write in the thread of an ambassador, as themselves or as who handles them; the other side is told.

    The same words pressed twice are one message. Raises `NotAllowedError`.
    """
    if not (is_oneself | may_handle_application)(author, volunteer):
        raise NotAllowedError
    User.objects.select_for_update().get(pk=volunteer.person_id)
    now = timezone.now()
    same = Note.objects.filter(
        person=volunteer.person_id, author=author, text=text, at__gt=now - DOUBLE_PRESS
    )
    if found := same.first():
        return found
    note = Note(person=volunteer.person, author=author, text=text)
    note.full_clean()
    note.save()
    if author.pk == volunteer.person_id:
        _tell_staff(volunteer, note)
    else:
        ThreadOwner.objects.update_or_create(
            person=volunteer.person, defaults={"owner": author, "since": timezone.now()}
        )
        _tell_ambassador(volunteer, note)
    return note


def mark_read(*, volunteer: Volunteer, reader: Any) -> int:
    """Note that this side has seen what the other wrote; returns how many were new."""
    rows = Note.objects.filter(person=volunteer.person_id).unread()
    own = reader.pk == volunteer.person_id
    rows = rows.exclude(author=volunteer.person_id) if own else rows.from_ambassador()
    return rows.update(read_at=timezone.now())


def _tell_ambassador(volunteer: Volunteer, note: Note) -> None:
    person = volunteer.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("A message from %(name)s") % {"name": note.author.first_name},
            lines=[
                _("Hi %(name)s") % {"name": person.first_name or person.shown_name},
                _("%(name)s at %(district)s writes:")
                % {"name": note.author.first_name, "district": volunteer.district.name},
                note.text,
                _("Answer on Min side. Nobody sees your address or your number."),
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('own_messages')}",
            verb=_("Read and answer"),
            key=f"relay-{note.pk}",
        )


def _tell_staff(volunteer: Volunteer, note: Note) -> None:
    """Whoever has the thread, else the contact officer. Without either it waits in Min dag alone."""
    receiver = _receiver(volunteer)
    if receiver is None:
        return
    with translation.override(receiver.language):
        tell(
            person=receiver,
            subject=_("An ambassador has written to you"),
            lines=[_("The message stands on the site, so that no address is shown.")],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('relay_thread', args=[volunteer.pk])}",
            verb=_("Read and answer"),
            key=f"relay-{note.pk}",
        )


def _receiver(volunteer: Volunteer) -> Any:
    """The first who still works with the ambassador."""
    owned = ThreadOwner.objects.filter(person=volunteer.person_id).select_related("owner").first()
    officer = contact_officer_of(volunteer.person)
    wanted = [owned and owned.owner, officer and officer.user]
    able = (each for each in wanted if each and each.is_active and may_handle_application(each, volunteer))
    return next(able, None)
