"""The thread that has a body's checkpoints cosigned while its sequencer runs.

Knows the clock, the circle of witnesses and the registry's key file; what is kept of the answers is `service.cosigned`'s. Law:
a witness that does not answer holds up nothing: notes are taken as before, and their receipts say what they lack. A checkpoint of
this log that this copy does not hold stops it at the start, whoever shows it: going on would fork the log. One who only says that
there is one stops nothing, unless so many say so as the policy believes.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.errors import ComityError, Finding, Unavailable
from comity.fold.policies import policy_at
from comity.keys.signer import SigningKey, read_secret
from comity.net.circle import SECONDS, Circle
from comity.net.claims import AHEAD, CLAIMED, PROVED, Own, fetched
from comity.service.cosigned import Asked, log_witnessed, take
from comity.service.runner import Runner
from comity.service.sequencer import Sequencer
from comity.store.reader import Reader, open_reader
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.merkle import prove_consistency
from comity.tlog.policy import Policy
from comity.tlog.policy import parse as parse_policy
from comity.tlog.tiles import TileHashes
from comity.wiring.bodies import REGISTRY_KEY, read_body_file

LOG = logging.getLogger("comity.cosigner")
RULE: Final = "docs/spec/log.md 12"
LOOK_SECONDS: Final = 0.2
AGAIN_SECONDS: Final = 30.0
LOGGING_SECONDS: Final = 60.0


class Cosigner:
    """Asks the witnesses of one body for each new checkpoint, and again now and then for those that did not answer."""

    def __init__(
        self,
        reader: Reader,
        runner: Runner,
        circle_of: Callable[[Policy], Circle],
        registry: SigningKey | None,
        now: Callable[[], int],
        mirrors: Sequence[str] = (),
    ) -> None:
        """Work for the body `reader` reads and `runner` writes; `registry` signs `witnessed`, where its key is at hand.

        `circle_of` returns the circle of a policy's witnesses, made anew where another policy comes into force. `mirrors` are
        addresses of mirrors, which are asked at the start for the checkpoint they serve.
        """
        self._reader, self._runner, self._registry, self._now = reader, runner, registry, now
        self._circle_of, self._circle = circle_of, circle_of(policy_of(reader, reader.size))
        self._mirrors = mirrors
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="cosigner", daemon=True)

    def start(self) -> None:
        """Begin, before the runner does; where nobody is named yet, an amendment may name witnesses while the desk runs.

        Raises Unavailable where somebody shows what this copy does not hold, or so many say so as make the quorum.
        """
        _check_shown(shown_by(self._reader, self._mirrors))
        if self._circle.peers:
            _check_start(self._ask(), self._circle.policy)
        self._thread.start()

    def stop(self) -> None:
        """Ask nobody any more."""
        self._stop.set()
        self._circle.close()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        asked_size, asked_at, logged_at = 0, 0.0, time.monotonic()
        while not self._stop.wait(LOOK_SECONDS):
            now, size = time.monotonic(), self._newest()[0]
            if size != asked_size or now - asked_at > AGAIN_SECONDS:
                self._ask()
                asked_size, asked_at = size, now
            if now - logged_at > LOGGING_SECONDS:
                self._runner.errand(self._log_witnessed)
                logged_at = now

    def _ask(self) -> list[Asked]:
        """Ask everybody about the newest checkpoint and hand over what they answered."""
        size, checkpoint = self._newest()
        policy = policy_of(self._reader, size)
        if policy != self._circle.policy:
            self._circle.close()
            self._circle = self._circle_of(policy)
        if not self._circle.peers:
            return []
        answers = self._circle.ask(size, checkpoint)
        for one in answers:
            if one.outcome in PROVED | CLAIMED:
                LOG.critical("%s: %s", one.outcome, one.vkey)
        shown = {one.vkey: one.outcome for one in answers if one.outcome in PROVED}
        self._runner.errand(lambda sequencer: take(sequencer, policy, size, answers))
        for found in _refusals(shown, "witness"):
            self._runner.errand(lambda sequencer, found=found: setattr(sequencer, "halted", found))  # type: ignore[misc]
        return answers

    def _newest(self) -> tuple[int, bytes]:
        checkpoint = self._reader.checkpoint()
        return parse_checkpoint(notes.parse(checkpoint).text).size, checkpoint

    def _log_witnessed(self, sequencer: Sequencer) -> None:
        try:
            if self._registry is not None and sequencer.may_stamp:
                log_witnessed(sequencer, self._registry, self._now())
        except ComityError as error:
            LOG.warning("%s at %s", error.finding.code, error.finding.place)


def cosigner_of(folder: Path, runner: Runner, now: Callable[[], int] = lambda: int(time.time())) -> Cosigner:
    """Return the cosigner of a body whose sequencer `runner` runs; `now` is Unix seconds UTC.

    Raises Rejected where the registry's key file is none.
    """
    reader = open_reader(folder)

    def prove(old: int, size: int) -> tuple[bytes, ...]:
        return prove_consistency(old, size, TileHashes(reader.files.read, size).read)

    def circle_of(policy: Policy) -> Circle:
        return Circle(policy=policy, prove=prove, shown=lambda data: own_log(reader).shown(data), now=now)

    return Cosigner(reader, runner, circle_of, registry_of(folder), now, read_body_file(folder).mirrors)


def registry_of(folder: Path) -> SigningKey | None:
    """Return the desk key of the office REGISTRY that a desk holds, or None. Raises Rejected where the file is none."""
    path = folder / "keys" / REGISTRY_KEY
    return read_secret(path) if path.exists() else None


def policy_of(reader: Reader, size: int) -> Policy:
    """Return the witness policy in force for a checkpoint of a size; one that names nobody where there is none."""
    return parse_policy(policy_at(reader.view(), size) or "quorum none\n")


def own_log(reader: Reader) -> Own:
    """Return our log as what others show is compared with it: every key it has signed with, and its roots."""
    return Own(keys=reader.log_keys, size=reader.size, root=reader.root)


def shown_by(reader: Reader, mirrors: Sequence[str]) -> dict[str, str]:
    """Return which mirrors serve a checkpoint that this copy does not hold, and how it differs; one that is slow is left out."""
    if not mirrors:
        return {}
    pool = ThreadPoolExecutor(len(mirrors), "mirror")
    asked = {pool.submit(fetched, address, "/log/checkpoint", SECONDS): address for address in mirrors}
    done, _ = wait(asked, timeout=SECONDS)
    pool.shutdown(wait=False, cancel_futures=True)
    own = own_log(reader)
    told = {asked[one]: own.shown(one.result()) for one in done}
    return {address: outcome for address, outcome in sorted(told.items()) if outcome is not None}


def _refusals(found: Mapping[str, str], place: str) -> list[Finding]:
    """Return, for each who shows a checkpoint of this log that this copy does not hold, what to say."""
    return [
        Finding(code="desk.ahead" if outcome == AHEAD else "desk.differs", place=place, excerpt=who, rule=RULE)
        for who, outcome in found.items()
    ]


def _check_shown(found: Mapping[str, str], place: str = "mirror") -> None:
    """Refuse to start where somebody shows such a checkpoint."""
    for finding in _refusals(found, place):
        raise Unavailable(finding)


def _check_start(answers: Sequence[Asked], policy: Policy) -> None:
    """Refuse to start where a witness shows such a checkpoint, or where those who say there is one make the policy's quorum."""
    _check_shown({one.vkey: one.outcome for one in answers if one.outcome in PROVED}, "witness")
    claiming = sorted(one.vkey for one in answers if one.outcome in CLAIMED)
    if claiming and policy.quorum is not None and policy.satisfied(claiming):
        names = ", ".join(dict.fromkeys(vkey.partition("+")[0] for vkey in claiming))
        raise Unavailable(Finding(code="desk.claimed", place="witnesses", excerpt=names, rule=RULE))
