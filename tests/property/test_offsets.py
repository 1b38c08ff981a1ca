"""Offsets: whatever comes in, the clean text leads back to the raw one, and every span reads its words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.clean import clean
from crossread.lib.ids import stable_id
from crossread.model.outcomes import Rejected
from crossread.model.spans import OffsetMap, Piece, Span
from crossread.testing import make_document

LINES = [
    "HALDBY, Norvenia, May 14 (NPA) - At least six people were killed on Tuesday, the mayor said.",
    "“We ran up the hill,” said Marit Lunde.",
    "(Reporting by Nils Hovde)",
    "Share   Tweet   Print",
    "Sign up for our newsletter.",
    "[Photo: the bridge. Photograph: Erik Sund/Lumen]",
    "Updated 20:07, 14-May-2024",
    "About 2,400 people were taken to schools on higher ground, the office said.",
    "Comments (0)",
    "",
    " ",
]
texts = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(lines))
)


@st.composite
def maps(draw: st.DrawFn) -> OffsetMap:
    """Maps whose pieces are in order of both texts, with gaps on either side."""
    pieces, clean_at, raw_at = [], 0, 0
    for _ in range(draw(st.integers(1, 6))):
        clean_at += draw(st.integers(0, 3))
        raw_at += draw(st.integers(0, 9))
        length = draw(st.integers(1, 9))
        pieces.append(Piece(clean_at, raw_at, length))
        clean_at, raw_at = clean_at + length, raw_at + length
    return OffsetMap(pieces=tuple(pieces))


@given(maps(), st.integers(0, 60), st.integers(0, 60))
def test_raw_offsets_never_run_backwards(offsets, one, other):
    low, high = sorted((one, other))
    assert offsets.to_raw(low) <= offsets.to_raw(high)
    start, end = offsets.span_to_raw(Span(report="r", start=low, end=high))
    assert start <= end


@given(maps())
def test_a_piece_maps_onto_itself(offsets):
    for piece in offsets.pieces:
        span = Span(report="r", start=piece.clean, end=piece.clean + piece.length)
        assert offsets.span_to_raw(span) == (piece.raw, piece.raw + piece.length)


@settings(deadline=None)
@given(texts)
def test_clean_text_leads_back_to_raw_text(text):
    report = clean(make_document(text))
    if isinstance(report, Rejected):
        assert report.cause
        return
    for piece in report.map.pieces:
        kept, came = report.text[piece.clean :][: piece.length], report.raw[piece.raw :][: piece.length]
        assert [k for k, c in zip(kept, came, strict=True) if k != c and k.split() != c.split()] == []
    zones = [(zone.start, zone.end) for zone in report.zones]
    assert zones == sorted(zones)
    assert all(0 <= start <= end <= len(report.text) for start, end in zones)


@settings(deadline=None)
@given(texts)
def test_what_was_dropped_stands_where_it_says(text):
    report = clean(make_document(text))
    if not isinstance(report, Rejected):
        assert [d for d in report.dropped if report.raw[d.start : d.end] != d.quote or not d.why] == []


@given(st.lists(st.text(max_size=8), max_size=5), st.lists(st.text(max_size=8), max_size=5))
def test_ids_tell_different_parts_apart(one, other):
    plain = [[part.replace("\x1f", "") for part in parts] for parts in (one, other)]
    if plain[0] and plain[1]:
        assert (stable_id("x", *plain[0]) == stable_id("x", *plain[1])) == (plain[0] == plain[1])
