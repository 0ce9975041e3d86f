"""Units of stuff as signs and short forms behind a number: `320 km²`, `45 m³/s`, `3 млн т`.

Knows short forms of the metric system in Latin and Cyrillic letters; not nouns in full. Law: a letter that may be anything else,
such as the one of a year, is no unit.
"""

from typing import Final

from comity.press.counts.amount import Amount
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


def measure(page: Page, amount: Amount) -> tuple[str, int, bool, bool] | None:
    """Return the unit whose short form stands right behind a number, with what it is told for: `45 m³/s`, `12 kg/ha`."""
    tokens, place = page.tokens, amount.last
    if place >= len(tokens) or not amount.figures:
        return None
    low = tokens[place].low
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    glued = after is not None and after.start == tokens[place].end
    if low in {"кв", "куб"} and after is not None:  # `320 кв. км`
        power, stop = ("²" if low == "кв" else "³"), place + 1 + (after.low == ".")
        base = SHORT.get(f"{tokens[stop].low}{power}") if stop < len(tokens) else None
        return None if base is None else (base, stop + 1, True, True)
    mines = low == "мин" and not (after is not None and after.low == "." and glued)
    if low in _TIMES and not mines and not (glued and after is not None and after.low in _AGAIN):
        return "", place, False, False
    unit = SHORT.get(low)
    if unit is None or (glued and after is not None and after.low in _AGAIN):
        return None
    if (
        glued
        and after is not None
        and after.text in {"2", "3"}
        and f"{low}{'²' if after.text == '2' else '³'}" in SHORT
    ):
        unit, place = SHORT[f"{low}{'²' if after.text == '2' else '³'}"], place + 1
    end = place + 1
    if end + 1 < len(tokens) and tokens[end].low == "/" and tokens[end + 1].low in _PER:
        return page.words(amount.last, end + 2), end + 2, True, False
    return unit, end, True, True
