"""What the press desk knows of each language: words and patterns read from the data files beside this module.

Knows how those files are spelled; not what anything in an article means. Law: a language is a file, never code.
"""

import itertools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from comity.press.words.grammar.heads import led, together
from comity.press.words.lexicon import Lexicon

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))
_MACRO: Final = re.compile(r"\{([a-z]+)(\d?)\}")
_NAMED: Final = re.compile(r"\(\?P<([a-z]+)(\d?)>")
_BRACKET: Final = re.compile(r"\[([^\]]*)\]")
_OUTSIDE: Final = re.compile(r"(?:\[[^\]]*\]|\S)+")
DAY: Final = r"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])(?:er|ᵉʳ|st|nd|rd|th|-го|-е)?(?!\d)"
YEAR: Final = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
OLD: Final = r"(?<!\d)(?P<year>1[5-8]\d\d)(?!\d)"
"""A year long ago, as `{old}`: four such figures may as well be a number or a time of day, so that its words have to say it."""
ANY_YEAR: Final = r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
"""A year beside a month, a day or the word for a year, which nothing else can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePattern:
    """How one way of giving a date looks; `anchor` is what has to stand in a sentence before it is worth looking.

    `within` are anchors that stand within one word, as one or several do without a sign (`aujourd'hui`) between their letters.
    `else_` is the kind a date told from another is of where no other is named.
    """

    kind: str
    by: int
    anchor: re.Pattern[str]
    pattern: re.Pattern[str]
    after: frozenset[str]
    else_: str
    within: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """One language: its phrases by kind, its date patterns, and plain lists by name.

    Of `months`, `weekdays`, `days` the last group of a match says which it is, from 1. `of_days` are the date patterns of days.
    `of_clauses` finds any of CLAUSES at once.
    """

    language: str
    lexicon: Lexicon[str]
    dates: tuple[DatePattern, ...]
    of_days: tuple[DatePattern, ...]
    months: re.Pattern[str]
    weekdays: re.Pattern[str]
    days: re.Pattern[str]
    decades: Mapping[int, re.Pattern[str]]
    capital: bool
    seasons: Mapping[str, re.Pattern[str]]
    numbers: Mapping[str, str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    done: re.Pattern[str]
    present: re.Pattern[str]
    perfect: re.Pattern[str]
    auxiliary: re.Pattern[str]
    sets: re.Pattern[str]
    shifts: re.Pattern[str]
    years_ahead: re.Pattern[str]
    recurs_before: re.Pattern[str]
    recurs_behind: re.Pattern[str]
    things: re.Pattern[str]
    was_to: re.Pattern[str]
    ahead_of: re.Pattern[str]
    behind_of: re.Pattern[str]
    befallen: re.Pattern[str]
    stands: re.Pattern[str]
    infinitive: re.Pattern[str]
    plan: re.Pattern[str]
    fact: re.Pattern[str]
    inverted: re.Pattern[str]
    adverb: re.Pattern[str]
    change: re.Pattern[str]
    ordinal: re.Pattern[str]
    compared: re.Pattern[str]
    harmed: re.Pattern[str]
    sides: re.Pattern[str]
    beside: re.Pattern[str]
    voted: re.Pattern[str]
    side: re.Pattern[str]
    labels: re.Pattern[str]
    adds: re.Pattern[str]
    shows: re.Pattern[str]
    thus: re.Pattern[str]
    participles: re.Pattern[str]
    opening: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    till: re.Pattern[str]
    resumes: re.Pattern[str]
    rules: re.Pattern[str]
    by_body: re.Pattern[str]
    argues: re.Pattern[str]
    remote: re.Pattern[str]
    on_day: re.Pattern[str]
    hears: re.Pattern[str]
    sitting: Mapping[str, re.Pattern[str]]
    of_clauses: re.Pattern[str]
    but: re.Pattern[str]
    agenda: Mapping[str, re.Pattern[str]]
    decides: re.Pattern[str]
    decides_more: re.Pattern[str]
    undecided: re.Pattern[str]
    resolves: Mapping[str, re.Pattern[str]]
    names: Mapping[str, re.Pattern[str]]
    nominatives: Mapping[str, str]
    thousands: tuple[str, ...]
    lists: Mapping[str, frozenset[str]]

    def listed(self, word: str, *names: str) -> bool:
        """Return whether a word stands in one of some lists."""
        return any(word in self.lists[name] for name in names)


def spelled_out(text: str) -> Iterator[str]:
    """Return every form of `a[b c _]`: ab, ac, a."""
    parts = _BRACKET.split(text)
    choices = [[part] if place % 2 == 0 else part.split() for place, part in enumerate(parts)]
    for chosen in itertools.product(*choices):
        yield "".join("" if part == "_" else part for part in chosen)


@cache
def grammar(language: str) -> Grammar:
    """Return what is known of one of LANGUAGES."""
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    numbers = {word.replace("ё", "е"): str(value) for word, value in data["numbers"].items()}
    dates = tuple(_dates(data, numbers))
    return Grammar(
        language=language,
        lexicon=Lexicon(_phrases(data)),
        dates=dates,
        of_days=tuple(one for one in dates if one.kind == "day"),
        months=_each(data["months"], 12),
        weekdays=_each(data["weekdays"], 7),
        days=_each(data["days"], 31),
        decades={int(years): _whole(pattern) for years, pattern in data["decades"].items()},
        capital=data.get("capital", False),
        seasons={code: _whole(pattern) for code, pattern in data["seasons"].items()},
        numbers=numbers,
        side=_side(data, numbers),
        sitting={name: _pattern(data["sits"].get(name)) for name in _SITTING},
        of_clauses=_pattern("|".join(data["sits"][name] for name in CLAUSES if name in data["sits"]), led),
        agenda={name: _any_of(data["agenda"][name]) for name in _AGENDA.split()},
        resolves=_resolves(data["resolves"]),
        names={name: re.compile(data["names"].get(name, NOTHING)) for name in _NAMING},
        nominatives=dict(_nominatives(data["sits"])),
        thousands=tuple(data["thousands"]),
        lists=_lists(data),
        **_patterns(data),
    )


MODAL: Final = (
    "(?:(?:will|would|is|are|was|were|has|have|had|be|been|expected|due|set|likely"
    "|scheduled|planned|to|also|mainly|largely) ){0,5}"
)
"""Verbs and adverbs that may stand before a verb of an English pattern as `{m}`: `are also expected to include`."""


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})")


def _each(forms: Mapping[str, str], most: int) -> re.Pattern[str]:
    """Return what finds one of several forms that are numbered from 1; behind each an empty group tells which it was."""
    return re.compile("|".join(f"(?:{forms[str(number)]})()" for number in range(1, most + 1)))


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of some patterns as whole words."""
    joined = "|".join(patterns).replace("{m}", MODAL)
    return re.compile(rf"(?<![\w-]){led(joined)}(?!\w)")


def _patterns(data: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return the patterns of a language that stand alone, by name; those a language has not find nothing."""
    return {
        name.removesuffix("_pattern"): _pattern(data[section].get(name), made)
        for made, section, names in _PATTERNS
        for name in names.split()
    }


def _pattern(text: str | None, made: Callable[[str], str] = together) -> re.Pattern[str]:
    return re.compile(made(text) if text else NOTHING)


NOTHING: Final = "(?!)"
"""A pattern that finds nothing."""
_PATTERNS: Final = (
    (together, "between", "years_ahead change compared harmed beside voted labels"),
    (led, "between", "sides"),
    (led, "decisions", "decides undecided"),
    (together, "decisions", "decides_more"),
    (together, "no_number", "ordinal"),
    (together, "say", "inverted adverb shows"),
    (led, "say", "adds thus participles opening"),
    (together, "sits", "opens closes till resumes by_body argues remote on_day hears but"),
    (led, "sits", "rules"),
    (led, "tense", "future_pattern"),
    (together, "tense", "past_pattern done_pattern present_pattern perfect_pattern auxiliary_pattern stands_pattern"),
    (together, "tense", "infinitive_pattern plan_pattern fact_pattern sets shifts recurs_before recurs_behind things"),
    (together, "tense", "was_to ahead_of behind_of befallen"),
)
"""How patterns are made ready, their section of the file, and their names."""


def _resolves(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Return patterns of votes by name, and as `any` what finds any of those one of which a vote is told by."""
    any_ = "|".join(patterns[name] for name in ("leads", "result", "tells") if name in patterns)
    return {name: re.compile(led(pattern)) for name, pattern in {**patterns, "any": any_}.items()}


def _side(data: Mapping[str, Any], numbers: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds a side of a vote with its number, which stands for `#` in the grammar."""
    words = (*numbers, *data["one"]["words"].split(), *data["collective"])
    number = "|".join(sorted((word for word in words if len(word) > 2), key=len, reverse=True))
    written = rf"(?<![\d.,])(?:\d{{1,3}}|{number})(?:[ -](?:{number}))*"
    return _pattern(data["between"].get("side", "").replace("#", written), led)


_AGENDA: Final = "strong weak loose after leads heading clauses goes_on asides continues items manner single"
"""Lists of patterns about agendas."""
CLAUSES: Final = ("hears", "argues", "remote", "on_day", "rules", "by_body", "opens", "closes", "resumes")
"""Patterns about sittings that mark a clause; most clauses have none of them."""
_SITTING: Final = ("back", "ballot", "boards", "habit", "idle", "it_was", "market", "meant", "outside")
"""Patterns about clauses that tell of a sitting, or only seem to, which a language may have."""
_NAMING: Final = (
    *("adjunct", "acting", "sits", "treated", "whole", "rank", "nobody", "vague"),
    *("unfit", "adjective", "time", "numbered", "formal", "inside", "preposed", "rules", "parliament", "chamber"),
)
"""Patterns about names of bodies that a language may have."""


def _lists(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the lists of words of a language by name; one it has not is empty."""
    listed = {prefix + name: data[section].get(name, "") for section, prefix, names in _LISTS for name in names.split()}
    listed |= {name: data.get(section, {}).get(key, "") for name, (section, key) in _LISTED.items()}
    listed |= {name: data.get(name, "") for name in ("common", "short", "articles", "timed", "unaccented")}
    listed |= data["words"]
    listed |= {f"furniture-{name}": words for name, words in data["furniture"].items()}
    listed |= {name: list(data[name]) for name in ("collective", "plural")}
    words = {name: found.split() if isinstance(found, str) else found for name, found in listed.items()}
    words["joins-list"] = [",", *words["joins-list"]]
    return {name: frozenset(word.replace("ё", "е") for word in found) for name, found in words.items()}


_LISTS: Final = (
    (
        "say",
        "say-",
        "titles titled terms between hearers things opens verbs places put-in that obliques helps weak calls",
    ),
    ("say", "say-", "names as lead-ins clauses copulas writings"),
    ("day_words", "day-", "today yesterday tomorrow this on number apart"),
    (
        "tense",
        "tense-",
        "between plans to nouns off holds until limits aside if that first have completes which clitics",
    ),
    ("tense", "tense-", "at deed is also_nouns"),
    (
        "sits",
        "sit-",
        "preps governs adverbs first work works relatives soft denials thats owns ofs gathered walls events",
    ),
    ("sits", "sit-", "befores tasks ins organs at arounds alone whens objects describes asides aheads dues wide loose"),
    ("sits", "sit-", "investors standing sinces called"),
    ("agenda", "agenda-", "where ends it general enables adverbs finite prepositions within fields determines"),
    ("stance_words", "stances-", "comment parts governors clauses conditions on nouns"),
    ("decisions", "decisions-", "parts being modal none until one own his approves"),
)
"""Sections with lists of words, what stands before their names here, and the names."""
_LISTED: Final = {
    "one-words": ("one", "words"),
    "one-not-words": ("one", "not"),
    "joins-words": ("joins", "words"),
    "halves-words": ("halves", "words"),
    "units_not-words": ("units_not", "words"),
    "unit-stops": ("unit_stops", "words"),
    "unit-free": ("unit_stops", "free"),
    "no-number": ("no_number", "before"),
    "streets": ("no_number", "streets"),
    "several-not-words": ("sets", "several_not"),
    "joins-list": ("between", "lists"),
    "harmed-between": ("between", "harmed_between"),
    "pronouns": ("say", "pronouns"),
    "stops": ("say", "subject_stop"),
}
"""Lists that are called otherwise here than in the file: their section and name there."""


def _phrases(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return every phrase as (phrase, kind, value)."""
    for unit, forms in data["units"].items():
        for form in _OUTSIDE.findall(forms):
            yield from ((word.replace("~", " "), "unit", unit) for word in spelled_out(form))
    for code, forms in data["demonyms"].items():
        yield from (
            (word.replace("~", " "), "demonym", code) for form in _OUTSIDE.findall(forms) for word in spelled_out(form)
        )
    for kind, section in _named(_VALUED):
        for value, phrases in data[section].items():
            yield from ((word, kind, value) for text in phrases for word in spelled_out(text))
    for section, kinds in _KINDS.items():
        for kind, name in _named(kinds):
            yield from ((w, kind, name) for text in data[section][name] for w in spelled_out(text))
    for level, phrases in data["sits"]["levels"].items():
        yield from ((w, "level", level) for text in phrases for w in spelled_out(text))
    for section in ("collective", "plural", "fractions"):
        yield from ((word.replace("ё", "е"), section, str(value)) for word, value in data[section].items())


def _nominatives(sits: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Return the words of bodies and sittings in their cases, each beside the one spelled first, several beside several."""
    for text in (*sits["heads"], *sits["nouns"], *sits["own"]):
        whole = [form.lower().split() for form in spelled_out(text)]
        varied = [at for at, words in enumerate(zip(*whole, strict=False)) if len(set(words)) > 1]
        forms = [words[varied[-1] if varied else -1] for words in whole]
        neuter = forms[0].endswith("ие") or (
            forms[0].endswith("ия") and not any(form.endswith("ией") for form in forms)
        )
        many = _OF_MANY_NEUTER if neuter else _OF_MANY
        for form in forms:
            yield form, next((form.removesuffix(end) + full for end, full in many if form.endswith(end)), forms[0])


_OF_MANY: Final = (
    *(("иями", "ии"), ("иях", "ии"), ("иям", "ии"), ("ий", "ии")),
    *(("ов", "ы"), ("ами", "ы"), ("ах", "ы"), ("ам", "ы")),
)
_OF_MANY_NEUTER: Final = (("иями", "ия"), ("иях", "ия"), ("иям", "ия"), ("ий", "ия"), *_OF_MANY[4:])
"""How Russian nouns end that are several, in other cases and in the nominative."""


_VALUED: Final = (
    "qualifier:qualifiers qualified:qualifiers_after stance:stances stance-noun:stance_nouns stance-ill:stance_ill"
    " stance-adjective:stance_adjectives stance-owned:stance_owned stance-lead:stance_leads"
    " stance-side:stance_sides stance-passive:stance_passive"
)
"""Kinds of phrases that stand for a value, each with its section."""
_KINDS: Final = {
    "sets": "several part number-of:number_of amounts-to:amounts_to how-many:how_many of-those:of_those",
    "tense": "future past",
    "say": "say:words tell:more according reporting office:offices aside some",
    "sits": (
        "sit-noun:nouns sit-verb:verbs sit-turn:turns sit-own:own sit-plain:plain head:heads summit held earlier planned"
        " cancelled moved sit-gather:gathers sit-stands:stands sit-part:parts sit-goes:goes sit-side:sides sit-again:again"
    ),
    "agenda": "together",
    "decisions": "decided:words act:acts",
    "stance_words": (
        "stance-light:light stance-be:be stance-deem:deem stance-likewise:likewise stance-from:from stance-list:list"
    ),
}
"""Sections with lists of phrases, and the kinds these are, with the name of the list where it is another."""


def _named(kinds: str) -> Iterator[tuple[str, str]]:
    """Yield kinds of phrases, each with its name in the file."""
    for one in kinds.split():
        kind, _, name = one.partition(":")
        yield kind, name or kind


def _dates(data: Mapping[str, Any], numbers: Mapping[str, str]) -> Iterator[DatePattern]:
    months, weekdays, seasons = ("|".join(data[name].values()) for name in ("months", "weekdays", "seasons"))
    ones = [*data["one"]["words"].split(), *data["one"].get("articles", "").split()]
    counts = "|".join(sorted((word for word in (*numbers, *ones) if word.isalpha()), key=len, reverse=True))
    macros = {
        "month": rf"(?P<month>{months})",
        "weekday": rf"(?P<weekday>{weekdays})",
        "season": rf"(?P<season>{seasons})",
        "day": DAY,
        "dayword": rf"(?P<dayword>{'|'.join(reversed(data['days'].values()))})",
        "decadeword": rf"(?P<decadeword>{'|'.join(reversed(data['decades'].values()))})",
        "months": months,
        "year": YEAR,
        "old": OLD,
        "any": ANY_YEAR,
        "count": rf"(?P<count>\d{{1,3}}|{counts})",
        **data["macros"],
    }
    anchors = {
        "month": rf"\b(?:{months})(?!\w)",
        "weekday": rf"\b(?:{weekdays})s?(?!\w)",  # as "Mondays"
        "season": rf"\b(?:{seasons})(?!\w)",
        "year": YEAR.replace("?P<year>", "?:"),
        "old": OLD.replace("?P<year>", "?:"),
        "any": ANY_YEAR.replace("?P<year>", "?:"),
        "figure": r"\d",
    }
    for entry in data["dates"]:
        sure = {"year": ANY_YEAR} if entry["kind"] in _SURE else {}
        pattern = _expanded(entry["pattern"], macros | sure)
        opening = f"(?:(?P<open>{_expanded('{since}', macros)}))?" if entry.get("open") else ""
        anchor = anchors.get(entry["anchor"]) or "|".join(_anchors(entry["anchor"]))
        yield DatePattern(
            kind=entry["kind"],
            by=entry.get("by", 0),
            anchor=_anchor(anchor),
            within=entry["anchor"] in anchors or not _SIGN.search(entry["anchor"]),
            pattern=re.compile(rf"(?<![\w-]){led(f'{opening}(?:{pattern})')}(?!\w)"),
            else_=entry.get("else", ""),
            after=frozenset(word for word in entry.get("after", "").replace("\\", "").split("|") if word),
        )


_SURE: Final = frozenset(("day", "month"))
"""Kinds in which the name of a month stands beside a year."""
_SIGN: Final = re.compile(r"[^\w\s-]|\d|(?<!month)(?<!year)-")
"""What parts an anchor into several words as a text is cut: `aujourd'hui`, `après-midi`, `q1`."""


@cache
def _anchor(text: str) -> re.Pattern[str]:
    """Return an anchor, the same for all patterns that have it."""
    return re.compile(text)


_SAME: Final = {"month-word": "month", "year-word": "year"}


def _anchors(text: str) -> Iterator[str]:
    """Yield patterns of the words of which one must be there; `_an` stands at the beginning of a word, others anywhere."""
    for word in text.split():
        plain = re.escape(_SAME.get(word, word).removeprefix("_"))
        yield rf"{plain}(?<!\w{plain})" if word.startswith("_") else plain


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """Return a pattern with its macros in place; `{month2}` has `month2` where `{month}` has `month`."""

    def replaced(found: re.Match[str]) -> str:
        name, number = found.groups()
        if name not in macros:
            return found.group()
        inner = _expanded(macros[name], macros)
        return _NAMED.sub(rf"(?P<\g<1>{number}>", inner) if number else inner

    return _MACRO.sub(replaced, pattern)
