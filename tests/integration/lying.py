"""A malicious witness as a process of its own: it answers every request with a cosignature of another tree, under its true key."""

import sys
import time
from pathlib import Path
from typing import Any
from wsgiref.simple_server import make_server

from comity.encoding import note as notes
from comity.keys.signer import read_secret
from comity.tlog import checkpoint as checkpoints
from comity.tlog.checkpoint import Checkpoint

from .peers import Quiet

KEY = read_secret(Path(sys.argv[1]))


def answer(environ: dict[str, Any], start: Any) -> list[bytes]:
    asked = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).partition(b"\n\n")[2]
    true = checkpoints.parse(notes.parse(asked).text)
    other = checkpoints.render(Checkpoint(origin=true.origin, size=true.size, root=bytes(32)))
    start("200 OK", [("Content-Type", "text/plain")])
    return [notes.render(b"", (KEY.cosign(other, int(time.time())),))[1:]]


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[2]), answer, handler_class=Quiet).serve_forever()
