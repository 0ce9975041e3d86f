"""A pattern that first looks at what it may begin with finds what it found before."""

import re

import pytest

from comity.press.words.grammar.heads import led, together

TEXT = "on the 12 july of 2012, at 12 o'clock the board met to talk of fees, then of dues; no-one sat, boards meet, all of it was on its agenda: rates, « to vote »"


@pytest.mark.parametrize(
    "pattern",
    [
        "met|meets?|sat",
        "(?:the|a) boards?|boards? (?:met|meet)",
        "(?:the )?board|(?:then |of )*dues",
        "(?:of ){0,2}fees|(?:of )?(?:it|dues)",
        "(?<=to )talk|(?<!no-)one|\\bt(?:o|hen)\\b",
        "boards?? meet|fe{2}s|on its agenda ?:",
        "tos? talk|t?o talk|(?:[.!?]|« )to",
        "(?:a(?:ll|re)|of) (?:it|them)|s(?=at)",
        "[a-z]+ of|fees",
        "(?:[a-z]+ )?met|dues",
        "|met",
        # figures, names of groups, and what may be left out or is only looked at
        "(?P<day>0?[1-9]|[12]\\d) (?:o'clock|july)|2\\d{3}",
        "(?:on )?(?:the )??(?P<day>\\d{1,2})",
        "x?12|o?f|(?:at ){,2}12",
        "(?!to )t[a-z]+|(?=fees)[a-z]+",
        "to?|a*ll|,? then",
    ],
)
def test_a_led_pattern_finds_the_same(pattern: str) -> None:
    plain, made = re.compile(rf"(?<![\w-])(?:{pattern})"), re.compile(rf"(?<![\w-]){led(pattern)}")
    assert [one.span() for one in made.finditer(TEXT)] == [one.span() for one in plain.finditer(TEXT)]


def test_a_look_is_taken_only_where_the_beginning_is_known() -> None:
    assert led("met|(?:sat|stood) down") == "(?=m(?:et)|s(?:at|to))(?:met|(?:sat|stood) down)"
    assert led("met|[st]at") == "(?:met|[st]at)"
    assert led("a|as") == "(?=a(?:))(?:a|as)"


@pytest.mark.parametrize(
    "pattern",
    [
        "\\bmet\\b|\\bmeets?|, no|\\b(?!to )t[a-z]+",
        "\\b(?:the |a )?boards?\\b|(?<!then )\\bof|\\b[a-z]+s\\b|\\bo|\\bo'clock",
        "[(|]|\\bm(?:et|eet)|\\b|due",
    ],
)
def test_alternatives_that_look_for_a_word_together_find_the_same(pattern: str) -> None:
    plain, made = re.compile(pattern), re.compile(together(pattern))
    assert [one.span() for one in made.finditer(TEXT)] == [one.span() for one in plain.finditer(TEXT)]


def test_the_bound_of_a_word_is_looked_for_once() -> None:
    assert together("\\bmet|\\b(?:sat|is)\\b|, on|\\bof") == "\\b(?:met|(?:sat|is)\\b)|, on|\\b(?:of)"
    assert led("\\b[a-z]+s|\\bmet") == "(?:\\b(?:[a-z]+s|met))"
