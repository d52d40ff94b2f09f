"""Database triggers that keep the logs append-only: no UPDATE, and no DELETE of look-ups before their time.

They live in the database because a rule about evidence must also hold against our own mistakes.
"""

_NO_UPDATE = {"accounts_accessentry": "access", "accounts_statechange": "state"}

GUARDED = frozenset(_NO_UPDATE)

SQLITE_CREATE = [
    *(
        f"CREATE TRIGGER guard_{name}_update BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'append-only log'); END"
        for table, name in _NO_UPDATE.items()
    ),
    "CREATE TRIGGER guard_access_delete BEFORE DELETE ON accounts_accessentry "
    "WHEN datetime(OLD.keep_until) > datetime('now') BEGIN SELECT RAISE(ABORT, 'kept until its time'); END",
]
SQLITE_DROP = [
    "DROP TRIGGER IF EXISTS guard_access_update",
    "DROP TRIGGER IF EXISTS guard_state_update",
    "DROP TRIGGER IF EXISTS guard_access_delete",
]
POSTGRES_CREATE = [
    "CREATE FUNCTION tryghed_log_guard() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'append-only log' USING ERRCODE = 'check_violation'; END $$",
    *(
        f"CREATE TRIGGER guard_{name}_update BEFORE UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION tryghed_log_guard()"
        for table, name in _NO_UPDATE.items()
    ),
    "CREATE TRIGGER guard_access_delete BEFORE DELETE ON accounts_accessentry "
    "FOR EACH ROW WHEN (OLD.keep_until > now()) EXECUTE FUNCTION tryghed_log_guard()",
]
POSTGRES_DROP = [
    *(f"DROP TRIGGER IF EXISTS guard_{name}_update ON {table}" for table, name in _NO_UPDATE.items()),
    "DROP TRIGGER IF EXISTS guard_access_delete ON accounts_accessentry",
    "DROP FUNCTION IF EXISTS tryghed_log_guard()",
]


def statements(vendor: str, *, create: bool) -> list[str]:
    """The SQL that puts up (or takes down) the guards on a database of that vendor."""
    if vendor == "postgresql":
        return POSTGRES_CREATE if create else POSTGRES_DROP
    return SQLITE_CREATE if create else SQLITE_DROP
