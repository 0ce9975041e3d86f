"""What the service writes down about itself: lines of JSON on standard error, where the operator asks for them.

Knows logging; not pages. Law: no address, name, text or value stands in a line: an address may be an invitation, and what a
text says is nobody's business here. Of a sign-in and a refusal, and of nothing else, it says which account
and which network asked.
"""

import json
import logging
import os
import time
from typing import Final

VARIABLE: Final = "COMITY_LOG"
"""`json`: warnings and errors as JSON; `refusals`: also a line for each sign-in and refusal; `requests`: also of each request."""
FACTS: Final = ("kind", "method", "status", "ms", "right", "code", "account", "network")
"""What a line may say besides."""


class Lines(logging.Formatter):
    """Writes a line of the log as JSON: when (UTC), how bad, whose, what, and of a request its kind, status and the like."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; of an error its type and place, never the values it was about."""
        line = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "of": record.name,
            "what": record.getMessage(),
        }
        line |= {name: record.__dict__[name] for name in FACTS if name in record.__dict__}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            trace = record.exc_info[2]
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            if trace is not None:
                line["line"] = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
        return json.dumps(line, ensure_ascii=False)


def begin() -> None:
    """Set up the log of this process as COMITY_LOG says; without it warnings and errors are plain text."""
    wanted = os.environ.get(VARIABLE, "")
    handler = logging.StreamHandler()
    if wanted in {"json", "refusals", "requests"}:
        handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("comity.request").setLevel(logging.INFO if wanted == "requests" else logging.WARNING)
    wants = wanted in {"refusals", "requests"}
    logging.getLogger("comity.refused").setLevel(logging.INFO if wants else logging.ERROR)
    logging.getLogger("django").setLevel(logging.ERROR)
    logging.getLogger("django.request").addFilter(without_address)


def without_address(record: logging.LogRecord) -> bool:
    """Take the address out of what Django says of a request that failed."""
    record.msg, record.args = "a request failed", ()
    return True
