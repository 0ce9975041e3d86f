"""The command regime: a body's rules checked, explained to people, and given to programs as JSON Schema.

Knows how these are laid out on a terminal. Law: the file is loaded by the code every body loads it by; what is printed is
read off it.
"""

import argparse
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, complain, say, say_json, table
from comity.cli.scenarios import add_test
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.i18n import Terms
from comity.i18n.procedures import Procedures
from comity.i18n.terms import lacking_plurals
from comity.regime import Regime, Rule, lines, load
from comity.regime.filers import Filers, filers, unfiled
from comity.regime.load import faults
from comity.regime.schema import schema
from comity.wiring.shipped import regime_bytes, shipped


def add_commands(commands: Commands) -> None:
    """Add the command of this module and what it can do."""
    command = commands.add_parser(
        "regime",
        help="check a body's rules, explain them, or give its forms as JSON Schema",
        epilog="example: comity regime explain nrc convening --lang ru",
    )
    kinds = command.add_subparsers(dest="what", required=True, metavar="WHAT")
    kind = kinds.add_parser(
        "check",
        help="read the file whole and look for what does not hold together",
        epilog="example: comity regime check ./regime.toml",
    )
    kind.set_defaults(run=check)
    kind = kinds.add_parser(
        "explain",
        help="print the rules: status, source, readings side by side",
        epilog="example: comity regime explain nrc convening --lang ru",
    )
    kind.add_argument("--who", action="store_true", help="print who may file what instead")
    kind.set_defaults(run=explain)
    kind = kinds.add_parser(
        "schema",
        help="print a form as JSON Schema (2020-12)",
        epilog="example: comity regime schema nrc --form concern",
    )
    kind.add_argument("--form", help="one form only; else an object of all, by name")
    kind.set_defaults(run=schemas)
    kind = kinds.add_parser(
        "copy",
        help="copy a shipped regime with its scenarios and sources, to be changed",
        epilog="example: comity regime copy nrc ./council-rules",
    )
    kind.set_defaults(run=copy)
    add_test(kinds)
    for name, kind in kinds.choices.items():
        kind.add_argument("regime", help="a shipped regime's name, or a .toml file")
        if name == "copy":
            kind.add_argument("into", type=Path, help="a folder that does not exist yet")
        if name == "explain":
            kind.add_argument("article", nargs="?", help="one rule only")
        if name not in {"copy", "schema"}:
            add_json(kind)


def check(options: argparse.Namespace) -> int:
    """Print what the file holds and where it does not hold together; 1 if it does not."""
    words = catalogue(options.lang)
    data = regime_bytes(options.regime)
    problems = faults(data)
    if problems:
        return _faulty(options, problems)
    rules = load(data)
    where = lines.of(data.decode())
    found = [lines.placed(one, where) for one in (*unfiled(rules), *lacking_plurals(rules))]
    if options.json:
        shown = [finding.as_json() for finding in found]
        say_json({"code": rules.code, "version": rules.version, "counts": dict(_counts(rules)), "findings": shown})
        return REFUSED if found else DONE
    for name, count in _counts(rules):
        say(words.say("field-line", label=words.say(_HEADINGS[name]), value=words.number(count)))
    for status, count in sorted(Counter(str(rule.status) for rule in rules.rules.values()).items()):
        say("  " + words.say("field-line", label=words.say(f"rule-{status}"), value=words.number(count)))
    for finding in found:
        complain(finding, options.lang)
    say(words.say("regime-incoherent" if found else "regime-checked", code=rules.code, version=rules.version))
    return REFUSED if found else DONE


def explain(options: argparse.Namespace) -> int:
    """Print each rule, or the one asked for: how well it is known, its source, and readings side by side."""
    terms = _terms(options)
    if options.who:
        return _who(options, terms)
    rules = terms.regime.rules
    if options.article is not None and options.article not in rules:
        raise Rejected(Finding(code="cli.no-article", place=options.regime, excerpt=excerpt(options.article)))
    asked = list(rules.values()) if options.article is None else [rules[options.article]]
    if options.json:
        say_json([_rule_json(rule) for rule in asked])
        return DONE
    if options.article is None:
        for line in _procedures(terms):
            say(line)
        say(f"# {terms.words.say('rules')}")
    for rule in asked:
        for line in _rule_lines(terms, rule):
            say(line)
    return DONE


def _procedures(terms: Terms) -> Iterator[str]:
    """Yield who may do what and what happens then, clocks, and whatever else the rules hold."""
    told = Procedures(words=terms.words, regime=terms.regime)
    kinds = [("says-forms", told.forms()), ("says-clocks", told.clocks()), *told.others()]
    for heading, sections in kinds:
        if sections:
            yield f"# {terms.words.say(heading)}"
        for section in sections:
            rule = "" if section.article is None else f" {terms.rule(section.article)}"
            yield f"{section.title}{rule}"
            yield from (f"  {line}" for line in section.lines)


def copy(options: argparse.Namespace) -> int:
    """Copy a shipped regime's folder."""
    source = shipped(f"regimes/{options.regime}")
    try:
        shutil.copytree(source, options.into)
    except OSError as error:
        raise Unavailable(
            Finding(code="cli.exists", place=str(options.into), excerpt=excerpt(error.strerror))
        ) from error
    for path in sorted(options.into.rglob("*")):
        if path.is_file():
            say(str(path))
    return DONE


def schemas(options: argparse.Namespace) -> int:
    """Print the schema of one form, or of all by name."""
    terms = _terms(options)
    rules = terms.regime
    if options.form is None:
        say_json({name: schema(rules, form, terms.lang) for name, form in rules.forms.items()})
        return DONE
    if options.form not in rules.forms:
        raise Rejected(Finding(code="cli.no-form", place=options.regime, excerpt=excerpt(options.form)))
    say_json(schema(rules, rules.forms[options.form], terms.lang))
    return DONE


def _terms(options: argparse.Namespace) -> Terms:
    return Terms(words=catalogue(options.lang), regime=load(regime_bytes(options.regime)))


def _who(options: argparse.Namespace, terms: Terms) -> int:
    """Print who may file what: a line for each form, a column for each class of holder."""
    filing = [(form, filers(terms.regime, form)) for form in terms.regime.forms.values()]
    if options.json:
        say_json(
            {form.name: {cell.kind: "all" if cell.whole else list(cell.codes) for cell in row} for form, row in filing}
        )
        return DONE
    words = terms.words
    rows = [
        {words.say("forms-form"): form.labels[terms.lang]}
        | {words.say(f"holders-{cell.kind}"): _cell(terms, cell) for cell in row}
        for form, row in filing
    ]
    for line in table({name: name for name in rows[0]}, rows) if rows else []:
        say(line)
    return DONE


def _faulty(options: argparse.Namespace, problems: list[Finding]) -> int:
    """Print everything that keeps a file from being taken, in order of line."""
    if options.json:
        say_json({"findings": [finding.as_json() for finding in problems]})
        return REFUSED
    for finding in problems:
        complain(finding, options.lang)
    say(catalogue(options.lang).say("regime-faults", count=len(problems)))
    return REFUSED


_HEADINGS: Final = {
    "seats": "holders-seats",
    "groups": "holders-groups",
    "offices": "holders-offices",
    "actors": "holders-actors",
    "languages": "regime-languages",
    "forms": "forms",
    "fields": "regime-fields",
    "duties": "regime-duties",
    "rules": "rules",
}


def _counts(rules: Regime) -> Iterator[tuple[str, int]]:
    fields = sum(len(form.fields) for form in rules.forms.values())
    held = {"fields": fields, **{name: len(getattr(rules, name)) for name in _HEADINGS if name != "fields"}}
    return ((name, held[name]) for name in _HEADINGS)


def _cell(terms: Terms, cell: Filers) -> str:
    return terms.words.say("forms-all") if cell.whole else ", ".join(cell.codes) or terms.words.say("forms-nobody")


def _rule_lines(terms: Terms, rule: Rule) -> Iterator[str]:
    words, lang = terms.words, terms.lang
    day = [] if rule.date is None else [words.date(rule.date)]
    yield " · ".join([rule.article, rule.title[lang], words.say(f"rule-{rule.status}"), *day])
    yield from (f"  {line}" for line in rule.text[lang].splitlines())
    if rule.source is not None or not rule.readings:
        yield f"  {rule.source or words.say('regime-no-source')}"
    for reading in rule.readings:
        at = "" if rule.date is None else rule.date.isoformat()
        yield f"  – {terms.name(reading.who, at)} ({reading.who}): {reading.text[lang]}"
        yield f"    {reading.source}"


def _rule_json(rule: Rule) -> dict[str, Json]:
    return {
        "article": rule.article,
        "title": dict(rule.title),
        "text": dict(rule.text),
        "date": None if rule.date is None else rule.date.isoformat(),
        "source": rule.source,
        "status": str(rule.status),
        "readings": [{"who": one.who, "text": dict(one.text), "source": one.source} for one in rule.readings],
    }
