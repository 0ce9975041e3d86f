"""What a desk tells of sealed records, as a seat reads it: taken as it is or refused, never cut to fit."""

from dataclasses import replace

import pytest

from comity.errors import Rejected
from comity.service.sealed_facts import SYMBOL_LIMIT, Listed, Told, told_json, told_of

ONE = Listed(id="0" * 64, symbol="", by="AAA", at="2026-11-29", recipients=("BBB",), of=(), opened=False)


@pytest.mark.parametrize("symbol", ["", "LET/2026/1", "A" * SYMBOL_LIMIT])
def test_a_symbol_comes_as_it_was_told(symbol: str) -> None:
    told = Told(records=(replace(ONE, symbol=symbol),), readers={})
    assert told_of(told_json(told)) == told


@pytest.mark.parametrize("symbol", ["A" * (SYMBOL_LIMIT + 1), "LET/2026/1\nLET/2026/2"])
def test_a_symbol_that_is_none_refuses_the_whole(symbol: str) -> None:
    with pytest.raises(Rejected) as refusal:
        told_of(told_json(Told(records=(replace(ONE, symbol=symbol),), readers={})))
    assert refusal.value.finding.place == "sealed.records[0].symbol"
