"""Every way to a person is declared (core.privacy): found by looking at the models, not by remembering."""

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

from accounts.models import User
from core.privacy import Fate, personal_tables, retention_rules
from tools.privacy_docs import documents
from volunteers.privacy.copying import label_of

# Rows that name a person without a foreign key: an address, a number, a name somebody typed.
BY_OTHER_WAYS = [
    "outbox.message",
    "accounts.statechange",
    "sessions.session",
    "projects_follow.mailbox",
    "volunteers.profileword",
    "volunteers.availability",
    "account.emailconfirmation",
    "projects_ideas.ideareply",
]


def ways_to_a_person():
    """(table, field) of each foreign key, one-to-one and many-to-many that leads to a person."""
    for model in apps.get_models(include_auto_created=True):
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.is_relation and field.related_model is User:
                through = field.many_to_many and field.remote_field.through._meta
                if through and through.auto_created:
                    continue  # its own table is among the models
                yield model._meta.label, field.name


def declared():
    """Table → the fields that a declaration names."""
    return {table.model.lower(): {*table.person, *table.actors} for table in personal_tables}


@pytest.mark.parametrize(("label", "name"), sorted(set(ways_to_a_person())))
def test_each_way_to_a_person_is_declared(label, name):
    assert name in declared().get(label.lower(), set())


@pytest.mark.parametrize("label", BY_OTHER_WAYS)
def test_what_names_a_person_without_a_key_is_declared(label):
    assert label in declared()


@pytest.mark.parametrize("table", list(personal_tables), ids=lambda table: table.model)
def test_what_is_declared_exists_and_is_said_in_danish(table):
    model = table.model_class()
    with translation.override("da"):
        labels = [label_of(model, column) for column in table.columns]
        danish = str(table.title)
    with translation.override("en"):
        assert str(table.title) != danish
    assert all(labels)
    if table.fate != Fate.DELETE and (table.person or table.rows):
        assert str(table.why), "what stays needs a reason the person can read"
    assert set(table.blank) <= {field.name for field in model._meta.get_fields()}


@pytest.mark.parametrize(("path", "text"), list(documents()), ids=["data map", "retention"])
def test_what_is_written_about_it_is_in_step(path, text):
    assert path.read_text(encoding="utf-8") == text, "run `python -m tools.privacy_docs`"


def test_every_rule_has_a_period_in_the_settings():
    for rule in retention_rules:
        assert isinstance(getattr(settings, rule.days), int), rule.days
