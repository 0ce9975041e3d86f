"""Deeds and sign-ins are only ever added: the database itself refuses to change or remove one."""

from typing import ClassVar

from django.db import migrations

TABLES = ("accounts_deed", "accounts_signin")


def _forbid(table: str, what: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
    )


class Migration(migrations.Migration):
    """Add the triggers."""

    dependencies: ClassVar = [("accounts", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(_forbid(table, what), f"DROP TRIGGER {table}_no_{what.lower()}")
        for table in TABLES
        for what in ("UPDATE", "DELETE")
    ]
