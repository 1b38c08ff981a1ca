import pytest


def headed(hear, title, body):
    heard = hear(f"{title}\n\n{body}", title=title)
    one = next((s for s in heard.statements if s.source and s.source.end <= len(title)), None)
    return None if one is None else (one.speaker.key, one.speaker.country)


@pytest.mark.parametrize(
    ("title", "body", "key"),
    [
        (
            "Bridge falls, ministry blames saboteurs",
            "The bridge at Ostrel fell on Monday. The Ministry of Transport said saboteurs had cut the cables.\n\n"
            "The foreign ministry of Norway advised its citizens to stay away.",
            "ministry of transport|",
        ),
        (
            "Ministry blamed smugglers for fire at port",
            "Fire burned in Kalve for six hours. Smugglers had stored fuel there, the Interior Ministry said.\n\n"
            "Sweden's foreign ministry said two Swedes were hurt.",
            "ministry of interior|",
        ),
        (
            "Navy denies ramming trawler",
            "The Velmont Navy on Monday denied that its frigate had rammed a trawler.\n\n"
            "The Swedish navy said it was elsewhere.",
            "navy|",
        ),
        (
            "Dam gates stuck, police say",
            "Two gates of the dam at Orrin are stuck, the Orrin police said.\n\nThe Finnish police said they would help.",
            "police|",
        ),
    ],
)
def test_the_bare_body_of_a_headline_is_the_one_that_the_first_paragraphs_quote(hear, title, body, key):
    found = headed(hear, title, body)
    assert found is None or found[0] == key


@pytest.mark.parametrize(
    ("word", "body"),
    [
        ("government", "Residents left. The German government said it would send engineers."),
        ("ministry", "Residents left. The foreign ministry of Norway advised its citizens to stay away."),
    ],
)
def test_a_body_that_the_text_does_not_tell_is_nobody_elses(hear, word, body):
    found = headed(hear, f"Dam gates stuck, {word} says no danger", f"Two gates of the dam are stuck. {body}")
    assert found is None or found == (f"{word}|", "")


def test_a_ministry_with_its_article_is_read_as_before(hear):
    heard = hear("The Ministry of Transport shut the bridge. The ministry said the cables were cut.")
    assert heard.said["the cables were cut"].speaker.key == "ministry of transport|"
