"""schemathesis reads the OpenAPI description and asks what it likes: no server error, no answer that is not described."""

import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from comity.service.desk import Desk, Placed
from comity.store.reader import open_reader
from comity.wiring.bodies import bodies_in

load_all_checks()
EXAMPLES = int(os.environ.get("COMITY_FUZZ", "6"))
"""Requests made up for each operation, valid and not; `make campaign` asks many more."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
"""What every answer is asked. Not that everything shaped like a request is accepted: a note is judged by what is signed, and a body
has the records it has."""


@pytest.fixture(scope="module")
def described(demo: Path) -> Any:
    from comity.web import application

    desk = Desk(demo / "exercise")

    def submit(_slug: str, data: bytes) -> Placed:
        return desk.submit(data)

    made = application(bodies_in(demo), submit)

    def local(environ: dict[str, Any], start: Any) -> Any:
        return made({**environ, "REMOTE_ADDR": "127.0.0.1"}, start)  # as any server says who asks

    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", local)


@pytest.fixture(scope="module")
def named(demo: Path) -> dict[str, list[str]]:
    """Return names that mean something in the demo's bodies, for a share of what is made up."""
    reader = open_reader(demo / "archive")
    sitting, thread = (reader.scan(table, limit=1)[0][0] for table in ("sitting", "thread"))
    return {
        "slug": ["nrc", "exercise"],
        "record_id": [sitting, thread],
        "code": ["RUS", "ALLIES"],
        "form": ["statement"],
    }


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
def test_every_operation_answers_as_described(
    described: Any, named: dict[str, list[str]], mode: GenerationMode
) -> None:
    from comity.web.access import limits

    asked = 0

    def ask(operation: Any) -> None:
        parts = [name for name in named if f"{{{name}}}" in operation.path]
        known = st.fixed_dictionaries({name: st.sampled_from(named[name]) for name in parts})

        @given(case=operation.as_strategy(generation_mode=mode), meant=st.none() | known)
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize="COMITY_FUZZ" not in os.environ,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        def one(case: Any, meant: dict[str, str] | None) -> None:
            nonlocal asked
            asked += 1
            limits._left.clear()
            case.path_parameters = {**(case.path_parameters or {}), **(meant or {})}
            case.call_and_validate(checks=CHECKS, headers={"Host": "localhost"})

        one()

    found = [result.ok() for result in described.get_all_operations()]
    assert len(found) > 20
    for operation in found:
        ask(operation)
    assert asked >= len(found)
