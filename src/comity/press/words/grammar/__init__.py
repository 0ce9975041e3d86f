"""What the press desk knows of each language: words and patterns read from the data files beside this module.

Knows how those files are spelled; not what anything in an article means. Law: a language is a file, never code.
"""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
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
    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    done: re.Pattern[str] | None
    present: re.Pattern[str] | None
    perfect: re.Pattern[str] | None
    auxiliary: re.Pattern[str] | None
    sets: re.Pattern[str] | None
    shifts: re.Pattern[str] | None
    years_ahead: re.Pattern[str] | None
    recurs_before: re.Pattern[str] | None
    recurs_behind: re.Pattern[str] | None
    things: re.Pattern[str] | None
    was_to: re.Pattern[str] | None
    ahead_of: re.Pattern[str] | None
    behind_of: re.Pattern[str] | None
    befallen: re.Pattern[str] | None
    stands: re.Pattern[str] | None
    infinitive: re.Pattern[str] | None
    plan: re.Pattern[str] | None
    fact: re.Pattern[str] | None
    inverted: re.Pattern[str] | None
    adverb: re.Pattern[str] | None
    change: re.Pattern[str] | None
    ordinal: re.Pattern[str] | None
    compared: re.Pattern[str] | None
    harmed: re.Pattern[str] | None
    sides: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    voted: re.Pattern[str] | None
    side: re.Pattern[str] | None
    labels: re.Pattern[str] | None
    adds: re.Pattern[str] | None
    shows: re.Pattern[str] | None
    thus: re.Pattern[str] | None
    participles: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    closes: re.Pattern[str] | None
    till: re.Pattern[str] | None
    resumes: re.Pattern[str] | None
    rules: re.Pattern[str] | None
    by_body: re.Pattern[str] | None
    argues: re.Pattern[str] | None
    remote: re.Pattern[str] | None
    on_day: re.Pattern[str] | None
    hears: re.Pattern[str] | None
    sitting: Mapping[str, re.Pattern[str] | None]
    of_clauses: re.Pattern[str] | None
    but: re.Pattern[str] | None
    agenda: Mapping[str, re.Pattern[str]]
    decides: re.Pattern[str] | None
    decides_more: re.Pattern[str] | None
    undecided: re.Pattern[str] | None
    resolves: Mapping[str, re.Pattern[str]]
    names: Mapping[str, re.Pattern[str]]
    nominatives: Mapping[str, str]
    thousands: tuple[str, ...]
    decimal: str
    lists: Mapping[str, frozenset[str]]


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
    tense, dates = data["tense"], tuple(_dates(data, numbers))
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
        future=_led(tense.get("future_pattern")),
        past=_pattern(tense.get("past_pattern")),
        done=_pattern(tense.get("done_pattern")),
        present=_pattern(tense.get("present_pattern")),
        perfect=_pattern(tense.get("perfect_pattern")),
        auxiliary=_pattern(tense.get("auxiliary_pattern")),
        sets=_pattern(tense.get("sets")),
        shifts=_pattern(tense.get("shifts")),
        years_ahead=_pattern(data["between"].get("years_ahead")),
        recurs_before=_pattern(tense.get("recurs_before")),
        recurs_behind=_pattern(tense.get("recurs_behind")),
        things=_pattern(tense.get("things")),
        was_to=_pattern(tense.get("was_to")),
        ahead_of=_pattern(tense.get("ahead_of")),
        behind_of=_pattern(tense.get("behind_of")),
        befallen=_pattern(tense.get("befallen")),
        stands=_pattern(tense.get("stands_pattern")),
        infinitive=_pattern(tense.get("infinitive_pattern")),
        plan=_pattern(tense.get("plan_pattern")),
        fact=_pattern(tense.get("fact_pattern")),
        inverted=_pattern(data["say"].get("inverted")),
        adverb=_pattern(data["say"].get("adverb")),
        change=_pattern(data["between"].get("change")),
        ordinal=_pattern(data["no_number"].get("ordinal")),
        compared=_pattern(data["between"].get("compared")),
        harmed=_pattern(data["between"].get("harmed")),
        sides=_led(data["between"].get("sides")),
        beside=_pattern(data["between"].get("beside")),
        voted=_pattern(data["between"].get("voted")),
        side=_side(data, numbers),
        labels=_pattern(data["between"].get("labels")),
        adds=_led(data["say"].get("adds")),
        shows=_pattern(data["say"].get("shows")),
        thus=_led(data["say"].get("thus")),
        participles=_led(data["say"].get("participles")),
        opening=_led(data["say"].get("opening")),
        opens=_pattern(data["sits"].get("opens")),
        closes=_pattern(data["sits"].get("closes")),
        till=_pattern(data["sits"].get("till")),
        resumes=_pattern(data["sits"].get("resumes")),
        rules=_led(data["sits"].get("rules")),
        by_body=_pattern(data["sits"].get("by_body")),
        argues=_pattern(data["sits"].get("argues")),
        remote=_pattern(data["sits"].get("remote")),
        on_day=_pattern(data["sits"].get("on_day")),
        hears=_pattern(data["sits"].get("hears")),
        sitting={name: _pattern(data["sits"].get(name)) for name in _SITTING},
        of_clauses=_led("|".join(data["sits"][name] for name in CLAUSES if name in data["sits"])),
        but=_pattern(data["sits"].get("but")),
        agenda={name: _any_of(data["agenda"][name]) for name in _AGENDA},
        decides=_led(data["decisions"].get("items")),
        decides_more=_pattern(data["decisions"].get("more")),
        undecided=_led(data["decisions"].get("not")),
        resolves=_resolves(data["resolves"]),
        names={name: re.compile(data["names"].get(name, "(?!)")) for name in _NAMING},
        nominatives=dict(_nominatives(data["sits"])),
        thousands=tuple(data["thousands"]),
        decimal=data["decimal"],
        lists=_lists(data),
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


def _pattern(text: str | None) -> re.Pattern[str] | None:
    return re.compile(together(text)) if text else None


def _led(text: str | None) -> re.Pattern[str] | None:
    """Return a pattern of many alternatives, which is led by a look at what they begin with."""
    return re.compile(led(text)) if text else None


def _resolves(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Return patterns of votes by name, and as `any` what finds any of those one of which a vote is told by."""
    any_ = "|".join(patterns[name] for name in ("leads", "result", "tells") if name in patterns)
    return {name: re.compile(led(pattern)) for name, pattern in {**patterns, "any": any_}.items()}


def _side(data: Mapping[str, Any], numbers: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return what finds a side of a vote with its number, which stands for `#` in the grammar."""
    words = (*numbers, *data["one"]["words"].split(), *data["collective"])
    number = "|".join(sorted((word for word in words if len(word) > 2), key=len, reverse=True))
    return _led(
        data["between"].get("side", "").replace("#", rf"(?<![\d.,])(?:\d{{1,3}}|{number})(?:[ -](?:{number}))*")
    )


_SAID: Final = (
    "titles",
    "titled",
    "terms",
    "between",
    "hearers",
    "things",
    "opens",
    "verbs",
    "places",
    "put-in",
    "that",
    "obliques",
    "helps",
    "weak",
    "calls",
    "names",
    "as",
    "lead-ins",
    "relays",
    "clauses",
    "copulas",
    "writings",
)
_AGENDA: Final = (
    "strong",
    "weak",
    "loose",
    "after",
    "leads",
    "heading",
    "clauses",
    "goes_on",
    "asides",
    "continues",
    "items",
    "manner",
    "single",
)
"""Lists of patterns about agendas."""
CLAUSES: Final = ("hears", "argues", "remote", "on_day", "rules", "by_body", "opens", "closes", "resumes")
"""Patterns about sittings that mark a clause; most clauses have none of them."""
_SITS: Final = (
    "preps",
    "governs",
    "adverbs",
    "first",
    "work",
    "works",
    "relatives",
    "soft",
    "denials",
    "thats",
    "owns",
    "ofs",
    "gathered",
    "walls",
    "events",
    "befores",
    "tasks",
    "ins",
    "organs",
    "at",
    "arounds",
    "alone",
    "whens",
    "objects",
    "describes",
    "asides",
    "aheads",
    "dues",
    "wide",
    "loose",
    "investors",
    "standing",
    "sinces",
    "called",
)
"""Lists of words about sittings that a language may have."""
_DECISIONS: Final = ("parts", "being", "modal", "none", "until", "one", "own", "his")
_STANCES: Final = ("comment", "parts", "governors", "clauses", "conditions", "on", "among", "nouns")
"""Lists of words about stands."""
_SITTING: Final = ("back", "ballot", "boards", "habit", "idle", "it_was", "market", "meant")
"""Patterns about clauses that tell of a sitting, or only seem to, which a language may have."""
_NAMING: Final = (
    *("adjunct", "acting", "sits", "treated", "whole", "rank", "nobody", "vague"),
    *("unfit", "adjective", "time", "numbered", "formal", "inside", "preposed", "rules", "parliament", "chamber"),
)
"""Patterns about names of bodies that a language may have."""
_TENSE: Final = (
    *("to", "nouns", "off", "holds", "until", "limits", "aside", "if", "that", "first", "have", "completes"),
    *("which", "clitics", "at", "deed", "is", "also_nouns"),
)
"""Lists of words about tenses that a language may have."""

_DAY_WORDS: Final = ("today", "yesterday", "tomorrow", "this", "on", "number", "apart")
"""Lists of words beside the date of a day that a language may have."""


def _lists(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    plain = {name: data[name].split() for name in ("common", "short", "articles")}
    plain |= {name: data.get(name, "").split() for name in ("timed", "unaccented")}
    plain |= {f"{name}-words": data[name]["words"].split() for name in ("one", "joins", "units_not", "halves")}
    plain |= {f"say-{name}": data["say"].get(name, "").split() for name in _SAID}
    plain["turned-words"] = data["between"].get("turned", "").split()
    plain["joins-list"] = [",", *data["between"].get("lists", "").split()]
    plain["harmed-between"] = data["between"].get("harmed_between", "").split()
    plain["one-not-words"] = data["one"].get("not", "").split()
    plain["several-not-words"] = data["sets"].get("several_not", "").split()
    plain |= {f"day-{name}": data["day_words"].get(name, "").split() for name in _DAY_WORDS}
    plain["unit-stops"] = data["unit_stops"]["words"].split()
    plain["tense-between"] = data["tense"]["between"].split()
    plain |= {f"tense-{name}": data["tense"].get(name, "").split() for name in _TENSE}
    plain["tense-plans"] = data["tense"]["plans"].split()
    plain["unit-free"] = data["unit_stops"]["free"].split()
    plain["streets"] = data["no_number"]["streets"].split()
    plain |= {f"sit-{name}": data["sits"].get(name, "").split() for name in _SITS}
    plain["no-number"] = data["no_number"]["before"].split()
    plain |= {f"furniture-{name}": words for name, words in data["furniture"].items()}
    plain["pronouns"], plain["stops"] = data["say"]["pronouns"], data["say"]["subject_stop"]
    plain |= {
        f"agenda-{name}": data["agenda"][name].split()
        for name in (
            "where",
            "ends",
            "it",
            "general",
            "enables",
            "adverbs",
            "finite",
            "prepositions",
            "within",
            "fields",
        )
    }
    plain["agenda-determines"] = data["agenda"].get("determines", "").split()
    plain |= {f"stances-{name}": data["stance_words"][name].split() for name in _STANCES}
    plain |= {f"decisions-{name}": data["decisions"][name].split() for name in _DECISIONS}
    plain["decisions-approves"] = data["decisions"].get("approves", "").split()
    plain["collective"], plain["plural"] = list(data["collective"]), list(data["plural"])
    return {name: frozenset(word.replace("ё", "е") for word in words) for name, words in plain.items()}


def _phrases(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return every phrase as (phrase, kind, value)."""
    for unit, forms in data["units"].items():
        for form in _OUTSIDE.findall(forms):
            yield from ((word.replace("~", " "), "unit", unit) for word in spelled_out(form))
    for code, forms in data["demonyms"].items():
        yield from (
            (word.replace("~", " "), "demonym", code) for form in _OUTSIDE.findall(forms) for word in spelled_out(form)
        )
    for section, kind in _VALUED.items():
        for value, phrases in data[section].items():
            yield from ((word, kind, value) for text in phrases for word in spelled_out(text))
    for section, names in _NAMES.items():
        for name, kind in names.items():
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


_VALUED: Final = {
    "qualifiers": "qualifier",
    "qualifiers_after": "qualified",
    "stances": "stance",
    "stance_nouns": "stance-noun",
    "stance_adjectives": "stance-adjective",
    "stance_owned": "stance-owned",
    "stance_ill": "stance-ill",
    "stance_leads": "stance-lead",
    "stance_passive": "stance-passive",
    "stance_sides": "stance-side",
}
"""Sections whose phrases stand for a value, and the kind they are."""
_NAMES: Final[dict[str, dict[str, str]]] = {
    "sets": {
        "several": "several",
        "part": "part",
        "total": "total",
        "number_of": "number-of",
        "amounts_to": "amounts-to",
        "how_many": "how-many",
        "of_those": "of-those",
    },
    "tense": {"future": "future", "past": "past"},
    "say": {
        "words": "say",
        "more": "tell",
        "according": "according",
        "reporting": "reporting",
        "offices": "office",
        "aside": "aside",
        "some": "some",
    },
    "sits": {
        "nouns": "sit-noun",
        "verbs": "sit-verb",
        "turns": "sit-turn",
        "own": "sit-own",
        "plain": "sit-plain",
        "heads": "head",
        "summit": "summit",
        "held": "held",
        "earlier": "earlier",
        "planned": "planned",
        "cancelled": "cancelled",
        "moved": "moved",
        "gathers": "sit-gather",
        "stands": "sit-stands",
        "parts": "sit-part",
        "goes": "sit-goes",
        "sides": "sit-side",
        "again": "sit-again",
    },
    "agenda": {"together": "together"},
    "decisions": {"words": "decided", "acts": "act"},
    "stance_words": {
        "light": "stance-light",
        "be": "stance-be",
        "deem": "stance-deem",
        "likewise": "stance-likewise",
        "from": "stance-from",
        "list": "stance-list",
    },
}


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
