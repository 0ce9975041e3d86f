"""Who a phrase names: a person, an office, a body of the register, or nobody.

Knows noun phrases by the offices and articles of the grammar; not verbs of saying, and not who a pronoun means. Law: a phrase
that is no name, no office and nobody of the register is nobody.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.press.names.actors import Actor
from comity.press.words.joining import ANDS
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.phrases import BREAKS, has_verb, is_weekday, name_follows, office_goes_on
from comity.press.words.pronouns import Speaker
from comity.press.words.verbs import is_noun


@dataclass(slots=True, kw_only=True)
class Persons:
    """Who the phrases of one article name; `known` are those who spoke so far."""

    page: Page
    actors: Sequence[Actor]
    known: list[Speaker] = field(default_factory=list)
    surnames: frozenset[str] = frozenset()
    taken: frozenset[int] = field(init=False)
    """Tokens of the names of the register but for offices, which are no person's name."""

    def __post_init__(self) -> None:
        """Find the tokens that are taken."""
        named = (actor for actor in self.actors if actor.named.kind != "office")
        self.taken = frozenset(at for actor in named for at in range(actor.first, actor.last))

    def learn(self) -> None:
        """Learn by which last names alone the article may go on to name its persons: `Jane Roe, the mayor, ... Roe said`."""
        self.surnames = frozenset(self._last_names())

    def _last_names(self) -> Iterator[str]:
        """Return the last of two or more names behind an office or title, beside a verb of saying or before a comma."""
        tokens, titled, taken = self.page.tokens, self.page.grammar.lists["say-titled"], self.taken
        offices = {hit.last for hit in self.page.hits.get("office", ())}
        says = self.page.beginning("say")
        place = 0
        while place < len(tokens):
            if not tokens[place].text[0].isupper() or place in taken:
                place += 1
                continue
            last = place + 1
            while (
                last < len(tokens)
                and last not in taken
                and (tokens[last].text[0].isupper() or tokens[last].low in PARTICLES)
            ):
                last += 1
            before = self.page.word(place - 1)
            led = (
                place in offices
                or before in titled
                or (before == "." and place > 1 and tokens[place - 2].low in titled)
            )
            inside = any(at in offices for at in range(place + 1, last)) or tokens[place].low in titled
            after = self.page.word(last)
            told = last in says or after in {",", "("}
            if led or inside or (last - place > 1 and told):
                yield tokens[last - 1].low
            place = last

    def _ends(self, place: int, first: int, stop: int) -> bool:
        """Return whether a phrase that began at `first` ends before a token."""
        token, lists = self.page.tokens[place], self.page.grammar.lists
        if token.low in BREAKS and not (token.low == "," and name_follows(self.page, place + 1, stop)):
            return not self.page.abbreviates(place) or place == first
        if place == first:
            return False
        clitic = self.page.grammar.language == "fr" and token.low in {"n", "ne", "se"}
        verb = self.page.beginning("say").get(place) or self.page.beginning("tell").get(place)
        said = clitic or (verb is not None and not is_noun(self.page, place))
        if said or is_weekday(self.page, place) or token.text[0].isdecimal():
            return True
        if token.low in {"à", "en", "pour", "в", "во", "по", "при", "на", "in", "for", "to", "at"}:
            return not office_goes_on(self.page, place, stop)
        return token.low in lists["stops"] and not self._is_name_joined(place, first, stop)

    def _is_name_joined(self, place: int, first: int, stop: int) -> bool:
        """Return whether `and` stands within the name of what an office is of: `Secretary for Water and Soil`."""
        tokens = self.page.tokens
        if tokens[place].low not in ANDS | {"&"} or place + 1 >= stop:
            return False
        capital = tokens[place - 1].text[0].isupper() and tokens[place + 1].text[0].isupper()
        behind = any(tokens[at].low in {"of", "for", "de", "des"} for at in range(first, place))
        before = any(self.page.at("office", at) is not None for at in range(place + 1, min(stop, place + 4)))
        return capital and (behind or before)

    def _named(self, first: int, last: int, *, leading: bool = False, some: bool = False) -> Speaker | None:
        """Return the speaker a phrase names, None where it names nobody."""
        tokens = self.page.tokens
        if leading:
            first = self._from_office(first, last)
            last = next((at for at in range(first + 1, last) if tokens[at].low in _PARTED), last)
        first, last = self._bare(first, last, some=some)
        if first >= last or (not some and self._is_nobody(first)) or tokens[first].text[0].isdecimal():
            return None
        offices = self._offices(first, last)
        capital = any(token.text[0].isupper() for token in tokens[first:last])
        known = [actor for actor in self.actors if first <= actor.first < last]
        if not offices and not capital and not known and leading:
            return None
        person = self._person(first, last)
        apposed = person is not None and person[0] > first and tokens[person[0] - 1].low == ","
        titled = all(token.text[0].isupper() for token in tokens[first:last]) and last - first <= TITLED
        if not offices and not known and last - first > 5 and not apposed and not titled:
            return None  # but "the surveyor of the county, Jane Roe"
        if leading and not known and has_verb(self.page, first, last):
            return None
        begin = first if person is not None and self._is_doubtful(first, person[0]) else None
        name = self.page.words(begin or person[0], person[1]) if person else self.page.words(first, last)
        code = self._code(known, first, person)
        if code is None and person is None:
            name = self._fullest(name)
        named = last - first == 1 and tokens[first].text[0].isupper() and tokens[first].low in self.surnames
        return Speaker(name=name, code=code, first=first, last=last, person=bool(person or offices or some or named))

    def _bare(self, first: int, last: int, *, some: bool) -> tuple[int, int]:
        """Return a phrase without the article before it (`some` has none) and what a name does not end with."""
        tokens, known = self.page.tokens, self.page.grammar
        while not some and first < last and tokens[first].low in known.lists["articles"] | {"'", "-"}:
            first += 1
        while last > first and (
            tokens[last - 1].low in known.lists["say-weak"] | BREAKS | {"'", "-"}
            or known.auxiliary.fullmatch(tokens[last - 1].low)
        ):
            last -= 1
        return first, last

    def _is_nobody(self, first: int) -> bool:
        """Return whether a word begins no phrase that names somebody."""
        low = self.page.tokens[first].low
        listed = self.page.grammar.listed(low, "stops", "common", "say-opens")
        return low in _NOBODY or (listed and not self.page.abbreviates(first + 1))

    def _offices(self, first: int, last: int) -> list[Hit[str]]:
        """Return the offices among some words, but none that is a name behind another: `Luc Berger`."""
        tokens = self.page.tokens
        return [
            hit
            for hit in self.page.within("office", first, last)
            if hit.first == first
            or not (tokens[hit.first].text[0].isupper() and tokens[hit.first - 1].text[0].isupper())
            or self.page.at("office", hit.first - 1) is not None
            or tokens[hit.first - 1].low in self.page.grammar.lists["articles"]
        ]

    def _from_office(self, first: int, last: int) -> int:
        """Return where in the words before a verb its subject begins: at an office, else at a name."""
        offices = self._offices(first, last)
        actors = [actor.first for actor in self.actors if first <= actor.first < last]
        starts = [office.first for office in offices]
        if starts:
            start = starts[0]
            while start > first and self._modifies(start - 1):
                start -= 1
            if actors and actors[0] < start and "'" in self.page.words(actors[0], start):
                start = actors[0]
            owned = start > first + 1 and self.page.tokens[start].low == "s" and self.page.tokens[start - 1].low == "'"
            return start - 2 if owned else start
        if actors:
            return actors[0]
        start = last
        while start > first and (step := self._name_goes_back(start, first)):
            start -= step
        return start if start < last else self._plain(first, last)

    def _name_goes_back(self, start: int, first: int) -> int:
        """Return how many tokens before a place belong to the name there: a capital, `bin`, a hyphen with its word."""
        tokens = self.page.tokens
        before = tokens[start - 1]
        if before.text[0].isupper():
            return 1
        inside = start < len(tokens) and tokens[start].text[0].isupper()
        if inside and before.low in PARTICLES:
            return 1
        hyphen = inside and before.low == "-" and before.end == tokens[start].start and start - 2 >= first
        return 2 if hyphen and tokens[start - 2].text[0].isupper() else 0

    def _modifies(self, place: int) -> bool:
        """Return whether a word before an office belongs to it: `exercise director`, `официальный представитель`."""
        token, language = self.page.tokens[place], self.page.grammar.language
        if language == "fr" or not token.text[0].isalpha() or token.low in self.page.grammar.lists["articles"]:
            return False
        if language == "en":
            return (
                token.low not in self.page.grammar.lists["stops"]
                and not self.page.beginning("say").get(place)
                and token.low not in {"if", "of", "is"}
            )
        told = self.page.grammar.listed(token.low, "say-opens", "say-between")
        return not told and token.low.endswith(("ый", "ий", "ой", "ая", "ого", "ее", "ое"))

    def _plain(self, first: int, last: int) -> int:
        """Return where a plain phrase of article and noun begins: `a resident`."""
        for place in range(last - 1, max(first - 1, last - 5), -1):
            if self.page.tokens[place].low in self.page.grammar.lists["articles"]:
                return place
        return last if self.page.grammar.lists["articles"] else first

    def _person(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the last run of two or more capitalised words that is no register name and no office: a person's name."""
        tokens = self.page.tokens
        offices = {at for hit in self._offices(first, last) for at in range(hit.first, hit.last)}
        run: list[int] = []
        best: tuple[int, int] | None = None
        for place in range(first, last + 1):
            if place < last and (self._is_of_name(place, offices) or (run and self._joins(place, last))):
                run.append(place)
                continue
            if sum(tokens[one].low != "-" for one in run) > 1:
                best = (run[0], run[-1] + 1)
            run = []
        if best is None or best[0] == first:
            return best
        before = tokens[best[0] - 1].low
        whose = self.page.grammar.listed(before, "say-weak", "say-places")  # "Ministry of Foreign Affairs"
        return None if whose and not (before in ANDS and self.page.has(*best, "office")) else best

    def _is_of_name(self, place: int, offices: Collection[int]) -> bool:
        """Return whether a word is spelt as a part of a person's name, and is none of an office or the register."""
        text = self.page.tokens[place].text
        named = text[0].isupper() and not (len(text) > 2 and text.isupper())
        return named and place not in offices and place not in self.taken

    def _joins(self, place: int, last: int) -> bool:
        """Return whether a hyphen or a particle goes on with a person's name."""
        low = self.page.tokens[place].low
        particle = low in PARTICLES and place + 1 < last and self.page.tokens[place + 1].text[0].isupper()
        return particle or (low == "-" and self.page.glued(place))

    def _is_doubtful(self, first: int, person: int) -> bool:
        """Return whether a Russian name may be that of what somebody heads: `глава поселения Старый Мост`, not `эксперт Анна`."""
        if self.page.grammar.language != "ru" or person <= first:
            return False
        before = self.page.tokens[person - 1]
        offices = self.page.within("office", first, person)
        return before.text[0].islower() and bool(offices) and offices[-1].last < person

    def _code(self, known: Sequence[Actor], first: int, person: tuple[int, int] | None) -> str | None:
        offices = [actor for actor in known if actor.named.kind == "office"]
        if offices:
            return offices[0].named.code
        if person is None and known and known[0].first <= first + 1:
            return known[0].named.code.split()[0] if " " not in known[0].named.code else None
        return None

    def _fullest(self, name: str) -> str:
        """Return the fullest name met before for one that is a part of it: `the spokesperson` is who was named so."""
        low = name.lower()
        fuller = [one.name for one in self.known[-REMEMBERED:] if one.name.lower().startswith(low + " ")]
        return fuller[-1] if fuller else name


TITLED: Final = 8
"""Words of a name with the title before it: `Northern Ferries Chief Executive Jane Roe`."""
PARTICLES: Final = frozenset(
    (
        *("bin", "ibn", "ben", "al", "el", "de", "da", "di", "del", "dos", "du", "van", "von", "der", "den", "ter"),
        *("la", "le", "ould", "ag"),
    )
)
"""Words in small letters within names of persons."""
REMEMBERED: Final = 500
"""Speakers looked back over for the fullest name: as many as an article is told of."""
_NOBODY: Final = frozenset(
    ("on", "comme", "quand", "lorsque", "si", "or", "ainsi", "alors", "puis", "enfin", "mais", "ce")
)
_PARTED: Final = frozenset(("на", "под", "после", "перед", "со"))
"""Prepositions of Russian that belong to no office: `глава делегации на условиях анонимности`."""
