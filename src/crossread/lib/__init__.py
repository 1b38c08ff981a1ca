"""Named helpers that know nothing of reports: dates, numbers, ids, words."""
