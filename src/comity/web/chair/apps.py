"""The Django application of rooms: one table beside the accounts.

Knows its own name only.
"""

from django.apps import AppConfig


class ChairConfig(AppConfig):
    """Rooms of sittings."""

    name = "comity.web.chair"
    label = "chair"
    default_auto_field = "django.db.models.BigAutoField"
