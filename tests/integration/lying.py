"""A malicious witness, as a process of its own or in the test's: under its true key it cosigns another tree, or claims what it has not seen.

`python -m tests.integration.lying KEY PORT [tree|ahead|differs]`
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.simple_server import make_server

from comity.encoding import note as notes
from comity.keys.signer import SigningKey, read_secret
from comity.tlog import checkpoint as checkpoints
from comity.tlog.checkpoint import Checkpoint

from .peers import Quiet

FURTHER = 1_000


def answering(key: SigningKey, way: str = "tree") -> Callable[[dict[str, Any], Any], list[bytes]]:
    """Return a witness that answers every request with a cosignature of another tree, or says that it knows a larger or another log.

    Asked to show that log, it serves a checkpoint of it, signed by itself: it has no key of the log.
    """
    last = Checkpoint(origin="none", size=FURTHER, root=bytes(32))

    def answer(environ: dict[str, Any], start: Any) -> list[bytes]:
        nonlocal last
        if environ["REQUEST_METHOD"] == "GET":
            start("200 OK", [("Content-Type", "text/plain")])
            return [notes.render(checkpoints.render(last), (key.cosign(checkpoints.render(last), int(time.time())),))]
        asked = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).partition(b"\n\n")[2]
        true = checkpoints.parse(notes.parse(asked).text)
        last = Checkpoint(origin=true.origin, size=true.size + (FURTHER if way == "ahead" else 0), root=bytes(32))
        if way == "tree":
            start("200 OK", [("Content-Type", "text/plain")])
            return [notes.render(b"", (key.cosign(checkpoints.render(last), int(time.time())),))[1:]]
        start("409 Conflict" if way == "ahead" else "422 Unprocessable Content", [("Content-Type", "text/x.tlog.size")])
        return [b"%d\n" % last.size if way == "ahead" else b""]

    return answer


if __name__ == "__main__":
    given = answering(read_secret(Path(sys.argv[1])), *sys.argv[3:4])
    make_server("127.0.0.1", int(sys.argv[2]), given, handler_class=Quiet).serve_forever()
