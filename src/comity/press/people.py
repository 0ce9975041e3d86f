"""Who speaks: names of persons and offices as they stand beside a verb, and who a pronoun means.

Knows noun phrases by the offices and articles of the grammar; not quotation marks. Law: a pronoun means the last who spoke, and a
phrase that is no name, no office and nobody of the register is nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.press.actors import Actor
from comity.press.page import Page
from comity.press.tokens import Sentence

LONGEST: Final = 16
SHORTEST: Final = 5
"""Words of a phrase that is somebody although it names no office."""
_BREAKS: Final = frozenset('.,;:!?«»“”„"()–…')
_WEAK: Final = frozenset(
    (
        "de",
        "du",
        "des",
        "d",
        "l",
        "la",
        "le",
        "les",
        "of",
        "the",
        "for",
        "et",
        "and",
        "и",
        "по",
        "при",
        "из",
        "от",
        "с",
        "in",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it: the words of the text, the code of the register where it is known, and where that stands."""

    name: str
    code: str | None
    first: int
    last: int
    person: bool = False


@dataclass(slots=True, kw_only=True)
class People:
    """The speakers of one article as they are met."""

    page: Page
    actors: Sequence[Actor]
    known: list[Speaker] = field(default_factory=list)
    heard: list[Speaker] = field(default_factory=list)

    def listen(self) -> None:
        """Find who speaks at each verb of saying, so that a pronoun later on has somebody to mean."""
        for hit in self.page.hits.get("say", ()):
            sentence = self.page.sentence_at(self.page.tokens[hit.first].start)
            if sentence is None:
                continue
            inverted = hit.first > sentence.first and self.after_comma(sentence.first, hit.first)
            behind = self.behind(hit.last, sentence.last) if inverted else None
            found = behind or self.subject(sentence.first, hit.first) or self.behind(hit.last, sentence.last)
            if found is not None and found.first >= sentence.first and self._speaks(found, sentence.first):
                self.heard.append(found)

    def _speaks(self, found: Speaker, first: int) -> bool:
        """Return whether whoever stands beside a verb that may mean saying is somebody: no `talks went on`."""
        named = found.first > first and self.page.tokens[found.first].text[0].isupper()
        return found.person or found.code is not None or named

    def after_comma(self, first: int, verb: int) -> bool:
        """Return whether a verb stands right behind a comma, as where its subject follows: `, a annoncé le ministre`."""
        stop = verb
        while stop > first and self.page.tokens[stop - 1].low in _AUXILIARY:
            stop -= 1
        return self.page.grammar.language != "en" and stop > first and self.page.tokens[stop - 1].low == ","

    def meant(self, place: int) -> Speaker | None:
        """Return who a pronoun means: who opens the sentence before, else the last person or office that spoke before it."""
        opens = self._heads(place) or self._opens(place)
        if opens is not None:
            return opens
        before = [one for one in (*self.heard, *self.known) if one.first < place]
        return max(before, key=lambda one: (one.first, one.person), default=None)

    def _heads(self, place: int) -> Speaker | None:
        """Return the State that opens the sentence of a pronoun in a clause of its own: `la Grèce désapprouve ..., qu'elle`."""
        tokens, sentence = self.page.tokens, self.page.sentence_at(self.page.tokens[place].start)
        if sentence is None or tokens[place - 1].low not in {"'", "que", "what", "which"}:
            return None
        heads = [one for one in self.actors if sentence.first <= one.first <= sentence.first + 2 and one.last < place]
        if not heads or heads[0].named.kind != "state":
            return None
        name = self.page.words(heads[0].first, heads[0].last)
        return Speaker(name=name, code=heads[0].named.code, first=heads[0].first, last=heads[0].last)

    def _opens(self, place: int) -> Speaker | None:
        """Return the person or office with which the sentence before begins, where nobody spoke after it."""
        page = self.page
        sentence = page.sentence_at(page.tokens[place].start)
        number = page.sentences.index(sentence) if sentence is not None else 0
        quoted = {"«", "“", "„", '"'}
        while number > 0:
            number -= 1
            before = page.sentences[number]
            if sentence is None or before.block < sentence.block - 1:
                return None
            if page.tokens[before.first].low in quoted or page.blocks[before.block].role not in {"body", "lede"}:
                continue  # what was said stands between a speaker and the pronoun that means him
            if any(before.first <= one.first < before.last for one in self.heard) or self.is_pronoun(before.first):
                return None
            return self._acting(before)
        return None

    def _acting(self, sentence: Sentence) -> Speaker | None:
        """Return the first person or office of a sentence that no word governs."""
        page = self.page
        for hit in page.within("office", sentence.first, sentence.last):
            first = hit.first
            while first > sentence.first and (page.tokens[first - 1].low in page.grammar.lists["articles"] - _WEAK):
                first -= 1
            while first > sentence.first and page.tokens[first - 1].low in {"the", "le", "la", "l", "'", "l'"}:
                first -= 1
            governed = (
                first > sentence.first and page.tokens[first - 1].low in page.grammar.lists["sit-governs"] | _WEAK
            )
            last = first
            while last < min(sentence.last, first + LONGEST) and not self._closes(last, first):
                last += 1
            found = None if governed else self._named(first, last)
            if found is not None and found.person:
                return found
        return None

    def _closes(self, place: int, first: int) -> bool:
        """Return whether the subject that opens a sentence ends before a word: at a sign or a verb."""
        token, known = self.page.tokens[place], self.page.grammar
        verbs = (known.past, known.auxiliary, known.shows)
        told = any(pattern is not None and pattern.fullmatch(token.low) for pattern in verbs)
        verb = told or any(self.page.at(kind, place) is not None for kind in ("say", "past", "future"))
        return token.low in _BREAKS or (place > first and verb)

    def spoke(self, speaker: Speaker) -> None:
        """Remember who spoke last."""
        self.known.append(speaker)

    def behind(self, first: int, stop: int) -> Speaker | None:
        """Return who is named from a token on: `said the mayor`."""
        tokens, lists = self.page.tokens, self.page.grammar.lists
        while first < stop and tokens[first].low in {
            "également",
            "aussi",
            "encore",
            "mardi",
            "en",
            "quant",
            "à",
            "lui",
            "-",
            "t",
            "toutefois",
            "notamment",
            "ensuite",
            "также",
            "also",
            "ему",
            "им",
            "ей",
            "сам",
            "журналистам",
        }:
            first += 1
        first = self._behind_on(first, stop)
        while first < stop and (self._weekday(first) or tokens[first].low in lists["say-hearers"]):
            first += 1
        if first + 1 < stop and tokens[first].low in {"в", "во"} and self._weekday(first + 1):
            first += 2
        if first + 1 < stop and tokens[first].low in {"в", "во"} and self.page.within("office", first + 1, first + 4):
            first += 1
        if first < stop and self.is_pronoun(first):
            return self.meant(first)
        first = self._behind_hearer(first, stop)
        last = first
        while last < min(stop, first + LONGEST) and not self._ends(last, first, stop):
            last += 1
        opened = first > 0 and tokens[first].low in lists["articles"] | {"l", "l'"}
        plain = self.page.grammar.language == "fr" and first < last and tokens[first].text[0].islower() and not opened
        office = any(self.page.at("office", place) is not None for place in range(first, min(last, first + 3)))
        return None if plain and not office else self._named(first, last)

    def _behind_on(self, first: int, stop: int) -> int:
        """Return where is named whence a French `on` speaks: `assure-t-on à la chambre`, `a-t-on indiqué de source sûre`."""
        tokens = self.page.tokens
        if self.page.grammar.language != "fr" or first >= stop or tokens[first].low != "on":
            return first
        near = range(first + 1, min(stop, first + 4))
        place = next((at for at in near if tokens[at].low in {"à", "au", "aux", "chez", "de"}), None)
        named = place is not None and any(token.text[0].isupper() for token in tokens[place + 1 : min(stop, place + 8)])
        return place + 1 if place is not None and named else first

    def _behind_hearer(self, first: int, stop: int) -> int:
        """Return where a speaker begins behind whoever was spoken to: `a confié à la radio le chef`, `сказал радио глава`."""
        tokens, language = self.page.tokens, self.page.grammar.language
        to = first < stop and tokens[first].low in {"à", "au", "aux"}
        offices = [hit.first for hit in self.page.within("office", first, min(stop, first + HEARER))]
        if language == "fr" and (to or (first and tokens[first - 1].low == "à")):
            opened = (
                place
                for place in offices
                if tokens[place - 1].low in {"le", "la", "'", "un", "une"} and place > first + 2
            )
            return next(opened, first)
        if language == "ru" and offices and offices[0] > first and tokens[first].low.endswith(_DATIVE):
            start = offices[0]
            while start > first and self._modifies(start - 1):
                start -= 1
            return start
        return first

    def told(self, first: int, verb: int) -> Speaker | None:
        """Return whoever stands between a quotation and its verb of saying, `the harbour master`."""
        opens = self.page.tokens[first].low in self.page.grammar.lists["articles"]
        return self._named(first, verb) if opens and verb - first <= SHORTEST else None

    def subject(self, first: int, verb: int) -> Speaker | None:
        """Return who is named before a verb: the last phrase that can be its subject."""
        tokens = self.page.tokens
        stop = verb
        while stop > first and tokens[stop - 1].low in _AUXILIARY:
            stop -= 1
        if stop > first and self.is_pronoun(stop - 1):
            return self.meant(stop - 1)
        if stop > first + 1 and tokens[stop - 1].low in _RELATIVE and tokens[stop - 2].low == ",":
            return self._apposed(first, stop - 2)  # "the mayor, who said"
        stop = self._before_relative(first, stop)
        marked = self._in_marks(first, stop)
        if marked is not None:
            return marked
        start = stop
        while (
            start > first
            and stop - start < LONGEST
            and (tokens[start - 1].low not in _BREAKS or self.page.abbreviates(start - 1))
            and not self._weekday(start - 1)
        ):
            start -= 1
        found = self._named(start, stop, leading=True)
        if found is not None or start == first:
            return found
        if tokens[start - 1].low in {",", ")"}:  # an apposition: "the Secretary General, Jens Stoltenberg, said"
            return self._apposed(first, start - 1)
        return None

    def _in_marks(self, first: int, stop: int) -> Speaker | None:
        """Return a paper or an agency that is named in marks right before a verb: `газета «Северный берег» пишет`."""
        tokens = self.page.tokens
        if stop - 1 <= first or tokens[stop - 1].low not in {"»", "”"}:
            return None
        place = stop - 2
        while place > first and tokens[place].low not in {"«", "“", "„"}:
            place -= 1
        called = place > first and tokens[place - 1].low in self.page.grammar.lists["say-titles"]
        if not called or not tokens[place + 1].text[0].isupper():
            return None
        name = self.page.words(place + 1, stop - 1)
        return Speaker(name=name, code=None, first=place, last=stop, person=True)

    def _before_relative(self, first: int, stop: int) -> int:
        """Return where a subject ends that a clause of its own stands behind: `the president, who was to meet ..., said`."""
        tokens = self.page.tokens
        if stop <= first or tokens[stop - 1].low != ",":
            return stop
        for place in range(stop - 2, first, -1):
            relative = tokens[place].low in _RELATIVE or (
                self.page.grammar.language == "ru" and tokens[place].low.endswith(_PARTICIPLES)
            )
            if relative and tokens[place - 1].low == ",":
                return place - 1
        return stop

    def _apposed(self, first: int, stop: int) -> Speaker | None:
        start = stop
        while start > first and stop - start < LONGEST and self.page.tokens[start - 1].low not in _BREAKS:
            start -= 1
        if (
            start > first
            and start < stop
            and self.page.tokens[start].low in _INDEFINITE
            and self.page.tokens[start - 1].low == ","
        ):
            return self._apposed(first, start - 1)  # "the mayor, an engineer, said"
        found = self._named(start, stop, leading=True)
        aside = found is None and start > first + 1 and self.page.tokens[start - 1].low == ","
        return self._apposed(first, start - 1) if aside and stop - start <= ASIDE else found  # "the mayor, tired, said"

    def has_pronoun(self, first: int, verb: int) -> bool:
        """Return whether a pronoun is the subject before a verb, whoever it means."""
        stop = verb
        while stop > first and self.page.tokens[stop - 1].low in _AUXILIARY:
            stop -= 1
        return stop > first and self.is_pronoun(stop - 1)

    def is_pronoun(self, place: int) -> bool:
        """Return whether a word is a pronoun that means somebody named before."""
        tokens = self.page.tokens
        low = tokens[place].low
        return low in self.page.grammar.lists["pronouns"] and low not in {"on", "it", "оно"}

    def _weekday(self, place: int) -> bool:
        low = self.page.tokens[place].low
        return any(pattern.fullmatch(low) for pattern in self.page.grammar.weekdays)

    def _ends(self, place: int, first: int, stop: int) -> bool:
        """Return whether a phrase that began at `first` ends before a token."""
        token, lists = self.page.tokens[place], self.page.grammar.lists
        if token.low in _BREAKS and not (token.low == "," and self._name_follows(place + 1, stop)):
            return not self.page.abbreviates(place) or place == first
        if place == first:
            return False
        clitic = self.page.grammar.language == "fr" and token.low in {"n", "ne", "se"}
        if (
            clitic
            or self._weekday(place)
            or token.text[0].isdigit()
            or self.page.beginning("say").get(place) is not None
        ):
            return True
        if token.low in lists["say-oneof"] and place == first + 1:
            return False
        if token.low in {"à", "en", "pour", "в", "во", "по", "при", "на", "in", "for", "to", "at"}:
            return not self._office_goes_on(place, stop)
        return token.low in lists["stops"]

    def _office_goes_on(self, place: int, stop: int) -> bool:
        """Return whether `spokesperson for Lithuania` goes on after its preposition: with a name."""
        low, following = self.page.tokens[place].low, self.page.tokens[place + 1] if place + 1 < stop else None
        if low in {"for", "при", "по", "pour", "at"} and following is not None:
            return low in {"по", "при", "for"} and (
                following.text[0].isupper() or low == "при" or following.low in {"the", "делам"}
            )
        return False

    def _name_follows(self, place: int, stop: int) -> bool:
        """Return whether behind a comma stands a person's name and then an end: `the minister, Jean Martin,`."""
        tokens = self.page.tokens
        end = place
        while end < stop and end - place < 4 and tokens[end].text[:1].isupper():
            end += 1
        return end - place >= 2 and (end >= stop or tokens[end].low in _BREAKS)

    def _named(self, first: int, last: int, *, leading: bool = False) -> Speaker | None:
        """Return the speaker a phrase names, None where it names nobody."""
        tokens, lists = self.page.tokens, self.page.grammar.lists
        if leading:
            first = self._from_office(first, last)
        while first < last and (tokens[first].low in lists["articles"] or tokens[first].low in {"'", "-"}):
            first += 1
        helps = self.page.grammar.auxiliary
        while last > first and (
            (helps is not None and helps.fullmatch(tokens[last - 1].low))
            or tokens[last - 1].low in _WEAK
            or tokens[last - 1].low in _BREAKS
            or tokens[last - 1].low in {"'", "-"}
        ):
            last -= 1
        if (
            first >= last
            or tokens[first].text[0].isdigit()
            or tokens[first].low in _NOBODY
            or (tokens[first].low in lists["stops"] | lists["common"] and not self.page.abbreviates(first + 1))
        ):
            return None
        offices = self.page.within("office", first, last)
        capital = any(token.text[0].isupper() for token in tokens[first:last])
        known = [actor for actor in self.actors if first <= actor.first < last]
        if not offices and not capital and not known and leading:
            return None
        if not offices and not known and last - first > 5:
            return None
        person = self._person(first, last)
        begin = first if person is not None and self._is_doubtful(first, person[0]) else None
        name = self.page.words(begin or person[0], person[1]) if person else self.page.words(first, last)
        code = self._code(known, first, person)
        if code is None and person is None:
            name = self._fullest(name)
        return Speaker(name=name, code=code, first=first, last=last, person=bool(person or offices))

    def _from_office(self, first: int, last: int) -> int:
        """Return where in the words before a verb its subject begins: at an office, else at a name."""
        offices = self.page.within("office", first, last)
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
        while start > first and self.page.tokens[start - 1].text[0].isupper():
            start -= 1
        return start if start < last else self._plain(first, last)

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
        return token.low.endswith(("ый", "ий", "ой", "ая", "ого", "ее", "ое"))

    def _plain(self, first: int, last: int) -> int:
        """Return where a plain phrase of article and noun begins: `a resident`."""
        for place in range(last - 1, max(first - 1, last - 5), -1):
            if self.page.tokens[place].low in self.page.grammar.lists["articles"]:
                return place
        return last if self.page.grammar.lists["articles"] else first

    def _person(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the last run of two or more capitalised words that is no register name and no office: a person's name."""
        tokens = self.page.tokens
        taken = {
            place for actor in self.actors if actor.named.kind != "office" for place in range(actor.first, actor.last)
        }
        offices = {at for hit in self.page.within("office", first, last) for at in range(hit.first, hit.last)}
        run: list[int] = []
        best: tuple[int, int] | None = None
        for place in range(first, last + 1):
            fits = (
                place < last
                and place not in offices
                and tokens[place].text[0].isupper()
                and place not in taken
                and tokens[place].text[0].isalpha()
                and not (len(tokens[place].text) > 2 and tokens[place].text.isupper())
            )
            joins = place < last and run and tokens[place].low == "-" and tokens[place].start == tokens[place - 1].end
            if fits or joins:
                run.append(place)
            else:
                while run and tokens[run[0]].low == "-":
                    del run[0]
                if len([one for one in run if tokens[one].low != "-"]) >= 2:
                    best = (run[0], run[-1] + 1)
                run = []
        if best is not None and best[0] > first and tokens[best[0] - 1].low in _WEAK:
            return None  # "Ministry of Foreign Affairs"
        return best

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
        fuller = [one.name for one in self.known if one.name.lower().startswith(low + " ")]
        return fuller[-1] if fuller else name


_NOBODY: Final = frozenset(
    ("on", "comme", "quand", "lorsque", "si", "or", "ainsi", "alors", "puis", "enfin", "mais", "ce")
)
ASIDE: Final = 3
"""Words between commas that only tell how somebody is who speaks."""
HEARER: Final = 8
"""Words behind a verb of saying that name whoever was spoken to."""
_DATIVE: Final = ("ому", "ему", "ам", "ям", "ой")
_INDEFINITE: Final = frozenset(("un", "une", "a", "an"))
_PARTICIPLES: Final = ("ющий", "ющая", "ющее", "ящий", "ящая", "вший", "вшая", "вшее")
_RELATIVE: Final = frozenset(("qui", "dont", "who", "which", "whose", "который", "которая", "которые"))
_AUXILIARY: Final = frozenset(
    [
        "a",
        "ont",
        "avait",
        "avaient",
        "est",
        "sont",
        "était",
        "étaient",
        "s",
        "'",
        "se",
        "l",
        "lui",
        "y",
        "en",
        "ne",
        "n'",
        "has",
        "have",
        "had",
        "also",
        "toutefois",
        "également",
        "aussi",
        "déjà",
        "encore",
        "également",
        "is",
        "was",
        "pas",
    ]
)
