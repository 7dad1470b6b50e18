# onetext: what to run. `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
PEERS := .venv-peers
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
PYTEST := $(BIN)/python -m pytest --no-header --numprocesses 2 --dist loadfile
PAGE := build/ukraine-2025.html
LINTED := src tests benchmarks tools

.PHONY: help brief test test-office lint check fuzz bench bench-peers docs pins clean
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

brief: $(VENV)/.base ## write build/ukraine-2025.html, the page about the Ukraine drafts, and print a summary
	@mkdir -p build
	@$(BIN)/onetext brief ukraine-2025 --out $(PAGE)

test: $(VENV)/.test ## run all tests, those in a real browser too
	@tools/chromium.sh
	@tools/office.sh
	@$(PYTEST)

test-office: $(VENV)/.test ## 200 redlines through LibreOffice and pandoc, each accepted and rejected
	@tools/office.sh
	@ONETEXT_OFFICE=1 $(PYTEST) tests/office

lint: $(VENV)/.test ## format, lint, types
	@$(BIN)/ruff format --check --quiet $(LINTED)
	@$(BIN)/ruff check --quiet $(LINTED)
	@$(BIN)/mypy

check: lint ## format, lint, types, architecture, documentation
	@$(PYTEST) tests/test_architecture.py tests/docs

fuzz: $(VENV)/.test ## property tests with 10,000 examples each, and 10,000 spoiled files of each format (long)
	@ONETEXT_FUZZ=1 $(PYTEST) -m "hypothesis or fuzz"

bench: $(VENV)/.dev ## measure, and print each figure beside the one asked for
	@$(BIN)/python benchmarks/table.py

bench-peers: $(VENV)/.dev $(PEERS)/.peers ## the same against NegMAS, which is installed into an environment of its own
	@$(BIN)/python benchmarks/table.py benchmarks/test_peers.py

docs: $(VENV)/.test ## write the generated pages of docs/reference and the transcripts of the tutorial anew
	@$(BIN)/python tools/docs.py

pins: $(VENV)/.dev ## compile requirements/*.txt anew
	@$(BIN)/python tools/pins.py

clean: ## remove what was built, and the environment
	@rm -rf $(VENV) $(PEERS) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -- the environment: a stamp for each list of requirements, so that a second run costs nothing ----------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onetext needs Python 3.11 or newer")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base $(VENV)/.test $(VENV)/.dev: $(VENV)/.%: requirements/%.txt pyproject.toml | $(BIN)/python
	@echo "installing requirements/$*.txt into $(VENV)"
	@$(PIP) install --requirement requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(PEERS)/.peers: requirements/peers.txt
	@echo "installing requirements/peers.txt into $(PEERS)"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --no-input --quiet install --requirement requirements/peers.txt
	@touch $@
