"""Small secrets kept where others may come to read them: sealed under a key that lies elsewhere.

Knows XSalsa20-Poly1305 as libsodium has it; not what is sealed. Law: what was changed does not open.
"""

import base64
import binascii
import hashlib

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from comity.errors import Finding, Tampered


def seal(secret: str, purpose: str, text: str) -> str:
    """Return `text` sealed under a key made of `secret` for one purpose, in base64."""
    return base64.b64encode(bytes(_box(secret, purpose).encrypt(text.encode()))).decode()


def unseal(secret: str, purpose: str, sealed: str) -> str:
    """Return the text, or raise Tampered if `sealed` was not made by `seal` with the same secret and purpose."""
    try:
        return _box(secret, purpose).decrypt(base64.b64decode(sealed, validate=True)).decode()
    except (CryptoError, binascii.Error, ValueError) as error:
        raise Tampered(Finding(code="key.seal", place=purpose)) from error


def _box(secret: str, purpose: str) -> SecretBox:
    return SecretBox(hashlib.blake2b(purpose.encode(), key=secret.encode()[:64], digest_size=32).digest())
