"""From a raw document to a report: its body, title, dateline, credits and dates, and what was dropped and why.

What comes in is decoded text with the container's hints; what goes out is clean text in zones, with the map back to
every raw character, or a `Rejected`.
"""

from crossread.clean.cleaning import clean

__all__ = ["clean"]
