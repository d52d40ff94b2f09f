"""What the archive takes over before it falls: a PDF and its metadata in a folder of its own (DOMAIN rule 10).

The folder (`JOURNAL_DIR`) is handed over to the authority's records system and is no part of the database.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.history import history_of
from volunteers.decisions.document import sections_of
from volunteers.decisions.models import Decision
from volunteers.models import Application, Signature
from volunteers.privacy.copying import Pair, Section, in_words
from volunteers.privacy.files import PlainEncoder, paper
from volunteers.privacy.models import Journalised

Subject = Application | Signature


def is_journalised(subject: Subject) -> bool:
    """Whether the archive has it."""
    return Journalised.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).exists()


@transaction.atomic
def journalise(subject: Subject) -> Journalised:
    """Give the archive the case; twice is once. Raises `OSError` where the folder can't be written."""
    label = subject._meta.label_lower
    if existing := Journalised.objects.filter(subject_type=label, subject_id=subject.pk).first():
        return existing
    with translation.override("da"):
        title, sections = _content(subject)
        content = paper(title=title, sections=sections, lines=(_("Archived from Tryghed."),))
    digest = hashlib.sha256(content).hexdigest()
    folder = f"{timezone.localdate():%Y}/{label.replace('.', '-')}-{subject.pk}"
    metadata = {
        "title": title,
        "subject_type": label,
        "subject_id": subject.pk,
        "archived_at": timezone.now(),
        "sha256": digest,
        **_metadata(subject),
    }
    _write(Path(settings.JOURNAL_DIR) / folder, content, metadata)
    return Journalised.objects.create(subject_type=label, subject_id=subject.pk, folder=folder, digest=digest)


def _write(folder: Path, content: bytes, metadata: dict[str, Any]) -> None:
    """Both files are on the disk before anything is deleted."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = json.dumps(metadata, cls=PlainEncoder, ensure_ascii=False, indent=2)
    for name, data in (("case.pdf", content), ("metadata.json", text.encode())):
        with (folder / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _metadata(subject: Subject) -> dict[str, Any]:
    if isinstance(subject, Application):
        return {
            "kind": "application",
            "state": subject.state,
            "district": subject.district_id,
            "received_at": subject.received_at,
        }
    return {
        "kind": "agreement",
        "version": subject.agreement.version,
        "signed_at": subject.signed_at,
    }


def _content(subject: Subject) -> tuple[str, list[Section]]:
    who = Section("accounts.User", _("Who you are"), records=[_who(subject.person)])
    if isinstance(subject, Signature):
        pairs = [
            (_("Agreement"), str(subject.agreement)),
            (_("Accepted"), in_words(subject.signed_at)),
            (_("The name you wrote"), subject.name),
        ]
        text = Section("volunteers.Agreement", subject.agreement.title, note=subject.agreement.text)
        return _("Agreement accepted"), [
            who,
            Section("volunteers.Signature", _("Agreement"), records=[pairs]),
            text,
        ]
    case = Section("volunteers.Application", _("The application"), records=[_application(subject)])
    steps = Section("accounts.StateChange", _("What happened, step by step"), records=_steps(subject))
    return _("Application decided"), [who, case, steps, *_decision(subject)]


def _decision(application: Application) -> list[Section]:
    decision = Decision.objects.filter(application=application).first()
    if decision is None:
        return []
    rows: list[list[Pair]] = [[(title, "\n".join(lines))] for title, lines in sections_of(decision)]
    return [Section("volunteers_decisions.Decision", _("The decision"), records=rows)]


def _who(person: Any) -> list[Pair]:
    return [
        (_("Name"), person.get_full_name()),
        (_("E-mail"), in_words(person.email)),
        (_("Phone"), in_words(str(person.phone))),
    ]


def _application(application: Application) -> list[Pair]:
    return [
        (_("Police district"), application.district.name),
        (_("Received"), in_words(application.received_at)),
        (_("Step"), str(application.get_state_display())),
        (_("Why you want to take part"), in_words(application.motivation)),
    ]


def _steps(application: Application) -> list[list[Pair]]:
    return [
        [
            (_("When"), in_words(change.at)),
            (_("To"), change.target),
            (_("By"), in_words(change.actor.first_name if change.actor else "")),
            (_("Reason"), in_words(change.reason)),
        ]
        for change in history_of(application)
    ]
