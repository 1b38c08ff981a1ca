"""Page furniture goes, sentences of the report stay."""

import pytest

from crossread.clean.junk import cuts_in, judge
from crossread.clean.lines import split_lines

BODY = (
    "Mill burns in Arda\n\n"
    "A mill burned down in Arda on Monday, police said in a statement.\n\n"
    "{}\n\n"
    "Two workers were taken to hospital with burns, the fire service said.\n"
)
TAIL = BODY.format("The cause of the fire is not known, said the mayor of the town.") + "\n{}\n"


def reasons(text):
    lines = split_lines(text)
    return {line.text: why for line, why in zip(lines, judge(lines, keep=[False] * len(lines)), strict=True)}


@pytest.mark.parametrize(
    "junk",
    [
        "Home > News > Region",
        "World | Business | Weather | Video",
        "Share",
        "Facebook Twitter WhatsApp",
        "Copy link",
        "Download",
        "Advertisement",
        "Abone Ol google-news",
        "Lire aussi : l'incendie du moulin",
        "Lesen Sie auch: Brand in der Mühle",
        "Lea también: El molino",
        "Читайте также: пожар на мельнице",
        "اقرأ أيضا",
        "分享到",
        "Leggi anche",
        "Leia mais: o moinho",
        "Read more: Five questions about the mill",
        "Sign up for our weekly newsletter and get the best of Arda in your inbox.",
        "Follow Arda Post on Telegram",
        "Already a subscriber? Sign in",
        "Subscribe to the Post from 3 crowns a week.",
        "[Photo: Smoke over the mill. Photograph: Jo Doe/XPA]",
        "Smoke over the mill on Monday. /CFP",
        "Watch: How mills burn (2:14)",
        "(c) Arda Post 2024. All rights reserved.",
        "We use cookies to improve this site.",
        "https://ardapost.example/mill",
        "This live blog is now closed. Newest first.",
        "You may also like: Ten old mills",
        "Jo Doe/AP Jo Doe/AP",
        "Did you see the fire? Ring our newsroom on 0800 555 210",
        "Seen a wolf? Email desk@gazette.example",
        "Reader service 0444 / 12 30",
        "($1 = 11.32 Tovian marks)",
        "Translated from Selmish by volunteers.",
        "Our bulletins can be heard on short wave 7205 kHz.",
        "Donations for the orphans: town hall, afternoons.",
        "Donations: Mill Aid, Arda Savings Bank, account 44 120",
        "Enjoyed this? Buy us a coffee and tell a friend.",
        "Read the Post on paper: subscriptions from the kiosk in Bridge Street 9",
        "Home delivery: subscriptions at the counter",
        "Arda Relief, 12 Mill Lane. To be removed from this list write LEAVE.",
        "You are receiving this bulletin because you gave us your address.",
        "Know more about the fire? Send your pics to our tip line and win 50 crowns",
        "Your opinion counts: write to the editor",
        "Turn to page 12: WHAT MILLS ARE WORTH",
        "More pictures: page 4",
        "Please share this story: Facebook | X | Viber",
        "APD / translated from the Selmish service / 0930",
        "Duty editor: K. Rosta / Translation from the Tovian desk",
        "Front page - Farming - Sport - Archive",
    ],
)
def test_junk_goes_wherever_it_stands(junk):
    assert reasons(BODY.format(junk))[junk]
    assert reasons(TAIL.format(junk))[junk]


@pytest.mark.parametrize(
    "junk",
    [
        "XNA/ARD 1925GMT",
        "XNA 1830",
        "XNA -0-",
        "ab/cd (AFP, dpa)",
        "(End)",
        "More to follow.",
        "Communications Unit",
        "Press service of the Ministry of Works and Mills",
        "The almanac of the Post at every kiosk for 4 crowns",
        "The Post in your letter box: 12 crowns the quarter",
        "Small ads: mills, wheels, flour and 3 goats",
        "Pick up your copy of the winter supplement in Mill Street",
        "Cookie settings",
    ],
)
def test_marks_at_the_end_go(junk):
    assert reasons(TAIL.format(junk))[junk]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tickets for the evening keep their validity.",
        "'Total loss'",
        "LACKING WATER",
        "- 'Not an accident' -",
        "What is known so far?",
        '"Share what you have," the mayor told residents.',
        "More than 200 people were moved out of their homes.",
        "Related violence in the south killed two people on Sunday, the army said.",
        "Follow-up checks will be made at three other mills, the inspectorate said.",
        "The company asked that no conclusions be drawn.",
        "Watch officers at the port heard the blast.",
        "Support for the mayor fell to 40 percent.",
        "Video of the fire was shown on state television.",
        "Injured: two workers",
        "18:20",
        "Most of the dead were passengers of the bus.",
        "Contact was lost at 09:30, the airline said.",
        "Print workers went on strike.",
        "Warm clothes can be left at the school until 9 p.m.",
        "What had the minister known? Phone records show 12 calls to the yard, the report says.",
        "The ministry said the rate was fixed at 1 dollar = 12 marks until June, and traders sold at 15.",
        "Like this mill, three others burned last year.",
        "The report, translated from Selmish by the court, names two owners and a bank in Arda, the mayor said.",
        "A desk: a chair, a lamp. That was all they found.",
        "Turn to the east, the captain told the crew.",
        "Views on the fire differ: the union wants an inquiry.",
        "Donations to the party reached 3 million marks: the treasurer says half came from abroad, and he named two donors.",
    ],
)
def test_words_of_the_report_stay(sentence):
    assert not reasons(BODY.format(sentence))[sentence]


@pytest.mark.parametrize(
    "line",
    [
        "Injured: 12",
        "Own report, Northern Wire - 23 October 2025",
        "Nobody was hurt in the second fire that night. (XPA/ARD)",
        "The next bulletin of the fire service comes at 18:30",
    ],
)
def test_counts_dates_and_credits_under_the_text_stay(line):
    assert not reasons(TAIL.format(line))[line]


def test_a_row_of_links_set_apart_by_wide_gaps_goes_and_a_row_of_numbers_stays():
    assert reasons(BODY.format("Home   Region   Farm Life   Sport"))["Home Region Farm Life Sport"]
    row = "Killed: 3   Injured: 12   Missing: 4   Homes lost: 9"
    assert not reasons(BODY.format(row))[" ".join(row.split())]


def test_a_list_of_links_goes_with_its_heading():
    found = reasons(TAIL.format("Most viewed\n1. What we know about the mill\n2. Ten things to do with flour"))
    assert found["Most viewed"]
    assert found["1. What we know about the mill"]
    assert found["2. Ten things to do with flour"]


def test_text_goes_on_after_a_link_in_the_middle():
    found = reasons(BODY.format("Read more"))
    assert found["Read more"]
    assert not found["Two workers were taken to hospital with burns, the fire service said."]


def test_a_numbered_gallery_goes_and_a_numbered_post_stays():
    gallery = "\n".join(f"{n}/4 The mill in the year 190{n}, before the fire" for n in range(1, 5))
    found = reasons(BODY.format(gallery))
    assert all(found[line] for line in gallery.split("\n"))
    post = "1/2 Today we moved 21 people out of their homes. — Arda Fire (@ardafire) May 6, 2024"
    assert not reasons(BODY.format(post))[post]


def test_paragraphs_that_begin_alike_are_no_gallery():
    said = [
        f"The ministry said on Monday that {what}."
        for what in ("it was sorry", "it would pay", "it had no more to say")
    ]
    found = reasons(BODY.format("\n".join(said)))
    assert not any(found[line] for line in said)


def test_a_line_said_twice_is_dropped_the_second_time():
    lines = split_lines(
        "Mill burns in Arda\n\nMill burns in Arda\n\nA mill burned down in Arda on Monday, police said."
    )
    why = judge(lines, keep=[False] * 3)
    assert [bool(reason) for reason in why] == [False, True, False]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Image copyright Jo Doe Image caption The mill before the fire", "The mill before the fire"),
        ("Nobody was hurt. (End)", "Nobody was hurt."),
        ("Nobody was hurt. Give now: ten crowns feed a family.", "Nobody was hurt."),
        ("14.03.2024 09:20 Views: 1 402", "14.03.2024 09:20"),
        ('posted Tue 12 Mar 2024 by "jan" 17 comments', 'posted Tue 12 Mar 2024 by "jan"'),
        ("ARDA 5 - THE NOON HOUR - raw transcript, not for publication", "ARDA 5 - THE NOON HOUR"),
        ("Nobody was hurt. (Reporting by Jo Doe; Editing by Jan Kos)", "Nobody was hurt."),
    ],
)
def test_furniture_is_cut_off_a_line(line, rest):
    (found,) = split_lines(line)
    kept = line
    for cut in cuts_in(found):
        kept = kept.replace(line[cut.start : cut.end], "")
    assert kept.strip() == rest
