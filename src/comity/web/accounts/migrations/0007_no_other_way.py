"""Ways to remove a row that the first triggers do not see: REPLACE in SQLite, TRUNCATE in PostgreSQL."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from comity.web.accounts.only_added import forbid_other_ways

TABLES = {
    "accounts_deed": (("id",),),
    "accounts_signin": (("id",),),
    "accounts_entered": (("id",), ("origin", "number"), ("deed_id",)),
}
"""Each table that is only ever added to, with its columns of which no two rows may have the same."""


def _add(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    for table, unique in TABLES.items():
        forbid_other_ways(editor, table, unique)


class Migration(migrations.Migration):
    """Add the triggers."""

    dependencies: ClassVar = [("accounts", "0006_hooks")]
    operations: ClassVar = [migrations.RunPython(_add)]
