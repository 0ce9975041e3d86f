"""What makes a table one that is only ever added to: triggers that refuse to change or remove a row.

Knows SQLite and PostgreSQL; not which tables. Law: what has been migrated stays as it was made.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forbid(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Let the database itself refuse to change or remove a row of a table."""
    forbidden = _there if editor.connection.vendor == "postgresql" else _here
    for what in ("UPDATE", "DELETE"):
        editor.execute(forbidden(table, what), None)


def forbid_other_ways(editor: BaseDatabaseSchemaEditor, table: str, unique: tuple[tuple[str, ...], ...]) -> None:
    """Refuse what gets round `forbid`: rows put in another's place (SQLite), all rows removed at once (PostgreSQL)."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_there(table, "TRUNCATE"), None)
        return
    same = " OR ".join(f"({' AND '.join(f'{name} = NEW.{name}' for name in names)})" for names in unique)
    editor.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "  # noqa: S608 - names of ours
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END",
        None,
    )


def _here(table: str, what: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
    )


def _there(table: str, what: str) -> str:
    """Return the same in PostgreSQL, which asks for a function first."""
    name = f"{table}_no_{what.lower()}"
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is only ever added to'; END $$; "
        f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )
