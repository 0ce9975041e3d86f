"""Pages and addresses: server-rendered, readable without script, in English, French and Russian.

Law: to import a module of this package loads no more of Django than that module needs; the sequencing process begins without.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.web.site import application

__all__ = ["application"]


def __getattr__(name: str) -> Any:
    """Return the maker of the application, whose module loads Django, when it is first asked for."""
    if name in __all__:
        return getattr(importlib.import_module("comity.web.site"), name)
    raise AttributeError(name)
