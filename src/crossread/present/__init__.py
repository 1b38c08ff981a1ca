"""A record comes in; the sheet for the terminal, Markdown, one HTML page, and JSON go out.

`document` lays a record out once as plain data (sections, rows, words); `terminal`, `markdown` and `page` draw it.
"""
