"""Who may read what is being written: the choice a form offers, and what everybody still sees of a restricted record.

Knows a form and the words of a page; who may choose what is the gate's. Law: where there is a choice nobody makes it for the
writer, and what stays visible of a restricted record is said before it is written.
"""

from dataclasses import dataclass

from comity.i18n import Catalogue
from comity.records.record import SEALED
from comity.service.permitted import Doing
from comity.web.drafting.inputs import Input, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One audience that may be chosen, and what choosing it means."""

    value: str
    label: str
    about: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """The part of a form that says who may read; with one choice only there is nothing to choose."""

    choices: tuple[Choice, ...]
    shown: str
    open_on: Input
    input: Input
    reason: Input | None = None
    reviewer: Input | None = None

    @property
    def inputs(self) -> list[Input]:
        """Every input, in the order of the page."""
        return [one for one in (self.input, self.open_on, self.reason, self.reviewer) if one is not None]

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the choice."""
        return self.input.problems

    @property
    def only(self) -> Choice | None:
        """The audience where the form leaves no choice."""
        return self.choices[0] if len(self.choices) == 1 else None


def choice(sheet: Sheet, doing: Doing, act: str, form: str) -> Audience | None:
    """Return what a form asks about its audience, named in words; None where it can be public only."""
    if doing.audiences == ("public",):
        return None
    say, one = sheet.words.say, sheet.line("aud", sheet.words.say("write-audience"))
    choices = tuple(
        Choice(
            value=name,
            label=say(f"write-audience-{name}"),
            about=say(f"write-audience-{name}-about"),
            chosen=one.value == name or len(doing.audiences) == 1,
        )
        for name in doing.audiences
    )
    what = act if act == form else f"{act} ({form})"
    shown = say("write-audience-hidden") if doing.form.hidden else say("write-audience-shown", what=what)
    label = say("write-open-on" if len(choices) > 1 else "sign-open-on")
    if SEALED in doing.audiences:
        shown, label = f"{shown} {say('sealed-shown')}", say("sealed-open-on")
    open_on = sheet.line("open_on", label, _ending(sheet, doing))
    reason, reviewer = _claim(sheet) if doing.form.claims else (None, None)
    return Audience(choices=choices, shown=shown, open_on=open_on, input=one, reason=reason, reviewer=reviewer)


def _ending(sheet: Sheet, doing: Doing) -> str:
    """Return what is said beside the date a text is to be public by: whether it must be given, and who may then do it."""
    closed = [name for name in doing.audiences if name != "public"]
    who = closed[0] if len(closed) == 1 else "either"
    claimed = doing.form.claims and sheet.regime.secrecy is not None
    needed = "no" if not claimed else "yes" if len(closed) == len(doing.audiences) else "closed"
    return sheet.words.say("closing-hint", needed=needed, who=who)


def _claim(sheet: Sheet) -> tuple[Input | None, Input | None]:
    """Return what a form asks of a claim to secrecy: for what reason, and who may review it."""
    say, secrecy, lang = sheet.words.say, sheet.regime.secrecy, sheet.terms.lang
    if secrecy is None:
        return None, None
    reasons = [(code, one.labels[lang]) for code, one in secrecy.reasons.items()]
    reviewers = [(code, say("code-name", code=code, name=sheet.terms.name(code))) for code in secrecy.reviewers]
    return (
        sheet.pick("reason", say("sealed-reason"), reasons),
        sheet.pick("reviewer", say("sealed-reviewer"), reviewers),
    )


def named(words: Catalogue, doing: Doing) -> str:
    """Return in a few words to whom records of a form may be open."""
    if doing.audiences == ("public",):
        return words.say("write-public")
    if SEALED in doing.audiences:
        return words.say("sealed-audiences", count=len(doing.audiences))
    return words.say("write-audience-either" if "public" in doing.audiences else "write-audience-members")
