"""Moving everything that leads to one person over to another, whatever the table."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from accounts.log_guard import GUARDED
from accounts.models import User
from core.privacy import personal_tables


def ways_to_a_person() -> Iterator[tuple[type[models.Model], Any]]:
    """Each table and field that leads to a person, hidden relations and the tables between many and many included.

    The append-only logs stay as they are: what is said there is found through `User.merged_into`.
    """
    for relation in User._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            model: Any = relation.related_model
            if model._meta.db_table not in GUARDED and not getattr(model, "append_only", False):
                yield model, relation.field  # type: ignore[union-attr]


def move_everything(kept_id: int, gone_id: int) -> None:
    """Settle what clashes by each room's own rule (`PersonalTable.merge`), then move the rest.

    A row that says again what the kept person has already (the same course on the same day) falls.
    """
    for table in personal_tables:
        if table.merge:
            table.merge(kept_id, gone_id)
    for model, field in ways_to_a_person():
        _move(model, field, kept_id, gone_id)


def _move(model: type[models.Model], field: Any, kept_id: int, gone_id: int) -> None:
    rows = model._base_manager.filter(**{field.attname: gone_id})
    if not _is_unique_with(model, field):
        rows.update(**{field.attname: kept_id})
        return
    for row in rows.order_by("pk"):
        setattr(row, field.attname, kept_id)
        if _is_said_already(row, field):
            row.delete()
        else:
            model._base_manager.filter(pk=row.pk).update(**{field.attname: kept_id})


def _is_unique_with(model: type[models.Model], field: Any) -> bool:
    return bool(field.unique or _together(model, field) or _constraints(model, field))


def _together(model: type[models.Model], field: Any) -> list[Any]:
    return [names for names in model._meta.unique_together if field.name in names]


def _constraints(model: type[models.Model], field: Any) -> list[models.UniqueConstraint]:
    rules = [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    return [rule for rule in rules if field.name in rule.fields]


def _is_said_already(row: models.Model, field: Any) -> bool:
    model = type(row)
    others = model._base_manager.exclude(pk=row.pk)
    if field.unique and others.filter(**{field.attname: getattr(row, field.attname)}).exists():
        return True
    for names in _together(model, field):
        fields = [model._meta.get_field(name).attname for name in names]  # type: ignore[union-attr]
        if others.filter(**{name: getattr(row, name) for name in fields}).exists():
            return True
    return any(_breaks(rule, row) for rule in _constraints(model, field))


def _breaks(rule: models.UniqueConstraint, row: models.Model) -> bool:
    try:
        rule.validate(type(row), row)
    except ValidationError:
        return True
    return False
