"""Delegations of a body with more parties than one page shows."""

import html
import re
from pathlib import Path

import pytest
from django.test import Client

from comity.bench.busy import REGIME, Busy
from comity.bench.large import filled
from comity.store.reader import open_reader


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_delegations_of_a_large_body_are_turned_over_and_none_is_left_out(tmp_path: Path, lang: str) -> None:
    from comity.web.site import application

    filled(tmp_path, 3, REGIME, Busy)
    application({"large": tmp_path}, None)
    seats, client = open_reader(tmp_path).scan("seat", limit=1_000), Client()
    found: list[str] = []
    address = first = f"/{lang}/large/delegations"
    while address:
        answer = client.get(address)
        page = answer.content.decode()
        listed = re.findall(r"<code>([A-Z]+)</code>", page)
        assert 0 < len(listed) <= 50
        assert len(answer.content) <= 60_000
        said = re.search(r'<p class="meta">(\d+)\D+(\d+)\D+(\d+)', page)
        assert said is not None
        assert tuple(map(int, said.groups())) == (len(found) + 1, len(found) + len(listed), len(seats))
        assert (f'<a href="{first}">' in page.split('class="pager"')[-1]) is bool(found)
        found += listed
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = "" if following is None else html.unescape(following[1])
    offices = open_reader(tmp_path).regime.offices
    assert found == sorted((key for key, _ in seats), key=lambda code: (code not in offices, code))
    assert len(found) > 150
    for code in ("NOBODY", found[-1]):
        assert client.get(f"{first}?after={code}").status_code == 404
