"""Lemmas as edit scripts: "lower it, cut two letters, add y" serves every word that ends that way.

A script is written `MODE:CUT:ADDED`, where MODE is `l` (lower first) or `k` (keep the case).
"""

from __future__ import annotations

SAME = "l:0:"


def script_of(word: str, lemma: str) -> str:
    """The shortest suffix edit that makes `lemma` out of `word`."""
    best = ""
    for mode, form in (("l", word.lower()), ("k", word)):
        kept = 0
        while kept < min(len(form), len(lemma)) and form[kept] == lemma[kept]:
            kept += 1
        script = f"{mode}:{len(form) - kept}:{lemma[kept:]}"
        if not best or len(script.split(":", 2)[2]) < len(best.split(":", 2)[2]):
            best = script
    return best


def apply_script(word: str, script: str) -> str:
    """The lemma that a script makes of a word; the lower-cased word where the script does not fit.

    >>> apply_script("Ministries", "l:3:y")
    'ministry'
    """
    mode, cut, added = script.split(":", 2)
    form = word.lower() if mode == "l" else word
    if int(cut) > len(form):
        return form
    return (form[: len(form) - int(cut)] + added) or form
