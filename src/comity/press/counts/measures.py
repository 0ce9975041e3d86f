"""Units of stuff as signs and short forms behind a number: `320 km²`, `45 m³/s`, `3 млн т`.

Knows short forms of the metric system in Latin and Cyrillic letters; not nouns in full. Law: a letter that may be anything else,
such as the one of a year, is no unit.
"""

from typing import Final

from comity.press.counts.amount import Amount, Noun
from comity.press.words.page import Page

_FORMS: Final = (
    "t:tonnes т:tonnes kt:kilotonnes kg:kilograms кг:kilograms ha:hectares га:hectares l:litres л:litres "
    "m:metres м:metres cm:cm см:см mm:mm мм:мм km:km км:km km²:km² km2:km² км²:km² m²:m² м²:m² m³:m³ м³:m³ "
    "km³:km³ км³:km³ kw:kW квт:кВт mw:megawatts мвт:megawatts gw:GW гвт:ГВт kwh:kWh mwh:MWh gwh:GWh twh:TWh "
    "kv:kV кв:кВ mg:mg мг:мг nm:nm g:g mb:MB мб:МБ gb:GB гб:ГБ tb:TB тб:ТБ bbl:barrels bbls:barrels"
)
SHORT: Final = dict(form.split(":") for form in _FORMS.split())
"""Short forms with the class of the grammar they are of, where it has one."""
_PER: Final = frozenset(
    ("s", "h", "d", "с", "ч", "сут", "l", "л", "ha", "га", "year", "an", "год", "jour", "day", "m", "м")
)
_TIMES: Final = frozenset(("s", "min", "ч", "мин", "сек"))
"""Short forms of times, which are no quantities."""
_AGAIN: Final = frozenset("'’-")


def measure(page: Page, amount: Amount) -> Noun | None:
    """Return the unit whose short form stands right behind a number, with what it is told for: `45 m³/s`, `12 kg/ha`."""
    tokens, place = page.tokens, amount.last
    if place >= len(tokens) or not amount.figures:
        return None
    low, after = tokens[place].low, page.word(place + 1)
    glued = after if page.glued(place + 1) else ""
    if low in {"кв", "куб"} and after:  # `320 кв. км`
        stop = place + 1 + (after == ".")
        base = SHORT.get(f"{page.word(stop)}{'²' if low == 'кв' else '³'}")
        return None if base is None else Noun(base, stop + 1)
    if low in _TIMES and glued not in _AGAIN and (low != "мин" or glued == "."):
        return Noun("", place, said=False, known=False)
    unit, power = SHORT.get(low), SHORT.get(f"{low}{_POWERS.get(glued, glued)}")
    if unit is None or glued in _AGAIN:
        return None
    end = place + 1
    if glued in _POWERS and power is not None:
        unit, end = power, end + 1
    if page.word(end) == "/" and page.word(end + 1) in _PER:
        return Noun(page.words(amount.last, end + 2), end + 2, known=False)
    return Noun(unit, end)


_POWERS: Final = {"2": "²", "3": "³"}
