"""Reports, findings and links -> a ledger that only grows, and back: stories and sheets are views that can be rebuilt.

What comes in are records; what goes out are equal records, whatever happened in between.
"""

from crossread.store.ledger import Ledger

__all__ = ["Ledger"]
