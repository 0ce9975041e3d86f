"""A body of many parties and desks: all of them sign, it verifies, and its fullest pages stay as small as others."""

from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from comity.bench.served_kept import _from_all
from comity.bench.wide import desks_of, fill_wide
from comity.envelope import parse_leaf
from comity.store.reader import open_reader
from comity.verify.log import verify_log
from comity.web.chair import delegations

PARTIES, DESKS = 40, 100


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wide") / "bench"
    fill_wide(folder, 700, PARTIES, DESKS)
    return folder


def test_every_desk_of_every_party_has_signed_and_the_log_verifies(wide: Path) -> None:
    reader = open_reader(wide)
    assert reader.size == 700
    assert verify_log(wide, None).holds
    desks = desks_of(wide)
    assert len({desk.keys[0].verifier.hash_hex for desk in desks}) == len(desks) == DESKS
    held = Counter(desk.owner for desk in desks)
    assert len(held) == PARTIES
    assert set(held.values()) == {2, 3}
    signed = Counter(parse_leaf(reader.leaf(index)).record.keys for index in range(reader.size))
    assert all(signed[desk.keys[0].verifier.hash_hex,] == desk.seq > 0 for desk in desks)
    assert {row["owner"] for _, row in reader.scan("key", limit=1_000) if row["tier"] == "desk"} >= held.keys()


def test_clients_that_hand_in_at_once_are_desks_of_as_many_parties_as_can_be(wide: Path) -> None:
    from comity.envelope import parse_submission

    records = [parse_submission(notes[0]).record for notes in _from_all(wide)]
    assert len(records) >= 65
    assert len({record.keys for record in records}) == len(records)
    assert len({record.by for record in records}) >= PARTIES * 3 // 4


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_delegations_with_many_desks_are_fewer_to_a_page_and_all_keys_are_listed(wide: Path, lang: str) -> None:
    import re

    from comity.web.site import application

    application({"bench": wide}, None)
    address, client = f"/{lang}/bench/delegations", Client()
    listed: list[str] = []
    pages = 0
    while address:
        answer = client.get(address)
        page = answer.content.decode()
        assert len(answer.content) <= 60_000
        listed += re.findall(r"<code>(desk(?:-\d+)?)</code>", page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address, pages = "" if following is None else following[1], pages + 1
    offices = len(open_reader(wide).regime.offices)
    assert len(listed) == DESKS + offices
    assert pages > 1


def test_keys_beyond_what_is_listed_of_a_seat_are_counted(wide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.page import kept
    from comity.web.site import application

    monkeypatch.setattr(delegations, "EACH", 1)
    application({"bench": wide}, None)
    kept.forget()
    page = Client().get("/en/bench/delegations").content.decode()
    assert "1 more desk key, not listed here" in page
    assert "2 more desk keys, not listed here" in page
    kept.forget()
