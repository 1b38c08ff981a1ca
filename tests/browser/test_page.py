"""The page in a real browser: choosing findings, addresses, keys, widths, schemes, print, and hostile words."""

import base64

import pytest

from crossread.present import to_html
from crossread.testing import make_finding, make_reading, make_record, make_report, make_statement

pytestmark = pytest.mark.browser

MARKED = "[...document.querySelectorAll('.e.on')].map(e => e.textContent)"
DOCKED = "[...document.querySelectorAll('.docked')].length"
CHOSEN = "document.querySelector('.docked [data-chosen]').textContent"


def test_page_opens_without_an_error_and_asks_for_nothing(browser, open_tab, page):
    tab = open_tab(page)
    assert tab.run("document.documentElement.classList.contains('js')")
    asked = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
    told = [e for e in browser.events if e["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
    assert (asked, told) == ([page], [])


def test_choosing_a_finding_marks_its_words_in_the_reports(open_tab, page):
    tab = open_tab(page)
    assert tab.run(MARKED) == []
    tab.click("#f2 .line")
    assert tab.run(MARKED) == ["Marin", "Morin", "Marin"]
    assert "Morin in Eld Echo" in tab.run(CHOSEN)
    assert "If Morin read Marin, 3 reports agree." in tab.run(CHOSEN)
    assert tab.run("location.hash") == "#f2"


def test_marked_words_are_in_sight(open_tab, page):
    tab = open_tab(page)
    tab.click("#f1 .line")
    for nth in range(2):
        inside = (
            f"(() => {{ const e = document.querySelectorAll('.e.on')[{nth}].getClientRects()[0];"
            " const c = document.querySelector('.docked').getBoundingClientRect();"
            " return e.top >= c.top && e.bottom <= c.bottom && e.right <= innerWidth; })()"
        )
        assert tab.run(inside)


def test_address_of_a_finding_opens_it(open_tab, page):
    tab = open_tab(f"{page}#f3")
    assert tab.run(MARKED) == ["Saturday", "Friday"]


def test_address_of_no_finding_opens_nothing(open_tab, page):
    tab = open_tab(f"{page}#f99")
    assert tab.run(DOCKED) == 0


def test_back_leaves_the_finding(open_tab, page):
    tab = open_tab(page)
    tab.click("#f1 .line")
    tab.run("new Promise(done => { addEventListener('popstate', () => setTimeout(done)); history.back(); })")
    assert (tab.run(DOCKED), tab.run(MARKED)) == (0, [])


def test_keys_choose_step_and_close(open_tab, page):
    tab = open_tab(page)
    tab.run("document.querySelector('#f1 .line').focus()")
    tab.press("Enter")
    assert tab.run("location.hash") == "#f1"
    tab.press("j", "KeyJ")
    assert tab.run("location.hash") == "#f2"
    tab.press("k", "KeyK")
    assert tab.run("location.hash") == "#f1"
    tab.press("Escape")
    assert tab.run(DOCKED) == 0
    assert tab.run("document.activeElement.closest('.finding').id") == "f1"


def test_tab_key_reaches_every_finding(open_tab, page):
    tab = open_tab(page)
    reached = set()
    for _ in range(60):
        tab.press("Tab")
        reached.add(tab.run("(document.activeElement.closest('.finding') || {}).id || ''"))
    assert {f"f{n}" for n in range(1, 8)} <= reached


def test_cell_of_the_matrix_opens_its_finding_in_place(open_tab, page):
    tab = open_tab(page)
    tab.click("tr[data-row='2'] td.other")
    before = tab.run("scrollY")
    assert tab.run("location.hash") == "#f2"
    assert tab.run("scrollY") == before


def test_words_in_a_report_open_their_finding(open_tab, page):
    tab = open_tab(page)
    tab.click(".e[data-f='2']")
    assert tab.run("location.hash") == "#f2"


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("finding", ["", "#f1"])
def test_nothing_runs_over_the_edge(open_tab, page, width, finding):
    tab = open_tab(f"{page}{finding}", width=width)
    assert tab.run("document.scrollingElement.scrollWidth") <= width


CONTRAST = """
(() => {
  const parse = (c) => { const n = c.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3]));
  const ground = (e) => {
    if (!e) return [255, 255, 255];
    const own = parse(getComputedStyle(e).backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, ground(e.parentElement));
  };
  const poor = new Set();
  for (const e of document.querySelectorAll("main *, header *, footer *")) {
    if (e.closest(".sr") || ![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.add(`${e.tagName}.${e.className} in .${e.parentElement.className}`);
  }
  return [...poor];
})()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(open_tab, page, scheme):
    tab = open_tab(page)
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    assert tab.run(CONTRAST) == []


def test_printed_page_has_the_reports_and_no_controls(open_tab, page):
    tab = open_tab(f"{page}#f1")
    tab.call("Emulation.setEmulatedMedia", media="print")
    shown = "(s => getComputedStyle(document.querySelector(s)).display)"
    assert tab.run(f"{shown}('.controls')") == "none"
    assert tab.run("getComputedStyle(document.querySelector('.reports')).position") == "static"
    assert base64.b64decode(tab.call("Page.printToPDF")["data"]).startswith(b"%PDF")


def test_folded_details_are_open_on_paper(open_tab, tmp_path):
    report = make_report("One. Two. Three. Four.", outlet="Echo")
    said = tuple(
        make_statement(report, words, source=words, speaker="Ole Rand") for words in ("One.", "Two.", "Three.", "Four.")
    )
    path = tmp_path / "folded.html"
    path.write_text(to_html(make_record((make_reading(report, statements=said),))), encoding="utf8")
    tab = open_tab(path.as_uri())
    seen = "[...document.querySelectorAll('.people details blockquote')].map((e) => e.checkVisibility())"
    assert tab.run(seen) == [False, False]
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.run(seen) == [True, True]
    assert tab.run("getComputedStyle(document.querySelector('.people summary')).display") == "none"


@pytest.mark.parametrize("finding", [1, 2, 3])
def test_disputed_row_has_its_words_beside_it_and_in_the_dock(open_tab, page, finding):
    tab = open_tab(f"{page}#f{finding}")
    words = "[...document.querySelectorAll('WHERE .voices b')].map((e) => e.textContent)"
    beside, docked = tab.run(words.replace("WHERE", f"#f{finding}")), tab.run(words.replace("WHERE", ".docked"))
    assert len(beside) >= 2
    assert beside == docked


def test_matrix_is_cards_with_outlet_chips_on_a_phone(open_tab, page):
    tab = open_tab(page, width=390)
    chips = "[...document.querySelectorAll(\"tr[data-row='2'] td\")]"
    assert tab.run(f"{chips}.every((e) => e.getBoundingClientRect().right <= innerWidth)")
    told = tab.run(f"{chips}.map((e) => getComputedStyle(e, '::before').content)")
    assert [any(name in text for name in ("XNA", "Eld Echo", "Ministry of Ports")) for text in told] == [True] * 3


def test_hostile_words_do_nothing(browser, open_tab, tmp_path):
    hostile = (
        "\"'><script>window.hacked = 1; alert(1)</script><img src=x onerror='window.hacked = 1'><b onclick=alert(1)>"
    )
    report = make_report(
        f"{hostile} said so.", outlet=hostile, title=hostile, source=hostile, url="javascript:alert(3)"
    )
    finding = make_finding("denial", ((report, f"{hostile} said"),), summary=hostile)
    path = tmp_path / "hostile.html"
    record = make_record((make_reading(report),), findings=(finding,), title=hostile)
    path.write_text(to_html(record), encoding="utf8")
    tab = open_tab(f"{path.as_uri()}#f1")
    assert tab.run("window.hacked") is None
    assert tab.run("document.querySelectorAll('img').length") == 0
    assert tab.run(MARKED) == [f"{hostile} said"]
    assert not [e for e in browser.events if e["method"] == "Page.javascriptDialogOpening"]


def test_a_day_stands_behind_an_outlet_whose_name_runs_from_right_to_left(open_tab, tmp_path):
    outlet = "\u05e9\u05d1\u05d5\u05e2\u05d5\u05df \u05d4\u05e0\u05de\u05dc"
    report = make_report("The pier is lost, the mayor said.", outlet=outlet, published="2024-03-12")
    path = tmp_path / "sheet.html"
    path.write_text(to_html(make_record((make_reading(report),), title="Fire")), encoding="utf8")
    tab = open_tab(path.as_uri())
    code = (
        "(() => { const s = document.querySelector('.source'); const box = e => e.getBoundingClientRect();"
        " const day = document.createRange(); const text = s.querySelector('time').firstChild;"
        " day.setStart(text, 0); day.setEnd(text, 2);"
        " return [box(s.querySelector('a')).right, day.getBoundingClientRect().left]; })()"
    )
    name_ends, number_begins = tab.run(code)
    assert name_ends <= number_begins
