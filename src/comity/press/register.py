"""Who may be named in an article: parties, groups, bodies, offices and persons, each under its code with the names texts give it.

Knows names as data (`names.toml`) and a body's regime; not where in a text they stand. Law: a code means one party alike in every
language, and what a regime names itself comes before what this software ships.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from comity.press.words.grammar import LANGUAGES, spelled_out
from comity.press.words.lexicon import Lexicon
from comity.regime.model import Regime

FILE: Final = Path(__file__).parent / "names.toml"
KINDS: Final = {
    "states": "state",
    "groups": "group",
    "bodies": "body",
    "organisations": "organisation",
    "offices": "office",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One entry: its code (several, parted by blanks, where a name means several States), kind, and whom it belongs to.

    An `organ` has its organisation's name in its own, which is a mention beside it. `written` says how a text has to write it:
    `small` or `proper` may begin with a small letter, `proper` with a capital further on; `letters` are capitals; `person`,
    `word` and `acronym` are other words too. A name that several bear has their codes as `code`, and in `among`, in their
    order, the codes each of them is told by. Kind `other` is nobody: a name with somebody's name in it.
    """

    code: str
    kind: str
    of: str | None = None
    capital: bool = False
    organ: bool = False
    written: str = ""
    among: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The names of one body by language; `codes` are those its regime knows."""

    names: Mapping[str, Lexicon[Named]]
    codes: frozenset[str]
    body: str | None = None
    labels: Mapping[str, Mapping[str, str]]

    @staticmethod
    def of(
        regime: Regime | None,
        *,
        earlier: Sequence[Regime] = (),
        speaks: Mapping[str, str] = MappingProxyType({}),
    ) -> "Register":
        """Return the register of a body, or the shipped names alone where there is no regime.

        `earlier` are rules it had before, the newest first: what they call those who are still there is a name of theirs;
        `speaks` says for which group an office speaks.
        """
        entries = list(_shipped())
        labels: dict[str, Mapping[str, str]] = {}
        body = None
        codes = frozenset[str]()
        if regime is not None:
            own = list(_of_regime(regime, speaks))
            body = regime.code
            codes = frozenset(named.code for _, _, named in own) | frozenset(
                {*regime.groups, *regime.offices, *regime.actors}
            )
            former = [entry for rules in earlier for entry in _of_regime(rules, speaks) if entry[2].code in codes]
            others = frozenset({*regime.groups, *regime.offices})  # a State has no code that is somebody else's here
            entries = [
                *own,
                *former,
                *(entry for entry in entries if entry[2].kind != "state" or entry[2].code not in others),
            ]
            labels = {
                code: held.labels
                for held_of in (regime.groups, regime.offices, regime.actors)
                for code, held in held_of.items()
            }
        return Register(
            names={lang: _lexicon(entries, lang) for lang in LANGUAGES},
            codes=codes,
            body=body,
            labels=labels,
        )

    def named(self, language: str) -> Lexicon[Named]:
        """Return the names texts of a language use."""
        return self.names[language]


@cache
def shipped() -> Register:
    """Return the register of the shipped names."""
    return Register.of(None)


def _lexicon(entries: list[tuple[str, str, Named]], language: str) -> Lexicon[Named]:
    """Return the names of one language; of two entries with one name the first counts, written as either of them allows."""
    listed: dict[str, tuple[str, Named]] = {}
    for lang, name, named in entries:
        if lang != language:
            continue
        first, held = listed.setdefault(name.casefold(), (name, named))
        if held.code == named.code and not held.written and named.written:
            listed[name.casefold()] = first, replace(held, written=named.written)
    return Lexicon([(name, _walk(named), named) for name, named in listed.values()])


def _walk(named: Named) -> str:
    """Return in which walk over a text a name is looked for: one of each may lie over one of another."""
    if named.kind == "office":
        return "office"
    return "organ" if named.organ else "name"


def _of_regime(regime: Regime, speaks: Mapping[str, str]) -> Iterator[tuple[str, str, Named]]:
    """Return the names a regime gives; a single word such as "Chair" is too common to mean an office of this body."""
    given: list[tuple[Named, Mapping[str, str]]] = [(Named(code=regime.code, kind="body"), regime.names)]
    seats = regime.seats.values()
    given += [(Named(code=seat.code, kind="state"), dated.labels) for seat in seats for dated in seat.names]
    given += [
        (Named(code=office.code, kind="office", of=speaks.get(office.code)), office.labels)
        for office in regime.offices.values()
    ]
    for actor in regime.actors.values():
        kind = "office" if actor.of else "state" if actor.code in _state_codes() else "organisation"
        given.append((Named(code=actor.code, kind=kind, of=actor.of), actor.labels))
    groups = (group for group in regime.groups.values() if group.code != regime.code)
    given += [(Named(code=group.code, kind="group"), group.labels) for group in groups]
    for named, labels in given:
        yield from ((lang, name, named) for lang, name in labels.items() if named.kind != "office" or " " in name)


@cache
def _data() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def called(code: str, language: str) -> str | None:
    """Return what a page calls a shipped code in one of LANGUAGES, as it stands alone; None for a code that is none."""
    said = next((_data()[section][code] for section in KINDS if code in _data()[section]), None)
    if said is None:
        return None
    first = next(_names(said[language]))
    return first[0].upper() + first[1:]


@cache
def oblique_names() -> frozenset[str]:
    """Return the shipped Russian names in the cases in which they are no subject, in small letters."""
    names = [part for section in KINDS for said in _data()[section].values() for part in _parts(said)]
    spelled = [[form.casefold() for form in spelled_out(name)] for name in names]
    return frozenset(form for forms in spelled for form in forms[1:]) - {forms[0] for forms in spelled}


def _parts(said: Mapping[str, Any]) -> Iterator[str]:
    """Return the names of an entry in Russian, its capital's in every language."""
    yield from (part.strip() for key in ("ru", "capital") for part in said.get(key, "").split(" | ") if part.strip())


def _state_codes() -> frozenset[str]:
    return frozenset(_data()["states"])


@cache
def _shipped() -> tuple[tuple[str, str, Named], ...]:
    return tuple(_listed())


def _listed() -> Iterator[tuple[str, str, Named]]:
    data = _data()
    doubtful = {
        (language, name): how
        for how, said in data["doubtful"].items()
        for language in LANGUAGES
        for name in _names(said.get(language, ""))
    }
    for section, kind in (*KINDS.items(), ("sets", "state"), ("others", "other"), ("shared", "")):
        for code, said in data[section].items():
            given = Named(code=code, kind=kind, of=said.get("of"), organ="organ_of" in said or code == "organs")
            if section == "shared":
                given = _shared(data, code)
            for language in LANGUAGES:
                for name in _names(said.get(language, "")):
                    yield language, name, replace(given, written=doubtful.get((language, name)) or _written(name))
                capital = replace(given, capital=True)
                yield from ((language, name, capital) for name in _names(said.get("capital", "")))


def _shared(data: Mapping[str, Mapping[str, Mapping[str, Any]]], code: str) -> Named:
    """Return the entry of a name that any of some codes may be meant by: States alike, or organs each with its organisation."""
    codes = code.split()
    organisations = data["organisations"]
    among = (frozenset({one, organisations.get(one, {}).get("organ_of", one)}) for one in codes)
    kind = "state" if codes[0] in data["states"] else "organisation"
    return Named(code=code, kind=kind, organ=kind != "state", among=tuple(among))


LETTERS: Final = 3
"""Letters of a name that is only known where it is written in capitals."""


def _written(name: str) -> str:
    """Return how a text has to write a name, by how it is listed."""
    if name[0].islower():
        return "small" if name == name.lower() else "proper"
    return "letters" if len(name) <= LETTERS and name.isupper() else ""


def _names(text: str) -> Iterator[str]:
    for part in text.split(" | "):
        if part.strip():
            yield from spelled_out(part.strip())
