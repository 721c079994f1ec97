"""Short texts that anyone can check offline: Ed25519 signatures, small enough for a QR.

    token = sign("text", secret)      «dGV4dA.c2lnbmF0dXJl…», both halves base64url
    verify(token, public_key(secret)) -> "text"; a Mistake when it was altered or signed by another

The key is derived from the installation's secret; only the public half leaves it.
"""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from congdoan.base.errors import Mistake, _


def sign(text, secret):
    """The text with its signature."""
    content = text.encode()
    return f"{_packed(content)}.{_packed(_key(secret).sign(content))}"


def verify(token, public):
    """The text of a token that the owner of that public key (32 bytes, base64url) signed."""
    try:
        content, signature = (_unpacked(part) for part in token.strip().split("."))
        Ed25519PublicKey.from_public_bytes(_unpacked(public)).verify(signature, content)
        return content.decode()
    except (InvalidSignature, ValueError, binascii.Error):
        raise Mistake(_("Chữ ký không đúng: thẻ bị sửa hoặc không do hệ thống này cấp."))


def public_key(secret):
    """The public half, base64url: what a phone needs to check cards without a network."""
    return _packed(_key(secret).public_key().public_bytes_raw())


def _key(secret):
    seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"congdoan member card")
    return Ed25519PrivateKey.from_private_bytes(seed.derive(secret.encode()))


def _packed(content):
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _unpacked(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
