"""What is kept of the room of a sitting that has not closed: one row, no record.

Knows columns; `comity.room.state` knows what is in them. Law: the row goes when the sitting closes.
"""

from typing import ClassVar

from django.db import models


class Kept(models.Model):
    """The room of a sitting of the body of that origin; `version` grows with every change."""

    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    sitting: "models.CharField[str, str]" = models.CharField(max_length=64)
    version: "models.BigIntegerField[int, int]" = models.BigIntegerField(default=0)
    held: "models.TextField[str, str]" = models.TextField()

    class Meta:
        """One room for a sitting."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["origin", "sitting"], name="one_room_for_a_sitting")]

    def __str__(self) -> str:
        """Return the sitting's id."""
        return self.sitting
