"""Listen for a desk's webhooks and, when one comes, read what is new from the log itself, which proves it.

python hear.py 8080 whsec_… https://desk.example/council "ANCHOR" seen.json
"""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from comity.client import Follower, Rejected, open_webhook

LONGEST = 65_536


def main(port: str, secret: str, address: str, anchor: str, state: str) -> None:
    class Hearing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), LONGEST))
            try:
                told = open_webhook(secret, dict(self.headers), body)
            except Rejected:
                self.send_response(401)
            else:
                self.send_response(204)
                catch_up(told.size)
            self.end_headers()

    def catch_up(size: int) -> None:
        follower = Follower(address, anchor, Path(state))
        for leaf in follower.new():
            print(leaf.index, leaf.record.by, leaf.record.act, leaf.id, flush=True)
        follower.keep()
        print("told of", size, "and read", follower.size, flush=True)

    HTTPServer(("127.0.0.1", int(port)), Hearing).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
