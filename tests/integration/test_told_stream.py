"""The stream of the log's growth: what it sends, how it goes on, and that its places are few and given back."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from django.test import Client

from comity.records.act import Act
from comity.store.reader import open_reader
from comity.web.told.limit import STREAMS

from .conftest import Body

EVENTS = "/en/small/events"


@pytest.fixture
def stream(body: Body) -> Any:
    from comity.web import application

    application({"small": body.folder}, None)  # which sets Django up
    from comity.web.told import stream

    return stream


@pytest.fixture
def client(stream: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    monkeypatch.setattr(stream, "LOOK", 0.01)
    monkeypatch.setattr(stream, "BEAT", 0.05)
    monkeypatch.setattr(stream, "_watches", {})
    yield Client(headers={"host": "localhost", "accept": "text/event-stream"})
    assert stream.open_now() == 0


def lines(answer: Any, count: int) -> list[bytes]:
    return list(islice(iter(answer.streaming_content), count))


def test_growth_is_told_once_and_a_stream_goes_on_where_it_broke_off(body: Body, client: Client) -> None:
    size = json.loads(client.get(EVENTS, headers={"accept": "*/*"}).content)["size"]
    answer = client.get(f"{EVENTS}?from={size}")
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.headers["Cache-Control"] == "private, no-store"
    told = iter(answer.streaming_content)
    assert next(told) == b"retry: 15000\n\n"
    assert next(told) == b":\n\n"
    body.write("AAA")
    body.write("BBB")
    body.sequencer.publish()
    event = f'id: {size + 2}\nevent: grown\ndata: {{"size": {size + 2}}}\n\n'.encode()
    assert event in islice(told, 3)
    assert next(told) == b":\n\n"
    answer.close()
    again = client.get(f"{EVENTS}?from={size + 2}", headers={"Last-Event-ID": str(size + 1)})
    assert event in lines(again, 2)
    again.close()
    for nonsense in ("x", "-1", "9" * 40, "１"):
        odd = client.get(EVENTS, {"from": nonsense})
        assert lines(odd, 2) == [b"retry: 15000\n\n", b":\n\n"]
        odd.close()


def test_a_stream_ends_after_a_while_and_gives_its_place_back(
    stream: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "LASTS", 0.2)
    assert len(list(client.get(EVENTS).streaming_content)) in range(3, 8)


def test_places_are_few_for_one_address_and_in_all(stream: Any, client: Client) -> None:
    opened = [client.get(EVENTS) for _ in range(stream.OF_ADDRESS)]
    refused = client.get(EVENTS)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "15")
    assert client.get(EVENTS, headers={"accept": "application/json"}).status_code == 200
    others = [client.get(EVENTS, REMOTE_ADDR=f"192.0.2.{number}") for number in range(100)]
    taken = [answer for answer in others if answer.status_code == 200]
    assert stream.open_now() == stream.OF_PUBLIC == stream.OF_ADDRESS + len(taken)
    signed_in = [(True, str(number // stream.OF_ACCOUNT)) for number in range(100)]
    held = [name for name in signed_in if stream._take(name)]
    assert stream.open_now() == STREAMS
    assert not stream._take((True, "another"))
    for name in held:
        stream._Stream(name, None, 0).close()  # type: ignore[arg-type]
    assert stream._take((True, "0"))
    assert [stream._take((True, "0")) for _ in range(stream.OF_ACCOUNT)] == [True] * (stream.OF_ACCOUNT - 1) + [False]
    for _ in range(stream.OF_ACCOUNT):
        stream._Stream((True, "0"), None, 0).close()  # type: ignore[arg-type]
    for answer in (*opened, *taken):
        answer.close()
        answer.close()  # a place is given back once


def test_a_page_follows_an_open_sitting_only(body: Body, client: Client) -> None:
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    note = body.write("AAA")
    pages = (f"sitting/{sitting}", f"record/{note}", f"thread/{note}")

    def follows() -> list[bool]:
        body.sequencer.publish()
        answers = [client.get(f"/en/small/{rest}") for rest in pages]
        found = [b'data-live="/en/small/events"' in answer.content for answer in answers]
        assert found == ["script-src" in answer.headers["Content-Security-Policy"] for answer in answers]
        return found

    assert follows() == [False] * 3
    body.answer("REGISTRY", sitting, Act.OPEN, "at-sitting", form="sitting")
    assert follows() == [True] * 3
    then = client.get(f"/en/small/@{open_reader(body.folder).size}/{pages[1]}")
    assert then.status_code == 200
    assert b"data-live" not in then.content
    body.answer("REGISTRY", sitting, Act.CLOSE, "at-sitting", form="sitting")
    assert follows() == [False] * 3
