"""What stands in quotation marks though nobody said it: names, titles, terms held at a distance, words cited of a paper.

Knows what stands around marks and how what is in them looks; who speaks is found before. Law: what a verb of saying governs is
said, however short.
"""

import re
from collections.abc import Sequence
from typing import Final

from comity.press.names.actors import Actor
from comity.press.said.marks import FEW, Said
from comity.press.words.page import Page
from comity.press.words.verbs import is_naming, sayings


def is_unsaid(page: Page, said: Said, actors: Sequence[Actor]) -> bool:
    """Return whether nobody said what stands in marks; `said` has its speaker and rule where one fired."""
    if said.dialogue or said.open:
        return False
    words = _WORD.findall(page.text[said.start : said.end])
    if _is_called(page, said, words) or _is_apposed(page, said, words) or _is_cited(page, said):
        return True
    if _is_term(page, said, words) or (said.rule is not None and _is_word(page, said, words)):
        return True
    return said.speaker is None and _is_name(page, said, actors, words)


_WORD: Final = re.compile(r"[^\W\d_]+")


def _is_spoken(page: Page, said: Said) -> bool:
    """Return whether a sign within the marks or right behind them ends speech: a full stop, the comma before `said`."""
    return page.text[said.end - 1] in ".!?…," or "," in page.text[said.end : said.outer[1] + 1]


def _is_clause(page: Page, said: Said) -> bool:
    """Return whether a word stands in marks that only a clause has: `we`, `is`, a Russian past."""
    tokens, known = page.tokens[page.token_at(said.start) : page.token_at(said.end)], page.grammar
    if len(tokens) > 1 and all(one.text[0].isupper() for one in tokens if one.text[0].isalpha()):
        return False  # written as a name is, "Here We Go"
    past = known.language == "ru" and any(known.past.fullmatch(one.low) for one in tokens)
    return past or any(one.low in known.lists["say-clauses"] for one in tokens)


def _is_apposed(page: Page, said: Said, words: Sequence[str]) -> bool:
    """Return whether a name or title stands in marks right behind what it names: `agency “North Wire”`, `закон «О воде»`."""
    first = page.token_at(said.outer[0])
    sentence = page.sentence_at(said.outer[0])
    opens = sentence is None or first <= sentence.first
    ended = page.text[said.end - 1] in ".!?…,"
    if opens or not words or not page.text[said.start].isupper() or ended or _is_clause(page, said):
        return False
    before, lists, low = page.tokens[first - 1], page.grammar.lists, page.tokens[first - 1].low
    led = low in lists["articles"] | lists["say-that"] | lists["say-copulas"] | lists["say-hearers"] | lists["pronouns"]
    told = any(hit.last >= first for hit in sayings(page, max(0, first - FEW), first))
    adverb = page.grammar.adverb.fullmatch(low) is not None
    return before.text[0].isalnum() and not (led or told or adverb) and len(words) <= LONG_TITLE


LONG_TITLE: Final = 30
"""Words of a title without a verb in it."""


def _is_governed(page: Page, said: Said) -> bool:
    """Return whether a verb that gives a name governs the words in marks, or they are a predicate: `called it “a joke”`."""
    first = page.token_at(said.outer[0])
    sentence = page.sentence_at(said.outer[0])
    hits = sayings(page, max(sentence.first if sentence else 0, first - NAMED), first)
    place = first - 1
    while place > 0 and page.tokens[place].low in page.grammar.lists["articles"]:
        place -= 1
    predicate = page.tokens[place].low in page.grammar.lists["say-copulas"]
    of = bool(hits) and hits[-1].last == place and page.tokens[place].low in _OF
    return bool(hits) and (predicate or of or is_naming(page, hits[-1]))


_OF: Final = frozenset(("of", "for", "about", "against", "contre", "à"))
"""Prepositions between a verb of saying and what it tells of: `warned of a “long war”`."""


NAMED: Final = 16
"""Words between a verb that gives a name and the name."""


def _is_word(page: Page, said: Said, words: Sequence[str]) -> bool:
    """Return whether a single word stands in marks that no verb of saying governs: held at a distance, not said."""
    text = page.text[said.start : said.end]
    if len(words) != 1 or text[-1] in ".!?…" or _begins_clause(page, said) or _is_governed(page, said):
        return False
    first = page.token_at(said.outer[0])
    if page.grammar.language == "ru" and text[0].isupper():
        return True  # "заявил «Северу» мэр"
    if said.rule == "after":
        return "," not in page.text[said.end : said.outer[1] + 1]
    hits = sayings(page, max(0, first - GOVERNED), first)
    parted = bool(hits) and any(one.low in {",", ";", "."} for one in page.tokens[hits[-1].last : first])
    return not hits or parted


GOVERNED: Final = 5
"""Words between a verb of saying and the single word it governs: `called the ruling “arbitrary”`."""


def _is_term(page: Page, said: Said, words: Sequence[str]) -> bool:
    """Return whether a few words in small letters stand in marks behind `a`, whoever uses them: `d'un « effort partagé »`."""
    spoken = said.rule == "after" or _is_spoken(page, said)
    if spoken or not 0 < len(words) <= FEW:
        return False
    first = page.token_at(said.outer[0])
    if len(words) > 1 and all(word[0].isupper() for word in words) and not _begins_clause(page, said):
        return True  # a paper, an agency: `передает "Интерфакс-Запад"`
    return page.word(first - 1) in _INDEFINITE and words[0][0].islower() and not _is_governed(page, said)


_INDEFINITE: Final = frozenset(("un", "une", "a", "an"))


def _is_cited(page: Page, said: Said) -> bool:
    """Return whether words of a paper stand in marks, nothing anybody said: `the text speaks of “appropriate measures”`."""
    text, first = page.text[said.start : said.end], page.token_at(said.outer[0])
    if text[-1] in ".!?…" or not text[0].islower() or said.rule not in {"before", "after", None}:
        return False
    writings = page.grammar.lists["say-writings"]
    if said.speaker is not None:
        return page.tokens[said.speaker.first].low in writings and said.speaker.code is None
    sentence = page.sentence_at(said.outer[0])
    start = max(sentence.first if sentence else 0, first - CITED)
    hits = page.within("say", start, first)
    return bool(hits) and any(token.low in writings for token in page.tokens[start : hits[-1].first])


CITED: Final = 8
"""Words between a paper and what is cited of it."""


def _is_name(page: Page, said: Said, actors: Sequence[Actor], words: Sequence[str]) -> bool:
    """Return whether what stands in marks is a name, a title or a single word held at a distance, nothing anybody said."""
    if not words:
        return True
    whole = any(
        actor.start <= said.start + 3 and actor.end >= said.end - 1
        for actor in actors
        if actor.start < said.end and actor.end > said.start
    )
    if whole or len(words) == 1:
        return True
    ended = page.text[said.end - 1] in ".!?…" or "," in page.text[said.end : said.outer[1]]
    if ended or _stands_alone(page, said) or is_reported(page, said):
        return False
    clause, capital = _begins_clause(page, said), words[0][0].isupper()
    term = len(words) <= TERM and (_determined(page, said) or (_is_russian_term(page, words) and not clause))
    named = len(words) <= FEW + 1 and capital and not clause
    return term or named or _is_titled(page, said, words)


def _is_titled(page: Page, said: Said, words: Sequence[str]) -> bool:
    """Return whether a title stands in marks right behind what it is the title of, in a sentence in which nobody speaks."""
    sentence, first = page.sentence_at(said.outer[0]), page.token_at(said.outer[0])
    if sentence is None or first <= sentence.first or len(words) > TITLE or not words[0][0].isupper():
        return False
    before = page.tokens[first - 1]
    named = before.text[0].islower() or before.text.isdecimal()
    return named and not page.within("say", sentence.first, sentence.last)


TITLE: Final = 14
"""Words of a title."""

TERM: Final = 4
"""Words of a term held at a distance: `a “buffer zone”`."""


def _is_russian_term(page: Page, words: Sequence[str]) -> bool:
    """Return whether a few words in small letters are a term in a language without articles: `жители «буферной зоны»`."""
    return page.grammar.language == "ru" and len(words) <= FEW and words[0][0].islower()


def _is_called(page: Page, said: Said, words: Sequence[str]) -> bool:
    """Return whether what stands in marks is what something is called: `the slogan “Save it!”`, `“Clean nets” is the theme`."""
    first, last = page.token_at(said.outer[0]), page.token_at(said.outer[1])
    sentence = page.sentence_at(said.outer[0])
    near = page.tokens[max(sentence.first if sentence else 0, first - 2) : first]
    titles, lists = page.grammar.lists["say-titles"], page.grammar.lists
    behind = [
        one.low for one in page.tokens[last : last + BEHIND] if one.low not in lists["articles"] | {",", "c", "'"}
    ]
    if len(behind) > 1 and behind[0] in lists["say-copulas"] and behind[1] in titles:
        return True
    clause = (
        page.text[said.start].islower() and len(words) > TERM
    )  # "une opération « démarre dans les plus brefs délais »"
    theme = any(token.low in titles for token in near) or _is_theme(page, said, first)
    return bool(near) and (near[-1].low in lists["say-calls"] or (not clause and theme))


def _is_theme(page: Page, said: Said, first: int) -> bool:
    """Return whether a dash leads from what is called a theme to its words: `the theme of the year – “Clean nets”`."""
    sentence = page.sentence_at(said.outer[0])
    start = max(sentence.first if sentence else 0, first - THEME)
    if first <= start or page.tokens[first - 1].low not in {"–", "-", "—"} or page.text[said.end - 1] in ".!?…,":
        return False
    places = [at for at in range(start, first) if page.tokens[at].low in page.grammar.lists["say-titles"]]
    return bool(places) and not sayings(page, places[-1], first)


THEME: Final = 12
"""Words from what is called a theme to the dash behind which its words stand."""
BEHIND: Final = 7
"""Words and signs behind marks that tell what their words are: `», c'est le thème`."""


def is_reported(page: Page, said: Said) -> bool:
    """Return whether `that` stands right before the marks, as before what somebody said: `что «двери открыты»`."""
    first = page.token_at(said.outer[0])
    return first > 0 and page.tokens[first - 1].low in page.grammar.lists["say-that"]


def _determined(page: Page, said: Said) -> bool:
    """Return whether an article or `so-called` stands right before the marks, as before a term."""
    first = page.token_at(said.outer[0])
    if not first:
        return False
    before, lists = page.tokens[first - 1], page.grammar.lists
    before = page.tokens[first - 2] if before.low == "'" and first > 1 else before
    return before.low in lists["articles"] or before.low in lists["say-terms"] or before.low in {"l", "d"}


def _stands_alone(page: Page, said: Said) -> bool:
    """Return whether a quotation begins its block or sentence and a comma or dash follows, as speech does and names do not."""
    first, last = page.token_at(said.outer[0]), page.token_at(said.outer[1])
    sentence = page.sentence_at(said.outer[0])
    opens = sentence is not None and first == sentence.first
    return opens and last < len(page.tokens) and page.tokens[last].low in {",", "–", "-", ":"}


def _begins_clause(page: Page, said: Said) -> bool:
    """Return whether a quotation begins a sentence or follows a colon, as a name would not."""
    first = page.token_at(said.outer[0])
    before = page.tokens[first - 1].low if first else "."
    return before in {":", ".", "!", "?"} and first > 0 and page.tokens[first - 1].low == ":"
