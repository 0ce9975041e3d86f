"""Positions told without a verb whose subject holds them: `China's refusal`, `objections from Spain`, `as did Norway`.

Knows who is named beside a noun, behind what repeats a position, behind a participle; not verbs. Law: a noun that may as well be
held against whoever is named (`criticism of Spain`, `support of Spain`) is no position of theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.business.rolls import row_at
from comity.press.names.actors import Actor
from comity.press.register import oblique_names
from comity.press.words.joining import ANDS, DEFINITE, LINKS
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

NEAR: Final = 4
"""Words and signs between a noun of a stand and the name beside it."""
_LINKS: Final = LINKS | {"of", "de", "du", "d"}

_BY: Final = ("ей", "ой", "ом", "ем", "ью", "ями", "ами", "сша")
"""Ends of Russian names in the instrumental."""
_OF: Final = ("и", "ы", "а", "я", "ов", "сша", "ей", "его", "ой")
"""Ends of Russian names in the genitive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A reported position."""

    code: str
    stance: str
    start: int
    end: int


def told_beside(page: Page, actors: Sequence[Actor], sentence: Sentence, told: Sequence[Held]) -> list[Held]:
    """Return the positions of a sentence that no subject's verb tells; `told` are the positions told so far."""
    found: list[Held] = []
    near = [actor for actor in actors if sentence.first <= actor.first < sentence.last and code_of(actor) is not None]
    for hit in page.within("stance-owned", sentence.first, sentence.last):
        found += _owned(page, near, hit)
    for hit in page.within("stance-passive", sentence.first, sentence.last) if page.grammar.language == "ru" else ():
        row = _behind(page, near, hit.last, 2)
        denied = page.word(hit.first - 1) == "не"  # "не поддержанную Чадом"
        stance = ("opposes" if hit.value == "supports" else None) if denied else hit.value
        if stance is not None and row and page.tokens[row[0].last - 1].low.endswith(_BY):
            found += _all(page, row, stance, hit.first)
    for hit in page.within("stance-lead", sentence.first, sentence.last):
        found += _all(page, _behind(page, near, hit.last, NEAR), hit.value, hit.first)
    found += _sided(page, near, sentence)
    found += _bracketed(page, near, sentence)
    for hit in page.within("stance-likewise", sentence.first, sentence.last):
        row, place = _behind(page, near, hit.last, NEAR), page.tokens[hit.first].start
        repeated = next((one for one in reversed(told) if one.start < place), None)
        ahead = next((one for one in told if place < one.start < page.span(sentence)[1]), None)
        if (meant := ahead or repeated) is not None:
            found += _all(page, row, meant.stance, hit.first)
    return found


def _sided(page: Page, actors: Sequence[Actor], sentence: Sentence) -> list[Held]:
    """Return who is told to have voted for or against: `against – Chad and Peru`, `за голосовали Чад и Перу`."""
    voted, (start, end) = page.grammar.voted, page.span(sentence)
    if not actors:
        return []
    told = voted.search(page.low, start, end) is not None
    found: list[Held] = []
    for place in range(sentence.first, sentence.last):
        stance = _SIDES.get(page.tokens[place].low)
        if stance is None:
            continue
        behind = _behind_object(page, actors, sentence, place)
        while behind < sentence.last and voted.match(page.low, page.tokens[behind].start) is not None:
            behind += 1
        after = page.word(behind, last=sentence.last)
        if (told and (behind > place + 1 or after in _LEADS)) or (after in _LEADS and place == sentence.first):
            found += _all(page, _behind(page, actors, behind + (after in _LEADS), 2), stance, place)
    return found


def _bracketed(page: Page, actors: Sequence[Actor], sentence: Sentence) -> list[Held]:
    """Return who stands in brackets behind a side of a vote: `by 9 to 2 against (Chad and Peru), with 1 abstention (Mali)`."""
    found: list[Held] = []
    for hit in page.within("stance-side", sentence.first, sentence.last):
        if hit.last < sentence.last and page.tokens[hit.last].low == "(":
            row = row_at(page, actors, sentence, hit.last + 1)
            found += _all(page, row, hit.value, hit.first)
    return found


def _behind_object(page: Page, actors: Sequence[Actor], sentence: Sentence, place: int) -> int:
    """Return where a verb of voting stands behind a Russian side and what it is of: `За резолюцию голосовали`."""
    voted, stop = page.grammar.voted, min(place + 1 + NEAR, sentence.last)
    if page.grammar.language != "ru":
        return place + 1
    behind = (at for at in range(place + 2, stop) if voted.match(page.low, page.tokens[at].start) is not None)
    found = next(behind, place + 1)
    return place + 1 if any(place < one.first < found for one in actors) else found


_SIDES: Final = {
    **dict.fromkeys(("за", "pour", "for", "favour", "favor"), "supports"),
    **dict.fromkeys(("против", "contre", "against"), "opposes"),
}
_LEADS: Final = frozenset(("–", "-", ":"))


def _owned(page: Page, actors: Sequence[Actor], hit: Hit[str]) -> list[Held]:
    """Return whose a noun of a stand is: whoever is named before it with his `'s`, or behind it."""
    for actor in actors:
        between = [token.low for token in page.tokens[actor.last : hit.first]]
        if between[:2] == ["'", "s"] and len(between) <= NEAR and all(low.isalpha() for low in between[2:]):
            return _all(page, [actor], hit.value, hit.first, end=page.tokens[hit.last - 1].end)
    if hit.value == "supports" and not _enjoyed(page, hit.first):
        return []
    if not page.grammar.lists["articles"]:
        row = [one for one in actors if one.first == hit.last and page.tokens[one.last - 1].low.endswith(_OF)]
        return _all(page, row, hit.value, hit.first)
    leads = page.at("stance-from", hit.last)
    if leads is None:
        return []
    side = _side(page, leads.last)
    if side is not None:
        end = page.tokens[side.last].end
        return [Held(code=side.value, stance=hit.value, start=page.tokens[hit.first].start, end=end)]
    return _all(page, _behind(page, actors, leads.last, 3), hit.value, hit.first)


def inverted(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> list[str]:
    """Return the codes of those who stand behind a verb that has nobody before it: `s'y opposent la Hongrie`."""
    near = [actor for actor in actors if hit.last <= actor.first < sentence.last]
    row = _behind(page, near, hit.last, 2)
    language, before = page.grammar.language, page.tokens[hit.first - 1] if hit.first > sentence.first else None
    if language == "ru":
        served = _served(page, near, hit)
        if served is not None:
            return [served]
        row = row or _subjects(page, near, hit)
        return [code for one in row if (code := code_of(one)) is not None] if row and _agrees(page, hit, row) else []
    opens = before is None or before.low in _OPENS or before.low in {",", ";", ":"}
    plain = language == "fr" and opens and bool(row)
    return [code for one in row if (code := code_of(one)) is not None] if plain else []


_OPENS: Final = frozenset(
    ("que", "qu", "laquelle", "lequel", "auquel", "lesquels", "lesquelles", "auxquels", "et", "mais")
)


def _served(page: Page, actors: Sequence[Actor], hit: Hit[str]) -> str | None:
    """Return the State whose minister or envoy stands right behind a Russian verb: `призвал и глава МИД Италии Анна Росси`."""
    place = hit.last + (page.tokens[hit.last].low in {"и", "также"} if hit.last < len(page.tokens) else 0)
    office = page.at("office", place)
    if office is None or not page.tokens[office.last - 1].low.endswith(_NOMINATIVE):
        return None
    state = next((one for one in actors if office.first <= one.first <= office.last + 2), None)
    between = page.tokens[office.last : state.first] if state is not None else []
    plain = all(token.text[0].isalpha() for token in between)
    return code_of(state) if state is not None and plain and state.named.kind in {"state", "office"} else None


_NOMINATIVE: Final = (*"бвгджзклмнпрстфхцчшщьй", "глава")
"""Ends of Russian offices that are a subject."""


def _subjects(page: Page, actors: Sequence[Actor], hit: Hit[str]) -> list[Actor]:
    """Return several joined names behind a Russian verb in the plural and its object: `поддержали проект Франция и Италия`."""
    first = next((one for one in actors if one.first <= hit.last + NEAR), None)
    row = _behind(page, actors, first.first, 0) if first is not None else []
    signs = any(not token.text[0].isalpha() for token in page.tokens[hit.last : row[0].first]) if row else True
    return row if len(row) > 1 and not signs else []


def _agrees(page: Page, hit: Hit[str], row: Sequence[Actor]) -> bool:
    """Return whether names stand in the nominative and agree with a Russian verb in gender or number."""
    verb = next((page.tokens[at].low for at in range(hit.first, hit.last) if page.tokens[at].low.endswith(_VERB)), "")
    said = verb.removesuffix("сь").removesuffix("ся")
    lows = [page.tokens[one.last - 1].low for one in row]
    if any(page.low[one.start : one.end] in oblique_names() for one in row):
        return False
    if len(row) > 1 or lows[0] in {"сша", "нидерланды"}:
        return said.endswith(("ли", "ют", "ут", "ят", "ат"))
    if lows[0].endswith(("а", "я")):
        return said.endswith(("ла", "ет", "ит"))
    return said.endswith(("л", "ло", "ет", "ит"))


_VERB: Final = (
    *("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись"),
    *("ет", "ют", "ит", "ят", "ется", "ются", "ат", "ут"),
)


def _side(page: Page, first: int) -> Hit[str] | None:
    """Return the adjective of a State whose side, delegation or envoy is named: `of the Russian side`."""
    hits = page.within("demonym", first, first + 2)
    return next((hit for hit in hits if page.word(hit.last) == "side" or page.at("office", hit.last)), None)


def _enjoyed(page: Page, place: int) -> bool:
    """Return whether somebody is told to have what a noun names: `with the support of`, `enjoys the backing of`."""
    return any(token.low in page.grammar.lists["enjoys"] for token in page.tokens[max(0, place - 3) : place])


def _behind(page: Page, actors: Sequence[Actor], first: int, most: int) -> list[Actor]:
    """Return those named right behind a place, with whoever is joined to the first of them."""
    row: list[Actor] = []
    joined = False  # "Chad and Peru, Mali abstained"
    for actor in actors:
        if actor.first < first:
            continue
        between = {token.low for token in page.tokens[(row[-1].last if row else first) : actor.first]}
        if not row:
            if actor.first - first > most or not between <= DEFINITE:
                return []
        elif not between or not between <= _LINKS or (joined and not ANDS & between):
            break
        joined = joined or bool(row and ANDS & between)
        row.append(actor)
    told = any(token.low in ANDS for token in page.tokens[row[0].last : row[-1].first]) if row else False
    return row if told or len(row) > 2 else row[:1]  # "Chad and Peru", not "Chad, Peru"


def _all(page: Page, row: Sequence[Actor], stance: str, first: int, end: int | None = None) -> list[Held]:
    """Return a position of each of some."""
    start = page.tokens[first].start
    codes = [(code, one) for one in row if (code := code_of(one)) is not None]
    return [Held(code=code, stance=stance, start=start, end=end or one.end) for code, one in codes]


def code_of(actor: Actor) -> str | None:
    """Return whose a position of somebody is: his own, an office's owner's; None where a name means several."""
    owner = actor.named.of if actor.named.kind == "office" else actor.named.code
    return None if owner is None or " " in owner else owner
