"""Deeds and sign-ins are only ever added: the database itself refuses to change or remove one."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("accounts_deed", "accounts_signin")


def _forbid(table: str, what: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
    )


def _forbid_there(table: str, what: str) -> str:
    """Return the same in PostgreSQL, which asks for a function first."""
    name = f"{table}_no_{what.lower()}"
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is only ever added to'; END $$; "
        f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )


def _add(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Add them in the words of the database there is."""
    del apps
    forbid = _forbid_there if editor.connection.vendor == "postgresql" else _forbid
    for table in TABLES:
        for what in ("UPDATE", "DELETE"):
            editor.execute(forbid(table, what), None)


class Migration(migrations.Migration):
    """Add the triggers."""

    dependencies: ClassVar = [("accounts", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_add)]
