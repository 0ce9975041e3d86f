"""schemathesis reads the OpenAPI description and asks what it likes: no server error, no answer that is not described."""

import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from comity.service.desk import Desk, Placed

from comity.wiring.bodies import bodies_in

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:jsonschema_rs", "ignore::DeprecationWarning:schemathesis")
EXAMPLES = int(os.environ.get("COMITY_FUZZ", "12"))
"""Requests made up for each operation; `make campaign` asks many more."""


@pytest.fixture(scope="module")
def described(demo: Path) -> Any:
    from comity.web import application

    desk = Desk(demo / "exercise")

    def submit(slug: str, data: bytes) -> Placed:
        assert slug == "exercise"
        return desk.submit(data)

    made = application(bodies_in(demo), submit)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", made)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="COMITY_FUZZ" not in os.environ,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_described(case: Any) -> None:
    from comity.web import limits

    limits._left.clear()
    case.call_and_validate(headers={"Host": "localhost"})
