"""The database holds that an area never has two contact officers on the same day, whoever writes the rows.

PostgreSQL has an exclusion constraint for it, SQLite a trigger.
"""

_CLASH = (
    "NEW.kind = 'contact' AND EXISTS (SELECT 1 FROM accounts_areaduty d WHERE d.area_id = NEW.area_id "
    "AND d.kind = 'contact' AND d.id IS NOT NEW.id AND d.starts_on <= COALESCE(NEW.ends_on, '9999-12-31') "
    "AND COALESCE(d.ends_on, '9999-12-31') >= NEW.starts_on)"
)
_EVENTS = {"insert": "INSERT", "update": "UPDATE"}

SQLITE_CREATE = [
    f"CREATE TRIGGER guard_duty_{name} BEFORE {event} ON accounts_areaduty WHEN {_CLASH} "
    f"BEGIN SELECT RAISE(ABORT, 'accounts_one_contact_officer'); END"
    for name, event in _EVENTS.items()
]
SQLITE_DROP = [f"DROP TRIGGER IF EXISTS guard_duty_{name}" for name in _EVENTS]
POSTGRES_CREATE = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "ALTER TABLE accounts_areaduty ADD CONSTRAINT accounts_one_contact_officer EXCLUDE USING gist "
    "(area_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (kind = 'contact')",
]
POSTGRES_DROP = ["ALTER TABLE accounts_areaduty DROP CONSTRAINT IF EXISTS accounts_one_contact_officer"]


def statements(vendor: str, *, create: bool) -> list[str]:
    """The SQL that puts up (or takes down) the guard on a database of that vendor."""
    if vendor == "postgresql":
        return POSTGRES_CREATE if create else POSTGRES_DROP
    return SQLITE_CREATE if create else SQLITE_DROP
