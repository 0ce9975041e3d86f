"""The table of rooms."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(max_length=200)),
                ("sitting", models.CharField(max_length=64)),
                ("version", models.BigIntegerField(default=0)),
                ("held", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("origin", "sitting"), name="one_room_for_a_sitting")],
            },
        ),
    ]
