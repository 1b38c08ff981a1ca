"""A record comes in; the sheet for the terminal, Markdown, one HTML page, and JSON go out.

`layout` lays a record out once as plain data (sections, rows, words: `document`); `terminal`, `markdown` and `page`
draw it. The drawing parts load when they are first used.
"""

from crossread.model.record import Record

__all__ = ["sheet_text", "to_dict", "to_html", "to_json", "to_markdown"]


def to_dict(record: Record) -> dict[str, object]:
    """The record as plain dicts and lists: schema `crossread.record/1`."""
    from crossread.present import record as shape  # noqa: PLC0415 -- loaded when first used

    return shape.to_dict(record)


def to_json(record: Record) -> str:
    """The record as JSON text, equal to the byte for equal input: schema `crossread.record/1`."""
    from crossread.present import record as shape  # noqa: PLC0415

    return shape.to_json(record)


def to_markdown(record: Record, *, dropped: bool = False, profile: str = "newsroom") -> str:
    """The sheets as Markdown; `dropped` lists every passage that was left out, `profile` is the codebook whose numbers are
    shown (`all`: what each would record)."""
    from crossread.present.layout import lay_out  # noqa: PLC0415
    from crossread.present.markdown import draw_markdown  # noqa: PLC0415

    return draw_markdown(lay_out(record, profile=profile), dropped=dropped)


def to_html(record: Record, *, profile: str = "newsroom") -> str:
    """The sheets as one self-contained HTML page, with the numbers of a codebook profile."""
    from crossread.present.layout import lay_out  # noqa: PLC0415
    from crossread.present.page import draw_page  # noqa: PLC0415

    return draw_page(lay_out(record, profile=profile))


def sheet_text(record: Record, *, width: int = 100, dropped: bool = False, profile: str = "newsroom") -> str:
    """The sheets as plain text of so many columns; `dropped` lists every passage that was left out, `profile` is the
    codebook whose numbers are shown (`all`: what each would record)."""
    from crossread.present.layout import lay_out  # noqa: PLC0415
    from crossread.present.terminal import draw_text  # noqa: PLC0415

    return draw_text(lay_out(record, profile=profile), width=width, dropped=dropped)
