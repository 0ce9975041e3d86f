"""Deeds and sign-ins are only ever added: the database itself refuses to change or remove one."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from comity.web.accounts.only_added import forbid

TABLES = ("accounts_deed", "accounts_signin")


def _add(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Add them in the words of the database there is."""
    del apps
    for table in TABLES:
        forbid(editor, table)


class Migration(migrations.Migration):
    """Add the triggers."""

    dependencies: ClassVar = [("accounts", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_add)]
