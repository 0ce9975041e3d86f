"""What is fed to a parser, and what is asked of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from comity.errors import ComityError


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A parser, bytes it takes, and what makes the same bytes of what it returned, where something does."""

    name: str
    parse: Callable[[bytes], Any]
    seeds: tuple[bytes, ...]
    render: Callable[[Any], bytes] | None = None

    def feed(self, data: bytes) -> bool:
        """Return whether the parser took the bytes; any other error than one of ours is a fault, and so are other bytes back."""
        try:
            found = self.parse(data)
        except ComityError:
            return False
        if self.render is not None:
            assert self.render(found) == data, self.name
        return True
