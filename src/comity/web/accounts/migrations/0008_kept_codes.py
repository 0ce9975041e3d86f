"""No seed of recovery codes any more: from it, all codes could be made again. Those made before end; new ones are shown once."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _end_seeds(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("mfa", "Authenticator").objects.using(editor.connection.alias)
    for row in rows.filter(type="recovery_codes"):
        if "seed" in row.data:
            row.data = {"migrated_codes": []}
            row.save(update_fields=["data"])


class Migration(migrations.Migration):
    """Empty the rows; whoever opens the page of their codes is shown ten new ones."""

    dependencies: ClassVar = [("accounts", "0007_no_other_way"), ("mfa", "0003_authenticator_type_uniq")]
    operations: ClassVar = [migrations.RunPython(_end_seeds)]
