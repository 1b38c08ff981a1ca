"""Users' dictionaries in the formats of TABARI and PETRARCH; every name is invented."""

import pytest

from crossread.errors import SettingsError
from crossread.lib.actor_files import dictionary_notices, read_dictionaries
from crossread.lib.actors import NO_DICTIONARIES, Actors, code_actor
from crossread.lib.dictionaries import Dated, read_actors, read_agents
from crossread.lib.dictionary_faults import actor_faults, agent_faults

PETRARCH = """# actors of a made-up land
<region>
IDA_BRANDT_ [ARDOPP <010630] # as it was
    [ARDGOV 010701-050930]
    [ARDELI >051001]
+MOTHER_BRANDT_
+I._BRANDT

ARDA_ [ARD]
+ARDAN_
SELM_FRONT [ARDREB]
BRANDT_STREET_ [---]
"""
TABARI = """
BRENNISH_LEAGUE [BREOPP] ;abc 12 Mar 1999
BRENN_ [BRE]    ; country
LEAGUE_OF_BRENN_ [BREOPP]
"""
AGENTS = """# agents
!LOCAL! = TOWN_, VILLAGE_
FERRYMAN_ {FERRYMEN_} [~BUS]
WARDEN_ [~COP]
!LOCAL!_ELDER_ [~CVL]
HERALD_ {} [~MED]
"""


def test_codes_hold_for_their_time_only():
    brandt = read_actors(PETRARCH)[0]
    assert brandt.words == ("IDA", "BRANDT")
    assert brandt.codes == (
        Dated(code="ARDOPP", last="2001-06-30"),
        Dated(code="ARDGOV", first="2001-07-01", last="2005-09-30"),
        Dated(code="ARDELI", first="2005-10-01"),
    )


@pytest.mark.parametrize(
    ("day", "code"),
    [("1999-01-01", "ARDOPP"), ("2003-05-05", "ARDGOV"), ("2020-01-01", "ARDELI"), ("", "")],
)
def test_one_person_is_coded_by_the_day(day, code):
    known = Actors.read(actors=[PETRARCH])
    assert code_actor(known, "Ida Brandt", date=day) == code


def test_synonyms_stand_for_the_same():
    known = Actors.read(actors=[PETRARCH])
    assert code_actor(known, "Mother Brandt", date="2003-01-01") == "ARDGOV"
    assert code_actor(known, "the Ardan town") == "ARD"


def test_pattern_without_last_mark_stands_for_longer_words_too():
    known = Actors.read(actors=[PETRARCH])
    assert code_actor(known, "the Selm Fronts") == "ARDREB"
    assert code_actor(known, "the Ardas") == ""


def test_longer_pattern_wins_and_a_null_code_is_nobody():
    known = Actors.read(actors=[PETRARCH, TABARI])
    assert code_actor(known, "the League of Brenn") == "BREOPP"
    assert code_actor(known, "Brandt Street") == ""


def test_old_form_with_comments_is_read():
    assert [(p.words, p.codes[0].code) for p in read_actors(TABARI)] == [
        (("BRENNISH", "LEAGUE"), "BREOPP"),
        (("BRENN",), "BRE"),
        (("LEAGUE", "OF", "BRENN"), "BREOPP"),
    ]


def test_agents_have_plurals_and_macros():
    found = {" ".join(p.words): p.codes[0].code for p in read_agents(AGENTS)}
    assert found["FERRYMEN"] == "BUS"
    assert found["WARDENS"] == "COP"
    assert found["TOWN ELDER"] == found["VILLAGE ELDERS"] == "CVL"
    assert "HERALDS" not in found


def test_agent_and_actor_add_up():
    known = Actors.read(actors=[PETRARCH], agents=[AGENTS])
    assert code_actor(known, "an Ardan ferryman") == "ARDBUS"
    assert code_actor(known, "Kenyan wardens") == "KENCOP"


def test_users_words_come_before_our_own():
    assert code_actor(NO_DICTIONARIES, "Kenyan police") == "KENCOP"
    assert code_actor(Actors.read(agents=["POLICE_ [~MIL]"]), "Kenyan police") == "KENMIL"


def test_files_are_read_as_they_are(tmp_path):
    tmp_path.joinpath("actors.txt").write_bytes("ÅSE_HOLM_ [ARDGOV]\n".encode("latin-1"))
    tmp_path.joinpath("agents.txt").write_text(AGENTS, "utf8")
    known = read_dictionaries([tmp_path / "actors.txt"], [tmp_path / "agents.txt"])
    assert code_actor(known, "Ase Holm") == "ARDGOV"
    assert known.digest.startswith("who-")
    assert known.digest == read_dictionaries([tmp_path / "actors.txt"], [tmp_path / "agents.txt"]).digest


def test_no_files_are_no_dictionaries():
    assert read_dictionaries([], []) is NO_DICTIONARIES


def test_wrong_file_is_told(tmp_path):
    tmp_path.joinpath("story.txt").write_text("A bridge fell at Selm.\n", "utf8")
    with pytest.raises(SettingsError, match="holds no pattern"):
        read_dictionaries([tmp_path / "story.txt"], [])
    with pytest.raises(SettingsError, match="cannot read the dictionary"):
        read_dictionaries([], [tmp_path / "nowhere.txt"])


@pytest.mark.parametrize(
    "text", ["", "[", "]", "+", "+X", "A_ []", "!A! = !A!\n!A!_ [~X]", "_ [X]", "{" * 500, "X [" * 500]
)
def test_odd_dictionaries_do_no_harm(text):
    read_actors(text)
    read_agents(text)


def test_whole_dictionaries_have_no_faults():
    assert [*actor_faults(PETRARCH), *actor_faults(TABARI), *agent_faults(AGENTS)] == []
    assert [*actor_faults("IDA_BRANDT_\n  [ARDGOV]\n  [ARDOPP]\nNOBODY_ [###]\n")] == []


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("ARDA_ [ARD]\nIDA_BRANDT_ [ARDGOV\n", 2, "a bracket has no partner: ["),
        ("ARDA_ [ARD]\nIDA_BRANDT_\nSELM_ [SEL]\n", 2, "the pattern has no code"),
        ("ARDA_ [ARD]\nIDA_BRANDT_\n", 2, "the pattern has no code"),
        ("# head\n+MOTHER_BRANDT_\nARDA_ [ARD]\n", 2, "it goes on with a pattern, and none stands above it"),
        ("ARDA_ [ard]\n", 1, "ard is no code"),
        ("ARDA_ []\n", 1, "its code is empty"),
        ("IDA_BRANDT_ [ARDGOV 2019]\n", 1, "2019 is no span of days"),
        ("IDA_BRANDT_ [ARDGOV 011340-020101]\n", 1, "011340-020101 is no span of days"),
        ("!ARDA!_MAYOR_ [ARD]\n", 1, "nothing says what !ARDA! stands for: macros are for dictionaries of agents"),
    ],
)
def test_a_broken_line_of_actors_is_named(text, line, why):
    (fault,) = actor_faults(text)
    assert (fault.line, fault.why) == (line, why)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("WARDEN_\n", "it has no code"),
        ("[~COP]\n", "it has a code and no words"),
        ("!LOCAL!_ELDER_ [~CVL]\n", "no line above says what !LOCAL! stands for"),
        ("HERALD_ {HERALDS_ [~MED]\n", "a bracket has no partner: {"),
    ],
)
def test_a_broken_line_of_agents_is_named(text, why):
    (fault,) = agent_faults(text)
    assert (fault.line, fault.why) == (1, why)


def test_broken_lines_are_noted_with_file_line_and_what_would_work(tmp_path):
    broken = tmp_path / "actors.txt"
    broken.write_text("ARDA_ [ARD]\n" + "IDA_BRANDT_ [ARDGOV\n" * 12, "utf8")
    notices = dictionary_notices([broken], [])
    assert {notice.input for notice in notices} == {str(broken)}
    assert notices[0].text.startswith("line 2 is not used as it stands: a bracket has no partner: [; close each code")
    assert notices[-1].text == "2 more lines of it are broken too"


def test_nobodys_code_in_hashes_begins_no_comment():
    known = Actors.read(actors=["BRANDT_STREET_ [###]\nBRANDT_ [ARDGOV]\n"])
    assert code_actor(known, "Brandt Street") == ""
    assert code_actor(known, "Brandt") == "ARDGOV"
