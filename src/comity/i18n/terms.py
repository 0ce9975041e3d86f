"""A regime's own terms in one language: names of the day, values of fields, numbers with their units.

Knows a catalogue and a regime; not which record or page asks. Law: where the regime lacks the reader's language its terms
are given in the first it has, never translated here; a number's plural follows the language of its unit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from comity.dues.zones import today_in
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Finding, excerpt
from comity.i18n import places
from comity.i18n.catalogue import Catalogue
from comity.regime import Field, Kind, Regime
from comity.regime.model import SPEC
from comity.regime.places import read as read_place
from comity.regime.timing import Length

OTHER: Final = "other"
SAMPLES: Final = range(201)
"""Whole numbers that between them take every plural category a language has for small counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a regime calls things, for a reader of `words`."""

    words: Catalogue
    regime: Regime

    @property
    def lang(self) -> str:
        """The language of the regime's terms: the reader's, or the first it has where it lacks that one."""
        return nearest(self.words.lang, self.regime.languages)

    def name(self, code: str, at: str = "") -> str:
        """Return what a code was called on an EDTF date (today, in the body's zone, unless given), or the code itself."""
        day = edtf.parse(at).earliest.date() if at else today_in(self.regime.zone)
        return self.regime.name_of(code, self.lang, day) if self.regime.knows(code) else code

    def form(self, form: Json) -> str:
        """Return the name of a form, or of the act that is its own form."""
        known = self.regime.forms.get(str(form))
        return self.words.say(f"act-{form}") if known is None else known.labels[self.lang]

    def pick(self, texts: Json) -> tuple[str, str]:
        """Return which of a text's languages the reader is given, and the text in it: the reader's own if its author signed one.

        Else it is the first of the body's languages there is; where there is no text at all, the reader's language and "".
        """
        signed = texts if isinstance(texts, Mapping) else {}
        order = (self.words.lang, *self.regime.languages, *sorted(signed))
        lang = next((lang for lang in order if lang in signed), self.words.lang)
        return lang, str(signed.get(lang, ""))

    def value(self, field: Field, value: Json, at: str = "") -> str:
        """Return an admitted value of `field` as people read it; names are those of the EDTF date `at`."""
        if isinstance(value, list):
            return ", ".join(self._one(field, field.of, item, at) for item in value)
        if field.kind is Kind.PLACE and isinstance(value, Mapping) and "points" in value:
            return places.said(self.words, read_place(value))
        return self._one(field, field.kind, value, at)

    def quantity(self, field: Field, value: int) -> str:
        """Return a number in the reader's digit grouping, with its unit where the field has one."""
        number = self.words.number(value)
        if field.unit is None:
            return number
        forms = field.unit[self.lang]
        unit = forms.get(plural(self.lang, value), forms[OTHER])
        return self.words.say("quantity", number=number, unit=unit)

    def rule(self, article: str) -> str:
        """Return an article of the regime and how well it is known, in brackets."""
        status = self.words.say(f"rule-{self.regime.rules[article].status}")
        return f"[{self.words.say('rule-in-brackets', article=article, status=status)}]"

    def length(self, length: Length) -> str:
        """Return a length of time with its unit."""
        return self.words.say(f"length-{length.unit}", count=length.number, number=self.words.number(length.number))

    def _one(self, field: Field, kind: str, value: Json, at: str) -> str:
        match kind:
            case "choice":
                return field.choices[str(value)].labels[self.lang]
            case "date":
                return self.words.date(str(value))
            case "seat" | "code":
                return self.name(str(value), at)
            case "text":
                return self.pick(value)[1]
            case "number" if isinstance(value, int):
                return self.quantity(field, value)
            case _:
                return str(value)


def nearest(wanted: str, known: tuple[str, ...]) -> str:
    """Return the language wanted if it is among those known, else the first of these: a body's own order, never ours.

    So a catalogue added to Comity changes nothing for those who read in another language.
    """
    return wanted if wanted in known else known[0]


@lru_cache(maxsize=1024)
def plural(lang: str, number: int) -> str:
    """Return the plural category a language gives a whole number; `other` for a language Unicode's CLDR lacks."""
    try:
        return str(Locale.parse(lang).plural_form(number))
    except (UnknownLocaleError, ValueError):
        return OTHER


def lacking_plurals(regime: Regime) -> Iterator[Finding]:
    """Yield a finding for each unit with plural forms that lacks one its language needs."""
    for form in regime.forms.values():
        for field in form.fields.values():
            for lang, forms in (field.unit or {}).items():
                needed = {plural(lang, number) for number in SAMPLES}
                if len(forms) > 1 and needed - forms.keys():
                    place = f"forms.{form.name}.fields.{field.name}.unit.{lang}"
                    lacking = excerpt(sorted(needed - forms.keys()))
                    yield Finding(code="regime.plural", place=place, excerpt=lacking, rule=f"{SPEC} 6.10")
