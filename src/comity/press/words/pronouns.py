"""Who a pronoun can mean: by number, by the gender of an article, and by whether a State or a thing is any `he`.

Knows speakers by their words; which of them is meant `people` chooses. Law: a pronoun that cannot mean somebody never means him.
"""

from dataclasses import dataclass
from typing import Final

from comity.press.words.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it: the words of the text, the code of the register where it is known, and where that stands."""

    name: str
    code: str | None
    first: int
    last: int
    person: bool = False


def agrees(page: Page, speaker: Speaker, pronoun: str) -> bool:
    """Return whether a pronoun can mean somebody: no `she` a report, no `elle` somebody called `le`."""
    if not pronoun:
        return True
    tokens, lists = page.tokens, page.grammar.lists
    head, article = tokens[speaker.first].low, page.word(speaker.first - 1)
    thing = {head, tokens[speaker.last - 1].low} & lists["say-things"]
    if pronoun == "it":
        return bool(thing) or (speaker.code is not None and not speaker.person)
    if pronoun in _PERSONAL and (thing or _several(page, speaker, article) or _is_state(speaker, pronoun)):
        return False
    if pronoun in {"they", "они"} and speaker.person and not _several(page, speaker, article):
        return head in lists["say-things"]
    talks = page.within("sit-noun", speaker.first, speaker.last) and not speaker.person
    if talks or (pronoun == "он" and head.endswith(("ая", "яя", "ия", "ка", "ца"))):
        return False
    titles = {token.low for token in tokens[max(0, speaker.first - 2) : speaker.first + 1]}
    other = {"il": {"la", "une"}, "elle": {"le", "un", "du", "au"}, "ils": _SINGLE, "elles": _SINGLE}
    return article not in other.get(pronoun, ()) and not titles & _OTHERS.get(pronoun, frozenset())


def _is_state(speaker: Speaker, pronoun: str) -> bool:
    """Return whether somebody is a State or a body, which is no `he` and no `she`."""
    initials = speaker.name.isupper() and not speaker.person
    return initials or (pronoun not in {"il", "elle"} and speaker.code is not None and not speaker.person)


def _several(page: Page, speaker: Speaker, article: str) -> bool:
    """Return whether somebody called by an office in the plural is several persons; one of them is one."""
    if page.at("some", speaker.first) is not None:
        return page.tokens[speaker.first].low in {
            "some",
            "several",
            "many",
            "both",
            "others",
            "другие",
            "многие",
        }
    offices = page.within("office", speaker.first, speaker.last)
    word = page.tokens[offices[0].last - 1].low if offices else ""
    ends = {"en": ("s",), "fr": (), "ru": ("ы", "и")}[page.grammar.language]
    return article in {"les", "des", "ces"} or word.endswith(ends)


LATTER: Final = frozenset(("тот", "последний", "the latter", "latter", "celui-ci", "celle-ci", "dernier", "dernière"))
"""Pronouns that mean whoever was named last."""
_OTHERS: Final = {
    "il": frozenset(("mme", "madame")),
    "elle": frozenset(("m", "monsieur")),
    "he": frozenset(("mrs", "ms", "lady")),
    "she": frozenset(("mr", "sir", "lord")),
    "он": frozenset(("госпожа", "г-жа")),
    "она": frozenset(("господин",)),
}
"""Titles of somebody whom a pronoun does not mean."""
_PERSONAL: Final = frozenset(("he", "she", "il", "elle", "он", "она"))
_SINGLE: Final = frozenset(("le", "la", "un", "une"))
