"""Two claims -> how they relate: pure functions that give a verdict with its reason.

What comes in are two values of one sort (names, dates, places, figures, wordings); what goes out says whether they are
the same, can both hold, or cannot, and why in one sentence.
"""
