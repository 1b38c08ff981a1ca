import pytest

from crossread.extract.roles import Role, read_role


@pytest.mark.parametrize(
    ("text", "role", "body", "country"),
    [
        ("Norwegian Foreign Ministry spokeswoman", "spokesperson", "ministry of foreign affairs|NO", "NO"),
        ("coast guard spokesman Captain", "spokesperson", "coast guard|", ""),
        ("Fire Chief", "fire chief", "fire service|", ""),
        ("Norway's deputy foreign minister", "deputy foreign minister", "ministry of foreign affairs|NO", "NO"),
        ("The Minister of Finance", "finance minister", "ministry of finance|", ""),
        ("the governor of the Brisk region", "governor", "regional administration|", ""),
        ("a surgeon at the Second Harbour Hospital", "doctor", "second harbour hospital|", ""),
        ("the president's spokesman", "spokesperson", "presidency|", ""),
        ("An adviser to President Ek", "adviser", "presidency|", ""),
        ("White House press secretary", "press secretary", "presidency|US", "US"),
        ("spokesman for the regional police zone in northern Norway", "spokesperson", "police|NO", "NO"),
    ],
)
def test_a_description_gives_role_body_and_country(text: str, role: str, body: str, country: str) -> None:
    assert read_role(text) == Role(role=role, body=body, country=country)


@pytest.mark.parametrize("text", ["the fire", "a ferry", "", "the Norwegian coast guard"])
def test_other_words_name_no_role(text: str) -> None:
    assert read_role(text) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("harbour union secretary", "secretary"),
        ("Party Secretary", "secretary"),
        ("Secretary of Defence", "defence minister"),
        ("US secretary", "minister"),
        ("Treasury Secretary", "finance minister"),
    ],
)
def test_a_secretary_is_a_minister_by_portfolio_or_state_alone(text: str, role: str) -> None:
    found = read_role(text)
    assert found is not None
    assert found.role == role


def test_an_authority_is_a_body_and_no_official() -> None:
    assert read_role("regional health authority") is None


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("the captain of the tanker", "captain", ""),
        ("the plane's captain", "captain", ""),
        ("team captain", "captain", "team|"),
        ("Army Captain", "general", "military|"),
        ("the shuttle's commander", "captain", ""),
        ("army commander", "general", "military|"),
        ("the deputy", "deputy", ""),
        ("deputy head of the port", "deputy leader", ""),
        ("deputy mayor", "deputy mayor", "city administration|"),
        ("deputy director", "deputy director", ""),
        ("the deputy head teacher", "deputy director", ""),
        ("deputy harbour master", "official", ""),
        ("opposition deputy", "lawmaker", "opposition|"),
        ("a deputy in the lower house", "lawmaker", "parliament|"),
        ("general manager", "director", ""),
        ("private hospital spokesman", "spokesperson", "private hospital|"),
        ("chief economist", "expert", ""),
        ("chief spokesman", "spokesperson", ""),
        ("a talent show judge", "contest judge", ""),
        ("high court judge", "judge", "court|"),
        ("justice minister", "justice minister", "ministry of justice|"),
        ("a Methodist minister", "rabbi", "methodist|"),
        ("the minister for church affairs", "minister", ""),
        ("governor of the bank", "bank governor", "bank|"),
        ("prison governor", "director", ""),
        ("a speaker at the conference", "expert", ""),
        ("parliament speaker", "speaker", "parliament|"),
        ("a company representative", "representative", "operator|"),
        ("Republican representative", "lawmaker", "parliament|"),
        ("race marshal", "official", ""),
        ("fire marshal", "fire chief", "fire service|"),
        ("brand ambassador", "representative", ""),
        ("union secretary", "secretary", "union|"),
        ("building inspector", "official", ""),
    ],
)
def test_a_word_for_a_role_means_what_its_neighbours_say(text: str, role: str, body: str) -> None:
    found = read_role(text)
    assert found is not None
    assert (found.role, found.body) == (role, body)


@pytest.mark.parametrize(
    "text", ["a major shareholder", "corporal punishment", "private investigator", "beauty queen", "a major fire"]
)
def test_a_word_that_only_qualifies_is_no_role(text: str) -> None:
    assert read_role(text) is None
