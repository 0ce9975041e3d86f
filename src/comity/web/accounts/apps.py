"""The Django application of accounts.

Knows when to begin listening for sign-ins and for new recovery codes; nothing else.
"""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Comity's accounts."""

    name = "comity.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Write down sign-ins from now on, and keep no recovery code that could be read back."""
        from comity.web.accounts import recovery, signins  # noqa: PLC0415 - models exist only once applications are loaded

        signins.listen()
        recovery.listen()
