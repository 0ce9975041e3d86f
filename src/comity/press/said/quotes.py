"""Words in quotation marks or after a dash, and who said them by which rule.

Knows where speakers stand beside verbs of saying; `marks` finds the words, `unsaid` tells what nobody said, `people` reads the
name itself. Law: where no rule fires the speaker stays empty, and the rule that fired is named (docs/press.md 4).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comity.press.names.actors import Actor
from comity.press.names.people import People
from comity.press.names.persons import PARTICLES
from comity.press.said.governed import by_opening, by_participle, by_whom, is_passive
from comity.press.said.marks import FEW, Said, find_marked
from comity.press.said.parted import insertion, trimmed
from comity.press.said.signed import signed
from comity.press.said.unsaid import is_reported, is_unsaid
from comity.press.words.joining import ANDS, CONJUNCTIONS
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.phrases import has_verb, is_adverb
from comity.press.words.pronouns import Speaker
from comity.press.words.tokens import Sentence
from comity.press.words.verbs import sayings

NEAR: Final = 3
"""Words between a quotation and the verb of saying behind it."""


def find_quotes(page: Page, actors: Sequence[Actor], people: People) -> list[Said]:
    """Return the quotations of an article in order, each with its speaker where a rule fires."""
    raw = sorted(find_marked(page), key=lambda said: said.start)
    people.listen([said.outer for said in raw])
    found: list[Said] = []
    previous: Said | None = None
    for place, said in enumerate(raw):
        spoken = _attributed(page, said, people, previous)
        if spoken.speaker is None and place + 1 < len(raw):
            spoken = _joined(page, spoken, raw[place + 1], people)
        if is_unsaid(page, spoken, actors):
            continue
        if spoken.speaker is not None:
            found = _told_behind(found, spoken.speaker)
        found += _parted(page, spoken, people)
        if spoken.speaker is not None:
            people.spoke(spoken.speaker)
            previous = spoken
    return found


def _joined(page: Page, said: Said, following: Said, people: People) -> Said:
    """Return a quotation with the speaker of the one it is joined to by a word or two: `“A” but “B”, said the mayor`."""
    sentence, first, last = (
        page.sentence_at(said.start),
        page.token_at(said.outer[1]),
        page.token_at(following.outer[0]),
    )
    words = page.tokens[first:last]
    short = 0 < len(words) <= JOIN and not any(one.low in ".;:!?" for one in words)
    if not short or sentence is None or page.sentence_at(following.start) != sentence or sayings(page, first, last):
        return said
    speaker = _after(page, following, people, sentence)
    return said if speaker is None else replace(said, speaker=speaker, rule="after")


JOIN: Final = 4
"""Words and signs between two quotations of one speaker."""


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
    if is_reported(page, said):
        tried.insert(0, tried.pop(3))
    for rule, look in tried:
        speaker = _trimmed(page, look(page, said, people, sentence))
        if speaker is not None:
            return replace(said, speaker=speaker, rule=rule)
    led = _led_in(page, said, people)
    if led is None and previous is not None:
        reopened = previous.open and _opens_next(page, said, previous)
        if reopened or _goes_on(page, said, previous) or _adds(page, said, sentence):
            return replace(said, speaker=previous.speaker, rule="goes-on")
    speaker = led or _told_before(page, said, people, sentence) or _shows(page, said, people, sentence)
    if speaker is None and not said.open:
        named = signed(page, people, *said.outer)
        if named is not None:
            return replace(said, speaker=named, rule="behind")
        speaker = previous.speaker if previous is not None and _follows(page, said, previous) else None
    return said if speaker is None else replace(said, speaker=speaker, rule="before" if speaker is led else "goes-on")


def _trimmed(page: Page, speaker: Speaker | None) -> Speaker | None:
    """Return a speaker without the adverbs and verbs behind his name; None where a verb stands in it, which names nobody."""
    if speaker is None or speaker.first >= speaker.last or page.words(speaker.first, speaker.last) != speaker.name:
        return speaker
    last = speaker.last
    governs = page.grammar.lists["stances-governors"]
    while last > speaker.first + 1 and (
        is_adverb(page, last - 1) or has_verb(page, last - 1, last) or page.tokens[last - 1].low in governs
    ):
        last -= 1
    if last == speaker.last:
        return None if not speaker.person and has_verb(page, speaker.first, last) else speaker
    return replace(speaker, name=page.words(speaker.first, last), last=last)


def _led_in(page: Page, said: Said, people: People) -> Speaker | None:
    """Find who says a quotation that is a paragraph of its own by the paragraph that leads to it: `He wrote:`."""
    number = page.block_at(said.start)
    before = page.blocks[number - 1]
    led = page.text[before.start : before.end].rstrip()[-1:]
    if not number or said.outer[0] != page.blocks[number].start or led not in {":", ","}:
        return None
    sentence = page.sentence_at(before.end - 2)
    hits = [] if sentence is None else sayings(page, sentence.first, sentence.last)
    if sentence is None or not hits:
        return None
    near = sentence.last - hits[-1].last <= (FEW if led == "," else LED)
    return people.subject(sentence.first, hits[-1].first) if near else None


LED: Final = 14
"""Words from a verb of saying to the colon behind which a paragraph of speech follows."""


def _opens_next(page: Page, said: Said, previous: Said) -> bool:
    """Return whether a quotation opens the paragraph right behind one that was not closed: the same speech goes on."""
    after = next((block for block in page.blocks if block.start >= previous.outer[1]), None)
    return after is not None and after.start == said.outer[0]


def _follows(page: Page, said: Said, previous: Said) -> bool:
    """Return whether a quotation is all of a paragraph and the one before began with what somebody said: he goes on."""
    number = page.block_at(said.start)
    block, before = page.blocks[number], page.blocks[number - 1]
    whole = page.text[block.start : said.outer[0]].strip() + page.text[said.outer[1] : block.end].strip()
    led = page.text[before.start : before.end].lstrip()[:1] in LEADS
    ended = page.text[said.end - 1] in ".!?…"
    beside = page.text[before.start : previous.outer[0]] + page.text[previous.outer[1] : before.end]
    alone = not whole and len(beside.split()) <= BESIDE
    return number > 0 and alone and ended and led and before.start <= previous.start < before.end


BESIDE: Final = 14
"""Words of a paragraph beside what is said in it that only tell who speaks."""
LEADS: Final = frozenset("«“„\"‘'")


def _told_before(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find who said something in the sentence right before a quotation that is a sentence of its own."""
    before = page.before(sentence)
    first, last = page.token_at(said.outer[0]), page.token_at(said.outer[1])
    if before is None or before.block != sentence.block or first != sentence.first or last < sentence.last - 1:
        return None
    hits = sayings(page, before.first, before.last)
    if hits or _quoted(page, before):
        return people.subject(before.first, hits[-1].first) if hits and not _quoted(page, before) else None
    shows = page.grammar.shows
    told = shows.search(page.low, *page.span(before)) is not None
    return people.opening(before) if told else None


def _adds(page: Page, said: Said, sentence: Sentence) -> bool:
    """Return whether a sentence only says that whoever spoke said more: `Et d'ajouter : « ... »`."""
    adds, (start, _) = page.grammar.adds, page.span(sentence)
    return adds.match(page.low, start, said.outer[0]) is not None


def _shows(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find who is told to be blunt or prudent before a colon, what he says standing behind it."""
    first, known = page.token_at(said.outer[0]), page.grammar.shows
    if first <= sentence.first or page.tokens[first - 1].low != ":":
        return None
    found = known.search(page.low, page.tokens[sentence.first].start, said.outer[0])
    shown = people.subject(sentence.first, page.token_at(found.start())) if found is not None else None
    whole = page.text[said.start].isupper() and page.text[said.end - 1] in ".!?…"
    shown = shown or (people.opening(sentence) if whole else None)  # "The chair thanks all: “Bring boots.”"
    label = _label(page, people, sentence.first, first - 1) if shown is None and found is None else shown
    if label is not None or found is not None:
        return label
    named = first - sentence.first <= VERBLESS and page.within("office", sentence.first, sentence.first + FEW)
    speaker = people.behind(sentence.first, first - 1) if named else None  # "Un diplomate, sous couvert d'anonymat :"
    return speaker if speaker is not None and speaker.person else None


def _label(page: Page, people: People, first: int, stop: int) -> Speaker | None:
    """Return the person whose name is all that stands before a colon: `Jane Roe: “We go.”`, `Jean Roy, marin : « On part »`."""
    last = first
    while last < stop and (page.tokens[last].text[0].isupper() or page.tokens[last].low in PARTICLES | {"-", "."}):
        last += 1
    apposed = last < stop and page.tokens[last].low == "," and not has_verb(page, last, stop)
    if last - first < 2 or not (last == stop or (apposed and stop - last <= VERBLESS)):
        return None
    found = people.behind(first, last)
    return found if found is not None and found.first == first and found.code is None else None


VERBLESS: Final = 10
"""Words before a colon that only name who speaks."""


def _quoted(page: Page, sentence: Sentence) -> bool:
    return any(token.low in '«“„"' for token in page.tokens[sentence.first : sentence.last])


def _block_tokens(page: Page, place: int) -> tuple[int, int]:
    """Return the tokens of the block a character lies in."""
    block = page.blocks[page.block_at(place)]
    return page.token_at(block.start), page.token_at(block.end)


def _after(page: Page, said: Said, people: People, _sentence: Sentence) -> Speaker | None:
    """Find the verb of saying right behind a quotation, and its subject behind it or between."""
    first, begins = page.token_at(said.outer[1]), page.token_at(said.outer[0])
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
    within = _begin < begins and not parted and page.tokens[begins - 1].low not in _STARTS
    for hit in sayings(page, first, min(first + 14, stop)):
        if _is_cut_off(page, first, hit, parted=parted) or (within and hit.first > first):
            break  # "During the “open day” the mayor said": a part of the sentence
        ahead = people.subject(first, hit.first) if hit.first > first else None
        joined = page.tokens[hit.first - 1].low in CONJUNCTIONS if hit.first > first else False
        words = sum(token.text[0].isalpha() for token in page.tokens[first : hit.first])
        him = hit.first > first and people.has_pronoun(first, hit.first)  # "he told the agency": nobody, not the agency
        found = ahead or (people.behind(hit.last, stop) if words <= NEAR and not joined and not him else None)
        if found is not None:
            return found
        if him or (hit.last < stop and people.is_pronoun(hit.last)):
            return None  # whoever that is, nobody told of further on
    return _by_any_verb(page, people, first, stop) if parted else None


def _is_cut_off(page: Page, first: int, hit: Hit[str], *, parted: bool) -> bool:
    """Return whether a sign or a conjunction stands between a quotation and a verb behind it, which then is not its verb."""
    between = range(first, hit.first)
    if any(page.tokens[place].low in _WALLS and not page.abbreviates(place) for place in between):
        return True
    low = {page.tokens[place].low for place in between}
    weak = hit.kind == "tell" and bool(low & _AS)
    signs = not parted and bool(
        low & {",", "–"}
    )  # "“undeclared material” at two sites, allegations Estonia has denied"
    return weak or signs


def _is_anothers(page: Page, said: Said, place: int) -> bool:
    """Return whether what stands behind a quotation is said by somebody else: `“a deal”, while her colleague spoke of`."""
    token = page.tokens[place]
    ended = page.text[said.end - 1] == "." and token.text[0].isupper()  # the quotation ends its sentence
    return ended or token.low in _MEANWHILE or token.low in ANDS


def _by_any_verb(page: Page, people: People, first: int, stop: int) -> Speaker | None:
    """Return the person or office behind a verb of any meaning that stands right behind a quotation: `», sourit le maire`."""
    verb = page.grammar.inverted
    found = verb.match(page.low, page.tokens[first].start) if first < stop else None
    place = page.token_at(found.end()) if found is not None else stop
    if place >= stop or not (_leads(page, place) or page.tokens[place].text[0].isupper()):
        return None
    speaker = people.behind(place, stop)
    return speaker if speaker is not None and (speaker.person or speaker.code) else None


def _leads(page: Page, place: int) -> bool:
    """Return whether a word leads to whoever is named behind a verb: an article, an adverb, a title."""
    low, lists = page.tokens[place].low, page.grammar.lists
    return not lists["articles"] or low in lists["articles"] | {"l", "m", "mme", "one"} or low.endswith(("ly", "ment"))


_AS: Final = frozenset((",", "as", "comme", "как"))
"""What opens another clause behind a quotation."""
_STARTS: Final = frozenset('.:!?…»”"–-(')
"""Signs behind which a quotation is no part of the words before it."""
_MEANWHILE: Final = frozenset(("while", "whereas", "tandis", "alors", "quand", "тогда", "а"))
_WALLS: Final = frozenset(
    (*'.;«“"!?', "while", "whereas", "adding", "but", "tandis", "mais", "alors", "ajoutant", "а", "но", "добавив")
)


def _according(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find `according to` in the sentence of a quotation."""
    first, last = page.token_at(said.outer[0]), page.token_at(said.outer[1])
    for hit in page.within("according", sentence.first, sentence.last):
        if hit.first >= first - 25 and not first <= hit.first < last and (hit.first < first or hit.first <= last + 2):
            loose = page.tokens[hit.first].low in {"pour", "for", "для"}
            behind = hit.first == last
            if loose and not behind and (hit.first != sentence.first or sayings(page, hit.last, first)):
                continue
            him = [one.low for one in page.tokens[hit.first : hit.last + 1]]
            if page.grammar.lists["say-obliques"] & set(him):
                return people.meant(hit.first)
            found = people.behind(hit.last, sentence.last)
            if found is not None and not (loose and not (found.person or found.code)):
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
    hits = sayings(page, start, first)
    if not hits and first > begin and page.tokens[first - 1].low == ":" and start == sentence.first:
        hits = sayings(page, max(begin, first - 25), first)
    for hit in reversed(hits):
        if (
            any(
                page.tokens[place].low in {"»", "”", "."} and not page.abbreviates(place)
                for place in range(hit.last, first)
            )
            and page.tokens[first - 1].low != ":"
        ):
            continue
        if is_passive(page, hit.first):
            return by_whom(page, people, page.token_at(said.outer[1]), sentence.last)
        if hit.first == start and all(page.tokens[at].low in {":", ","} for at in range(hit.last, first)):
            return people.meant(start)  # "Сказала: «…»"
        turned = (people.after_comma(start, hit.first) or _as(page, start, hit.first)) and hit.last < first
        behind = people.behind(hit.last, first) if turned else None
        found = behind if behind is not None and (behind.person or behind.code) else None
        found = found or people.subject(start, hit.first)
        opens = hit.first - start <= NEAR and not people.has_pronoun(start, hit.first)
        behind = people.behind(hit.last, first) if found is None and opens else None
        if behind is not None and (behind.person or behind.code):
            found = behind
        if found is not None:
            return found
    return None


def _as(page: Page, start: int, verb: int) -> bool:
    """Return whether a French or Russian clause begins with `as` right before a verb, its subject behind: `Comme l'a dit`."""
    known = page.grammar.lists["say-as"]
    while verb > start and (page.tokens[verb - 1].low in page.grammar.lists["say-helps"]):
        verb -= 1
    return verb > start and page.tokens[verb - 1].low in known


def _subject(page: Page, said: Said, people: People, sentence: Sentence) -> Speaker | None:
    """Find who wishes, stresses or refuses in the words around a quotation that is a part of the sentence."""
    first = page.token_at(said.outer[0])
    for hit in reversed(page.within("stance", sentence.first, first)):
        found = people.subject(sentence.first, hit.first)
        if found is not None:
            return found
    place = page.token_at(said.start)
    if sayings(page, place, place + 1) and page.text[said.start].islower() and first > sentence.first:
        return people.subject(sentence.first, first)  # "the ministers “reaffirmed the need for it”"
    return None


def _goes_on(page: Page, said: Said, previous: Said) -> bool:
    """Return whether a quotation goes on in the block or sentence of the one before, with nobody else named between."""
    block = page.blocks[page.block_at(said.start)]
    if not block.start <= previous.start < block.end:
        return False
    opened = page.sentence_at(said.start)
    first = max(page.token_at(previous.outer[1]), opened.first if opened is not None else 0)
    if page.sentence_at(previous.start) != opened and sayings(page, first, page.token_at(said.outer[0])):
        return False  # somebody else says it, whoever that is
    between = page.text[previous.outer[1] : said.outer[0]]
    return len(between) <= 160 or page.sentence_at(previous.start) == page.sentence_at(said.start)
