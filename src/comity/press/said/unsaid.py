"""What stands in quotation marks though nobody said it: names, titles, terms held at a distance, words cited of a paper.

Knows what stands around marks and how what is in them looks; who speaks is found before. Law: what a verb of saying governs is
said, however short.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.names.actors import Actor
from comity.press.said.marks import FEW, Said
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.verbs import is_naming, sayings

LONG_TITLE: Final = 30
"""Words of a title without a verb in it."""
TITLE: Final = 14
"""Words of a title in a sentence in which nobody speaks."""
TERM: Final = 4
"""Words of a term held at a distance: `a “buffer zone”`."""
NAMED: Final = 16
"""Words between a verb that gives a name and the name."""
GOVERNED: Final = 5
"""Words between a verb of saying and the single word it governs: `called the ruling “arbitrary”`."""
CITED: Final = 8
"""Words between a paper and what is cited of it."""
THEME: Final = 12
"""Words from what is called a theme to the dash behind which its words stand."""
BEHIND: Final = 7
"""Words and signs behind marks that tell what their words are: `», c'est le thème`."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_OF: Final = frozenset(("of", "for", "about", "against", "contre", "à"))
"""Prepositions between a verb of saying and what it tells of: `warned of a “long war”`."""
_INDEFINITE: Final = frozenset(("un", "une", "a", "an"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """What stands in marks, by tokens with the marks (`first` to `last`, exclusive), in a sentence that begins at `start`."""

    page: Page
    said: Said
    text: str
    words: Sequence[str]
    first: int
    last: int
    start: int
    before: str

    @property
    def ended(self) -> bool:
        """Whether a sign within the marks ends a sentence."""
        return self.text[-1] in ".!?…"

    def ahead(self, most: int) -> list[Hit[str]]:
        """Return the verbs of saying among so many words of the sentence before the marks."""
        return sayings(self.page, max(self.start, self.first - most), self.first)


def is_unsaid(page: Page, said: Said, actors: Sequence[Actor]) -> bool:
    """Return whether nobody said what stands in marks; `said` has its speaker and rule where one fired."""
    if said.dialogue or said.open:
        return False
    text, first, sentence = (
        page.text[said.start : said.end],
        page.token_at(said.outer[0]),
        page.sentence_at(said.outer[0]),
    )
    marked = _Marked(
        page=page,
        said=said,
        text=text,
        words=_WORD.findall(text),
        first=first,
        last=page.token_at(said.outer[1]),
        start=sentence.first if sentence is not None else 0,
        before=page.word(first - 1),
    )
    if _is_called(marked) or _is_apposed(marked) or _is_cited(marked) or _is_term(marked):
        return True
    if said.rule is not None and _is_word(marked):
        return True
    return said.speaker is None and _is_name(marked, actors)


def _is_clause(marked: _Marked) -> bool:
    """Return whether a word stands in marks that only a clause has: `we`, `is`, a Russian past."""
    page, known = marked.page, marked.page.grammar
    tokens = page.tokens[page.token_at(marked.said.start) : page.token_at(marked.said.end)]
    if len(tokens) > 1 and all(one.text[0].isupper() for one in tokens if one.text[0].isalpha()):
        return False  # written as a name is, "Here We Go"
    past = known.language == "ru" and any(known.past.fullmatch(one.low) for one in tokens)
    return past or any(one.low in known.lists["say-clauses"] for one in tokens)


def _is_apposed(marked: _Marked) -> bool:
    """Return whether a name or title stands in marks right behind what it names: `agency “North Wire”`, `закон «О воде»`."""
    capital = bool(marked.words) and marked.text[0].isupper() and len(marked.words) <= LONG_TITLE
    if marked.first <= marked.start or not capital or marked.ended or marked.text[-1] == "," or _is_clause(marked):
        return False
    page, known, low = marked.page, marked.page.grammar, marked.before
    told = any(hit.last >= marked.first for hit in sayings(page, max(0, marked.first - FEW), marked.first))
    led = known.listed(low, "articles", "say-that", "say-copulas", "say-hearers", "pronouns")
    return low[0].isalnum() and not (led or told) and known.adverb.fullmatch(low) is None


def _is_governed(marked: _Marked) -> bool:
    """Return whether a verb that gives a name governs the words in marks, or they are a predicate: `called it “a joke”`."""
    page, hits = marked.page, marked.ahead(NAMED)
    if not hits:
        return False
    place = marked.first - 1
    while place > 0 and page.tokens[place].low in page.grammar.lists["articles"]:
        place -= 1
    predicate = page.tokens[place].low in page.grammar.lists["say-copulas"]
    of = hits[-1].last == place and page.tokens[place].low in _OF
    return predicate or of or is_naming(page, hits[-1])


def _is_word(marked: _Marked) -> bool:
    """Return whether a single word stands in marks that no verb of saying governs: held at a distance, not said."""
    page, said = marked.page, marked.said
    if len(marked.words) != 1 or marked.ended or marked.before == ":" or _is_governed(marked):
        return False
    if page.grammar.language == "ru" and marked.text[0].isupper():
        return True  # "заявил «Северу» мэр"
    if said.rule == "after":
        return "," not in page.text[said.end : said.outer[1] + 1]
    return not sayings(page, max(0, marked.first - GOVERNED), marked.first)


def _is_term(marked: _Marked) -> bool:
    """Return whether a few words in small letters stand in marks behind `a`, whoever uses them: `d'un « effort partagé »`."""
    said, words = marked.said, marked.words
    spoken = marked.ended or marked.text[-1] == "," or "," in marked.page.text[said.end : said.outer[1] + 1]
    if said.rule == "after" or spoken or not 0 < len(words) <= FEW:
        return False
    if len(words) > 1 and all(word[0].isupper() for word in words) and marked.before != ":":
        return True  # a paper, an agency: `передает "Интерфакс-Запад"`
    return marked.before in _INDEFINITE and words[0][0].islower() and not _is_governed(marked)


def _is_cited(marked: _Marked) -> bool:
    """Return whether words of a paper stand in marks, nothing anybody said: `the text speaks of “appropriate measures”`."""
    page, said = marked.page, marked.said
    if marked.ended or not marked.text[0].islower() or said.rule not in {"before", "after", None}:
        return False
    writings = page.grammar.lists["say-writings"]
    if said.speaker is not None:
        return page.tokens[said.speaker.first].low in writings and said.speaker.code is None
    start = max(marked.start, marked.first - CITED)
    hits = page.within("say", start, marked.first)
    return bool(hits) and any(token.low in writings for token in page.tokens[start : hits[-1].first])


def _is_name(marked: _Marked, actors: Sequence[Actor]) -> bool:
    """Return whether what stands in marks is a name, a title or a single word held at a distance, nothing anybody said."""
    page, said, words = marked.page, marked.said, marked.words
    whole = any(one.start <= said.start + 3 and one.start < said.end <= one.end + 1 for one in actors)
    if whole or len(words) <= 1:
        return True
    alone = marked.first == marked.start and page.word(marked.last) in {",", "–", "-", ":"}  # as speech stands
    if marked.ended or alone or "," in page.text[said.end : said.outer[1]] or is_reported(page, said):
        return False
    clause, capital = marked.before == ":", words[0][0].isupper()
    free = (
        page.grammar.language == "ru" and len(words) <= FEW and not capital and not clause
    )  # `жители «буферной зоны»`
    term = len(words) <= TERM and (_determined(marked) or free)
    return term or (len(words) <= FEW + 1 and capital and not clause) or _is_titled(marked)


def _is_titled(marked: _Marked) -> bool:
    """Return whether a title stands in marks right behind what it is the title of, in a sentence in which nobody speaks."""
    page, sentence = marked.page, marked.page.sentence_at(marked.said.outer[0])
    if sentence is None or marked.first <= sentence.first or not marked.words[0][0].isupper():
        return False
    before = page.tokens[marked.first - 1].text
    named = (before[0].islower() or before.isdecimal()) and len(marked.words) <= TITLE
    return named and not page.within("say", sentence.first, sentence.last)


def _is_called(marked: _Marked) -> bool:
    """Return whether what stands in marks is what something is called: `the slogan “Save it!”`, `“Clean nets” is the theme`."""
    page, lists = marked.page, marked.page.grammar.lists
    behind = [token.low for token in page.tokens[marked.last : marked.last + BEHIND]]
    behind = [low for low in behind if low not in lists["articles"] and low not in {",", "c", "'"}]
    if len(behind) > 1 and behind[0] in lists["say-copulas"] and behind[1] in lists["say-titles"]:
        return True
    near = [token.low for token in page.tokens[max(marked.start, marked.first - 2) : marked.first]]
    clause = (
        marked.text[0].islower() and len(marked.words) > TERM
    )  # "une opération « démarre dans les plus brefs délais »"
    theme = any(low in lists["say-titles"] for low in near) or _is_theme(marked)
    return bool(near) and (near[-1] in lists["say-calls"] or (not clause and theme))


def _is_theme(marked: _Marked) -> bool:
    """Return whether a dash leads from what is called a theme to its words: `the theme of the year – “Clean nets”`."""
    page, start = marked.page, max(marked.start, marked.first - THEME)
    if marked.first <= start or marked.before not in {"–", "-"} or marked.ended or marked.text[-1] == ",":
        return False
    places = [at for at in range(start, marked.first) if page.tokens[at].low in page.grammar.lists["say-titles"]]
    return bool(places) and not sayings(page, places[-1], marked.first)


def is_reported(page: Page, said: Said) -> bool:
    """Return whether `that` stands right before the marks, as before what somebody said: `что «двери открыты»`."""
    return page.word(page.token_at(said.outer[0]) - 1) in page.grammar.lists["say-that"]


def _determined(marked: _Marked) -> bool:
    """Return whether an article or `so-called` stands right before the marks, as before a term."""
    low = marked.page.word(marked.first - 2) if marked.before == "'" else marked.before
    return low in {"l", "d"} or marked.page.grammar.listed(low, "articles", "say-terms")
