"""The sentences of one language's catalogues, each read when it is first asked for.

Knows where a message of Fluent begins and which others it names; the library reads and says it. Law: a sentence is said as if
all had been read at once (tests/house/test_catalogues.py), which takes a quarter of a second for some three thousand.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from fluent.runtime import FluentBundle, FluentResource

_BEGIN: Final = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
"""Where a message or a term begins: whatever else stands at the beginning of a line is a comment."""
_NAMED: Final = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")
_LOCALE: Final = "locale"


class Sentences:
    """What the texts of a language's catalogues say; one of them names its locale as the message `locale`."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Find where each message begins. KeyError where none names the locale."""
        self._sources = {name: source for text in texts for name, source in _entries(text)}
        locale = self._sources[_LOCALE].partition("=")[2].split("\n")[0].strip()
        self._bundle = FluentBundle([locale], use_isolating=False)

    def has(self, name: str) -> bool:
        """Return whether there is such a message."""
        return name in self._sources

    def say(self, name: str, attribute: str, facts: Mapping[str, str | int]) -> str:
        """Return a message, or an attribute of it, with `facts` filled in. KeyError where it is not there, or a fact missing."""
        if not self._bundle.has_message(name):
            self._read(name, set())
        message = self._bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise KeyError(f"{name}.{attribute}")
        text, errors = self._bundle.format_pattern(pattern, dict(facts))
        if errors:
            raise KeyError(name) from errors[0]
        return str(text)

    def _read(self, name: str, begun: set[str]) -> None:
        """Read a message after those it names: a thread that finds it read finds these too."""
        source = self._sources[name]
        begun.add(name)
        for other in _NAMED.findall(source):
            if other in self._sources and other not in begun:
                self._read(other, begun)
        self._bundle.add_resource(FluentResource(source))


def _entries(text: str) -> Iterable[tuple[str, str]]:
    begins = [(found[1], found.start()) for found in _BEGIN.finditer(text)]
    ends = [*(start for _, start in begins[1:]), len(text)]
    return ((name, text[start:end]) for (name, start), end in zip(begins, ends, strict=True))
