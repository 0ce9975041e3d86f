"""Pages and addresses: server-rendered, readable without script, in English, French and Russian."""

from comity.web.site import application

__all__ = ["application"]
