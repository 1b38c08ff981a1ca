# The doors to this project, the same here and in CI. `make help` lists them.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
BIN    := .venv/bin
STORY  := examples/brenn-dam/reports
DATA   ?= ../shared
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check format eval floors bench golden docs clean

help: ## list these doors
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: .venv/package ## read the example story, print its sheet, write demo.html
	$(BIN)/crossread compare $(STORY) --html demo.html

test: check ## everything that must hold: check, then the tests
	$(BIN)/python -m pytest

check: .venv/dev ## lint, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/dev ## mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

eval: .venv/dev ## score every labelled case and benchmark under DATA (default ../shared) and here
	$(BIN)/python -m evals.gate --data $(DATA) --print

floors: .venv/dev ## fail where a measure is below evals/floors.json
	$(BIN)/python -m evals.gate --data $(DATA)

bench: .venv/dev ## CPU seconds and peak memory beside the frozen reference
	$(BIN)/python -m benchmarks.compare

golden: .venv/dev ## write the golden files anew; read the diff before you commit it
	$(BIN)/python -m pytest tests/golden --golden

docs: .venv/dev ## write the generated parts of the documents anew
	$(BIN)/python -m pytest tests/docs --golden

clean: ## remove what the other doors made
	rm -rf .venv demo.html .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "crossread needs Python 3.11 or newer on the PATH (or: make PYTHON=/path/to/python)"; exit 2; }
	$(PYTHON) -m venv .venv || { echo "no venv module: on Debian or Ubuntu install python3-venv"; exit 2; }

.venv/package: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/dev: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ .venv/package
