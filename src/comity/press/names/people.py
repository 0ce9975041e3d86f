"""Who speaks: who stands beside a verb, and who a pronoun means.

Knows where the subjects of verbs stand; `about` knows whom a sentence is about, `persons` whom a phrase names, and marks
are others'. Law: a pronoun means the last who spoke.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.press.names.about import DEFINITE, LONGEST, MASCULINE, NOMINATIVE, About
from comity.press.words.joining import CONJUNCTIONS
from comity.press.words.page import HEADS
from comity.press.words.phrases import (
    BREAKS,
    before_adverbs,
    behind_adverbs,
    common_subject,
    has_verb,
    is_participle,
    is_weekday,
    some_subject,
)
from comity.press.words.pronouns import LATTER, Speaker, agrees
from comity.press.words.tokens import Sentence
from comity.press.words.verbs import sayings

_OF_HOUSE: Final = frozenset(("of", "with", "at", "from"))
"""English prepositions between a person and his house."""
SHORTEST: Final = 5
"""Words of a phrase that is somebody although it names no office."""


@dataclass(slots=True, kw_only=True)
class People(About):
    """The speakers of one article as they are met."""

    heard: list[Speaker] = field(default_factory=list)

    def listen(self, spoken: Sequence[tuple[int, int]] = ()) -> None:
        """Find who speaks at each verb of saying and who a sentence is about, so that a pronoun later on has somebody to mean.

        `spoken` are the characters between quotation marks, in which nobody of the article speaks.
        """
        self.leave_out(spoken)
        if not spoken:
            return
        self.learn()
        for sentence in self.page.sentences:
            headed = self.page.blocks[sentence.block].role in HEADS
            found = None if headed else self.opening(sentence) or self._acting(sentence)
            if found is not None and not self._inside(found.first):
                self.heard.append(found)
        self._hear_cited()
        for hit in sayings(self.page, 0, len(self.page.tokens)):
            said_in = self.page.sentence_at(self.page.tokens[hit.first].start)
            if said_in is None or self._inside(hit.first):
                continue
            inverted = hit.first > said_in.first and self.after_comma(said_in.first, hit.first)
            turned = self.behind(hit.last, said_in.last) if inverted else None
            told = turned is not None and (turned.person or turned.code is not None)
            found = turned if told else self.subject(said_in.first, hit.first) or self._turned(said_in, hit.last)
            aside = found is not None and self._is_relative(found, said_in)
            if found is not None and found.first >= said_in.first and not aside:
                self.heard.append(found)

    def _hear_cited(self) -> None:
        """Hear whom `according to` names: a pronoun further on means him as if he had spoken."""
        for hit in self.page.hits.get("according", ()):
            sentence = self.page.sentence_at(self.page.tokens[hit.first].start)
            loose = self.page.tokens[hit.first].low in {"pour", "for", "для"}
            if sentence is None or self._inside(hit.first) or (loose and hit.first != sentence.first):
                continue
            found = self.behind(hit.last, sentence.last)
            if found is not None and self._person(found.first, found.last) is not None:
                self.heard.append(found)

    def _is_relative(self, found: Speaker, sentence: Sentence) -> bool:
        """Return whether somebody speaks in a clause about a thing in a sentence about another: `a bill which Roe asked for`."""
        first = found.first
        while first > sentence.first and self.page.tokens[first - 1].low in DEFINITE:
            first -= 1
        led = first > sentence.first and self.page.tokens[first - 1].low in _ABOUT
        return led and any(one.first >= sentence.first and one.last < first for one in self.heard)

    def _turned(self, sentence: Sentence, last: int) -> Speaker | None:
        """Return the person behind a Russian verb that begins its sentence or stands behind `this`: `Об этом сообщил мэр`."""
        if self.page.grammar.language != "ru" or last - sentence.first > OPENS:
            return None
        found = self.behind(last, sentence.last)
        return found if found is not None and found.person else None

    def after_comma(self, first: int, verb: int) -> bool:
        """Return whether a verb stands right behind a comma, as where its subject follows: `, a annoncé le ministre`."""
        stop = verb
        while stop > first and self.page.tokens[stop - 1].low in self.page.grammar.lists["say-helps"]:
            stop -= 1
        if any(hit.last == stop - 1 for hit in self.page.within("aside", max(first, stop - 6), stop)):
            return False  # "le maire, lui, plaide"
        return self.page.grammar.language != "en" and stop > first and self.page.tokens[stop - 1].low == ","

    def meant(self, place: int, pronoun: str = "") -> Speaker | None:
        """Return who a pronoun means: the last person or office before it that it can mean, else the last that spoke."""
        if pronoun in LATTER:
            return None  # whoever was named last, not whom the sentence was about
        here = self.page.sentence_at(self.page.tokens[place].start)
        opens = self.opening(here, anybody=True) if here is not None and place > here.first + 1 else None
        if opens is not None and opens.last < place and agrees(self.page, opens, pronoun):
            return opens  # "La Grèce désapprouve le report, qu'elle a qualifié de"
        before = [one for one in (*self.heard, *self.known) if one.first < place and agrees(self.page, one, pronoun)]
        return max(before, key=lambda one: (one.first, one.person), default=None)

    def spoke(self, speaker: Speaker) -> None:
        """Remember who spoke last."""
        self.known.append(speaker)

    def behind(self, first: int, stop: int) -> Speaker | None:
        """Return who is named from a token on: `said the mayor`."""
        tokens, lists = self.page.tokens, self.page.grammar.lists
        first = behind_adverbs(self.page, first, stop)
        if first + 1 < stop and tokens[first].low in {"в", "во"} and self._in_house(first + 1):
            first += 1
        if first + 1 < stop and tokens[first].low in _IN and tokens[first - 1].low.endswith(_TOLD_IN):
            return self._writing(first + 1, stop)
        if first < stop and tokens[first].low == "on" and self.page.grammar.language == "fr":
            return self._house(first + 1, stop)
        if first < stop and self.is_pronoun(first):
            return self.meant(first, tokens[first].low)
        if self.page.grammar.language == "fr" and any(tokens[at].low == "on" for at in range(max(0, first - 3), first)):
            return self._house(first, stop)
        first = self._behind_hearer(first, stop)
        some = self.page.at("some", first) if first < stop else None
        last = min(some.last, stop) if some is not None else first
        while last < min(stop, first + LONGEST) and not self._ends(last, first, stop):
            last += 1
        opened = 0 < first < len(tokens) and tokens[first].low in lists["articles"] | {"l", "l'"}
        plain = self.page.grammar.language == "fr" and first < last and tokens[first].text[0].islower() and not opened
        office = any(self.page.at("office", place) is not None for place in range(first, min(last, first + 3)))
        nobody = (plain and not office) or has_verb(self.page, first, last)
        return None if nobody else self._named(first, last, some=some is not None)

    def _in_house(self, first: int) -> bool:
        """Return whether an office stands right behind a preposition, adjectives aside: `заявили в районной администрации`."""
        near = self.page.within("office", first, first + 4)
        adjectives = range(first, near[0].first if near else first)
        return bool(near) and all(
            self._modifies(at) or self.page.tokens[at].low.endswith(_LOCATIVE) for at in adjectives
        )

    def _writing(self, first: int, stop: int) -> Speaker | None:
        """Return the paper in which something is said: `говорится в заявлении ведомства`; None for a place or a house."""
        tokens, articles = self.page.tokens, self.page.grammar.lists["articles"]
        while first + 1 < stop and tokens[first].low in articles | {"l", "'"}:
            first += 1
        told = first + 1 < stop and tokens[first + 1].low.startswith(_PAPERS)
        first += told and tokens[first].low.endswith(("ом", "ой", "ем"))  # "в опубликованном релизе"
        last = first
        if not tokens[first].low.startswith(_PAPERS):
            return None
        while last < min(stop, first + SHORTEST) and not self._ends(last, first, stop):
            last += 1
        return Speaker(name=self.page.words(first, last), code=None, first=first, last=last)

    def _house(self, first: int, stop: int) -> Speaker | None:
        """Return the house in which something is said by nobody named: `dit-on du côté de la mairie`."""
        tokens = self.page.tokens
        if first >= stop or tokens[first].low not in _AT:
            return None
        while first < stop and tokens[first].low in _AT | {"la", "le", "les", "l", "'"}:
            first += 1
        last = first
        while last < min(stop, first + LONGEST) and not self._ends(last, first, stop):
            last += 1
        return self._named(first, last)

    def _behind_hearer(self, first: int, stop: int) -> int:
        """Return where a speaker begins behind whoever was spoken to: `a confié à la radio le chef`, `сказал радио глава`."""
        tokens, language = self.page.tokens, self.page.grammar.language
        to = first < stop and tokens[first].low in _WHERE
        offices = [hit.first for hit in self.page.within("office", first, min(stop, first + HEARER))]
        if language == "fr" and (to or (first and tokens[first - 1].low in {"à", "en"})):
            opened = (
                place
                for place in offices
                if tokens[place - 1].low in {"le", "la", "'", "un", "une"} and place > first + 2
            )
            return next(opened, first)
        if language == "ru" and first < stop and tokens[first].low in _WHERE:
            offices = [
                place
                for place in offices
                if tokens[place].low.endswith((*NOMINATIVE, *MASCULINE)) and place > first + 1
            ]
        if language == "ru" and offices and offices[0] > first and tokens[first].low.endswith((*_DATIVE, *_WHERE)):
            start = offices[0]
            while start > first and self._modifies(start - 1):
                start -= 1
            return start
        return first

    def subject(self, first: int, verb: int) -> Speaker | None:
        """Return who is named before a verb: the last phrase that can be its subject."""
        tokens = self.page.tokens
        stop = self._before_verb(first, verb)
        if stop > first and (self.is_pronoun(stop - 1) or tokens[stop - 1].low == "it"):
            return self.meant(stop - 1, tokens[stop - 1].low)
        if stop > first and tokens[stop - 1].low in _JOINS:  # "the mayor rose and said"
            return self._of_verb_before(first, stop - 1)
        if stop > first + 1 and tokens[stop - 1].low in _RELATIVE and tokens[stop - 2].low == ",":
            return self._apposed(first, stop - 2)  # "the mayor, who said"
        named = stop > first + 1 and tokens[stop - 1].low in {"qui", "who"} and tokens[stop - 2].text[0].isupper()
        stop -= named  # "Jane Roe who called it"
        stop = self._before_relative(first, stop)
        house = tokens[first].low in {"в", "во"} and self._in_house(first + 1)
        if house and tokens[verb].low.endswith(("ли", "ют", "ят")) and verb - first <= HEARER:  # "в порту возразили"
            office = self.page.within("office", first + 1, stop)[0].last
            parted = any(tokens[at].low.startswith(("эт", "так")) for at in range(office, stop))
            return self._named(first + 1, office if parted else stop)
        return self._in_marks(first, stop) or self._right_before(first, stop)

    def _right_before(self, first: int, stop: int) -> Speaker | None:
        """Return who is named right before a verb, or before what stands between commas there."""
        tokens, start = self.page.tokens, stop
        while (
            start > first
            and stop - start < LONGEST
            and (tokens[start - 1].low not in BREAKS or self.page.abbreviates(start - 1))
            and not is_weekday(self.page, start - 1)
        ):
            start -= 1
        found = (
            self._common(first, stop, some=True) or self._named(start, stop, leading=True) or self._common(first, stop)
        )
        if found is None and start > first and tokens[start - 1].low in {",", ")"}:
            found = self._apposed(first, start - 1)  # "the Secretary General, Jens Stoltenberg, said"
        return found and (self._whose(found, first, stop) or found)

    def _whose(self, found: Speaker, first: int, verb: int) -> Speaker | None:
        """Return the person a sentence begins with where what stands before the verb is told of him: `Jane Roe, the MP, said`."""
        tokens, place = self.page.tokens, found.first
        while place > first and tokens[place - 1].low in DEFINITE:
            place -= 1
        before, whose = self.page.word(place - 1, first), None
        if before == "," and not self._person(found.first, found.last):
            whose = self._name_before(place, first)
        elif before in _OF_HOUSE:
            whose = self._of_house(found, place, first)
        sentence = self.page.sentence_at(tokens[first].start)
        if whose is not None or sentence is None or sentence.first != first:
            return whose
        opens = self.opening(sentence)
        if opens is None or opens.last >= verb:
            return None
        led = {tokens[found.first - 1].low, tokens[found.first].low} & DEFINITE
        apposed = tokens[opens.last].low == "," and found.first - opens.last <= FEW
        plain = opens.last + 1 == found.first and self._person(found.first, found.last) is None
        return opens if apposed and (led or plain) else None

    def _of_house(self, found: Speaker, place: int, first: int) -> Speaker | None:
        """Return the person who is told to be of what stands before the verb: `Jane Roe of the Orm Harbour Board said`.

        A house with a place or another house behind `of` is called so as a whole: `the Lakes Council of the Union`.
        """
        whose, tokens = self._name_before(place, first), self.page.tokens
        if whose is not None and not self._has_house(whose):
            return whose
        begins = whose.first if whose is not None else place - 2
        whole = tokens[place - 1].low == "of" and begins >= first and tokens[begins].text[0].isupper()
        if not whole or found.code is not None or self.page.at("office", begins) is not None:
            return None
        return Speaker(name=self.page.words(begins, found.last), code=None, first=begins, last=found.last)

    def _has_house(self, named: Speaker) -> bool:
        """Return whether a name has in it what a house or a body is called by."""
        return self.page.has(named.first, named.last, "head", "sit-noun")

    def _before_verb(self, first: int, verb: int) -> int:
        """Return where a subject ends before its verb, its auxiliaries and adverbs."""
        stop, before = verb, -1
        while stop != before:
            before = stop
            while stop > first and self.page.tokens[stop - 1].low in self.page.grammar.lists["say-helps"]:
                stop -= 1
            stop = before_adverbs(self.page, first, stop) if stop > first else stop
        return stop

    def _of_verb_before(self, first: int, stop: int) -> Speaker | None:
        """Return the subject of a verb that is joined to the one before it, else whom the sentence begins with."""
        hits = sayings(self.page, first, stop)
        sentence = self.page.sentence_at(self.page.tokens[first].start)
        found = self.subject(first, hits[-1].first) if hits and hits[-1].first > first else None
        return found or (self.opening(sentence, anybody=True) if sentence is not None else None)

    def _common(self, first: int, stop: int, *, some: bool = False) -> Speaker | None:
        """Return who is named by a common noun right before a verb: `the islander`, `one of them` (`some`: only these)."""
        find = some_subject if some else common_subject
        start = find(self.page, first, stop) if stop > first else None
        if start is None and some:
            return None
        if start is None:
            relative = (at for at in range(first + 1, stop) if self.page.tokens[at].low in _RELATIVE)
            at = next(relative, first)  # "the islander who chairs the group said"
            parted = any(self.page.tokens[one].low in BREAKS for one in range(at - 1, stop))
            return self._common(first, at) if first < at < stop - 1 and not parted else None
        lists, some = self.page.grammar.lists, self.page.at("some", start) is not None
        while start + 1 < stop and (
            self.page.tokens[start].low in lists["articles"] or self.page.tokens[start].low == "'"
        ):
            start += 1
        return Speaker(name=self._fullest(self.page.words(start, stop)), code=None, first=start, last=stop, person=some)

    def _in_marks(self, first: int, stop: int) -> Speaker | None:
        """Return a paper or an agency that is named in marks right before a verb: `газета «Северный берег» пишет`."""
        opened = (at for at in range(stop - 2, first, -1) if self.page.tokens[at].low in {"«", "“", "„"})
        place = next(opened, first) if self.page.word(stop - 1, first) in {"»", "”"} else first
        called = place > first and self.page.tokens[place - 1].low in self.page.grammar.lists["say-titles"]
        if not called or not self.page.tokens[place + 1].text[0].isupper():
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
        while start > first and stop - start < LONGEST and self.page.tokens[start - 1].low not in BREAKS:
            start -= 1
        told = start > first and start < stop and self.page.tokens[start - 1].low == ","
        if told and (self.page.tokens[start].low in _INDEFINITE or is_participle(self.page, start)):
            return self._apposed(first, start - 1)  # "the mayor, an engineer, said"
        found = self._named(start, stop, leading=True) or self._common(first, stop)
        aside = found is None and start > first + 1 and self.page.tokens[start - 1].low == ","
        return self._apposed(first, start - 1) if aside and stop - start <= ASIDE else found  # "the mayor, tired, said"

    def has_pronoun(self, first: int, verb: int) -> bool:
        """Return whether a pronoun is the subject before a verb, whoever it means."""
        stop = self._before_verb(first, verb)
        return stop > first and self.is_pronoun(stop - 1)

    def is_pronoun(self, place: int) -> bool:
        """Return whether a word is a pronoun that means somebody named before."""
        tokens = self.page.tokens
        low = tokens[place].low
        return low in self.page.grammar.lists["pronouns"] and low not in {"on", "it", "оно"}


OPENS: Final = 4
"""Words of a Russian sentence up to its verb before which no subject stands."""
ASIDE: Final = 3
"""Words between commas that only tell how somebody is who speaks."""
HEARER: Final = 8
"""Words behind a verb of saying that name whoever was spoken to."""
_DATIVE: Final = ("ому", "ему", "ам", "ям", "ой")
_IN: Final = frozenset(("в", "во", "на", "dans"))
_TOLD_IN: Final = ("ется", "ится", "сказано", "отмечено", "on", "lire")
_PAPERS: Final = (
    *("заявлени", "сообщени", "доклад", "письм", "коммюнике", "пресс", "релиз", "документ", "отчет", "объявлени"),
    *("резолюци", "декларац", "обращени", "послани", "communiqué", "rapport", "texte", "avis", "note", "déclaration"),
    *("message", "lettre", "courrier", "résolution"),
)
_AT: Final = frozenset(("auprès", "à", "au", "aux", "chez", "du", "de", "d", "côté", "sein", "source", "entourage"))

FEW: Final = 3
_JOINS: Final = CONJUNCTIONS | {"а"}

_WHERE: Final = (
    *("à", "au", "aux", "dans", "lors", "devant", "après", "sur", "depuis", "en"),
    *("под", "после", "перед", "на", "при", "по", "во", "в"),
)
_LOCATIVE: Final = ("ом", "ем", "ых", "их")
_ABOUT: Final = frozenset(
    ("which", "whom", "that", "que", "qu", "dont", "который", "которую", "которое", "которые", "о")
)
"""Words that open a clause about something told of before it."""
_INDEFINITE: Final = frozenset(("un", "une", "a", "an"))
_PARTICIPLES: Final = ("ющий", "ющая", "ющее", "ящий", "ящая", "вший", "вшая", "вшее")
_RELATIVE: Final = frozenset(("qui", "dont", "who", "which", "whose", "который", "которая", "которые"))
