"""Figures for a monitor, and lines of the log: what they say, to whom, and what they never hold."""

import json
import logging
from pathlib import Path

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from comity.web.serving import lines

from .accounts import Served, migrated, served

__all__ = ["migrated", "served"]


def figures(client: Client) -> dict[tuple[str, tuple[str, ...]], float]:
    """Return the figures as another program's parser reads them."""
    answer = client.get("/metrics", REMOTE_ADDR="127.0.0.1")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


def test_it_says_how_each_body_does_and_how_long_pages_took(served: Served) -> None:
    client = served.client()
    assert client.get("/en/small/timeline").status_code == 200
    assert client.get("/en/small/record/" + "0" * 64).status_code == 404
    found = figures(client)
    assert found["comity_log_leaves", ("small",)] == served.body.sequencer.size
    assert found["comity_inbox_waiting", ("small",)] == 0
    assert found["comity_state", ("small", "log")] == 0
    assert found["comity_request_seconds_count", ("timeline", "200")] >= 1
    assert found["comity_request_seconds_count", ("record", "404")] >= 1
    assert found["process_resident_memory_bytes", ()] > 1_000_000


def test_nobody_else_is_shown_it_and_no_label_is_an_address(served: Served) -> None:
    assert served.client().get("/metrics").status_code == 404
    assert (
        served.client().get("/metrics", REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": "192.0.2.7"}).status_code
        == 404
    )
    served.client().get("/en/small/search?q=unrepeatable")
    text = served.client().get("/metrics", REMOTE_ADDR="127.0.0.1").content.decode()
    assert "unrepeatable" not in text
    assert "/en/" not in text


def test_a_body_whose_database_is_gone_is_ill_and_the_others_are_still_told(served: Served) -> None:
    database = served.body.folder / "desk.sqlite"
    if not database.exists():
        pytest.skip("its tables are elsewhere")
    away = Path(f"{database}.away")
    served.body.sequencer.close()
    database.rename(away)
    try:
        assert figures(served.client())["comity_state", ("small", "store")] == 2
    finally:
        away.rename(database)
        served.body.open()


def test_lines_are_json_without_address_or_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setenv(lines.VARIABLE, "requests")
    try:
        lines.begin()
        logging.getLogger("comity.request").info("record", extra={"status": 200, "ms": 3.2, "method": "GET"})
        try:
            int("hidden word")
        except ValueError:
            logging.getLogger("django.request").exception("Internal Server Error: %s", "/en/account/invitation/secret")
        said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    finally:
        root.handlers[:], root.level = handlers, level
        logging.getLogger("django.request").filters.clear()
    assert [(one["of"], one["what"]) for one in said] == [
        ("comity.request", "record"),
        ("django.request", "a request failed"),
    ]
    assert (said[0]["status"], said[0]["ms"], said[0]["method"]) == (200, 3.2, "GET")
    assert said[1]["error"] == "ValueError"
    assert "test_metrics" in said[1]["line"]
    assert "secret" not in json.dumps(said)
    assert "hidden" not in json.dumps(said)
