"""Webhooks: which addresses are told that a log has grown, how far each was told, and what is sent to it.

Knows the table of hooks and what a webhook says; `net.posting` reaches an address, `keys.webhook` signs. Law: what is sent is
public (ids, kinds, authors, symbols: what the log shows everybody); a hook counts as told only once its receiver said so, the
same id always names the same records, and after five days without an answer it is off, and somebody is told.
"""

import json
import logging
import secrets
import time
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from comity.envelope import parse_leaf
from comity.errors import ComityError, Finding, Rejected, excerpt
from comity.i18n import FALLBACK, LANGUAGES, Catalogue
from comity.keys.sealing import seal, unseal
from comity.keys.webhook import new_secret, signed_headers
from comity.net.posting import RULE, check_address, post, resolve
from comity.store.reader import Reader
from comity.web.site import site
from comity.web.told.models import Hook
from comity.web.told.reach import mail_is_set, site_address

LOG: Final = logging.getLogger("comity.hooks")
KIND: Final = "records.new"
MOST: Final = 20
"""Hooks of one site."""
BATCH: Final = 50
BATCHES: Final = 20
"""Records one webhook names, and webhooks sent to one address in a turn."""
TURN_SECONDS: Final = 60.0
FIRST_WAIT: Final = 15
LONGEST_WAIT: Final = 4 * 3_600
LIFE: Final = 5 * 86_400
"""How long an address that does not answer is tried."""
GONE: Final = 410


def add(slug: str, address: str, *, private: bool, tell: str, lang: str) -> tuple[Hook, str]:
    """Keep an address to be told of what a body's log gains from now on; return it with its secret, shown only now.

    Raises Rejected for an address that may not be spoken to, no body, or too many; Unavailable where the name is not known.
    """
    reader = site().readers.get(slug)
    if reader is None:
        raise _refused("hook.body", slug)
    if Hook.objects.count() >= MOST:
        raise _refused("hook.full", MOST)
    resolve(check_address(address, private=private), private=private)
    secret, now = new_secret(), int(time.time())
    made = Hook.objects.create(
        origin=reader.origin, address=address, private=private, tell=tell, lang=lang, told=reader.size, since=now
    )
    made.secret = seal(_key(), _purpose(made), secret)
    made.save()
    return made, secret


def listed() -> list[Hook]:
    """Return all hooks, oldest first."""
    return list(Hook.objects.order_by("pk"))


def remove(number: int) -> None:
    """Forget a hook. Raises Rejected where there is none of that number."""
    _named(number).delete()


def resume(number: int) -> None:
    """Go on with a hook that was off, from where it was told last. Raises Rejected where there is none of that number."""
    hook = _named(number)
    hook.on, hook.failing, hook.tries, hook.next_try, hook.noticed = True, None, 0, 0, False
    hook.save()


def call(now: int) -> int:
    """Tell every hook that is due what its log has gained, and return how many webhooks were taken."""
    end, taken = time.monotonic() + TURN_SECONDS, 0
    readers = {reader.origin: (slug, reader) for slug, reader in site().readers.items()}
    for hook in Hook.objects.filter(on=True, next_try__lte=now).order_by("tried", "pk"):
        if hook.origin not in readers or time.monotonic() > end:
            continue
        slug, reader = readers[hook.origin]
        try:
            taken += _tell(hook, slug, reader, now)
        except ComityError as error:  # its body cannot be read just now
            LOG.warning("hook %s: %s", hook.pk, error.finding.code)
    for hook in Hook.objects.filter(on=False, noticed=False):
        _notice(hook)
    return taken


def body_of(reader: Reader, slug: str, first: int, end: int) -> bytes:
    """Return what a webhook says of the leaves from `first` up to `end`: the same bytes whenever it is asked."""
    records: list[dict[str, object]] = []
    latest = 0
    for index in range(first, end):
        signed = parse_leaf(reader.leaf(index))
        row = reader.get("record", signed.id) or {}
        latest = int(str(row.get("time", latest)))
        records.append(
            {
                "index": index,
                "id": signed.id,
                "act": str(signed.record.act),
                "form": signed.record.form,
                "by": signed.record.by,
                "audience": signed.record.aud,
                "symbol": row.get("symbol"),
            }
        )
    data = {"origin": reader.origin, "slug": slug, "site": site_address(), "size": end, "records": records}
    at = datetime.fromtimestamp(latest, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return json.dumps({"type": KIND, "timestamp": at, "data": data}, ensure_ascii=False, separators=(",", ":")).encode()


def _tell(hook: Hook, slug: str, reader: Reader, now: int) -> int:
    taken = 0
    while taken < BATCHES and hook.told < reader.size:
        if hook.upto <= hook.told:  # what is tried again later must name the same records, however the log has grown
            hook.upto = min(reader.size, hook.told + BATCH)
            hook.save()
        status, after, fault = _send(hook, body_of(reader, slug, hook.told, hook.upto), now)
        if fault:
            _failed(hook, fault, status, after, now)
            break
        hook.told, hook.tries, hook.failing, hook.error, hook.tried = hook.upto, 0, None, "", now
        hook.save()
        taken += 1
    return taken


def _send(hook: Hook, body: bytes, now: int) -> tuple[int, int | None, str]:
    """Return status, when to come again where told, and the fault, "" where it was taken."""
    secret = unseal(_key(), _purpose(hook), hook.secret)
    headers = signed_headers(secret, f"msg_{hook.mark}_{hook.told}", now, body)
    told = {"Content-Type": "application/json", "User-Agent": "Comity-Webhooks", **headers}
    try:
        answer = post(hook.address, body, told, private=hook.private)
    except ComityError as error:
        return 0, None, f"{error.finding.code} {error.finding.excerpt}"[:60].rstrip()
    taken = 200 <= answer.status < 300  # noqa: PLR2004 - what HTTP calls successful
    return answer.status, answer.after, "" if taken else f"HTTP {answer.status}"


def _failed(hook: Hook, fault: str, status: int, after: int | None, now: int) -> None:
    """Note that a webhook was not taken: come again later each time, up to four hours and not at the same moment as others."""
    wait = min(FIRST_WAIT * 2 ** min(hook.tries, 16), LONGEST_WAIT)
    hook.tries, hook.error, hook.tried = hook.tries + 1, fault, now
    hook.failing = now if hook.failing is None else hook.failing
    hook.next_try = now + max(wait + secrets.randbelow(wait // 4 + 1), after or 0)
    if status == GONE or now - hook.failing > LIFE:
        hook.on = False
        LOG.warning("hook %s is off: %s", hook.pk, fault)
    hook.save()


def _notice(hook: Hook) -> None:
    """Tell whoever asked to be told that a hook is off, once a mail server takes it."""
    if not hook.tell or not mail_is_set():
        return
    words = Catalogue(hook.lang if hook.lang in LANGUAGES else FALLBACK)
    facts = {"address": hook.address, "body": hook.origin, "number": str(hook.pk), "error": hook.error}
    letter = EmailMessage(
        words.say("hook-off-subject", body=hook.origin), words.say("hook-off-letter", **facts), None, [hook.tell]
    )
    letter.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        letter.send()
    except OSError as error:
        LOG.warning("hook %s: %s", hook.pk, type(error).__name__)
        return
    hook.noticed = True
    hook.save()


def _named(number: int) -> Hook:
    found = Hook.objects.filter(pk=number).first()
    if found is None:
        raise _refused("hook.none", number)
    return found


def _key() -> str:
    return salted_hmac("comity.hooks", "", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def _purpose(hook: Hook) -> str:
    """Return what a seal is for: this hook, at this address, so that no other's secret can be put in its place."""
    return f"hook {hook.pk} {hook.mark} {hook.address}"


def _refused(code: str, what: object) -> Rejected:
    return Rejected(Finding(code=code, place="hook", excerpt=excerpt(what), rule=RULE))
