"""Ids that are the same everywhere: hashes of what identifies a thing."""

import hashlib


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix` and sixteen hex digits of the sha256 of the parts' text, parted by a character that no text holds."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"
