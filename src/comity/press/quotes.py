"""Words in quotation marks or after a dash, and who said them by which rule.

Knows marks and where speakers stand beside verbs of saying; `people` reads the name itself. Law: where no rule fires the speaker
stays empty, and the rule that fired is named (docs/press.md 4).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.press.actors import Actor
from comity.press.governed import by_opening, by_participle, by_whom, is_passive
from comity.press.page import Page, Stretch
from comity.press.parted import DASH, dialogue, insertion, trimmed
from comity.press.people import People
from comity.press.pronouns import Speaker
from comity.press.signed import signed
from comity.press.tokens import Sentence

LONGEST: Final = 1_500
FEW: Final = 3
NEAR: Final = 3
"""Words between a quotation and the verb of saying behind it."""
PAIRS: Final = (
    ("«", "»"),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("”", "”"),
    ("‘", "’"),
    ("'", "'"),
    ('"', '"'),
    ("″", "″"),
)
_MARK: Final = re.compile("[" + "".join(sorted({opening for opening, _ in PAIRS})) + "]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation: the characters between the marks, those with the marks, its speaker and the rule."""

    start: int
    end: int
    outer: tuple[int, int]
    open: bool = False
    speaker: Speaker | None = None
    rule: str | None = None
    dialogue: bool = False


def find_quotes(page: Page, actors: Sequence[Actor], people: People) -> list[Said]:
    """Return the quotations of an article in order, each with its speaker where a rule fires."""
    raw = sorted(_raw(page), key=lambda said: said.start)
    people.listen([said.outer for said in raw])
    found: list[Said] = []
    previous: Said | None = None
    for said in raw:
        spoken = _attributed(page, said, people, previous)
        named = _is_called(page, said) or _is_word(page, spoken) or _is_term(page, spoken) or _is_cited(page, spoken)
        named = named or (spoken.speaker is None and _is_name(page, said, actors))
        if named and not spoken.dialogue and not spoken.open:
            continue
        if spoken.speaker is not None:
            found = _told_behind(found, spoken.speaker)
        found += _parted(page, spoken, people)
        if spoken.speaker is not None:
            people.spoke(spoken.speaker)
            previous = spoken
    return found


def _told_behind(found: list[Said], speaker: Speaker) -> list[Said]:
    """Return quotations of which those that were not closed before this one are its speaker's: one speech over paragraphs."""
    place = len(found)
    while place and found[place - 1].open and found[place - 1].speaker is None:
        place -= 1
    return found[:place] + [replace(one, speaker=speaker, rule="goes-on") for one in found[place:]]


def _parted(page: Page, said: Said, people: People) -> list[Said]:
    """Return a quotation without the verb and the name put into it: the words before them and those behind."""
    if said.speaker is None:
        return [said]
    cut = insertion(page, people, said.start, said.end, None if said.rule == "inside" else said.speaker)
    if cut is None:
        return [said]
    halves = [trimmed(page.text, said.start, cut.start), trimmed(page.text, cut.end, said.end)]
    return [replace(said, start=half[0], end=half[1], outer=half) for half in halves if half is not None]


def _inside(page: Page, said: Said, people: People, _sentence: Sentence) -> Speaker | None:
    """Find who speaks in words put into a quotation: `« C'est un pas, note un diplomate, mais un petit pas »`."""
    cut = insertion(page, people, said.start, said.end)
    return None if cut is None else cut.speaker


def _raw(page: Page) -> Iterator[Said]:
    for block in page.blocks:
        if block.role == "dateline":
            continue
        marked = list(_marked(page.text, block.start, block.end))
        left_open = _left_open(page, block.start, block.end, marked)
        marked += [left_open] if left_open is not None else []
        for start, end in () if _is_item(page, block) else dialogue(page, block.start, block.end):
            if not any(said.start < end and start < said.end for said in marked):
                yield Said(start=start, end=end, outer=(start, end), dialogue=True)
        yield from marked


def _is_item(page: Page, block: Stretch) -> bool:
    """Return whether a block behind a dash is an item of a list, nothing anybody says: no sentence, or a neighbour is one."""
    place = page.blocks.index(block)
    near = page.blocks[max(0, place - 1) : place + 2]
    texts = [page.text[one.start : one.end].strip() for one in near]
    listed = [text for text in texts if DASH.match(text)]
    if any(text.endswith((";", ",")) for text in listed) or (place and texts[0].endswith((":", ";"))):
        return True
    opened = DASH.sub("", page.text[block.start : block.end].strip())
    first, last = page.token_at(block.start), page.token_at(block.end)
    return not opened.endswith((".", "!", "?", "…")) and not page.within("say", first, last)


def _marked(text: str, start: int, end: int) -> Iterator[Said]:
    """Return what stands between marks that open and close; of marks inside marks the outer count."""
    place = start
    while (found := _MARK.search(text, place, end)) is not None:
        place, opening = found.start(), found.group()
        closing = [close for open_, close in PAIRS if open_ == opening]
        if not closing or (opening in "\"‘'" and not _opens(text, place, start)) or not _speaks(text, place, end):
            place += 1
            continue
        ends = [at for close in closing if (at := _closes(text, place, min(end, place + LONGEST), opening, close)) > 0]
        if not ends:
            place += 1
            continue
        last = min(ends)
        inner = trimmed(text, place + 1, last)
        if inner is not None:
            yield Said(start=inner[0], end=inner[1], outer=(place, last + 1))
        place = last + 1


def _left_open(page: Page, start: int, end: int, marked: Sequence[Said]) -> Said | None:
    """Return a speech that is not closed in its paragraph because the next one opens with the same mark again."""
    text = page.text
    after = next((block for block in page.blocks if block.start >= end), None)
    mark = text[after.start] if after is not None and after.start < len(text) else ""
    if not mark or mark not in _REOPENED or len(text[start:end].split()) < FEW:
        return None
    place = text.rfind(mark, start, end)
    if place < 0 or any(said.outer[0] <= place < said.outer[1] for said in marked) or not _opens(text, place, start):
        return None
    inner = trimmed(text, place + 1, end)
    return None if inner is None else Said(start=inner[0], end=inner[1], outer=(place, end), open=True)


_REOPENED: Final = frozenset('«“„‘"')


def _opens(text: str, place: int, start: int) -> bool:
    return place == start or not text[place - 1].isalnum()


def _speaks(text: str, place: int, end: int) -> bool:
    """Return whether an apostrophe may open a speech: a capital stands behind it, no `'90s`."""
    return text[place] != "'" or (place + 1 < end and text[place + 1].isupper())


def _closes(text: str, place: int, stop: int, opening: str, closing: str) -> int:
    """Return where a quotation closes, counting the marks that open inside it; -1 where it does not."""
    if opening == closing == "'":
        ends = (at for at in range(place + 2, stop) if text[at] == "'" and text[at - 1] in ",.!?…")
        return next((at for at in ends if not text[at + 1 : at + 2].isalnum()), -1)
    if opening == closing:
        return text.find(closing, place + 1, stop)
    if opening == "‘":  # the closing mark is the apostrophe: only behind a sign that ends speech
        ends = (at for at in range(place + 2, stop) if text[at] == closing)
        return next((at for at in ends if text[at - 1] in ",.!?…" or text[at + 1 : at + 2] in {".", ",", ";", ":"}), -1)
    depth = 0
    for at in range(place, stop):
        if text[at] == opening:
            depth += 1
        elif text[at] == closing:
            depth -= 1
            if depth == 0:
                return at
    return -1


def _is_word(page: Page, said: Said) -> bool:
    """Return whether a single word stands in marks that no verb of saying governs: held at a distance, not said."""
    text = page.text[said.start : said.end]
    if (
        said.rule is None
        or len(re.findall(r"[^\W\d_]+", text)) != 1
        or text[-1] in ".!?…"
        or _begins_clause(page, said)
    ):
        return False
    first = page.token_at(said.outer[0])
    if said.rule == "after":
        return "," not in page.text[said.end : said.outer[1] + 1]
    hits = page.within("say", max(0, first - GOVERNED), first)
    parted = bool(hits) and any(one.low in {",", ";", "."} for one in page.tokens[hits[-1].last : first])
    return not hits or parted


GOVERNED: Final = 5
"""Words between a verb of saying and the single word it governs: `called the ruling “arbitrary”`."""


def _is_term(page: Page, said: Said) -> bool:
    """Return whether a few words in small letters stand in marks behind `a`, whoever uses them: `d'un « effort partagé »`."""
    text = page.text[said.start : said.end]
    words = re.findall(r"[^\W\d_]+", text)
    spoken = said.rule == "after" or text[-1] in ".!?…," or "," in page.text[said.end : said.outer[1] + 1]
    first = page.token_at(said.outer[0])
    determined = first > 0 and page.tokens[first - 1].low in _INDEFINITE
    if len(words) > 1 and all(word[0].isupper() for word in words) and not spoken and not _begins_clause(page, said):
        return len(words) <= FEW  # a paper, an agency: `передает "Интерфакс-Запад"`
    return not spoken and determined and 0 < len(words) <= FEW and words[0][0].islower()


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


def _is_name(page: Page, said: Said, actors: Sequence[Actor]) -> bool:
    """Return whether what stands in marks is a name, a title or a single word held at a distance, nothing anybody said."""
    text = page.text[said.start : said.end]
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return True
    whole = any(
        actor.start <= said.start + 3 and actor.end >= said.end - 1
        for actor in actors
        if actor.start < said.end and actor.end > said.start
    )
    if whole or len(words) == 1:
        return True
    ended = text[-1] in ".!?…" or "," in page.text[said.end : said.outer[1]]
    if ended or _stands_alone(page, said) or _is_reported(page, said):
        return False
    clause, capital = _begins_clause(page, said), words[0][0].isupper()
    term = len(words) <= TERM and (_determined(page, said) or (_is_russian_term(page, words) and not clause))
    named = len(words) <= FEW + 1 and capital and not clause
    return term or named or _is_titled(page, said, words) or (len(words) < FEW and page.blocks[0].end >= said.end)


def _is_titled(page: Page, said: Said, words: Sequence[str]) -> bool:
    """Return whether a title stands in marks right behind what it is the title of, in a sentence in which nobody speaks."""
    sentence, first = page.sentence_at(said.outer[0]), page.token_at(said.outer[0])
    if sentence is None or first <= sentence.first or len(words) > TITLE or not words[0][0].isupper():
        return False
    before = page.tokens[first - 1]
    joined = before.low in _ALSO and first - 1 > sentence.first and page.tokens[first - 2].low in _MARKED
    named = (before.text[0].isalnum() and (before.text[0].islower() or before.text.isdecimal())) or joined
    return named and not page.within("say", sentence.first, sentence.last)


TITLE: Final = 14
"""Words of a title."""
_ALSO: Final = frozenset(("and", "et", "и"))
_MARKED: Final = frozenset(("»", "”", '"', "’", "'"))
TERM: Final = 4
"""Words of a term held at a distance: `a “buffer zone”`."""


def _is_russian_term(page: Page, words: Sequence[str]) -> bool:
    """Return whether a few words in small letters are a term in a language without articles: `жители «буферной зоны»`."""
    return page.grammar.language == "ru" and len(words) <= FEW and words[0][0].islower()


def _is_called(page: Page, said: Said) -> bool:
    """Return whether what stands in marks is what something is called: `the slogan “Save the lake!”`."""
    first = page.token_at(said.outer[0])
    sentence = page.sentence_at(said.outer[0])
    near = page.tokens[max(sentence.first if sentence else 0, first - 2) : first]
    named = len(near) > 1 and near[-1].low in _PARTITIVE and near[-2].low in _DIT
    if named:
        return True  # "le groupe dit des « Amis du lac »"
    called = bool(near) and near[-1].low in page.grammar.lists["say-calls"]
    words = re.findall(r"[^\W\d_]+", page.text[said.start : said.end])
    clause = (
        page.text[said.start].islower() and len(words) > TERM
    )  # "une opération « démarre dans les plus brefs délais »"
    return called or (not clause and any(token.low in page.grammar.lists["say-titles"] for token in near))


_PARTITIVE: Final = frozenset(("des", "du", "de"))
_DIT: Final = frozenset(("dit", "dite", "dits", "dites"))


def _is_reported(page: Page, said: Said) -> bool:
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


def _attributed(page: Page, said: Said, people: People, previous: Said | None) -> Said:
    """Return a quotation with its speaker: the first rule that fires, in the order of docs/press.md 4."""
    sentence = page.sentence_at(said.start)
    if sentence is None:
        return said
    tried = [
        ("after", _after),
        ("according", _according),
        ("inside", _inside),
        ("before", _before),
        ("subject", _subject),
    ]
    if _is_reported(page, said):
        tried.insert(0, tried.pop(3))
    for rule, look in tried:
        speaker = look(page, said, people, sentence)
        if speaker is not None:
            return replace(said, speaker=speaker, rule=rule)
    reopened = previous is not None and previous.open and _opens_next(page, said, previous)
    if previous is not None and (reopened or _goes_on(page, said, previous) or _adds(page, said, sentence)):
        return replace(said, speaker=previous.speaker, rule="goes-on")
    speaker = _told_before(page, said, people, sentence) or _shows(page, said, people, sentence)
    if speaker is None and not said.open:
        named = signed(page, people, *said.outer)
        return said if named is None else replace(said, speaker=named, rule="behind")
    return said if speaker is None else replace(said, speaker=speaker, rule="goes-on")


def _opens_next(page: Page, said: Said, previous: Said) -> bool:
    """Return whether a quotation opens the paragraph right behind one that was not closed: the same speech goes on."""
    after = next((block for block in page.blocks if block.start >= previous.outer[1]), None)
    return after is not None and after.start == said.outer[0]


def _told_before(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find who said something in the sentence right before a quotation that is a sentence of its own."""
    number = page.sentences.index(sentence)
    before = page.sentences[number - 1] if number else None
    first, last = page.token_at(said.outer[0]), page.token_at(said.outer[1])
    if before is None or before.block != sentence.block or first != sentence.first or last < sentence.last - 1:
        return None
    hits = page.within("say", before.first, before.last)
    if hits or _quoted(page, before):
        return people.subject(before.first, hits[-1].first) if hits and not _quoted(page, before) else None
    shows = page.grammar.shows
    told = shows is not None and shows.search(page.low, *page.span(before)) is not None
    return people.opening(before) if told else None


def _adds(page: Page, said: Said, sentence: Sentence) -> bool:
    """Return whether a sentence only says that whoever spoke said more: `Et d'ajouter : « ... »`."""
    adds, (start, _) = page.grammar.adds, page.span(sentence)
    return adds is not None and adds.match(page.low, start, said.outer[0]) is not None


def _shows(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find who is told to be blunt or prudent before a colon, what he says standing behind it."""
    first, known = page.token_at(said.outer[0]), page.grammar.shows
    if known is None or first <= sentence.first or page.tokens[first - 1].low != ":":
        return None
    start = page.tokens[sentence.first].start
    found = known.search(page.low, start, said.outer[0])
    shown = people.subject(sentence.first, page.token_at(found.start())) if found is not None else None
    shown = _cleft(page, people, sentence, first) or shown
    whole = page.text[said.start].isupper() and page.text[said.end - 1] in ".!?…"
    shown = shown or (people.opening(sentence) if whole else None)  # "The chair thanks all: “Bring boots.”"
    if shown is not None or found is not None:
        return shown
    named = first - sentence.first <= VERBLESS and page.within("office", sentence.first, sentence.first + FEW)
    speaker = people.behind(sentence.first, first - 1) if named else None  # "Un diplomate, sous couvert d'anonymat :"
    return speaker if speaker is not None and speaker.person else None


def _cleft(page: Page, people: People, sentence: Sentence, first: int) -> Speaker | None:
    """Return the person of `It was Jane Roe who put it best:`, `C'est Jeanne Roy qui l'a dit :`."""
    opened = _IT_WAS.match(page.low, page.tokens[sentence.first].start, page.tokens[first].start)
    if opened is None:
        return None
    begin = page.token_at(opened.end())
    who = next((at for at in range(begin, first) if page.tokens[at].low in {"who", "qui"}), begin)
    found = people.behind(begin, who)
    return found if found is not None and found.person else None


_IT_WAS: Final = re.compile(r"(?:it (?:was|is)|c'est|c'était|ce fut) ")
VERBLESS: Final = 10
"""Words before a colon that only name who speaks."""


def _quoted(page: Page, sentence: Sentence) -> bool:
    return any(token.low in '«“„"' for token in page.tokens[sentence.first : sentence.last])


def _block_tokens(page: Page, place: int) -> tuple[int, int]:
    """Return the tokens of the block a character lies in."""
    block = next(one for one in page.blocks if one.start <= place < one.end)
    return page.token_at(block.start), page.token_at(block.end)


def _after(page: Page, said: Said, people: People, _sentence: Sentence) -> Speaker | None:
    """Find the verb of saying right behind a quotation, and its subject behind it or between."""
    first = page.token_at(said.outer[1])
    _begin, stop = _block_tokens(page, said.start)
    while first < stop and page.tokens[first].low in {",", "–", "-", ".", "»", "”", '"', "…", "?", "!", "“"}:
        new = page.tokens[first].low == "." and first + 1 < stop and page.tokens[first + 1].text[0].isupper()
        if new:
            return None
        first += 1
    if first < stop and _is_anothers(page, said, first):
        return None
    if first + 1 < stop and page.tokens[first].low == ":":
        behind = people.behind(first + 1, stop)
        return behind if behind is not None and behind.person else None
    ended = page.text[said.outer[1] - 2] in ",?!…" or page.text[said.end : said.end + 1] == ","
    parted = page.tokens[first - 1].low in {",", "–", "-"} or ended
    for hit in page.within("say", first, min(first + 14, stop)):
        if any(page.tokens[place].low in _WALLS and not page.abbreviates(place) for place in range(first, hit.first)):
            break
        if hit.first > first and not parted and any(one.low in {",", "–"} for one in page.tokens[first : hit.first]):
            break  # "raises concerns about “undeclared material” at two sites, allegations Estonia has denied"
        ahead = (people.subject(first, hit.first) or people.told(first, hit.first)) if hit.first > first else None
        joined = page.tokens[hit.first - 1].low in _AND if hit.first > first else False
        words = sum(token.text[0].isalpha() for token in page.tokens[first : hit.first])
        him = hit.first > first and people.has_pronoun(first, hit.first)  # "he told the agency": nobody, not the agency
        found = ahead or (people.behind(hit.last, stop) if words <= NEAR and not joined and not him else None)
        if found is not None:
            return found
    return _by_any_verb(page, people, first, stop) if parted else None


def _is_anothers(page: Page, said: Said, place: int) -> bool:
    """Return whether what stands behind a quotation is said by somebody else: `“a deal”, while her colleague spoke of`."""
    token = page.tokens[place]
    ended = page.text[said.end - 1] == "." and token.text[0].isupper()  # the quotation ends its sentence
    return ended or token.low in _MEANWHILE or token.low in {"and", "et", "и"}


def _by_any_verb(page: Page, people: People, first: int, stop: int) -> Speaker | None:
    """Return the person or office behind a verb of any meaning that stands right behind a quotation: `», sourit le maire`."""
    verb = page.grammar.inverted
    found = verb.match(page.low, page.tokens[first].start) if verb is not None and first < stop else None
    place = page.token_at(found.end()) if found is not None else stop
    if place >= stop or not (_leads(page, place) or page.tokens[place].text[0].isupper()):
        return None
    speaker = people.behind(place, stop)
    return speaker if speaker is not None and (speaker.person or speaker.code) else None


def _leads(page: Page, place: int) -> bool:
    """Return whether a word leads to whoever is named behind a verb: an article, an adverb, a title."""
    low, lists = page.tokens[place].low, page.grammar.lists
    return not lists["articles"] or low in lists["articles"] | {"l", "m", "mme", "one"} or low.endswith(("ly", "ment"))


_MEANWHILE: Final = frozenset(("while", "whereas", "tandis", "alors", "quand", "тогда", "а"))
_AND: Final = frozenset(("and", "et", "и", "but", "mais", "но"))
_WALLS: Final = frozenset(
    (*'.;«“"!?', "while", "whereas", "adding", "but", "tandis", "mais", "alors", "ajoutant", "а", "но", "добавив")
)


def _according(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find `according to` in the sentence of a quotation."""
    first, last = page.token_at(said.outer[0]), page.token_at(said.outer[1])
    for hit in page.within("according", sentence.first, sentence.last):
        if hit.first >= first - 25 and not first <= hit.first < last and (hit.first < first or hit.first <= last + 2):
            if page.tokens[hit.first].low in {"pour", "for", "для"} and hit.first != sentence.first:
                continue
            him = [one.low for one in page.tokens[hit.first : hit.last + 1]]
            if page.grammar.lists["say-obliques"] & set(him):
                return people.meant(hit.first)
            found = people.behind(hit.last, sentence.last)
            if found is not None:
                return found
    return None


def _before(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find the verb of saying before a quotation, and the subject before the verb."""
    first = page.token_at(said.outer[0])
    begin, _ = _block_tokens(page, said.start)
    start = max(begin, sentence.first)
    led = by_participle(page, people, sentence, first)
    led = led or by_opening(page, people, sentence, first, page.token_at(said.outer[1]))
    if led is not None:
        return led
    hits = page.within("say", start, first)
    if not hits and first > begin and page.tokens[first - 1].low == ":" and start == sentence.first:
        hits = page.within("say", max(begin, first - 25), first)
    for hit in reversed(hits):
        if (
            any(page.tokens[place].low in {"»", "”", "."} for place in range(hit.last, first))
            and page.tokens[first - 1].low != ":"
        ):
            continue
        if is_passive(page, hit.first):
            return by_whom(page, people, page.token_at(said.outer[1]), sentence.last)
        turned = people.after_comma(start, hit.first) and hit.last < first
        behind = people.behind(hit.last, first) if turned else None
        found = behind if behind is not None and (behind.person or behind.code) else None
        found = found or _between(page, people, hit.last, first) or people.subject(start, hit.first)
        opens = hit.first - start <= NEAR and not people.has_pronoun(start, hit.first)
        behind = people.behind(hit.last, first) if found is None and opens else None
        if behind is not None and (behind.person or behind.code):
            found = behind
        if found is not None:
            return found
    return None


def _between(page: Page, people: People, first: int, stop: int) -> Speaker | None:
    """Return the person who alone stands between a Russian verb of saying and a colon: `Лучше всех сказал Иван Котов: «…»`."""
    if page.grammar.language != "ru" or stop - first < FEW or page.tokens[stop - 1].low != ":":
        return None
    found = people.behind(first, stop - 1)
    heard = page.tokens[stop - 2].low.endswith(_HEARERS)
    alone = found is not None and found.person and found.last == stop - 1 and not heard
    return found if alone else None


_HEARERS: Final = ("у", "ю", "ой", "ам", "ям")
"""Ends of Russian names of those who are spoken to."""


def _subject(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find who wishes, stresses or refuses in the words around a quotation that is a part of the sentence."""
    first = page.token_at(said.outer[0])
    for hit in reversed(page.within("stance", sentence.first, first)):
        found = people.subject(sentence.first, hit.first)
        if found is not None:
            return found
    return None


def _goes_on(page: Page, said: Said, previous: Said) -> bool:
    """Return whether a quotation goes on in the block or sentence of the one before, with nobody else named between."""
    block = next(one for one in page.blocks if one.start <= said.start < one.end)
    if not block.start <= previous.start < block.end:
        return False
    opened = page.sentence_at(said.start)
    first = max(page.token_at(previous.outer[1]), opened.first if opened is not None else 0)
    if page.sentence_at(previous.start) != opened and page.within("say", first, page.token_at(said.outer[0])):
        return False  # somebody else says it, whoever that is
    between = page.text[previous.outer[1] : said.outer[0]]
    return len(between) <= 160 or page.sentence_at(previous.start) == page.sentence_at(said.start)
