"""Places of deeds in the trail that the log binds: a table that is only ever added to, as the deeds are."""

from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from comity.web.accounts.only_added import forbid

TABLE = "accounts_entered"


def _forbid(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    forbid(editor, TABLE)


class Migration(migrations.Migration):
    """Add the table and its triggers."""

    dependencies: ClassVar = [("accounts", "0004_notices")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Entered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(max_length=200)),
                ("number", models.IntegerField()),
                ("own", models.IntegerField()),
                ("salt", models.BinaryField()),
                (
                    "deed",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entered", to="accounts.deed"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="entered",
            constraint=models.UniqueConstraint(fields=("origin", "number"), name="one_number_once"),
        ),
        migrations.RunPython(_forbid),
    ]
