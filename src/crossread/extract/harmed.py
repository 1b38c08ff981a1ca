"""Words that name people by what happened to them ("the wounded", "freed hostages")."""

from functools import cache

from crossread.data import read_table


@cache
def harmed_words() -> dict[str, str]:
    """Words that name the people by what happened to them ("wounded", "deaths"), alone or as an adjective."""
    return {
        word: row["measure"]
        for row in read_table("units", "casualties.tsv")
        for word in [row["words"]]
        if row["form"] == "noun"
    }


ATTRIBUTES = {
    **{"killed": "killed", "dead": "killed", "murdered": "killed", "slain": "killed", "injured": "injured"},
    **{
        "wounded": "injured",
        "hurt": "injured",
        "missing": "missing",
        "displaced": "displaced",
        "evacuated": "evacuated",
    },
    **{"detained": "detained", "arrested": "detained", "jailed": "detained", "freed": "rescued", "released": "rescued"},
    **{"rescued": "rescued", "abducted": "affected", "kidnapped": "affected", "captured": "affected"},
}
"""What happened to people by an adjective before their noun."""
