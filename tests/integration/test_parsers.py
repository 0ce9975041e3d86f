"""Every parser of bytes from outside, fed with what is almost right: it takes it or refuses it, and nothing else happens."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from . import parsers_files, parsers_sealed
from .parsers import Target, targets

EXAMPLES = int(os.environ.get("COMITY_FUZZ", "60"))
"""How many bytes each parser is given; `make fuzz` gives millions, led by what they reach."""
ODD = (
    b"\x00",
    b"\n",
    b"\n\n",
    b" ",
    b"\xc2\xb2",
    b"\xe2\x80\x94",
    b"9" * 4_400,
    b"-1",
    b"[" * 5_000,
    b"\xff",
    b"/",
    b"+",
    b"=",
    b"{}",
    b"\r",
)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> list[Target]:
    return [
        *targets(tmp_path_factory.mktemp("parsers")),
        *parsers_files.targets(tmp_path_factory.mktemp("files")),
    ]


NAMES = ["note", "leaf", "submission", "record", "json", "checkpoint", "entries", "proof", "receipt", "paper", "policy", "evidence", "regime", "scenario", "upload", "media", "inner", "prepared", "draft", "invitation", "invitation-link", "key-request", "root-set", "vkey", "witness-request", "date", "place", "search", "letter", "tracks-sbs", "tracks-readsb", "tracks-trace", "tracks-opensky", "tracks-opensky-parquet", "tracks-asterix", "tracks-modes", "tracks-geojson", "tracks-gpx", "tracks-kml", "tracks-told", "boundary", "traffic-day", *parsers_sealed.NAMES, *parsers_files.NAMES]  # fmt: skip


@st.composite
def changed(draw: st.DrawFn, seed: bytes) -> bytes:
    """Return a seed with a few pieces cut out, doubled, or put in."""
    data = seed
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 8, 64, 4_096])))
        piece = draw(st.sampled_from([b"", data[start:end] * 2, *ODD]) | st.binary(max_size=4))
        data = data[:start] + piece + data[end:]
    return data


def test_every_parser_is_named(known: list[Target]) -> None:
    assert [target.name for target in known] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_takes_or_refuses(known: list[Target], name: str) -> None:
    target = next(one for one in known if one.name == name)
    taken = [target.feed(seed) for seed in target.seeds]
    assert any(taken) or name == "package", "no example is taken: nothing is tried but the first line"

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize="COMITY_FUZZ" not in os.environ,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(data=st.sampled_from(target.seeds).flatmap(changed))
    def one(data: bytes) -> None:
        target.feed(data)

    one()
