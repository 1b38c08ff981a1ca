"""What crossread says of the example story, word for word. `make golden` writes it anew; read the diff."""

import crossread


def test_sheet_of_the_example(example, golden):
    golden("brenn-dam.sheet.txt", crossread.sheet_text(example))


def test_record_of_the_example(example, golden):
    golden("brenn-dam.record.json", crossread.to_json(example))


def test_markdown_of_the_example(example, golden):
    golden("brenn-dam.sheet.md", crossread.to_markdown(example))
